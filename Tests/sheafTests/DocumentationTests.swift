import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct DocumentationTests {
  @Test(arguments: DocumentationPage.names)
  func everyExampleSaysWhatComes(name: String) throws {
    for difference in try DocumentationExamples(try DocumentationPage(name)).differences() {
      Issue.record("\(difference.description)")
    }
  }

  @Test func everyPageHasExamples() throws {
    for name in DocumentationPage.names {
      #expect(try DocumentationPage(name).blocks.contains { $0.info == ["console"] }, "\(name)")
    }
  }

  @Test(arguments: DocumentationPage.names)
  func everyMappingIsRight(name: String) throws {
    #expect(try DocumentationExamples(try DocumentationPage(name)).mappingMistakes() == [])
  }

  /// Parts of mappings stand as they do in one that is checked.
  @Test func everyPartOfAMappingIsOneOfAWholeOne() throws {
    let page = try DocumentationPage("docs/mapping.md")
    let (whole, parts) = (
      page.blocks.filter { $0.file != nil },
      page.blocks.filter { $0.info == ["toml"] && $0.file == nil }
    )
    #expect(!parts.isEmpty)
    for part in parts {
      #expect(whole.contains { $0.text.contains("\n" + part.text) }, "docs/mapping.md:\(part.line)")
    }
  }

  @Test func everyKeyIsExplainedUnderItsTable() throws {
    let page = try DocumentationPage("docs/mapping.md")
    var missing: [String] = []
    for (table, keys) in MappingKeys.all {
      let name = table.isEmpty ? "The file" : "`\(table)`"
      let rows = page.prose.drop { !($0.hasPrefix("#") && $0.hasSuffix(" \(name)")) }
        .drop { !$0.hasPrefix("| key |") }.prefix { $0.hasPrefix("|") }
      for key in keys where !rows.contains(where: { $0.hasPrefix("| `\(key)` |") }) {
        missing.append("\(table) \(key)")
      }
      for row in rows.dropFirst(2) {
        let key = row.dropFirst(3).prefix { $0 != "`" }
        if !keys.contains(String(key)) { missing.append("\(table) has no \(key)") }
      }
    }
    #expect(missing == [])
  }

  @Test func everyKindIsExplained() throws {
    let page = try DocumentationPage("docs/mapping.md")
    for kind in FieldKind.allCases {
      #expect(
        page.prose.contains {
          $0.hasPrefix("| `\(kind.rawValue)` | ") && $0.count { $0 == "|" } == 5
        }, "\(kind.rawValue)")
      #expect(
        page.blocks.contains { $0.file != nil && $0.lines.contains("kind = \"\(kind.rawValue)\"") },
        "\(kind.rawValue)")
    }
  }

  @Test func everyTraitOfLayoutIsExplained() throws {
    let page = try DocumentationPage("docs/formats.md")
    for trait in RecordLayout.all {
      let row = "| \(trait.phrase.text(in: .en)) | `\(trait.name)` | "
      #expect(page.prose.contains { $0.hasPrefix(row) }, "\(trait.name)")
    }
  }

  @Test func everyCommandOptionAndValueIsExplained() throws {
    let spans = Set(try DocumentationPage("docs/commands.md").codeSpans)
    let names = Set(spans.map { String($0.prefix { $0 != " " }) })
    let commands = try DocumentationHelp.commands()
    #expect(commands.count > 4)
    for command in commands {
      let words = command.words.joined(separator: " ")
      #expect(spans.contains(words), "\(words)")
      for option in command.options { #expect(names.contains(option), "\(words) \(option)") }
      for value in command.values { #expect(spans.contains(value), "\(words) \(value)") }
    }
  }

  @Test(arguments: DocumentationPage.names)
  func everyOptionNamedIsThere(name: String) throws {
    let page = try DocumentationPage(name)
    let commands = try DocumentationHelp.commands()
    // ArgumentParser and Swift take these, and the program's help says nothing of them.
    let others = ["--generate-completion-script", "--static-swift-stdlib"]
    let all = Set(commands.flatMap(\.options) + others)
    for option in page.codeSpans.compactMap({
      $0.firstMatch(of: #/^(--[a-z-]+|-[a-z]$)/#)?.output.1
    }) {
      #expect(all.contains(String(option)), "\(option)")
    }
    for line in page.commands {
      for part in line.split(whereSeparator: { "|;&>".contains($0) }) {
        let words = part.split(separator: " ").map(String.init)
        guard words.first == "sheaf" else { continue }
        let options = commands.filter { Array(words.prefix($0.words.count)) == $0.words }.max {
          $0.words.count < $1.words.count
        }?.options
        for word in words where word.hasPrefix("-") && word != "-" {
          #expect(
            options?.contains(word) == true || others.contains(word), "\(line)")
        }
      }
    }
  }

  @Test(arguments: DocumentationPage.names)
  func everyLinkLeadsSomewhere(name: String) throws {
    let page = try DocumentationPage(name)
    for link in page.links where !link.hasPrefix("https://") {
      let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let path = parts[0].isEmpty ? name : (name.hasPrefix("docs/") ? "docs/" : "") + parts[0]
      guard FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path)
      else {
        Issue.record("\(name): \(link)")
        continue
      }
      if parts.count == 2 {
        #expect(try DocumentationPage(path).anchors.contains(parts[1]), "\(link)")
      }
    }
  }
}
