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

/// One line of JSON for one line looked at, `{"id": …, "findings": […]}`, written as findings come up.
///
/// Offsets are Unicode scalars from 0.
struct JSONAnswer {
  private var hasBegun = false
  private var hasFindings = false

  /// Appends what was found in `text`, which begins `column` scalars into the line.
  mutating func add(
    _ findings: [Finding], in text: String, from column: Int, id: JSON, isLast: Bool, to bytes: inout [UInt8]
  ) {
    if !hasBegun {
      bytes += #"{"id":"#.utf8
      id.write(to: &bytes)
      bytes += #","findings":["#.utf8
    }
    hasBegun = !isLast
    let ranges = scalarRanges(findings.map(\.bytes), in: text)
    for (finding, range) in zip(findings, ranges) {
      if hasFindings { bytes.append(UInt8(ascii: ",")) }
      hasFindings = true
      CheckWriting.write(finding, column + range.lowerBound..<column + range.upperBound, to: &bytes)
    }
    guard isLast else { return }
    bytes += "]}\n".utf8
    hasFindings = false
  }
}

/// Writes what `check` gives out, without touching a file.
package enum CheckWriting {
  static func write(_ finding: Finding, _ range: Range<Int>, to bytes: inout [UInt8]) {
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
