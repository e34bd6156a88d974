import Foundation
import TestSupport
import Testing

/// `sheaf serve` in a real browser, as a person uses it. A machine without Chromium and its driver skips these.
@Suite(.serialized, .enabled(if: WebDriver.isHere, "needs chromium and chromedriver"))
struct BrowserTests {
  private let folder = try! TemporaryFolder()

  private func serve() throws -> (program: RunningProgram, address: String) {
    let program = try RunningProgram(
      Program.path, ["serve", "fragments", "--port", "0"], folder: folder.path)
    return (program, try program.output(matching: #/(http:[^\s]+)/#))
  }

  private func addSeeds() throws {
    for seed in try Repository.seedFiles() {
      try folder.write("fragments/\(seed.name)", seed.bytes)
    }
  }

  /// An address of the same server.
  private func page(_ path: String, _ browser: WebDriver) throws -> String {
    let parts = try #require(URLComponents(string: try browser.address()))
    return "http://127.0.0.1:\(parts.port!)\(path)"
  }

  private func fillIn(_ browser: WebDriver) throws {
    try browser.type("SCC-TCD2601/CIV001", into: "#f-id")
    try browser.click("#f-status")
    try browser.click("#f-harvest")
    try browser.type("Tchad", into: "#o-country")
    try browser.type("2026", into: "#f-year")
    try browser.type("À N’Djamena, l’union a changé.", into: "#f-outcome")
  }

  @Test("A new fragment, filled in and saved in French; what follows from it shows while one types")
  func french() throws {
    let server = try serve()
    let browser = try WebDriver(language: "fr")
    try browser.open(server.address)
    #expect(try browser.text("h1") == "Tous les fragments")
    try browser.click("a[href='/new']")
    try browser.wait(for: "Nouveau fragment", in: "h1")
    try fillIn(browser)
    try browser.type("Elle compte.", into: "#f-significance")
    // Typing beside "other" picks it.
    #expect(try browser.property("checked", of: "#f-country-other-pick") == "1")
    try browser.wait(
      for: "l’union a changé.  Significance description: Elle compte.", in: "#f-story")
    try browser.click("input[value='Gender sensitive']")
    try browser.wait(for: "Genre", in: "#f-change_cluster")
    try browser.wait(for: "5 mots", in: "#f-outcome-count")
    try browser.wait(for: "Brouillon", in: "#draft-state")
    try browser.click(".actions .main")
    try browser.wait(for: "Enregistré", in: ".notice")
    let text = try folder.text("fragments/SCC-TCD2601_CIV001.md")
    #expect(text.hasPrefix("**FragmentID**: SCC-TCD2601/CIV001\n**Outcome status**: Outcome\n"))
    #expect(text.contains("\n**coutnry**: Tchad\n**Year**: 2026\n"))
    #expect(text.contains("\n**TypeOfChangeCluster**: Gender\n"))
    #expect(try folder.names("fragments/.drafts").isEmpty)
    #expect(try browser.complaints() == [])
  }

  @Test("Errors: the summary has the focus and leads to the fields; what was mended is saved")
  func errors() throws {
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    try browser.open(page("/new", browser))
    try fillIn(browser)
    try browser.retype("20266", into: "#f-year")
    // Ctrl-S saves.
    try browser.type("\u{E009}s\u{E000}", into: "#f-year")
    try browser.wait(for: "Not saved", in: "#problems h2")
    #expect(try browser.property("id", of: browser.focused()) == "problems")
    try browser.set("prefers-reduced-motion", "reduce")
    try browser.click("#problems a")
    let seen = try browser.run(
      "const top = document.querySelector('label[for=f-year]').getBoundingClientRect().top; return top >= 0 && top < innerHeight;"
    )
    #expect(seen as? Bool == true)
    #expect(try browser.property("id", of: browser.focused()) == "f-year")
    #expect(try browser.text("#f-year-problems").contains("four digits"))
    #expect(try browser.property("value", of: "#f-outcome").hasPrefix("À N’Djamena"))
    try browser.retype("2026", into: "#f-year")
    try browser.click(".actions .main")
    try browser.wait(for: "Saved", in: ".notice")
    #expect(try folder.text("fragments/SCC-TCD2601_CIV001.md").contains("**Year**: 2026\n"))
    // The browser itself complains of an answer that says no.
    #expect(try browser.complaints().allSatisfy { $0.contains("422") })
  }

  @Test("A file changed meanwhile: both sides are shown, one is chosen, and that is saved")
  func conflict() throws {
    try addSeeds()
    let server = try serve()
    let browser = try WebDriver()
    let name = "001_ed7a58919a304dbe.txt"
    try browser.open(server.address)
    try browser.open(page("/fragments/\(name)/edit", browser))
    try browser.retype("2022", into: "#f-year")
    let other = try folder.text("fragments/\(name)")
      .replacing("**Year**: 2023", with: "**Year**: 2021")
    try folder.write("fragments/\(name)", other)
    try browser.click(".actions .main")
    try browser.wait(for: "2022", in: ".versus")
    #expect(try browser.text(".versus").contains("2021"))
    // Nothing is sent before one is chosen.
    try browser.click(".actions .main")
    #expect(try folder.text("fragments/\(name)") == other)
    try browser.click("input[value='mine']")
    try browser.click(".actions .main")
    try browser.wait(for: "Saved", in: ".notice")
    #expect(
      try folder.text("fragments/\(name)")
        == other.replacing("**Year**: 2021", with: "**Year**: 2022"))
  }

  @Test("The server is killed while somebody types: the draft is there when it is started again")
  func killed() throws {
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    try browser.open(page("/new", browser))
    try fillIn(browser)
    try browser.wait(for: "Draft", in: "#draft-state")
    try browser.wait(for: ":", in: "#draft-state")
    server.program.kill()
    // What is typed now cannot be kept, and the page says so.
    try browser.type(" Et après.", into: "#f-outcome")
    try browser.wait(for: "not", in: "#draft-state.bad")
    let again = try serve()
    let other = try WebDriver()
    try other.open(again.address)
    try other.open(page("/drafts", other))
    #expect(try other.text(".card h2") == "SCC-TCD2601/CIV001")
    try other.click(".card .main")
    #expect(try other.property("value", of: "#f-outcome") == "À N’Djamena, l’union a changé.")
    #expect(try other.property("value", of: "#o-country") == "Tchad")
    try other.click(".actions .main")
    try other.wait(for: "Saved", in: ".notice")
    #expect(try folder.names("fragments/.drafts").isEmpty)
  }

  @Test("Without JavaScript: filled in, brought up to date, put right and saved")
  func noScript() throws {
    let server = try serve()
    let browser = try WebDriver(hasScript: false)
    try browser.open(server.address)
    try browser.open(page("/new", browser))
    try fillIn(browser)
    try browser.click("#f-country-other-pick")
    try browser.click("noscript button")
    try browser.wait(for: "l’union a changé.", in: "#f-story")
    try browser.retype("x", into: "#f-year")
    try browser.click(".actions .main")
    try browser.wait(for: "Not saved", in: "#problems h2")
    try browser.retype("2026", into: "#f-year")
    try browser.click(".actions .main")
    try browser.wait(for: "Saved", in: ".notice")
    #expect(try folder.text("fragments/SCC-TCD2601_CIV001.md").contains("**coutnry**: Tchad\n"))
  }

  private static let pages = [
    "/", "/?q=security&f-year=2023", "/new", "/fragments/001_ed7a58919a304dbe.txt",
    "/fragments/001_ed7a58919a304dbe.txt/edit", "/overview", "/exchange", "/drafts", "/trash",
    "/nowhere",
  ]

  @Test("Narrow screens and 200 % zoom: nothing stands out, what is pressed is large enough")
  func narrow() throws {
    try addSeeds()
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    for width in [320, 360, 640] {
      try browser.resize(width: width, height: 740)
      for path in BrowserTests.pages {
        try browser.open(page(path, browser))
        let room = try browser.run(
          "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        #expect((room as? Int ?? 1) <= 0, "\(path) at \(width)")
        let small = try browser.run(BrowserTests.smallTargets)
        #expect(small as? [String] == [], "\(path) at \(width)")
      }
    }
    try browser.open(page("/new", browser))
    try browser.resize(width: 360, height: 740)
    try fillIn(browser)
    try browser.click(".actions .main")
    try browser.wait(for: "Saved", in: ".notice")
  }

  /// Buttons and fields smaller than WCAG 2.2's 24 pixels, unless a label around them takes the press.
  private static let smallTargets = """
    return [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, .button')]
      .filter(e => e.checkVisibility() && !e.closest('label') && !e.classList.contains('unseen'))
      .filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24; })
      .map(e => e.outerHTML.slice(0, 80));
    """

  @Test("Text stands out from its ground by 4.5 to 1 on every page")
  func contrast() throws {
    try addSeeds()
    try folder.write("fragments/p.md", "**FragmentID**: nonsense\n**Year**: 20\n")
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    for path in BrowserTests.pages + ["/fragments/p.md", "/fragments/p.md/edit"] {
      try browser.open(page(path, browser))
      let faint = try browser.run(BrowserTests.faintTexts)
      #expect(faint as? [String] == [], "\(path)")
    }
  }

  /// Texts with less contrast than WCAG 2.2, 1.4.3, asks for, by its own formula.
  private static let faintTexts = """
    const numbers = c => c.match(/[0-9.]+/g).map(Number);
    const light = c => { const [r, g, b] = numbers(c).map(v => { v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
      const n = numbers(c); if (n.length < 4 || n[3] > 0) return c; } return 'rgb(255, 255, 255)'; };
    const faint = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('script, noscript, option')) continue;
      const style = getComputedStyle(e);
      const one = light(e.closest('svg') ? style.fill : style.color), other = light(ground(e));
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < 4.5) faint.add(`${e.tagName}.${e.getAttribute('class')} ${ratio.toFixed(2)}`);
    }
    return [...faint];
    """

  @Test("Charts can be read from right to left, and in the colours that the system sets")
  func charts() throws {
    try addSeeds()
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    try browser.open(page("/overview", browser))
    for direction in ["ltr", "rtl"] {
      let outside = try browser.run(BrowserTests.outsideTexts, [direction])
      #expect(outside as? [String] == [], "\(direction)")
    }
    let unnamed = try browser.run(
      "return document.querySelectorAll('table:not([aria-labelledby]):not(:has(caption))').length")
    #expect(unnamed as? Int == 0)
    try browser.set("forced-colors", "active")
    let faint = try browser.run(BrowserTests.faintTexts)
    #expect(faint as? [String] == [])
    let alike = try browser.run(
      "const fill = c => getComputedStyle(document.querySelector(c)).fill; return fill('.bar') == fill('.track');"
    )
    #expect(alike as? Bool == false)
  }

  /// Texts of charts that stand outside of them.
  private static let outsideTexts = """
    document.documentElement.dir = arguments[0];
    return [...document.querySelectorAll('svg text')].filter(e => {
      const text = e.getBoundingClientRect(), chart = e.closest('svg').getBoundingClientRect();
      return text.left < chart.left - 1 || text.right > chart.right + 1;
    }).map(e => e.textContent);
    """

  @Test("By keyboard: the first stop skips to the content, the others follow the page")
  func keyboard() throws {
    try addSeeds()
    let server = try serve()
    let browser = try WebDriver()
    try browser.open(server.address)
    try browser.open(page("/fragments/001_ed7a58919a304dbe.txt/edit", browser))
    try browser.type("\u{E004}", into: "body")
    #expect(try browser.property("className", of: browser.focused()) == "skip")
    try browser.type("\u{E007}", into: browser.focused())
    #expect(try browser.property("id", of: browser.focused()) == "main")
    var last = -1.0
    for _ in 0..<25 {
      try browser.type("\u{E004}", into: browser.focused())
      let top = try browser.run(
        """
        const e = document.activeElement;
        return e.closest('.actions, .contents') ? -1 : e.getBoundingClientRect().top + scrollY;
        """)
      let place = (top as? NSNumber)?.doubleValue ?? 0
      if place < 0 { continue }
      #expect(place >= last - 2)
      last = place
      let outline = try browser.run(
        """
        const e = document.activeElement, s = getComputedStyle(e);
        return s.outlineStyle != 'none' || getComputedStyle(e.closest('label') || e).outlineStyle != 'none';
        """)
      #expect(outline as? Bool == true)
    }
  }
}
