/// Which rows of a guide are headings, and which of them is its title.
///
/// Markdown headings win. A guide by somebody who never read our format has other ones: `SECTION 1:`, bold lines,
/// a Roman or numbered outline, short lines with minutes or a colon. The strongest kind that is there counts.
struct GuideOutline {
  struct Heading {
    var row: Int
    /// 1 is the title's level in Markdown; found by looks, every heading is of level 2.
    var level: Int
    var text: ArraySlice<UInt8>
  }

  var title: Heading?
  var headings: [Heading] = []

  init(_ rows: [GuideRow]) {
    let marked = rows.indices.compactMap { i -> Heading? in
      guard case .heading(let level) = rows[i].shape else { return nil }
      return Heading(row: i, level: level, text: rows[i].content)
    }
    let tops = marked.filter { $0.level == 1 }
    if let first = marked.first, first.level == 1, tops.count == 1 || Self.isBare(first, before: marked, rows)
    {
      title = first
      headings = Array(marked.dropFirst())
    } else {
      headings = marked
    }
    guard headings.isEmpty else { return }
    headings = Self.byLooks(rows)
    if title == nil { takeTitle(rows) }
  }

  /// Nothing but blank lines up to the next heading.
  private static func isBare(_ heading: Heading, before all: [Heading], _ rows: [GuideRow]) -> Bool {
    guard all.count > 1 else { return false }
    return rows[(heading.row + 1)..<all[1].row].allSatisfy(\.isBlank)
  }

  /// The first line is the title when it is short and is not a heading with something under it.
  private mutating func takeTitle(_ rows: [GuideRow]) {
    guard let first = rows.firstIndex(where: { !$0.isBlank }), rows[first].shape == .text,
      rows[first].content.count <= 120, !Asking.isQuestion(rows[first].content),
      let end = rows[first].content.last, !".;,:".utf8.contains(end)
    else { return }
    let next = rows[(first + 1)...].firstIndex { !$0.isBlank }
    if headings.first?.row == first {
      // A lone heading without minutes is what the whole is called.
      let isLone =
        headings.count == 1 && MinutesReader(needsSign: false).minutes(in: rows[first].content) == nil
      guard isLone || headings.count > 1 && next == headings[1].row else { return }
      title = headings.removeFirst()
    } else if rows[first].isAfterGap, next.map({ rows[$0].isAfterGap || rows[$0].marker != nil }) ?? false {
      title = Heading(row: first, level: 1, text: GuideLooks.bold(rows[first]) ?? rows[first].content)
    }
  }

  private static func byLooks(_ rows: [GuideRow]) -> [Heading] {
    let looks = GuideLooks(rows)
    let found = rows.indices.compactMap { row in looks.kind(row).map { (row, $0) } }
    let counts = Dictionary(grouping: found, by: \.1.kind).mapValues(\.count)
    // Two of a stronger kind, or failing that one: a single bold line may be but a remark.
    let kinds = GuideLooks.Kind.allCases
    guard
      let kind = kinds.first(where: { counts[$0, default: 0] > 1 })
        ?? kinds.first(where: { counts[$0] != nil })
    else { return [] }
    return found.filter { $0.1.kind == kind }.map { Heading(row: $0.0, level: 2, text: $0.1.text) }
  }
}

/// What makes a row look like a heading though nothing says so.
struct GuideLooks {
  /// The strongest first.
  enum Kind: CaseIterable {
    /// `SECTION 1: Welcome`
    case numberedWord
    /// `**Welcome**`
    case bold
    /// `I. Welcome`
    case roman
    /// `1. Welcome` with items under it
    case outline
    /// `WELCOME`, `Welcome (8 min)`, `Welcome:`, or a short line of its own above a list
    case plain
  }

  private let rows: [GuideRow]
  /// For each row the next one that is not blank; the count of rows where there is none.
  private let next: [Int]
  private let outlineRank: Int?

  init(_ rows: [GuideRow]) {
    self.rows = rows
    var following = rows.count
    var next = [Int](repeating: rows.count, count: rows.count)
    for i in rows.indices.reversed() {
      next[i] = following
      if !rows[i].isBlank { following = i }
    }
    self.next = next
    outlineRank = Self.outlineRank(rows, next)
  }

