import Anonymising

/// A line to learn from: the features of its tokens, and the labels each token may bear.
struct Lesson {
  /// `NameFeatures.count` hashes, later indexes, a token.
  var features: Range<Int>

  /// One bit for each allowed label. All bits: nobody said what this token is.
  var allowed: [UInt8]
  var weight: Float
}

/// All lessons, with their features in one long row.
struct Lessons {
  var hashes: [UInt32] = []
  var lessons: [Lesson] = []

  static let all: UInt8 = 0x7F

  mutating func add(_ example: Example) {
    let surface = Surface(example.text)
    var tokens = surface.tokens()
    for index in tokens.indices { tokens[index].facts = Lexicon.shipped.facts(tokens[index].word) }
    let allowed = Self.allowed(example, surface, tokens)
    let lines = Lines(tokens)
    var features = NameFeatures()
    for line in lines.lines {
      let slice = tokens[line.tokens]
      features.read(
        slice, of: surface, parts: PhraseBook.shipped.parts(slice), caseless: line.caseless,
        elsewhere: lines.writing)
      let start = hashes.count
      hashes.append(contentsOf: repeatElement(0, count: slice.count * NameFeatures.count))
      hashes.withUnsafeMutableBufferPointer { room in
        guard let base = room.baseAddress else { return }
        for index in 0..<slice.count {
          features.write(index, to: base + start + index * NameFeatures.count)
        }
      }
      lessons.append(
        Lesson(features: start..<hashes.count, allowed: Array(allowed[line.tokens]), weight: example.weight))
    }
  }

  private static func allowed(_ example: Example, _ surface: Surface, _ tokens: [Token]) -> [UInt8] {
    let kinds = ["PERSON": 1, "ORG": 3, "PLACE": 5]
    var rest: UInt8 = 1
    // A type that nobody marked in this document may be anywhere in it.
    for (type, label) in kinds where !example.types.contains(type) { rest |= 3 << UInt8(label) }
    var allowed = [UInt8](repeating: rest, count: tokens.count)
    let offsets = byteOffsets(example.text)
    for span in example.spans where span.end <= offsets.count - 1 && span.start < span.end {
      let bytes = offsets[span.start]..<offsets[span.end]
      var begins = true
      for (index, token) in tokens.enumerated() {
        let source = surface.source(token.bytes)
        guard source.overlaps(bytes) else { continue }
        if span.isIgnored {
          allowed[index] = all
        } else if let label = kinds[span.type] {
          allowed[index] = 1 << UInt8(begins ? label : label + 1)
          begins = false
        }
      }
    }
    return allowed
  }

  private static func byteOffsets(_ text: String) -> [Int] {
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    return offsets
  }
}
