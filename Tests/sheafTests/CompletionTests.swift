import TestSupport
import Testing

/// Completions for shells, which ArgumentParser writes.
@Suite struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func scriptsComeOut(for shell: String) throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run("sheaf --generate-completion-script \(shell)", in: folder)
    #expect(result.exitCode == 0)
    for word in ["convert", "check", "mapping", "guard-formulas", "excel-fr"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }

  @Test(.enabled(if: Shell.succeeds("command -v bash"), "there is no bash here"))
  func bashUnderstandsItsScript() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      "sheaf --generate-completion-script bash > s && bash -n s", in: folder)
    #expect(result.exitCode == 0)
    #expect(result.messages == "")
  }
}
