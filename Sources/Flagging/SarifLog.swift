import Fieldwork
import Notation

/// One SARIF 2.1.0 log of one run, written as findings come up.
///
/// The rules used are only known at the end, so `results` stand before `tool`: members have no order in JSON.
/// Source: OASIS SARIF 2.1.0, sections 3.13 to 3.30.
struct SarifLog {
  private let uri: String
  private let book: RuleBook
  private let version: String
  private var used: Set<String> = []
  private var hasBegun = false
  private var hasResults = false

  init(path: String, book: RuleBook, version: String) {
    uri = Self.uri(path)
    self.book = book
    self.version = version
  }

  mutating func add(_ placed: PlacedFinding, to bytes: inout [UInt8]) {
    begin(&bytes)
    if hasResults { bytes.append(UInt8(ascii: ",")) }
    hasResults = true
    used.insert(placed.finding.rule)
    result(placed).write(to: &bytes)
  }

  /// Says what was left to say. Nothing may be added after it.
  mutating func finish(_ bytes: inout [UInt8]) {
    begin(&bytes)
    bytes += #"],"tool":"#.utf8
    let tool: JSON = ["driver": driver]
    tool.write(to: &bytes)
    bytes += "}]}\n".utf8
  }

  private mutating func begin(_ bytes: inout [UInt8]) {
    guard !hasBegun else { return }
    hasBegun = true
    bytes += #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#.utf8
    bytes += #""runs":[{"columnKind":"unicodeCodePoints","results":["#.utf8
  }

  private var driver: JSON {
    let rules = used.sorted().map { name -> JSON in
      let reason = book.rules.first { $0.name == name }.map(\.reason) ?? "found by the model"
      return ["id": .string(name), "shortDescription": ["text": .string(reason.isEmpty ? name : reason)]]
    }
    return [
      "name": "evenkeel", "version": .string(version), "rules": .array(rules),
      "properties": ["ruleBook": .string(book.version)],
    ]
  }

  private func result(_ placed: PlacedFinding) -> JSON {
    let region: JSON = [
      "startLine": JSON(placed.line), "startColumn": JSON(placed.column), "endColumn": JSON(placed.endColumn),
    ]
    let place: JSON = ["physicalLocation": ["artifactLocation": ["uri": .string(uri)], "region": region]]
    return [
      "ruleId": .string(placed.finding.rule), "level": .string(Self.level(placed.finding.tier)),
      "message": ["text": .string(placed.message)], "locations": [place],
    ]
  }

  private static func level(_ tier: Tier) -> String {
    switch tier {
    case .sure: "error"
    case .likely: "warning"
    case .faint: "note"
    }
  }

  /// A path as a URI reference: what RFC 3986 does not allow in a path is percent-encoded.
  private static func uri(_ path: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
