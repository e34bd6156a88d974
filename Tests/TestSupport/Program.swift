import Foundation

/// The `sheaf` program that the package built, run as a person runs it.
public enum Program {
  public struct Result: Sendable {
    public var exitCode: Int32
    public var output: String
    public var messages: String
  }

  /// Where the built program stands: beside the tests' bundle.
  public static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for folder in sequence(
      first: bundle.deletingLastPathComponent(), next: { $0.deletingLastPathComponent() }
    ).prefix(6) {
      let program = folder.appending(path: "sheaf").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return program
      }
    }
    return Repository.root.appending(path: ".build/debug/sheaf").path
  }()

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - input: what comes on standard input.
  ///   - folder: the folder to work in.
  public static func run(
    _ arguments: [String], input: Data = Data(), folder: String = Repository.root.path,
    environment: [String: String] = ["LANG": "C"]
  ) throws -> Result {
    try run(program: path, arguments, input: input, folder: folder, environment: environment)
  }

  public static func run(
    program: String, _ arguments: [String], input: Data = Data(), folder: String,
    environment: [String: String]
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    try scratch.write("input", input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["LC_ALL", "LC_MESSAGES", "LANG"].contains($0.key) }.merging(environment) { $1 }
    for name in ["output", "messages"] { try scratch.write(name, "") }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: scratch("input")))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch("output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch("messages")))
    try process.start()
    process.waitUntilExit()
    return Result(
      exitCode: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try scratch.text("output"), messages: try scratch.text("messages"))
  }
}
