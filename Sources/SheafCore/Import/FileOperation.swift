/// What is to become of one file of a folder.
public struct FileOperation: Sendable, Equatable {
  /// Its path from the folder.
  public var name: String
  /// The bytes that it has before; nil where there is no such file.
  public var old: [UInt8]?
  /// The bytes that it is to have; nil removes it, to the trash.
  public var new: [UInt8]?

  public init(name: String, old: [UInt8]?, new: [UInt8]?) {
    self.name = name
    self.old = old
    self.new = new
  }

  var reversed: FileOperation { FileOperation(name: name, old: new, new: old) }
}
