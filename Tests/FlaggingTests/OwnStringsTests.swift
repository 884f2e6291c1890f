import Fieldwork
import Flagging
import Foundation
import Testing

/// Every literal of every room, read from the sources: what evenkeel can put on a screen or into a file.
@Suite("evenkeel's own strings")
struct OwnStringsTests {
  /// Files whose literals are not words to anybody, and why.
  private static let aside: [String: String] = [
    "Anonymising/LeakCheck+Finding.swift": "letters as they are said aloud, looked for in what leaves",
    "Anonymising/Names/FixedPhrases.swift": "everyday phrases that are looked for in people's words",
    "Flagging/PracticeDeck.swift": "customers' lines, which invite every slip",
    "Flagging/SpokenDay.swift": "names of days and spans that are looked for in other people's words",
    "Preparing/GuideCheck+Words.swift": "words that are looked for in guides",
  ]

  /// Single words that are names of values or of keys, and labels before somebody's own words.
  private static let names: Set = ["true", "correct", "agree.true", "boy", "agreed"]

  @Test("the flagger finds nothing in them")
  func neutral() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    var looked = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    where path.hasSuffix(".swift") && Self.aside[path] == nil {
      let source = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for literal in SwiftLiteral.all(in: source) where !Self.names.contains(literal.text) {
        looked += 1
        for finding in found(literal.text) {
          Issue.record("\(path):\(literal.line): \(finding.rule) in \"\(literal.text)\"")
        }
      }
    }
    #expect(looked > 5000)
    for path in Self.aside.keys {
      #expect(FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path))
    }
  }

  @Test("literals are read with their escapes, and what is put in at run time is left open")
  func literals() {
    let source = ##"""
      let a = "one \"two\"" // "not this"
      let b = "kept: \(name("inside")), and on"; let c = #"raw \n "x""#
      let d = """
        first
        second
        """
      """##
    let texts = SwiftLiteral.all(in: source).map(\.text)
    #expect(texts.contains("one \"two\"") && texts.contains("kept: …, and on") && texts.contains("inside"))
    #expect(texts.contains(#"raw \n "x""#))
    #expect(texts.contains { $0.contains("first") && $0.contains("second") })
    #expect(!texts.contains("not this"))
  }
}

/// A string literal of a Swift file, as far as looking for words needs it.
private struct SwiftLiteral {
  var text: String
  /// From 1.
  var line: Int

  static func all(in source: String) -> [SwiftLiteral] {
    var reader = Reader(bytes: Array(source.utf8))
    reader.code(until: nil)
    return reader.found
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0
    var line = 1
    var found: [SwiftLiteral] = []

    private func follows(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func step() {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      at += 1
    }

    /// Reads code, to the closing bracket of an interpolation when there is one.
    mutating func code(until closing: UInt8?) {
      var depth = 1
      while at < bytes.count {
        if follows("//") {
          while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        } else if bytes[at] == UInt8(ascii: "\"") || opensRaw {
          literal()
        } else {
          if closing != nil, bytes[at] == UInt8(ascii: "(") { depth += 1 }
          if let closing, bytes[at] == closing { depth -= 1 }
          step()
          if depth == 0 { return }
        }
      }
    }

    private var opensRaw: Bool {
      let rest = bytes[at...].drop { $0 == UInt8(ascii: "#") }
      return bytes[at] == UInt8(ascii: "#") && rest.first == UInt8(ascii: "\"")
    }

    private mutating func literal() {
      let begun = line
      let hashes = String(repeating: "#", count: bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count)
      at += hashes.utf8.count
      let quote = follows("\"\"\"") ? "\"\"\"" : "\""
      at += quote.utf8.count
      var text: [UInt8] = []
      while at < bytes.count, !follows(quote + hashes) {
        if follows("\\" + hashes) {
          escape(hashes, &text)
        } else {
          text.append(bytes[at])
          step()
        }
      }
      at = min(bytes.count, at + quote.utf8.count + hashes.utf8.count)
      found.append(SwiftLiteral(text: String(decoding: text, as: UTF8.self), line: begun))
    }

    private mutating func escape(_ hashes: String, _ text: inout [UInt8]) {
      at += 1 + hashes.utf8.count
      guard at < bytes.count else { return }
      switch bytes[at] {
      case UInt8(ascii: "("):
        at += 1
        code(until: UInt8(ascii: ")"))
        text += "…".utf8
      case UInt8(ascii: "u"):
        while at < bytes.count, bytes[at] != UInt8(ascii: "}") { at += 1 }
        step()
        text += "·".utf8
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        text.append(bytes[at])
        step()
      case _:
        text.append(UInt8(ascii: " "))
        step()
      }
    }
  }
}
