/// A phrase to look for, in the words rule files use.
///
/// Elements are parted by blanks and stand for one word each:
/// `word` that word · `a|b|c` any of these · `{list}` any word of a list · `_` any word ·
/// `..` up to four words of the same clause · `...` up to eight of the same sentence ·
/// `^` the beginning of a clause (opening words such as "oh, well" may precede) · `^^` of the sentence ·
/// `$` the end of a clause · `$$` of the sentence · `!x` not that word next.
/// `?` after an element makes it optional, `*` lets it come up to four times.
struct Pattern: Sendable {
  enum Test: UInt8, Equatable {
    case word, list, any, clauseStart, sentenceStart, clauseEnd, sentenceEnd, gap
  }

  struct Element: Equatable {
    var test: Test
    /// Word id, list number, or the most words a gap takes.
    var value: UInt16
    /// 1 exactly one; 0 none or one; 4 none to four.
    var least: UInt8
    var most: UInt8
    /// The next word must not be this one; takes no word itself.
    var refused: Bool
  }

  var elements: [Element]
}

/// Why a pattern cannot be used.
package struct PatternError: Error, Hashable, CustomStringConvertible {
  package var pattern: String
  package var problem: String

  package var description: String { "'\(pattern)': \(problem)" }
}

/// Turns patterns into elements, giving words and lists their numbers.
struct PatternCompiler {
  var vocabulary: Vocabulary
  /// For each list number, the words in it.
  private(set) var members: [[UInt16]] = []
  private var listNumbers: [String: UInt16] = [:]
  private let lists: [String: [String]]

  init(_ vocabulary: Vocabulary, lists: [String: [String]]) {
    self.vocabulary = vocabulary
    self.lists = lists
  }

  mutating func pattern(_ source: String) throws(PatternError) -> Pattern {
    var elements: [Pattern.Element] = []
    for part in source.utf8.split(separator: UInt8(ascii: " ")) {
      let piece = Substring(part)
      let element = try element(piece, in: source)
      elements += expanded(element)
    }
    let lead = elements.prefix { $0.test == .clauseStart || $0.test == .sentenceStart }
    guard elements.count - lead.count <= 24 else {
      throw PatternError(pattern: source, problem: "it is longer than 24 words")
    }
    try Self.check(elements.dropFirst(lead.count), source)
    return Pattern(elements: elements)
  }

  /// A plain word that is a short form ("don't") stands for its words.
  private func expanded(_ element: Pattern.Element) -> [Pattern.Element] {
    guard element.test == .word, !element.refused else { return [element] }
    let long = vocabulary.spellings[Int(element.value)]
    guard long.count > 0 else { return [element] }
    return (0..<Int(long.count)).map { index in
      var part = element
      part.value = vocabulary.spelled[Int(long.first) + index]
      return part
    }
  }

  /// A pattern is filed under the words it can begin with, so it must begin with words.
  private static func check(
    _ elements: ArraySlice<Pattern.Element>, _ source: String
  ) throws(PatternError) {
    for element in elements {
      guard !element.refused, element.test == .word || element.test == .list else {
        throw PatternError(pattern: source, problem: "it must begin with a word or a list")
      }
      if element.least > 0 { return }
    }
    throw PatternError(pattern: source, problem: "it must hold a word that is not optional")
  }

  private mutating func element(
    _ piece: Substring, in source: String
  ) throws(PatternError) -> Pattern.Element {
    switch piece {
    case "^": return Self.place(.clauseStart)
    case "^^": return Self.place(.sentenceStart)
    case "$": return Self.place(.clauseEnd)
    case "$$": return Self.place(.sentenceEnd)
    case "..": return Pattern.Element(test: .gap, value: 4, least: 0, most: 4, refused: false)
    case "...": return Pattern.Element(test: .gap, value: 8, least: 0, most: 8, refused: false)
    case "_": return Pattern.Element(test: .any, value: 0, least: 1, most: 1, refused: false)
    default: return try word(piece, in: source)
    }
  }

  private static func place(_ test: Pattern.Test) -> Pattern.Element {
    Pattern.Element(test: test, value: 0, least: 1, most: 1, refused: false)
  }

  private mutating func word(_ piece: Substring, in source: String) throws(PatternError) -> Pattern.Element {
    var rest = piece.utf8[...]
    var element = Pattern.Element(test: .word, value: 0, least: 1, most: 1, refused: false)
    if rest.first == UInt8(ascii: "!") {
      element.refused = true
      rest = rest.dropFirst()
    }
    if let last = rest.last, last == UInt8(ascii: "?") || last == UInt8(ascii: "*") {
      element.least = 0
      element.most = last == UInt8(ascii: "*") ? 4 : 1
      rest = rest.dropLast()
    }
    guard !rest.isEmpty else { throw PatternError(pattern: source, problem: "'\(piece)' names no word") }
    if rest.elementsEqual("_".utf8) {
      element.test = .any
    } else if rest.contains(UInt8(ascii: "|")) {
      element.test = .list
      element.value = try alternatives(Substring(rest), in: source)
    } else if let name = Self.inBraces(rest) {
      element.test = .list
      element.value = try list(name, in: source)
    } else {
      element.value = vocabulary.id(adding: Folding.folded(Substring(rest)))
    }
    return element
  }

  /// `list` for `{list}`.
  private static func inBraces(_ piece: Substring.UTF8View) -> String? {
    guard piece.count > 2, piece.first == UInt8(ascii: "{"), piece.last == UInt8(ascii: "}") else {
      return nil
    }
    return String(Substring(piece.dropFirst().dropLast()))
  }

  private mutating func list(_ name: String, in source: String) throws(PatternError) -> UInt16 {
    if let number = listNumbers[name] { return number }
    guard let words = lists[name] else {
      throw PatternError(pattern: source, problem: "there is no list '\(name)'")
    }
    var ids: [UInt16] = []
    for word in words { ids.append(vocabulary.id(adding: Folding.folded(word[...]))) }
    return add(name, ids)
  }

  private mutating func alternatives(
    _ piece: Substring, in source: String
  ) throws(PatternError) -> UInt16 {
    if let number = listNumbers[String(piece)] { return number }
    var ids: [UInt16] = []
    for word in piece.utf8.split(separator: UInt8(ascii: "|")) {
      if let name = Self.inBraces(word) {
        ids += members[Int(try list(name, in: source))]
      } else {
        ids.append(vocabulary.id(adding: Folding.folded(Substring(word))))
      }
    }
    return add(String(piece), ids)
  }

  private mutating func add(_ name: String, _ ids: [UInt16]) -> UInt16 {
    let number = UInt16(members.count)
    members.append(ids)
    listNumbers[name] = number
    return number
  }

  /// The number of a list the engine itself asks about; a list nobody wrote is empty.
  mutating func number(of list: String) -> UInt16 {
    if let number = try? self.list(list, in: list) { return number }
    return add(list, [])
  }
}
