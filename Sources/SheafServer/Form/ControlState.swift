/// What the controls of one field hold: what was typed, ticked or picked, before it is a value.
struct ControlState: Sendable, Equatable {
  /// What stands in a line or area of text.
  var text = ""
  /// What is picked or ticked of a list; "" is the entry for none.
  var picks: [String] = []
  /// What stands beside "other": a line, or lines for a list that takes several.
  var other = ""

  /// The pick that stands for what is typed in ``other``.
  static let otherPick = "--other--"
  /// The pick that stands for what the file holds and the form has no name for.
  static let openedPick = "--opened--"

  /// The lines of ``other`` without those that are blank.
  var otherItems: [String] {
    ControlState.unified(other).split(separator: "\n").map { String($0) }
      .filter { $0.contains { !$0.isWhitespace } }
  }

  /// Whether a browser that was shown one of the two would send back the other: browsers send every line break as CRLF.
  func isSame(as shown: ControlState) -> Bool {
    let one = Set(picks.map(ControlState.unified)).subtracting([""])
    let other = Set(shown.picks.map(ControlState.unified)).subtracting([""])
    return one == other
      && ControlState.unified(text).hasSameBytes(as: ControlState.unified(shown.text))
      && otherItems.elementsEqual(shown.otherItems) { $0.hasSameBytes(as: $1) }
  }

  /// The text with line feeds for every kind of line break.
  static func unified(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
