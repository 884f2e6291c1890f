import Foundation
import Testing

/// What each room may import, besides what its own C shim brings. A new edge needs a line in the README.
private let floorPlan: [String: Set<String>] = [
  "Fieldwork": [],
  "Canvas": [],
  "Notation": [],
  "Facilitation": ["Fieldwork"],
  "Flagging": ["Fieldwork", "Notation", "CShelf", "Yams"],
  "Preparing": ["Fieldwork", "CShelf", "Yams"],
  "Reviewing": ["Fieldwork"],
  "Anonymising": ["Fieldwork", "Notation", "CShelf"],
  "Importing": ["Fieldwork", "Notation"],
  "Journaling": ["Fieldwork", "Notation", "Crypto"],
  "Terminal": ["Canvas", "CCurses"],
  "Desk": ["Canvas", "Facilitation", "Fieldwork", "Preparing", "Reviewing"],
  "Exporting": [
    "Anonymising", "Canvas", "Crypto", "CZip", "Facilitation", "Fieldwork", "Notation", "Reviewing",
  ],
  "Workroom": [
    "Anonymising", "Canvas", "Desk", "Exporting", "Facilitation", "Fieldwork", "Flagging", "Importing",
    "Journaling", "Notation", "Preparing", "Reviewing", "Synchronization",
  ],
  "evenkeel": [
    "Anonymising", "ArgumentParser", "Desk", "Exporting", "Fieldwork", "Flagging", "Importing",
    "Journaling", "Notation", "Preparing", "Reviewing", "Terminal", "Workroom",
  ],
]

/// Files that may speak to the system or to Foundation: the edges of the program.
private let edges: [String: Set<String>] = [
  "Journaling/SystemDisk.swift": ["Glibc", "Darwin"],
  "Workroom": ["Glibc", "Darwin"],
  "evenkeel": ["Glibc", "Darwin"],
]

@Suite("The floor plan is as the README draws it")
struct FloorPlanTests {
  @Test("Every room imports only what its place in the floor plan allows")
  func imports() throws {
    for file in try SourceFile.all() {
      let allowed = try #require(
        floorPlan[file.room], "a room without a place in the floor plan: \(file.room)")
      let edge = (edges[file.room] ?? []).union(edges[file.path] ?? [])
      for name in file.imports where !allowed.contains(name) && !edge.contains(name) {
        Issue.record("\(file.path) imports \(name)")
      }
    }
  }

  @Test("Nothing in Sources stops the program or forces a value")
  func bannedWords() throws {
    for file in try SourceFile.all() where file.path != "Fieldwork/Never.swift" {
      for word in ["fatalError(", "preconditionFailure(", "unsafeBitCast("] {
        #expect(!file.text.contains(word), "\(file.path) has \(word)")
      }
    }
  }

  @Test("Only the workroom and the program read a clock, or take a number by chance")
  func clockAndChance() throws {
    for file in try SourceFile.all() where file.room != "Workroom" && file.room != "evenkeel" {
      for word in ["Date()", "UUID()", ".random(", "SystemRandomNumberGenerator()", "clock_gettime("] {
        #expect(!file.code.contains(word), "\(file.path) has \(word)")
      }
    }
  }

  @Test("Everything that crosses a room says what it is")
  func docComments() throws {
    for file in try SourceFile.all() {
      for line in file.undocumentedDeclarations { Issue.record("\(file.path):\(line) has no doc comment") }
    }
  }
}

/// One Swift file under Sources.
private struct SourceFile {
  /// Such as `Desk/Live/LiveDesk.swift`.
  let path: String
  let text: String

  var room: String { String(path.prefix { $0 != "/" }) }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The text without comment lines.
  var code: String { lines.filter { !Self.bare($0).hasPrefix("//") }.joined(separator: "\n") }

  var imports: [String] {
    lines.compactMap { line in
      let words = Self.bare(line).split(separator: " ")
      return words.count == 2 && words[0] == "import" ? String(words[1]) : nil
    }
  }

  /// Lines, from 1, of types and functions that other rooms see, without a `///` above. What a protocol asks for
  /// is described there.
  var undocumentedDeclarations: [Int] {
    let lines = lines
    return lines.indices.filter { index in
      let words = Self.bare(lines[index]).split(separator: " ").prefix { !$0.contains("(") }
      guard words.first == "package", words.contains(where: Self.described.contains) else { return false }
      var above = index - 1
      while above >= 0, Self.bare(lines[above]).hasPrefix("@") { above -= 1 }
      return above < 0 || !Self.bare(lines[above]).hasPrefix("///")
    }.map { $0 + 1 }
  }

  private static let described: Set<Substring> = ["struct", "enum", "protocol", "class", "actor"]

  private static func bare(_ line: Substring) -> Substring { line.drop { $0 == " " } }

  static func all() throws -> [SourceFile] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false))
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }
}
