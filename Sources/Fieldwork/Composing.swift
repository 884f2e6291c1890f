/// The text in Unicode's composed form (NFC), so that one letter is one scalar however it was typed.
///
/// Linear in the text; plain ASCII is handed back as it is. Covers what keyboards and word processors make:
/// Latin, Greek, Cyrillic, Arabic, the Indic two-part vowels, kana, Hangul, and the letter-like singles
/// (ångström, ohm). A rarer pair stays in two scalars, which Swift compares as equal anyway.
package func composed(_ text: String) -> String {
  // Everything below U+0300 is composed already; U+0300 begins with the byte 0xCC.
  guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
  var composing = Composing()
  for scalar in text.unicodeScalars { composing.take(scalar) }
  return composing.finish()
}

private struct Composing {
  // Bytes: adding to a string's scalars one by one copies the whole of it again and again.
  private var done: [UInt8] = []
  private var starter: Unicode.Scalar?
  private var marks: [Unicode.Scalar] = []

  mutating func take(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0x300 else {
      flush()
      starter = scalar
      return
    }
    if scalar.properties.canonicalCombiningClass != .notReordered {
      marks.append(scalar)
    } else if let first = starter, marks.isEmpty, let both = pair(first, scalar) {
      // Hangul and the Indic vowels: two letters of their own right that make one.
      starter = both
    } else {
      flush()
      starter = singles[scalar] ?? scalar
    }
  }

  mutating func finish() -> String {
    flush()
    return String(decoding: done, as: UTF8.self)
  }

  private mutating func flush() {
    defer {
      starter = nil
      marks.removeAll(keepingCapacity: true)
    }
    guard var first = starter else {
      for mark in marks { keep(mark) }
      return
    }
    var kept: [Unicode.Scalar] = []
    var keptClass: UInt8 = 0
    // Marks of one class stay in the order they were typed, so the sort goes by place as well.
    let ordered = marks.enumerated().sorted {
      ($0.element.properties.canonicalCombiningClass.rawValue, $0.offset)
        < ($1.element.properties.canonicalCombiningClass.rawValue, $1.offset)
    }
    for (_, mark) in ordered {
      let ownClass = mark.properties.canonicalCombiningClass.rawValue
      if ownClass > keptClass, let both = pair(first, mark) {
        first = both
      } else {
        kept.append(mark)
        keptClass = ownClass
      }
    }
    keep(first)
    for mark in kept { keep(mark) }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) { done.append(contentsOf: String(scalar).utf8) }

  /// The one scalar that is canonically the same as these two, if there is one.
  private func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    hangul(first.value, second.value) ?? pairs[String(first) + String(second)]
  }

  /// Source: the Unicode Standard, section 3.12, "Conjoining Jamo Behavior".
  private func hangul(_ first: UInt32, _ second: UInt32) -> Unicode.Scalar? {
    if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
      return Unicode.Scalar(0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28)
    }
    if (0xAC00..<0xD7A4).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8..<0x11C3).contains(second) {
      return Unicode.Scalar(first + (second - 0x11A7))
    }
    return nil
  }
}

/// Composed scalars by their text. Swift hashes canonically equal texts alike, so two scalars find their one.
///
/// Left out on purpose: what Unicode excludes from composition, such as U+0958 to U+095F.
private let pairs: [String: Unicode.Scalar] = {
  let ranges: [ClosedRange<UInt32>] = [
    0xC0...0x233, 0x385...0x3CE, 0x3D3...0x3D4, 0x400...0x4F9, 0x622...0x6D3, 0x929...0x934, 0x9CB...0x9CC,
    0xB48...0xB4C, 0xB94...0xBCC, 0xC48...0xC48, 0xCC0...0xCCB, 0xD4A...0xD4C, 0xDDA...0xDDE, 0x1026...0x1026,
    0x1E00...0x1FFE, 0x219A...0x22ED, 0x3040...0x30FF,
  ]
  let scalars = ranges.joined().compactMap(Unicode.Scalar.init)
  // The first of several equals is the composed one; U+1F71 is the same as U+03AC, and comes later.
  return Dictionary(scalars.map { (String($0), $0) }, uniquingKeysWith: { first, _ in first })
}()

/// Letters that Unicode has twice, to the one it prefers.
private let singles: [Unicode.Scalar: Unicode.Scalar] = {
  let twice: [ClosedRange<UInt32>] = [0x1F71...0x1FFD, 0x2126...0x2126, 0x212B...0x212B]
  var found: [Unicode.Scalar: Unicode.Scalar] = ["\u{212A}": "K", "\u{37E}": ";", "\u{387}": "\u{B7}"]
  for scalar in twice.joined().compactMap(Unicode.Scalar.init) {
    if let other = pairs[String(scalar)], other != scalar { found[scalar] = other }
  }
  return found
}()
