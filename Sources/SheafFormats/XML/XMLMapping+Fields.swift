import SheafCore

extension XMLMapping.Binding {
  /// The fields that stand there, whole or in a text.
  var fields: [Int] {
    switch content {
    case .field(let slot): [slot]
    case .constant: []
    case .text(let texts): texts.flatMap(\.fields)
    case .item(let text): text.fields
    }
  }
}
