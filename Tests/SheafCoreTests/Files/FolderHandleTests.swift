import TestSupport
import Testing

@testable import SheafCore

@Suite struct FolderHandleTests {
  @Test func anotherSheafIsNotWaitedForEver() throws {
    let scratch = try TemporaryFolder()
    let first = try FolderHandle(scratch.path)
    let second = try FolderHandle(scratch.path)
    try first.withLock {
      let failure = #expect(throws: Failure.self) {
        try second.withLock(patience: .milliseconds(20)) {}
      }
      #expect(failure?.diagnostics.map(\.phrase) == [.folderBusy])
    }
    try second.withLock(patience: .zero) {}
  }
}
