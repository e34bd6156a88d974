// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "sheaf",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "sheaf", targets: ["sheaf"]),
    .library(name: "SheafCore", targets: ["SheafCore"]),
    .library(name: "SheafFormats", targets: ["SheafFormats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", .upToNextMinor(from: "0.6.0")),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", .upToNextMinor(from: "0.10.0")),
    .package(url: "https://github.com/CoreOffice/XMLCoder", .upToNextMinor(from: "0.18.2")),
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .target(
      name: "BuiltInMappings",
      path: "mappings",
      resources: [
        .embedInCode("scc-outcomes.toml"), .embedInCode("iati-2.03.toml"),
        .embedInCode("iati-2.03.xml"), .embedInCode("odk-submission.toml"),
        .embedInCode("odk-submission.xml"), .embedInCode("dhis2-values.toml"),
        .embedInCode("dublin-core.toml"), .embedInCode("excel-2003.toml"),
        .embedInCode("excel-2003.xml"), .embedInCode("flat-ods.toml"),
        .embedInCode("flat-ods.fods"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SheafCore",
      dependencies: [
        "BuiltInMappings", .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "XMLCoder", package: "XMLCoder"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SheafFormats",
      dependencies: ["SheafCore", "CLibXML2"],
      swiftSettings: strict
    ),
    .target(name: "SheafImport", dependencies: ["SheafCore"], swiftSettings: strict),
    .target(
      name: "Web",
      path: "web",
      resources: [.embedInCode("templates"), .embedInCode("assets")],
      swiftSettings: strict
    ),
    .target(
      name: "SheafServer",
      dependencies: [
        "SheafCore", "SheafImport", "Web",
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "sheaf",
      dependencies: [
        "SheafCore", "SheafFormats", "SheafImport", "SheafServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "SheafCoreTests",
      dependencies: ["SheafCore", "BuiltInMappings", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SheafFormatsTests",
      dependencies: [
        "SheafFormats", "TestSupport",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "XMLCoder", package: "XMLCoder"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SheafImportTests", dependencies: ["SheafImport", "SheafFormats", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SheafServerTests",
      dependencies: [
        "SheafServer", "SheafFormats", "SheafImport", "Web", "SheafCore", "CLibXML2", "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "sheafTests",
      dependencies: ["sheaf", "SheafCore", "SheafFormats", "SheafServer", "TestSupport"],
      swiftSettings: strict
    ),
  ]
)
