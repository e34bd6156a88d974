import SheafCore

/// What is to become of one file of a folder.
package struct FileOperation: Sendable, Equatable {
  /// Its path from the folder.
  package var name: String
  /// The bytes that it has before; nil where there is no such file.
  package var old: [UInt8]?
  /// The bytes that it is to have; nil removes it, to the trash.
  package var new: [UInt8]?

  package init(name: String, old: [UInt8]?, new: [UInt8]?) {
    self.name = name
    self.old = old
    self.new = new
  }

  var reversed: FileOperation { FileOperation(name: name, old: new, new: old) }
}
