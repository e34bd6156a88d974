import SheafCore

/// Styles, script and pictures.
extension Site {
  func addAssets(to routes: inout Routes) {
    routes.get("assets/:name") { request, parameters in
      guard let asset = templates.asset(parameters["name"]!) else {
        return message(request, .pageNotFound, status: .notFound)
      }
      return Response(headers: ["Content-Type": asset.type], body: asset.bytes)
    }
  }
}
