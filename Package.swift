// swift-tools-version: 6.2
import PackageDescription

/// One list for every Swift target: warnings stop the build, existentials are written out.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// C targets: the embedded data needs `#embed`, which is C23.
let c23: [CSetting] = [.define("_GNU_SOURCE")]

/// Tests, what they lean on, and the controls that the bench measures against.
let rehearsals: [Target] = [
  // Test support: told sessions, a disk that fails on purpose.
  .target(
    name: "Rehearsal",
    dependencies: ["Canvas", "Desk", "Facilitation", "Fieldwork", "Journaling", "Preparing"],
    path: "Tests/Rehearsal", swiftSettings: strict),
  // Test support: programs in a pseudo-terminal, seen through libvterm.
  .target(name: "CPty", path: "Tests/Support/CPty", cSettings: c23),
  .systemLibrary(
    name: "CVTerm", path: "Tests/Support/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
  .target(
    name: "Stage", dependencies: ["Canvas", "CPty", "CVTerm"], path: "Tests/Stage", swiftSettings: strict),
  .executableTarget(
    name: "stage-echo", dependencies: ["Canvas", "Terminal"], path: "Tests/Support/stage-echo",
    swiftSettings: strict),

  // Every performance figure. Its controls, in C, are compiled by Scripts/bench: they are to be bare.
  .executableTarget(
    name: "bench",
    dependencies: [
      "Anonymising", "Canvas", "CPty", "Exporting", "Facilitation", "Fieldwork", "Flagging", "Journaling",
      "Reviewing", "Stage", "Workroom",
    ], path: "Tests/Bench", swiftSettings: strict),

  .testTarget(name: "CanvasTests", dependencies: ["Canvas"], swiftSettings: strict),
  .testTarget(
    name: "TerminalTests", dependencies: ["Canvas", "Terminal", "Stage", "stage-echo"], swiftSettings: strict),
  .testTarget(name: "NotationTests", dependencies: ["Notation"], swiftSettings: strict),
  .testTarget(
    name: "JournalingTests", dependencies: ["Fieldwork", "Notation", "Journaling", "Rehearsal"],
    exclude: ["Vectors"], swiftSettings: strict),
  .testTarget(
    name: "ImportingTests", dependencies: ["Fieldwork", "Importing", "Notation"], swiftSettings: strict),
  .testTarget(name: "FieldworkTests", dependencies: ["Fieldwork"], swiftSettings: strict),
  .testTarget(
    name: "PreparingTests",
    dependencies: ["Fieldwork", "Flagging", "Preparing", .product(name: "Crypto", package: "swift-crypto")],
    swiftSettings: strict),
  .testTarget(
    name: "FacilitationTests", dependencies: ["Facilitation", "Fieldwork", "Rehearsal"], swiftSettings: strict
  ),
  .testTarget(
    name: "DeskTests",
    dependencies: ["Canvas", "Desk", "Facilitation", "Fieldwork", "Preparing", "Rehearsal", "Reviewing"],
    exclude: ["Screens"], swiftSettings: strict),
  .testTarget(
    name: "WorkroomTests",
    dependencies: [
      "Anonymising", "Canvas", "Desk", "Exporting", "Facilitation", "Fieldwork", "Importing", "Journaling",
      "Notation", "Preparing", "Rehearsal", "Reviewing", "Workroom",
    ], exclude: ["Golden"], swiftSettings: strict),
  .testTarget(
    name: "FlaggingTests", dependencies: ["Fieldwork", "Flagging", "Notation"], swiftSettings: strict),
  .testTarget(
    name: "AnonymisingTests", dependencies: ["Anonymising", "Fieldwork", "Notation"], swiftSettings: strict),
  .testTarget(
    name: "ExportingTests",
    dependencies: [
      "Anonymising", "Canvas", "Exporting", "Facilitation", "Fieldwork", "Notation", "Rehearsal",
      "Reviewing",
    ],
    exclude: ["Golden"], swiftSettings: strict),
  .testTarget(
    name: "EndToEndTests",
    dependencies: [
      "Canvas", "Desk", "Facilitation", "Fieldwork", "Flagging", "Journaling", "Notation", "Rehearsal",
      "Stage",
      "evenkeel",
    ], exclude: ["Golden"], swiftSettings: strict),
  .testTarget(
    name: "ReviewingTests", dependencies: ["Fieldwork", "Journaling", "Preparing", "Rehearsal", "Reviewing"],
    swiftSettings: strict),
  .testTarget(name: "HouseTests", dependencies: ["Desk"], swiftSettings: strict),
]

let package = Package(
  name: "evenkeel",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "evenkeel", targets: ["evenkeel"])],
  dependencies: [
    // Help, errors, man page and completions of the command line.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SHA-256 for the journal's digests; later the key's encryption.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    // Studies, rosters and rules that people write by hand.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // level 0
    .target(name: "Fieldwork", swiftSettings: strict),
    .target(name: "Canvas", swiftSettings: strict),
    .target(name: "Notation", swiftSettings: strict),
    .target(
      name: "CCurses", cSettings: c23 + [.define("NCURSES_WIDECHAR", to: "1"), .define("NCURSES_NOMACROS")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo", .when(platforms: [.linux]))]),
    .target(
      name: "CShelf",
      exclude: ["anonymising", "cards.md", "flagging", "guides", "marks.md", "sample", "suggestions.md"],
      cSettings: c23),

    .target(name: "CZip", cSettings: c23, linkerSettings: [.linkedLibrary("minizip"), .linkedLibrary("z")]),

    // level 1
    .target(name: "Facilitation", dependencies: ["Fieldwork"], swiftSettings: strict),
    .target(
      name: "Flagging",
      dependencies: ["Fieldwork", "Notation", "CShelf", .product(name: "Yams", package: "Yams")],
      exclude: ["Rules", "MODEL-CARD.md"], swiftSettings: strict),
    .target(
      name: "Preparing", dependencies: ["Fieldwork", "CShelf", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Reviewing", dependencies: ["Fieldwork"], swiftSettings: strict),
    .target(name: "Anonymising", dependencies: ["Fieldwork", "Notation", "CShelf"], swiftSettings: strict),
    .target(name: "Importing", dependencies: ["Fieldwork", "Notation"], swiftSettings: strict),
    .target(
      name: "Journaling",
      dependencies: ["Fieldwork", "Notation", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Terminal", dependencies: ["Canvas", "CCurses"], swiftSettings: strict,
      // ncurses asks for widths by this name; ours is the one it shall find.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--export-dynamic-symbol=wcwidth"], .when(platforms: [.linux]))
      ]),

    // level 2
    .target(
      name: "Desk", dependencies: ["Canvas", "Facilitation", "Fieldwork", "Preparing", "Reviewing"],
      swiftSettings: strict),
    .target(
      name: "Exporting",
      dependencies: [
        "Anonymising", "CZip", "Canvas", "Facilitation", "Fieldwork", "Notation", "Reviewing",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // level 3 and 4
    .target(
      name: "Workroom",
      dependencies: [
        "Anonymising", "Canvas", "Desk", "Exporting", "Facilitation", "Fieldwork", "Flagging", "Importing",
        "Journaling", "Notation", "Preparing", "Reviewing",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "evenkeel",
      dependencies: [
        "Anonymising", "Desk", "Exporting", "Fieldwork", "Flagging", "Importing", "Journaling",
        "Notation", "Preparing", "Reviewing", "Terminal", "Workroom",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
  ] + rehearsals,
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
