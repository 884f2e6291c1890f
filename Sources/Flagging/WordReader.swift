/// Reads words and sentences from bytes in one pass, whatever the bytes are.
///
/// Case, curly quotes, diacritics, missing apostrophes, fillers, cut-off words and stutters are
/// evened out here, so that rules need one spelling. Every word keeps its bytes in the text as given.
struct WordReader {
  let vocabulary: Vocabulary
  let apostrophes: MissingApostrophes

  /// A piece ends at the first full stop after this many words, and in any case at four times as many:
  /// a text of any length is then read in bounded memory.
  static let pieceWords = 256

  /// What a byte does.
  private enum Kind: UInt8 {
    case blank, letter, apostrophe, pause, full, hyphen, quote, wide
  }

  private static let kinds: [UInt8] = (0..<256).map { value -> UInt8 in
    let byte = UInt8(value)
    let kind: Kind =
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
        .letter
      case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\n"): .full
      case UInt8(ascii: "-"), UInt8(ascii: "_"): .hyphen
      case UInt8(ascii: "\""): .quote
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "/"), UInt8(ascii: "\r"):
        .pause
      case 0x80...0xFF: .wide
      default: .blank
      }
    return kind.rawValue
  }

  /// Reads a piece beginning at `from` and returns where the next one begins.
  ///
  /// Places in `page` are counted from `from`. Linear in the bytes read.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, into page: inout Page) -> Int {
    page.clear()
    var at = from
    var inQuotes = false
    Self.kinds.withUnsafeBufferPointer { kinds in
      while at < bytes.count {
        let byte = bytes[at]
        switch Kind(rawValue: kinds[Int(byte)]) ?? .blank {
        case .letter:
          at = word(bytes, at, from, inQuotes, &page)
        case .wide:
          let (scalar, length) = scalarValue(bytes, at)
          switch Folding.kind(scalar) {
          case .letter, .mark: at = word(bytes, at, from, inQuotes, &page)
          case .quote:
            inQuotes = scalar == 0x201C || (scalar == 0x201D ? false : !inQuotes)
            at += length
          case .pause:
            page.pause(.pause)
            at += length
          case .full:
            page.endSentence(asked: scalar == 0xFF1F, apostrophes, vocabulary)
            at += length
          case .apostrophe, .blank: at += length
          }
        case .full:
          if byte == UInt8(ascii: "."), at + 1 < bytes.count, bytes[at + 1] == byte {
            while at < bytes.count, bytes[at] == byte { at += 1 }
            page.pause(.pause)
          } else {
            page.endSentence(asked: byte == UInt8(ascii: "?"), apostrophes, vocabulary)
            at += 1
          }
          if page.words.count >= Self.pieceWords { return }
        case .hyphen:
          // A hyphen inside a word only parts it; one that stands alone is a pause.
          if at + 1 >= bytes.count || kinds[Int(bytes[at + 1])] != Kind.letter.rawValue { page.pause(.pause) }
          at += 1
        case .pause:
          page.pause(.pause)
          at += 1
        case .quote:
          inQuotes.toggle()
          at += 1
        case .apostrophe, .blank:
          at += 1
        }
        if page.words.count >= 4 * Self.pieceWords { return }
      }
    }
    page.endSentence(asked: false, apostrophes, vocabulary)
    return at
  }

  /// Reads one word with its apostrophes, adds it to the page, returns the first byte after it.
  private func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ from: Int, _ quoted: Bool, _ page: inout Page
  ) -> Int {
    var at = start
    var whole = WordHash()
    // What stands before the apostrophe, once there is one.
    var base = WordHash()
    var apostrophe = -1
    var suffix: (UInt8, UInt8) = (0, 0)
    let numeric = bytes[start] &- 48 < 10
    // Nearly all words are ASCII letters and nothing else.
    while at < bytes.count, let letter = Self.plain(bytes[at]) {
      whole.add(letter)
      at += 1
    }
    loop: while at < bytes.count {
      let byte = bytes[at]
      if let letter = Self.plain(byte) {
        whole.add(letter)
        if apostrophe >= 0 { suffix = (suffix.1, letter) }
        at += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard apostrophe < 0, letterFollows(bytes, at + 1) else { break loop }
        apostrophe = at
        base = whole
        whole.add(UInt8(ascii: "'"))
        at += 1
      case UInt8(ascii: "."):
        // "U.S.", "0.5": a point between two letters or digits is part of the word.
        guard at + 1 < bytes.count, letterFollows(bytes, at + 1), bytes[at + 1] < 0x80,
          numeric || at == start + 1 || (at >= 2 && bytes[at - 2] == byte)
        else { break loop }
        at += 1
      case 0x80...0xFF:
        let (scalar, length) = scalarValue(bytes, at)
        switch Folding.kind(scalar) {
        case .letter:
          let folded = Folding.fold(scalar)
          if folded.0 != 0 { whole.add(folded.0) }
          if folded.1 != 0 { whole.add(folded.1) }
          if folded.0 == 0 {
            for index in at..<at + length {
              whole.add(bytes[index])
              base.add(bytes[index])
            }
          }
        case .mark: break
        case .apostrophe:
          guard apostrophe < 0, letterFollows(bytes, at + length) else { break loop }
          apostrophe = at
          base = whole
          whole.add(UInt8(ascii: "'"))
        case .quote, .pause, .full, .blank: break loop
        }
        at += length
      default: break loop
      }
    }
    if at == start { return start + 1 }
    if isCutOff(bytes, at) {
      page.pause(.pause)
      return at
    }
    page.add(
      Spelling(
        whole: whole.value, base: base.value, suffix: suffix, apostrophe: apostrophe - from,
        start: start - from, end: at - from, numeric: numeric,
        isCapital: bytes[start] &- 65 < 26, ending: ending(bytes, start, at),
        quoted: quoted), vocabulary)
    return at
  }

  /// A letter or digit of ASCII in lower case, or the sign for numbers; `nil` for any other byte.
  @inline(__always)
  private static func plain(_ byte: UInt8) -> UInt8? {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26 { return lower }
    return byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "#") ? byte : nil
  }

  /// Five letters or more that end in "ed" or "ing": most likely a form of a verb.
  private func ending(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Spelling.Ending {
    guard end - start >= 5 else { return .none }
    switch (bytes[end - 3] | 0x20, bytes[end - 2] | 0x20, bytes[end - 1] | 0x20) {
    case (UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "g")): return .present
    case (_, UInt8(ascii: "e"), UInt8(ascii: "d")): return .past
    default: return .none
    }
  }

  /// "th-" before a blank: a word the speaker broke off.
  private func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "-") else { return false }
    guard at + 1 < bytes.count else { return true }
    return bytes[at + 1] == UInt8(ascii: " ") || bytes[at + 1] == UInt8(ascii: "-")
  }

  private func letterFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at < bytes.count else { return false }
    return Self.kinds[Int(bytes[at])] == Kind.letter.rawValue
  }
}

/// A word as read, before short forms are spelled out.
struct Spelling {
  var whole: UInt64
  var base: UInt64
  /// The last two letters after the apostrophe: `ll`, `re`, `\0s`.
  var suffix: (UInt8, UInt8)
  /// Below zero when there is none.
  var apostrophe: Int
  var start: Int
  var end: Int
  var numeric: Bool
  var isCapital: Bool
  var ending: Ending
  var quoted: Bool

  /// What a word nobody knows looks like.
  enum Ending {
    case none, past, present
  }
}

/// The scalar at `at` and its length; a byte that begins none counts as one blank byte.
func scalarValue(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
  let lead = bytes[at]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  guard length > 1, at + length <= bytes.count else { return (0, 1) }
  var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for index in at + 1..<at + length {
    guard bytes[index] & 0xC0 == 0x80 else { return (0, 1) }
    value = value << 6 | UInt32(bytes[index] & 0x3F)
  }
  return (value, length)
}