  func kind(_ place: Int) -> (kind: Kind, text: ArraySlice<UInt8>)? {
    let row = rows[place]
    guard row.content.count <= 200, !row.content.isEmpty else { return nil }
    if row.shape == .text {
      let bare = Self.bold(row)
      if row.indent < 4, let text = Self.numberedWord(bare ?? row.content) { return (.numberedWord, text) }
      if let bare { return Asking.isQuestion(bare) ? nil : (.bold, bare) }
      return isPlain(place) ? (.plain, row.content) : nil
    }
    guard let marker = row.marker, row.indent < 4, !Asking.isQuestion(row.content) else { return nil }
    if marker.rank == ListMarker.romanRank { return (.roman, Self.bold(row) ?? row.content) }
    guard marker.rank == outlineRank else { return nil }
    return (.outline, Self.bold(row) ?? row.content)
  }

  /// The words between `**` and `**`, when the row is nothing else (minutes and a colon may follow).
  static func bold(_ row: GuideRow) -> ArraySlice<UInt8>? {
    let text = row.content
    guard text.count > 4, let sign = text.first, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_"),
      text[text.startIndex + 1] == sign
    else { return nil }
    let inner = text.dropFirst(2)
    guard let last = inner.prefix(200).lastIndex(of: sign), last > inner.startIndex, inner[last - 1] == sign
    else { return nil }
    let rest = inner[(last + 1)...].trimmed
    // Whatever stands behind must be minutes: "**Note** that people …" is a sentence.
    guard let behind = rest.first else { return inner[..<(last - 1)] }
    return rest.count <= 30 && "([:{-".utf8.contains(behind) ? inner : nil
  }

  private static let words = [
    "section ", "part ", "topic ", "block ", "module ", "stage ", "phase ", "step ", "segment ", "theme ",
    "chapter ", "unit ", "exercise ", "activity ",
  ]

  /// `SECTION 1: Welcome` gives `Welcome`; "Part of the story" gives nothing.
  private static func numberedWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, "sptbmcueaSPTBMCUEA".utf8.contains(first) else { return nil }
    let start = text.lowerCasedPrefix(10)
    guard let word = words.first(where: { start.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(word.utf8.count)
    let number = rest.prefix(6).prefix { ASCII.isDigit($0) || ASCII.isUpper($0) }
    guard !number.isEmpty, number.count <= 4,
      number.allSatisfy(ASCII.isDigit) || number.count == 1 || isRoman(number)
    else { return nil }
    let behind = rest[number.endIndex...].string
    let name = behind.drop { !$0.isLetter && !$0.isNumber && $0 != "(" && $0 != "[" }
    let between = behind.prefix(behind.count - name.count)
    // "Part 2 of the story" is prose: a sign or a bracket must stand behind the number.
    guard
      name.isEmpty || between.contains(where: { !$0.isWhitespace }) || name.first == "(" || name.first == "["
    else { return nil }
    return name.first?.isLetter == true ? text.suffix(name.utf8.count) : text
  }

  private static func isRoman(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.allSatisfy { "IVX".utf8.contains($0) }
  }

  /// The rank of the numbered rows at the margin, when they hold others and most of them ask nothing.
  private static func outlineRank(_ rows: [GuideRow], _ next: [Int]) -> Int? {
    let items = rows.indices.filter { rows[$0].marker != nil && rows[$0].indent < 4 }
    guard let top = items.compactMap({ rows[$0].marker?.rank }).min(), top < ListMarker.lowerRank else {
      return nil
    }
    let tops = items.filter { rows[$0].marker?.rank == top }
    let quiet = tops.filter { !Asking.isQuestion(rows[$0].content) }
    let holding = quiet.filter { next[$0] < rows.count && isInside(rows[next[$0]], rows[$0]) }
    return quiet.count * 2 > tops.count && holding.count * 2 >= quiet.count && !holding.isEmpty ? top : nil
  }

  private static func isInside(_ row: GuideRow, _ other: GuideRow) -> Bool {
    guard let rank = row.marker?.rank, let otherRank = other.marker?.rank else {
      return row.shape == .checkbox || row.shape == .quote || row.indent > other.indent
    }
    return rank > otherRank || row.indent > other.indent
  }

  /// Capitals, minutes, a colon, or a few words of their own above something.
  private func isPlain(_ place: Int) -> Bool {
    let row = rows[place]
    guard row.indent < 4, row.content.count <= 100, next[place] < rows.count, let last = row.content.last,
      !".?!;,".utf8.contains(last), !Asking.isQuestion(row.content), !Asking.isSpoken(row.content)
    else { return false }
    if Self.isCapitals(row.content) || MinutesReader(needsSign: true).minutes(in: row.content) != nil {
      return true
    }
    if last == UInt8(ascii: ":") {
      return row.content.split(separator: ASCII.space).count <= 8 && !Asking.isLabel(row.content)
    }
    let follower = rows[next[place]]
    let isShort = row.content.split(separator: ASCII.space).count <= 5
    return isShort && row.isAfterGap && !Asking.isLabelled(row.content)
      && (follower.marker != nil || follower.shape == .checkbox || follower.shape == .quote
        || Asking.isQuestion(follower.content) || Asking.isSpoken(follower.content))
  }

  private static func isCapitals(_ text: ArraySlice<UInt8>) -> Bool {
    let letters = text.filter(ASCII.isLetter)
    return letters.count >= 4 && !letters.contains(where: ASCII.isLower)
  }
}

/// Whether words ask, are labels, or are meant to be said.
enum Asking {
  /// Ends in a question mark, or begins as facilitators begin: "Tell me about …".
  static func isQuestion(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(60)
    let bare = end[..<((end.lastIndex { !closers.contains($0) }.map { $0 + 1 }) ?? end.startIndex)]
    if marks.contains(where: { bare.suffix($0.count).elementsEqual($0) }) { return true }
    // "What happened? (12 min)": what stands in brackets behind the mark is an aside.
    if let close = text.last,
      close == UInt8(ascii: ")") || close == UInt8(ascii: "]") || close == UInt8(ascii: "}"),
      let open = end.lastIndex(where: { "([{".utf8.contains($0) }), open > end.startIndex
    {
      let front = end[..<open].trimmed
      if marks.contains(where: { front.suffix($0.count).elementsEqual($0) }) { return true }
    }
    guard let first = text.first, "tdweisgTDWEISG".utf8.contains(first) else { return false }
    let start = text.lowerCasedPrefix(16)
    return invitations.contains(where: start.hasPrefix)
  }

