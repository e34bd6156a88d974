import Foundation

extension Response {
  /// An answer for the script.
  static func json(_ value: some Encodable) -> Response {
    // What is encoded is the program's own, of texts and numbers.
    let bytes = (try? JSONEncoder().encode(value)).map { [UInt8]($0) } ?? []
    return Response(headers: ["Content-Type": "application/json"], body: bytes)
  }
}
