/// Character sets of old programs whose text is taken for windows-1252: Excel offers them as `CSV (MS-DOS)` and `CSV (Macintosh)`.
///
/// The tables are Unicode's own (https://www.unicode.org/Public/MAPPINGS/VENDORS/), of code page 850 with the euro sign where later versions have it.
enum CodePage: CaseIterable {
  case dos850, dos437, macintosh

  /// The characters of the bytes from 0x80.
  private static let upper: [CodePage: [Character]] = [
    .dos850: Array(
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"),
    .dos437: Array(
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"),
    .macintosh: Array(
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"),
  ]

  /// What windows-1252 shows for a text in this set; characters that the set lacks stay.
  private func misread(_ text: some StringProtocol) -> String {
    String(
      text.map { character in
        if character.isASCII { return character }
        guard let index = CodePage.upper[self]!.firstIndex(of: character) else { return character }
        let value =
          index < 0x20 ? UInt32(TextEncoding.windows1252Upper[index]) : UInt32(index + 0x80)
        return Character(Unicode.Scalar(value)!)
      })
  }

  /// The text that windows-1252 shows so.
  private func undone(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let low = TextEncoding.windows1252Upper.firstIndex { UInt32($0) == scalar.value }
      let index = low ?? (0xA0...0xFF ~= scalar.value ? Int(scalar.value) - 0x80 : nil)
      result.append(index.map { CodePage.upper[self]![$0] } ?? Character(scalar))
    }
    return result
  }

  /// The words with other letters than those of ASCII. A no-break space is a letter here: it is misread as one.
  private static func misreadable(_ text: String) -> [Substring] {
    text.utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }.filter { $0.contains { $0 >= 0x80 } }
      .map { Substring($0) }
  }

  /// A text as it was before it was misread; nil where no word of the old one comes out of that.
  static func undone(_ new: String, beside old: String) -> String? {
    let known = Set(misreadable(new))
    if known.isEmpty { return nil }
    let words = misreadable(old)
    // Where one came through as it was, the others were not misread.
    guard known.isDisjoint(with: words) else { return nil }
    let page = allCases.first { page in
      words.contains { word in
        let misread = page.misread(word)
        return misread != word && known.contains(misread[...])
      }
    }
    return page?.undone(new)
  }
}
