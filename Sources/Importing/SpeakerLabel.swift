import Fieldwork

/// Which words in front of a colon are names, told from all lines of a file together.
///
/// `Dana Whitfield: …`, `P3: …`, `INTERVIEWER: …` begin a turn; `One thing: …` does not. What looks like a name counts
/// wherever it stands; what may be one (`moderator:`) counts when it comes back.
struct SpeakerLabels {
  /// Words in front of a colon, as they stand there, with what they may be; each is looked at once.
  private var met: [String: Entry] = [:]

  private struct Entry {
    var name: String
    var likeness: Likeness
    var count = 0
  }

  /// A name with the place where the words behind it begin.
  struct Label {
    var name: String
    var end: Int
  }

  /// Counts the line's words in front of a colon; gives them, see ``label(_:)``.
  @discardableResult
  mutating func meet(_ line: Bytes) -> Label? {
    guard let front = Self.front(of: line) else { return nil }
    meet(name: front.name)
    return front
  }

  /// The name that words in front of a colon are, now that all lines were met.
  func label(_ front: Label) -> Label? { name(front.name).map { Label(name: $0, end: front.end) } }

  /// Counts a name that stands by itself in a line of its own.
  mutating func meet(name: String) {
    met[name, default: Self.entry(name)].count += 1
  }

  /// Whether whoever is named at all goes by one of evenkeel's codes.
  var areCodes: Bool {
    let names = met.keys.compactMap { name($0) }
    return !names.isEmpty && names.allSatisfy { Speaker($0) != nil }
  }

  /// How often these words were met.
  func count(_ words: String) -> Int { met[words]?.count ?? 0 }

  /// The name as it is to be shown, if these words were met often enough for what they look like.
  func name(_ words: String) -> String? {
    let entry = met[words] ?? Self.entry(words)
    let isName =
      switch entry.likeness {
      case .none: false
      case .maybe: entry.count > 1
      case .name: entry.count > 1 || !Self.headings.contains(entry.name.lowercased())
      }
    return isName ? entry.name : nil
  }

  /// The name the line begins with.
  func label(in line: Bytes) -> Label? {
    Self.front(of: line).flatMap { label($0) }
  }

  /// Whether words that stand alone can hardly be anything but a name.
  static func isName(_ words: String) -> Bool {
    guard let last = words.last, !".,:-".contains(last) || words.hasSuffix(" Jr.") || words.hasSuffix(" Sr.")
    else {
      return false
    }
    return entry(words).likeness == .name
  }

  /// Whether these, each alone in its line, are names of people: they come back, or in a short file they look like
  /// nothing else.
  static func areNames(_ found: [String]) -> Bool {
    let distinct = Set(found)
    if distinct.count * 2 <= found.count { return true }
    return found.count <= 8
      && distinct.allSatisfy { $0.first?.isUppercase == true && !headings.contains($0.lowercased()) }
  }

  private static func entry(_ words: String) -> Entry {
    let name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Entry(name: name, likeness: likeness(name))
  }

  /// What stands before the first colon. Stars and brackets around it go.
  private static func front(of line: Bytes) -> Label? {
    let start = line.trimmed
    guard let colon = colon(in: start.prefix(mostBytes)) else { return nil }
    var name = start[..<colon.lowerBound]
    var end = colon.upperBound
    // Markdown has the colon inside or outside the stars: **Dana:** or **Dana**:
    if name.starts(with: "**".utf8), start[end...].starts(with: "**".utf8) { end += 2 }
    name = name.trimmed.stripped(.star).stripped(UInt8(ascii: "_")).trimmed
    if name.first == .bracket, name.last == .closingBracket { name = name.dropFirst().dropLast().trimmed }
    if name.first == .brace, name.last == .closingBrace { name = name.dropFirst().dropLast().trimmed }
    return name.isEmpty ? nil : Label(name: name.text, end: end)
  }

  /// Longer than any name that is followed by a colon in a transcript; MAXQDA allows 63 characters.
  private static let mostBytes = 160

  /// The first colon with a blank, the end or the stars of a bold name behind it; the wide one needs none. One within
  /// parentheses belongs to the name: `Dana (Ops: North): words`.
  private static func colon(in line: Bytes) -> Range<Int>? {
    var depth = 0
    for place in line.indices {
      if line[place] == .parenthesis { depth += 1 }
      if line[place] == .closingParenthesis { depth -= 1 }
      if line[place] == .colon, depth <= 0 {
        let behind = line[(place + 1)...].first
        return behind == nil || behind?.isBlank == true || behind == .star ? place..<place + 1 : nil
      }
      if line[place...].starts(with: "\u{FF1A}".utf8) { return place..<place + 3 }
    }
    return nil
  }

  private enum Likeness {
    case none, maybe, name
  }

  private static func likeness(_ name: String) -> Likeness {
    guard name.count <= 80, !name.contains(where: { "?!;\"<>|\u{201C}\u{201D}\u{2026}=".contains($0) }) else {
      return .none
    }
    let words = name.split(separator: " ")
    guard let last = words.last, words.count <= 6, name.contains(where: { $0.isLetter || $0.isNumber }) else {
      return .none
    }
    // A sentence ends within: the colon belongs to its last words.
    if words.dropLast().contains(where: { $0.hasSuffix(".") && $0.count > 5 }) { return .none }
    let isCalled = words.allSatisfy { beginsLikeName($0) || particles.contains($0.lowercased()) }
    if isCalled, beginsLikeName(last) {
      return words.count == 1 && last.allSatisfy(\.isNumber) ? .maybe : .name
    }
    return words.count <= 3 ? .maybe : .none
  }

  private static func beginsLikeName(_ word: Substring) -> Bool {
    guard let first = word.first(where: { !"([{'\u{2019}#@".contains($0) }) else { return false }
    return first.isNumber || first.isUppercase || (first.isLetter && !first.isLowercase)
  }

  private static let particles: Set<String> = [
    "van", "von", "de", "der", "den", "ter", "del", "della", "di", "da", "dos", "du", "la", "le", "al", "el",
    "bin",
    "ibn", "zu", "y", "e", "i", "of", "the", "and", "&", "-", "/", "|",
  ]

  /// What stands before a colon once, at the head of a transcript or within the talk, and is nobody's name.
  private static let headings: Set<String> = [
    "note", "notes", "nb", "question", "example", "ps", "so", "but", "and", "or", "well", "yes", "no", "ok",
    "okay",
    "first", "second", "third", "finally", "also", "however", "warning", "re", "subject", "date", "time",
    "place",
    "location", "duration", "participants", "attendees", "present", "title", "topic", "file", "recording",
    "language",
    "transcriber", "transcribed by", "project", "interview", "session", "length", "media",
    "date of interview",
    "i mean", "i said", "he said", "she said", "they said",
  ]
}

extension Bytes {
  /// Without this sign at either end, however often it stands there.
  func stripped(_ sign: UInt8) -> Bytes {
    var rest = drop { $0 == sign }
    while rest.last == sign { rest = rest.dropLast() }
    return rest
  }
}
