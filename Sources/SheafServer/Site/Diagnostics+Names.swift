import SheafCore

extension [Diagnostic] {
  /// With a file called as the person does: what was sent lies meanwhile under a name that tells nobody anything.
  func calling(_ path: String, _ name: String) -> [Diagnostic] {
    map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.place.file == path { diagnostic.place.file = name }
      return diagnostic
    }
  }
}
