import ArgumentParser
import SheafCore

/// The mapping that a command works by.
struct MappingOption: ParsableArguments {
  @Option(
    name: .long, help: "A mapping: a TOML file, or the name of a built-in one (scc-outcomes).",
    completion: .file(extensions: ["toml"]))
  var mapping = MappingReader.defaultName
}
