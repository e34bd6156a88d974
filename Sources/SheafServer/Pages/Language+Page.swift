import SheafCore

extension Language {
  /// Its own name for itself.
  var ownName: String {
    switch self {
    case .en: "English"
    case .fr: "Français"
    }
  }

  /// The way its lines run, for `dir`.
  var direction: String {
    switch self {
    case .en, .fr: "ltr"
    }
  }
}
