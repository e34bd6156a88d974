import SheafCore

/// A form that was shown before this sheaf was started, or before the browser was let in: nothing of it is done, and nothing of it is lost.
extension Site {
  /// A page that holds everything that was sent, to send it again.
  ///
  /// Only a form that came from one of this server's own pages may be answered like this.
  ///
  /// - Parameter request: its `csrf` is blank where the browser has not been let in; then the page tells nothing of the folder.
  func resend(_ request: Request) -> Response {
    let isKnown = !request.csrf.isEmpty
    let frame = PageFrame(
      language: request.language, csrf: request.csrf, mapping: nil,
      folder: isKnown ? folderPath : "", draftCount: 0, trashCount: 0)
    let lead: Phrase = isKnown ? .pageSendAgainLead : .pageSendAgainStranger
    let values: [String: Any] = [
      "lead": lead.page([], request.language), "again": sent(request),
    ]
    let title = Phrase.pageSendAgainTitle.page([], request.language)
    return .html(
      templates.render("resend", frame.values(title: title, values)), status: .forbidden)
  }

  /// Everything that a form sent, for the template `again`.
  func sent(_ request: Request) -> [String: Any] {
    [
      "action": "/" + request.path.map(PercentCoding.encode).joined(separator: "/"),
      "fields": request.form.all.filter { $0.name != "csrf" }.map {
        ["name": $0.name, "value": $0.value]
      },
    ]
  }
}
