/// One glyph of a text, with the bytes it stands for.
///
/// A cluster that needs several cells side by side (a flag's two letters, an Indic vowel sign) gives
/// several letters with the same bytes; the later ones say so and are never parted from the first.
package struct Letter: Hashable, Sendable {
  /// What its cell shows.
  package let glyph: Glyph

  /// Where its cluster begins in the text, in bytes of UTF-8.
  package let start: Int

  /// Where its cluster ends, exclusive.
  package let end: Int

  /// True for the second and later glyphs of one cluster.
  package let continues: Bool

  /// True where a line may be broken after it.
  package var isSpace: Bool { glyph == .blank }
}

extension TextWidth {
  /// `text` on one line as any terminal can show it: for messages and line mode, where no frame is drawn.
  package static func safeForm(of text: String) -> String {
    letters(of: text).reduce(into: "") { $0 += $1.glyph.text }
  }

  /// `text` as glyphs in its terminal-safe form, in order; empty only for empty text.
  package static func letters(of text: String) -> [Letter] {
    var native = text
    return native.withUTF8 { bytes in
      var letters: [Letter] = []
      letters.reserveCapacity(bytes.count)
      var start = 0
      while start < bytes.count {
        let byte = bytes[start]
        let isPrintable = (0x20..<0x7F).contains(byte)
        // Nothing joins two letters of ASCII, so only what stands next to others has to be segmented.
        if isPrintable && (start + 1 == bytes.count || bytes[start + 1] < 0x80) {
          let glyph = Glyph(Unicode.Scalar(byte), columns: 1)
          letters.append(Letter(glyph: glyph, start: start, end: start + 1, continues: false))
          start += 1
        } else if let lone = loneScalar(bytes, at: start), case .spacing(let columns) = kind(of: lone.scalar)
        {
          let glyph = Glyph(lone.scalar, columns: columns)
          letters.append(Letter(glyph: glyph, start: start, end: start + lone.bytes, continues: false))
          start += lone.bytes
        } else {
          start = append(text[text.utf8.index(text.startIndex, offsetBy: start)], at: start, to: &letters)
        }
      }
      return letters
    }
  }

  /// The scalar at byte `start` when it can be seen at once that it is a cluster by itself: a European letter
  /// or a common sign, with ASCII or nothing behind it.
  private static func loneScalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (scalar: Unicode.Scalar, bytes: Int)? {
    let lead = UInt32(bytes[start])
    let length = (0xC2..<0xCC).contains(lead) ? 2 : lead == 0xE2 ? 3 : 0
    let end = start + length
    guard length > 0, end <= bytes.count, end == bytes.count || (0x20..<0x7F).contains(bytes[end]) else {
      return nil
    }
    let tail = bytes[(start + 1)..<end].reduce(lead & (0xFF >> UInt32(length + 1))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return Unicode.Scalar(tail).map { ($0, length) }
  }

  /// Appends the glyphs of one cluster that begins at byte `start` and returns where it ends.
  private static func append(_ cluster: Character, at start: Int, to letters: inout [Letter]) -> Int {
    let end = start + cluster.utf8.count
    if let only = cluster.unicodeScalars.only, case .spacing(let columns) = kind(of: only), !isFlag(only) {
      let glyph = Glyph(only, columns: columns)
      letters.append(Letter(glyph: glyph, start: start, end: end, continues: false))
      return end
    }
    for (index, glyph) in glyphs(of: cluster).enumerated() {
      letters.append(Letter(glyph: glyph, start: start, end: end, continues: index > 0))
    }
    return end
  }

  /// Regional indicators, which come in pairs as flags.
  static func isFlag(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  /// The cells of one cluster, at least one.
  static func glyphs(of cluster: Character) -> [Glyph] {
    var shaping = Shaping()
    if cluster == "\t" || cluster == "\n" || cluster == "\r\n" { return [.blank] }
    for scalar in cluster.unicodeScalars where !shaping.isOver { shaping.take(scalar) }
    // A selector with nothing to select is hidden text too.
    return shaping.glyphs.isEmpty ? [.placeholder] : shaping.glyphs
  }
}

/// One cluster on its way to its safe form.
private struct Shaping {
  var glyphs: [Glyph] = []

  /// After the joiner of an emoji family: its first member stands for all.
  var isOver = false

  private var base: Unicode.Scalar?

  mutating func take(_ scalar: Unicode.Scalar) {
    if let letter = flagLetter(scalar) { return open(letter, columns: 1) }
    if let base, isSkinTone(scalar), base.properties.isEmoji { return }
    switch TextWidth.kind(of: scalar) {
    case .spacing(let columns): open(scalar, columns: columns)
    case .mark: put(scalar)
    case .selector: break
    case .unsafe: replace(scalar)
    }
  }

  private mutating func open(_ scalar: Unicode.Scalar, columns: Int) {
    base = scalar
    glyphs.append(Glyph(scalar, columns: columns))
  }

  private mutating func put(_ mark: Unicode.Scalar) {
    guard base != nil, var glyph = glyphs.popLast() else { return glyphs.append(.placeholder) }
    glyph.add(mark: mark)
    glyphs.append(glyph)
  }

  private mutating func replace(_ scalar: Unicode.Scalar) {
    if scalar.value == 0xAD { return open("-", columns: 1) }
    if let base, scalar.value == TextWidth.zeroWidthJoiner, isPicture(base) {
      isOver = true
    } else if let base, isJoiner(scalar), TextWidth.joins(base.value) {
      return
    } else {
      base = nil
      glyphs.append(.placeholder)
    }
  }

  private func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == TextWidth.zeroWidthJoiner || scalar.value == TextWidth.zeroWidthNonJoiner
  }

  private func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F && scalar.properties.isEmoji
  }

  private func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

  /// Regional indicators are shown as the letters they stand for: `DE`.
  private func flagLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard TextWidth.isFlag(scalar) else { return nil }
    return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
  }
}

extension Character.UnicodeScalarView {
  /// The scalar, when there is just one.
  fileprivate var only: Unicode.Scalar? {
    guard let first, index(after: startIndex) == endIndex else { return nil }
    return first
  }
}
