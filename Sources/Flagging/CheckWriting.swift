import Fieldwork
import Notation

/// Where a finding stands in a file, as editors count: lines and columns from 1, columns in Unicode scalars.
package struct PlacedFinding: Sendable {
  package var finding: Finding
  package var line: Int
  package var column: Int
  package var endColumn: Int
  /// The words themselves.
  package var words: String

  /// `path:line:column: message`, as editors read it.
  package func text(path: String) -> String {
    "\(harmless(path)):\(line):\(column): \(message)"
  }

  /// `P! dated promise: "We'll fix that by Friday" · say: …`
  package var message: String {
    let sign = "\(finding.category.letter)\(finding.tier.sign)"
    let quote = "\(sign) \(finding.kind): \"\(harmless(words))\""
    return finding.advice.isEmpty ? quote : "\(quote) · say: \(finding.advice)"
  }
}

/// Writes what `check` gives out, without touching a file.
package enum CheckWriting {
  /// Appends `{"id": …, "findings": […]}` and a line feed. Offsets are Unicode scalars from 0.
  package static func json(_ line: CheckLine, _ findings: [Finding], to bytes: inout [UInt8]) {
    bytes += #"{"id":"#.utf8
    line.id.write(to: &bytes)
    bytes += #","findings":["#.utf8
    let ranges = scalarRanges(findings.map(\.bytes), in: line.utterance.text)
    for (place, finding) in findings.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(finding, ranges[place], to: &bytes)
    }
    bytes += "]}\n".utf8
  }

  private static func write(_ finding: Finding, _ range: Range<Int>, to bytes: inout [UInt8]) {
    bytes += #"{"category":""#.utf8
    bytes += finding.category.rawValue.utf8
    bytes += #"","rule":"#.utf8
    JSON.write(finding.rule, to: &bytes)
    bytes += #","start":\#(range.lowerBound),"end":\#(range.upperBound),"tier":"#.utf8
    bytes += "\(finding.tier.rawValue),\"score\":\(finding.score),\"advice\":".utf8
    JSON.write(finding.advice, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends `{"id": null, "error": "line N: …"}` and a line feed.
  package static func error(_ error: CheckError, line: Int, to bytes: inout [UInt8]) {
    bytes += #"{"id":null,"error":"#.utf8
    JSON.write("line \(line): \(error.problem)", to: &bytes)
    bytes += "}\n".utf8
  }

  /// One SARIF 2.1.0 log of one run. Source: OASIS SARIF 2.1.0, sections 3.13 to 3.30.
  package static func sarif(
    _ placed: [PlacedFinding], path: String, book: RuleBook, version: String
  ) -> JSON {
    let used = Set(placed.map(\.finding.rule)).sorted()
    let rules = used.map { name -> JSON in
      let reason = book.rules.first { $0.name == name }.map(\.reason) ?? "found by the model"
      return ["id": .string(name), "shortDescription": ["text": .string(reason.isEmpty ? name : reason)]]
    }
    let driver: JSON = [
      "name": "evenkeel", "version": .string(version), "rules": .array(rules),
      "properties": ["ruleBook": .string(book.version)],
    ]
    let run: JSON = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
      "results": .array(placed.map { result($0, path) }),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
    ]
  }

  private static func result(_ placed: PlacedFinding, _ path: String) -> JSON {
    let region: JSON = [
      "startLine": JSON(placed.line), "startColumn": JSON(placed.column), "endColumn": JSON(placed.endColumn),
    ]
    let place: JSON = [
      "physicalLocation": ["artifactLocation": ["uri": .string(uri(path))], "region": region]
    ]
    return [
      "ruleId": .string(placed.finding.rule), "level": .string(level(placed.finding.tier)),
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

/// The ranges in Unicode scalars for ranges in bytes, in one pass over the text for all of them.
func scalarRanges(_ ranges: [Range<Int>], in text: String) -> [Range<Int>] {
  guard !ranges.isEmpty else { return [] }
  let offsets = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
  var counts: [Int: Int] = [:]
  var next = 0
  var scalars = 0
  var at = 0
  for byte in text.utf8 {
    while next < offsets.count, offsets[next] <= at {
      counts[offsets[next]] = scalars
      next += 1
    }
    if next == offsets.count { break }
    if byte & 0xC0 != 0x80 { scalars += 1 }
    at += 1
  }
  while next < offsets.count {
    counts[offsets[next]] = scalars
    next += 1
  }
  return ranges.map { range in
    let start = counts[range.lowerBound] ?? 0
    return start..<max(start, counts[range.upperBound] ?? start)
  }
}
