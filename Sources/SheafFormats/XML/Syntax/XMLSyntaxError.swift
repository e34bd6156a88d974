import CLibXML2
import SheafCore

/// Puts what libxml2 finds wrong into words that a person can do something with.
enum XMLSyntaxError {
  /// - Parameter hasBegun: whether there was any element before.
  static func words(for error: xmlError, hasBegun: Bool) -> (Phrase, [String]) {
    func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
      pointer.map { String(cString: $0) } ?? ""
    }
    switch xmlParserErrors(UInt32(error.code)) {
    case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START: return (.xmlNoElement, [])
    case XML_ERR_DOCUMENT_END: return (hasBegun ? .xmlAfterRoot : .xmlNoElement, [])
    // libxml2 has one code for both.
    case XML_ERR_INVALID_CHAR where text(error.message).contains("UTF-8"): return (.xmlEncoding, [])
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF: return (.xmlCharacter, [])
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return (.xmlEntity, [text(error.str1)])
    case XML_ERR_TAG_NAME_MISMATCH: return (.xmlTags, [text(error.str1), text(error.str2)])
    case XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING:
      return (.xmlEncoding, [])
    case XML_ERR_GT_REQUIRED, XML_ERR_LT_REQUIRED, XML_ERR_NAME_REQUIRED, XML_ERR_EQUAL_REQUIRED,
      XML_ERR_SPACE_REQUIRED,
      XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_LTSLASH_REQUIRED:
      return (.xmlMarkup, [])
    default:
      let message = text(error.message).split(separator: "\n").first.map(String.init)
      return (.xmlSyntax, [message ?? "\(error.code)"])
    }
  }
}
