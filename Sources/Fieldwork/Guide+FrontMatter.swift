/// The `key: value` lines between `---` and `---` at the top of a guide.
struct GuideFrontMatter {
  var title: String?
  var minutes: Int?
  var people: Int?
  var kind: String?

  /// How many lines it takes; 0 where there is none.
  var lineCount = 0

  /// More participants than any room holds; anything larger is a slip of the keys.
  static let mostPeople = 999

  init(_ lines: [GuideLine], _ problems: inout GuideProblems) {
    guard let open = lines.firstIndex(where: { !$0.bytes.trimmed.isEmpty }), Self.isFence(lines[open], "---")
    else { return }
    let body = lines[(open + 1)...]
    let end = body.firstIndex { Self.isFence($0, "---") || Self.isFence($0, "...") }
    if let end, body[..<end].allSatisfy(Self.isPlausible) {
      lineCount = end + 1
      for line in body[..<end] { read(line, &problems) }
    } else {
      readUnclosed(body, after: lines[open], &problems)
    }
  }

  /// A guide may also begin with a rule; it is front matter when the next line is a key we know.
  private mutating func readUnclosed(
    _ body: ArraySlice<GuideLine>, after open: GuideLine, _ problems: inout GuideProblems
  ) {
    guard let first = body.first, let key = Self.pair(first)?.key, Self.keys.contains(key) else { return }
    problems.add(
      .mistake, open, at: nil, "the front matter is not closed; add a line --- behind its last key")
    let known = body.prefix { Self.pair($0) != nil }
    for line in known { read(line, &problems) }
    lineCount = known.endIndex
  }

  private static let keys: Set = ["title", "minutes", "people", "kind"]

  private static func isFence(_ line: GuideLine, _ fence: String) -> Bool {
    line.bytes.trimmed.elementsEqual(fence.utf8)
  }

  /// Two rules far apart with prose between are rules, not front matter.
  private static func isPlausible(_ line: GuideLine) -> Bool {
    let text = line.bytes.trimmed
    return text.isEmpty || text.first == UInt8(ascii: "#") || line.indent > 0 || text.starts(with: "- ".utf8)
      || pair(line) != nil
  }

  /// The key in lower case and the value as written; `nil` for a line that is no pair.
  static func pair(_ line: GuideLine) -> (key: String, value: ArraySlice<UInt8>)? {
    let text = line.bytes.trimmed
    guard let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return nil
    }
    let key = text[..<colon].trimmed
    guard key.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || [0x20, 0x2D, 0x5F].contains($0) })
    else { return nil }
    return (key.lowerCasedPrefix(40), text[(colon + 1)...].trimmed)
  }

  private mutating func read(_ line: GuideLine, _ problems: inout GuideProblems) {
    guard line.indent == 0, let (key, value) = Self.pair(line) else { return }
    let text = GuideAttributes.unquoted(value.string)
    switch key {
    case "title": title = text.isEmpty ? nil : text
    case "kind": kind = text.isEmpty ? nil : text
    case "minutes":
      minutes = Self.minutes(value)
      if minutes == nil {
        problems.add(
          .mistake, line, at: value.startIndex, "minutes is a whole number from 1 to 1440, such as 90")
      }
    case "people":
      people = Self.people(value)
      if people == nil {
        problems.add(
          .mistake, line, at: value.startIndex, "people is a whole number from 1 to 999, such as 7")
      }
    default:
      problems.add(
        .warning, line, at: line.bytes.trimmed.startIndex,
        "'\(key)' is not read here; the keys are minutes, people, kind and title")
    }
  }

  /// `90`, `90 min`, `1.5 hours`.
  static func minutes(_ value: ArraySlice<UInt8>) -> Int? {
    if let number = Int(value.string) { return (1...WrittenMinutes.most).contains(number) ? number : nil }
    guard let written = MinutesReader(needsSign: false).minutes(in: value), written.bytes == value.indices,
      (1...WrittenMinutes.most).contains(written.minutes)
    else { return nil }
    return written.minutes
  }

  /// `7`, `6–8` (the larger), `7 people`.
  static func people(_ value: ArraySlice<UInt8>) -> Int? {
    let numbers = value.prefix(20).split { !ASCII.isDigit($0) }.compactMap { Int($0.string) }
    guard let most = numbers.max(), (1...mostPeople).contains(most) else { return nil }
    return most
  }
}

/// What is wrong with a guide, gathered while it is read.
struct GuideProblems {
  private(set) var found: [GuideProblem] = []

  /// So that a hostile line does not cost the square of its length.
  private static let mostInALine = 10
  private var inThisLine = 0
  private var lastLine = 0

  /// `index` is a byte of the line; `nil` means its first column.
  mutating func add(_ weight: GuideProblem.Weight, _ line: GuideLine, at index: Int?, _ message: String) {
    inThisLine = line.number == lastLine ? inThisLine + 1 : 1
    lastLine = line.number
    guard inThisLine <= Self.mostInALine else { return }
    let column = index.map { line.column(at: $0) } ?? line.firstColumn
    found.append(GuideProblem(weight, line: line.number, column: column, message))
  }
}
