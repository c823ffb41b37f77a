// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "casebook",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "casebook", targets: ["casebook"]),
    .library(name: "Charts", targets: ["Charts"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "Evidence", targets: ["Evidence"]),
    .library(name: "Kinds", targets: ["Kinds"]),
    .library(name: "Markdown", targets: ["Markdown"]),
    .library(name: "Print", targets: ["Print"]),
    .library(name: "Publishing", targets: ["Publishing"]),
    .library(name: "Search", targets: ["Search"]),
    .library(name: "Site", targets: ["Site"]),
    .library(name: "Templates", targets: ["Templates"]),
    .library(name: "Word", targets: ["Word"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    .target(name: "Addresses"),
    .executableTarget(name: "casebook", dependencies: ["CDraw", "CasebookCommands"]),
    .target(
      name: "CasebookCommands",
      dependencies: [
        "Diagnostics", "Mending", "Preview", "Print", "Publishing", "Site",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .systemLibrary(
      name: "Ccmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "Cbrotli", pkgConfig: "libbrotlienc",
      providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
    .target(name: "CDigest"),
    .target(
      name: "CDraw", dependencies: ["Czlib"],
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CFileSystem"),
    .executableTarget(
      name: "ChartBenchmark", dependencies: ["Charts"], path: "Benchmarks/ChartBenchmark"),
    .target(name: "Charts", dependencies: ["Diagnostics"]),
    .target(name: "Compression", dependencies: ["Cbrotli", "Czlib"]),
    .systemLibrary(
      name: "Czlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "Diagnostics", resources: [.embedInCode("Messages/zh.strings")]),
    .plugin(name: "DirectiveList", capability: .buildTool(), path: "Sources/DirectiveList"),
    .target(name: "Digest", dependencies: ["CDigest"]),
    .target(
      name: "Evidence", dependencies: ["Addresses", "Diagnostics", "JSON", "Jobs", "PlainText", "YAML"],
      // Foundation's ICU, for the plural forms of CLDR.
      linkerSettings: [.linkedLibrary("_FoundationICU", .when(platforms: [.linux]))]),
    .target(name: "FileSystem", dependencies: ["CFileSystem"]),
    .plugin(name: "FolderEmbedding", capability: .buildTool(), path: "Sources/FolderEmbedding"),
    .target(name: "JSON"),
    .target(name: "Jobs"),
    .target(name: "Kinds", dependencies: ["Diagnostics", "YAML"]),
    .target(name: "Markdown", dependencies: ["Addresses", "Ccmark", "Diagnostics", "PlainText"]),
    .executableTarget(
      name: "MarkdownBenchmark", dependencies: ["Diagnostics", "Markdown"],
      path: "Benchmarks/MarkdownBenchmark"),
    .target(name: "People", dependencies: ["Addresses", "Diagnostics", "Evidence", "PlainText", "YAML"]),
    .target(name: "Mending", dependencies: ["Diagnostics", "FileSystem"]),
    .target(name: "OOXML", dependencies: ["Czlib"]),
    .target(name: "Pictures"),
    .target(name: "PlainText"),
    .target(name: "Search"),
    .target(name: "ShippedFiles", plugins: ["FolderEmbedding"]),
    .target(
      name: "Preview",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      resources: [
        .embedInCode("Resources/client.css"), .embedInCode("Resources/client.js"),
        .embedInCode("Resources/desk.css"), .embedInCode("Resources/desk.html"),
        .embedInCode("Resources/desk.js"),
      ]),
    .target(
      name: "Print",
      dependencies: [
        "Czlib", "Diagnostics", .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Publishing",
      dependencies: ["Compression", "Diagnostics", "Digest", "FileSystem", "JSON", "Jobs"]),
    .target(
      name: "Site",
      dependencies: [
        "Addresses", "Charts", "Compression", "Diagnostics", "Digest", "Evidence", "FileSystem", "JSON",
        "Jobs", "Kinds", "Markdown", "Mending", "People", "Pictures", "PlainText", "Publishing", "Search",
        "ShippedFiles", "Spreadsheets", "Templates", "Word", "YAML",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      plugins: ["DirectiveList"]),
    .target(name: "Templates", dependencies: ["Diagnostics", "Jobs"]),
    .target(name: "Spreadsheets", dependencies: ["OOXML"]),
    .target(name: "Word", dependencies: ["OOXML"]),
    .target(
      name: "YAML", dependencies: ["Diagnostics", "PlainText", .product(name: "Yams", package: "Yams")]),
    .target(name: "TestSupport", dependencies: ["Diagnostics", "Search"], path: "Tests/TestSupport"),
    .testTarget(name: "AddressesTests", dependencies: ["Addresses"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "Diagnostics"], exclude: ["Goldens"]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "EvidenceTests", dependencies: ["Addresses", "Diagnostics", "Evidence", "TestSupport"],
      exclude: ["References", "Scanner"]),
    .testTarget(name: "KindsTests", dependencies: ["Diagnostics", "Kinds"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown", "TestSupport"]),
    .testTarget(name: "PeopleTests", dependencies: ["Diagnostics", "Evidence", "People"]),
    .testTarget(name: "MendingTests", dependencies: ["Diagnostics", "FileSystem", "Mending", "TestSupport"]),
    .testTarget(name: "OOXMLTests", dependencies: ["OOXML"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures", "TestSupport"], exclude: ["Files"]),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"]),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["Diagnostics", "Digest", "FileSystem", "Jobs", "Publishing", "TestSupport"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "TestSupport"]),
    .testTarget(name: "ShippedFilesTests", dependencies: ["ShippedFiles", "TestSupport"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Diagnostics", "Templates"]),
    .testTarget(
      name: "PrintTests", dependencies: ["Diagnostics", "Print", "TestSupport"], exclude: ["Files"]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Addresses", "CasebookCommands", "Charts", "Diagnostics", "Digest", "Evidence", "FileSystem", "Kinds",
        "Markdown", "Mending",
        "Publishing", "Search", "ShippedFiles", "Site",
        "Templates", "TestSupport", "Word",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Broken", "Fixtures", "Languages", "Planted", "Slips", "Word"]),
    .testTarget(name: "SpreadsheetsTests", dependencies: ["OOXML", "Spreadsheets"]),
    .testTarget(name: "WordTests", dependencies: ["TestSupport", "Word"]),
  ]
)

// `make fuzz` alone builds it: without the fuzzer it has no beginning.
if Context.environment["CASEBOOK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Diagnostics", "Evidence", "Kinds", "Markdown", "OOXML", "Pictures", "Preview", "Site",
        "Spreadsheets", "Templates", "YAML",
      ],
      path: "Tests/Fuzz",
      exclude: ["dictionaries", "run", "seeds"], swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}

// One set of strict settings for every target of our own.
for target in package.targets
where ![.system, .plugin].contains(target.type) && !["CDigest", "CDraw", "CFileSystem"].contains(target.name)
{
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
