import TestSupport
import Testing

/// Memory does not grow with the input.
@Suite(.enabled(if: Shell.succeeds("command -v python3"), "there is no python3 to measure with"))
struct MemoryTests {
  /// Python is between, since a process begins with the peak of the one that starts it, and that of
  /// the tests is larger than what is measured.
  private static let measure = """
    import resource, subprocess, sys
    subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(peak // 1024 if sys.platform == "darwin" else peak)
    """

  /// The peak of a conversion, in KiB.
  private func peak(_ arguments: String, in folder: TemporaryFolder) throws -> Int {
    try folder.write("measure.py", MemoryTests.measure)
    let result = try Shell.run("python3 measure.py sheaf convert \(arguments)", in: folder)
    return try #require(Int(result.output.split(separator: "\n").last ?? ""), "\(result.messages)")
  }

  @Test(arguments: [("csv", "csv"), ("csv", "xml"), ("xml", "csv"), ("csv", ""), ("", "csv")])
  func tenTimesTheRecordsTakeNoMore(from input: String, to output: String) throws {
    let folder = try TemporaryFolder()
    func path(_ name: String, _ format: String) -> String {
      format.isEmpty ? name : "\(name).\(format)"
    }
    var peaks: [Int] = []
    for count in [2000, 20000] {
      try folder.write("sheet.csv", InventedRecords.sheet(count))
      let source = path("in\(count)", input)
      #expect(try Shell.run("sheaf convert sheet.csv -o \(source)", in: folder).exitCode == 0)
      peaks.append(try peak("\(source) -o \(path("out\(count)", output))", in: folder))
    }
    #expect(peaks[1] - peaks[0] < 4096, "\(peaks) KiB")
  }
}
