// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "Benchmarks",
  targets: [
    .target(name: "PlainFiles", swiftSettings: strict),
    .executableTarget(name: "generate", dependencies: ["PlainFiles"], swiftSettings: strict),
    .executableTarget(name: "readfiles", dependencies: ["PlainFiles"], swiftSettings: strict),
    .executableTarget(name: "writefiles", dependencies: ["PlainFiles"], swiftSettings: strict),
  ]
)
