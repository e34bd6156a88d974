import SheafCore
import Testing

@Suite struct ByteArenaTests {
  @Test func whatWasCopiedStays() {
    let arena = ByteArena()
    let texts = (0..<2000).map { String(repeating: "text \($0) ", count: $0 % 50) }
    let long = [UInt8](repeating: 7, count: 200_000)
    let slices = texts.map { arena.copy($0) }
    let slice = arena.copy(long)
    #expect(zip(texts, slices).allSatisfy { $0 == $1.string })
    #expect(slice.bytes == long)
    #expect(arena.byteCount == texts.reduce(0) { $0 + $1.utf8.count } + long.count)
    arena.reset()
    #expect(arena.byteCount == 0)
    #expect(arena.copy("again").string == "again")
  }
}
