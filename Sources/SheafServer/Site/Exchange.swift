import SheafCore

/// How fragments leave as spreadsheets and XML, and how a file is checked: the formats, as values that the program hands in.
public struct Exchange: Sendable {
  /// What is to be written, and where.
  public struct Download: Sendable {
    /// The folder, and the names of the fragments in it, in the order of their bytes.
    public var folder: String
    public var names: [String]
    /// One of the names of ``ExchangePage/formats``.
    public var format: String
    public var mapping: Mapping
    /// What stays in; nil lets everything out.
    public var disclosure: Disclosure?
    public var output: UnnamedFile
  }

  /// Writes fragments in a format; with an error in the report nothing is written.
  public var download: @Sendable (Download) throws -> Report
  /// Says what is wrong with a file.
  ///
  /// - Parameters:
  ///   - path: where its bytes are.
  ///   - name: what it is called, which tells its format.
  public var check: @Sendable (_ path: String, _ name: String, _ mapping: Mapping) throws -> Report

  /// Finds out what taking an edited sheet back would do; nothing is written.
  ///
  /// - Parameters:
  ///   - sheet: its path, whose extension tells its format.
  ///   - folder: that of the fragments.
  public var plan:
    @Sendable (_ sheet: String, _ mapping: Mapping, _ folder: String, _ decisions: Decisions) throws
      -> ImportPlan

  public init(
    download: @escaping @Sendable (Download) throws -> Report,
    check: @escaping @Sendable (String, String, Mapping) throws -> Report,
    plan: @escaping @Sendable (String, Mapping, String, Decisions) throws -> ImportPlan
  ) {
    self.download = download
    self.check = check
    self.plan = plan
  }
}
