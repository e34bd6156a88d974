import SheafCore

/// How fragments leave as spreadsheets and XML, and how a file is checked: the formats, as values that the program hands in.
public struct Exchange: Sendable {
  /// Writes fragments in a format.
  ///
  /// - Parameters:
  ///   - paths: the files of the fragments.
  ///   - format: one of the names of ``ExchangePage/formats``.
  ///   - mapping: a mapping's file, or the name of a built-in one.
  ///   - output: the file to write, which is not there yet.
  public var download:
    @Sendable (_ paths: [String], _ format: String, _ mapping: String, _ output: String) throws ->
      Void
  /// Says what is wrong with a file.
  ///
  /// - Parameters:
  ///   - path: where its bytes are.
  ///   - name: what it is called, which tells its format.
  public var check: @Sendable (_ path: String, _ name: String, _ mapping: Mapping) throws -> Report

  public init(
    download: @escaping @Sendable ([String], String, String, String) throws -> Void,
    check: @escaping @Sendable (String, String, Mapping) throws -> Report
  ) {
    self.download = download
    self.check = check
  }
}
