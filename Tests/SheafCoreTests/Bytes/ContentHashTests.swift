import SheafCore
import Testing

@Suite struct ContentHashTests {
  @Test(
    "SHA-256 gives what FIPS 180-4's examples have",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func examples(text: String, hash: String) {
    #expect(ContentHash(Array(text.utf8)).text == hash)
    #expect(ContentHash(text: hash)?.text == hash)
  }

  @Test("What is no hash is none", arguments: ["", "abc", String(repeating: "G", count: 64)])
  func invalid(text: String) { #expect(ContentHash(text: text) == nil) }
}
