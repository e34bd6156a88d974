import SheafCore

/// The language of the pages, which a cookie keeps.
enum LanguageChoice {
  static let cookieName = "sheaf-language"

  /// The cookie that keeps it, for a year.
  static func cookie(_ language: Language) -> String {
    "\(cookieName)=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
  }
}

extension Site {
  func addLanguage(to routes: inout Routes) {
    routes.post("language") { request, _ in
      let language = request.form["to"].flatMap(Language.init(rawValue:)) ?? request.language
      let (path, query) = back(request.form["back"] ?? "/")
      var response = Response.seeOther(path, query: query)
      response.headers.append("Set-Cookie", LanguageChoice.cookie(language))
      return response
    }
  }

  /// The page to go back to, which is one of this server's whatever the text says.
  private func back(_ text: String) -> (path: [String], query: Fields) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/").compactMap {
      PercentCoding.decode($0.utf8, plusIsSpace: false)
    }
    let query = parts.count > 1 ? Fields.parse(urlencoded: parts[1].utf8) : nil
    return (path, query ?? [:])
  }
}