  /// Signs that may stand behind the question mark: `"`, `'`, `)`, `*`, `_`, and the curly ones' bytes.
  private static let closers: [UInt8] = [0x22, 0x27, 0x29, 0x2A, 0x5F, 0x5D, 0x20]
  private static let marks: [[UInt8]] = [
    "?", "\u{FF1F}", "\u{61F}", "?\u{201D}", "?\u{2019}", "?!", "?\u{BB}",
  ].map { Array($0.utf8) }
  private static let invitations = [
    "tell me", "tell us", "describe ", "walk me", "walk us", "think of ", "think about ", "explain ",
    "imagine ",
    "talk me", "talk us", "show me", "show us", "give me an", "give us an",
  ]

  /// `Moderator: …`, `Say: …`: words to read aloud. Answers what stands behind the label.
  static func spoken(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    behind(
      text, ["moderator", "facilitator", "interviewer", "say", "read", "read aloud", "read out", "script"])
  }

  static func isSpoken(_ text: ArraySlice<UInt8>) -> Bool { spoken(text).map { !$0.isEmpty } ?? false }

  /// `Probe: …`, `Follow-up: …`.
  static func probe(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    behind(
      text, ["probe", "probes", "follow-up", "follow-ups", "follow up", "follow ups", "followup", "prompt"])
  }

  static func stimulus(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    behind(text, ["stimulus", "show"])
  }

  /// A line that only says what follows: `Probes:`.
  static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    (probe(text) ?? spoken(text) ?? behind(text, ["ask", "questions", "prompts"]))?.isEmpty ?? false
  }

  static func isLabelled(_ text: ArraySlice<UInt8>) -> Bool {
    probe(text) != nil || spoken(text) != nil || stimulus(text) != nil || isForEyes(text)
  }

  /// `Note: …`, `Aim: …`: for the facilitator's eyes.
  static func isForEyes(_ text: ArraySlice<UInt8>) -> Bool {
    behind(text, ["note", "notes", "aim", "goal", "objective", "purpose", "materials", "tip"]) != nil
  }

  private static func behind(_ text: ArraySlice<UInt8>, _ labels: [String]) -> ArraySlice<UInt8>? {
    let bare = text.drop { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
    guard let colon = bare.prefix(16).firstIndex(of: UInt8(ascii: ":")),
      labels.contains(bare[..<colon].filter { $0 != UInt8(ascii: "*") }.trimmedLowerCased)
    else { return nil }
    return bare[(colon + 1)...].drop { $0 == UInt8(ascii: "*") || ASCII.isBlank($0) }.trimmed
  }
}

extension [UInt8] {
  fileprivate var trimmedLowerCased: String { self[...].trimmed.lowerCasedPrefix(20) }
}
