import TestSupport
import Testing

@Suite struct ProgramTests {
  @Test func helpNamesTheCommands() throws {
    let result = try Program.run(["--help"])
    #expect(result.exitCode == 0)
    for command in ["convert", "check", "mapping"] { #expect(result.output.contains(command)) }
  }
}
