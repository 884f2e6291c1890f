/// A heading's or prompt's words, apart from the minutes and attributes at its end.
struct GuideParts {
  /// What the words are, which decides what may stand between braces.
  enum Home: Equatable {
    case heading, prompt, stimulus, probe

    /// The attributes it takes, as said in a message.
    var takes: String {
      switch self {
      case .heading: "a heading takes mandatory, debrief and minutes such as 8 min"
      case .prompt: "a prompt takes must-ask and minutes such as 12 min"
      case .stimulus: "a stimulus takes disclaimer: \"…\", must-ask and minutes such as 5 min"
      case .probe: "a probe takes none"
      }
    }
  }

  var words: ArraySlice<UInt8>
  var minutes: Int?
  var isMustAsk = false
  var isMandatory = false
  var isDebrief = false
  var disclaimer: (words: ArraySlice<UInt8>, line: GuideLine)?
  private let home: Home

  init(_ text: ArraySlice<UInt8>, _ line: GuideLine, in home: Home, _ problems: inout GuideProblems) {
    words = text
    self.home = home
    if let braces = GuideAttributes(atEndOf: text) {
      words = text[..<braces.bytes.lowerBound].trimmed
      if braces.isOpen {
        problems.add(.mistake, line, at: braces.bytes.lowerBound, "this { is not closed; end the line with }")
      }
      for attribute in braces.attributes { take(attribute, text, line, &problems) }
    }
    takeWrittenMinutes(line, &problems)
    takeAside()
    if home == .heading { takeClosingSigns() }
  }

  private mutating func take(
    _ attribute: GuideAttributes.Attribute, _ text: ArraySlice<UInt8>, _ line: GuideLine,
    _ problems: inout GuideProblems
  ) {
    if let value = minutesValue(attribute, text) {
      guard home != .probe, (1...WrittenMinutes.most).contains(value) else {
        let message =
          home == .probe ? "a probe has no minutes of its own; give them to its prompt" : Self.badMinutes
        return problems.add(.mistake, line, at: attribute.start, message)
      }
      minutes = value
      return
    }
    switch (attribute.name, home) {
    case ("must-ask", .prompt), ("must-ask", .stimulus): isMustAsk = true
    case ("mandatory", .heading): isMandatory = true
    case ("debrief", .heading): isDebrief = true
    case ("disclaimer", .stimulus):
      disclaimer = attribute.value.flatMap {
        $0.isEmpty ? nil : Self.place(of: $0, text, from: attribute.start)
      }
      .map { ($0, line) }
    case ("mandatory", .prompt):
      isMustAsk = true
      problems.add(
        .warning, line, at: attribute.start, "mandatory stands on headings; for a prompt write must-ask")
    case ("must-ask", .heading):
      isMandatory = true
      problems.add(
        .warning, line, at: attribute.start, "must-ask stands on prompts; for a heading write mandatory")
    case ("disclaimer", _):
      problems.add(
        .mistake, line, at: attribute.start, "only a stimulus has a disclaimer; begin the item with stimulus:"
      )
    default: unknown(attribute, line, &problems)
    }
  }

  private static let badMinutes = "minutes go from 1 to 1440; write them as 12 min"

  /// `12 min`, `12`, `minutes: 12`; `nil` for what is no number at all.
  private func minutesValue(_ attribute: GuideAttributes.Attribute, _ text: ArraySlice<UInt8>) -> Int? {
    if attribute.name == "minutes" || attribute.name == "min" {
      return attribute.value.flatMap(Self.amount) ?? 0
    }
    guard attribute.value == nil, attribute.name.utf8.first.map({ ASCII.isDigit($0) || $0 == 0x2D }) == true
    else { return nil }
    let spaced = attribute.name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }
    return Self.amount(String(decoding: spaced, as: UTF8.self))
  }

  private static func amount(_ text: String) -> Int? {
    if let number = Int(text) { return number }
    let bytes = Array(text.utf8)[...]
    return MinutesReader(needsSign: false).minutes(in: bytes).flatMap {
      $0.bytes == bytes.indices ? $0.minutes : nil
    }
  }

  /// Where an attribute's value stands in the text.
  private static func place(of value: String, _ text: ArraySlice<UInt8>, from start: Int) -> ArraySlice<
    UInt8
  >? {
    guard let colon = text[start...].firstIndex(where: { ":=".utf8.contains($0) }) else { return nil }
    let quotes: Set<UInt8> = [0x22, 0x27, 0x20, 0xE2, 0x80, 0x9C, 0x9D, 0x9E, 0x98, 0xC2, 0xAB]
    let first = text[(colon + 1)...].firstIndex { !quotes.contains($0) } ?? colon + 1
    let end = first + value.utf8.count
    return end <= text.endIndex && text[first..<end].elementsEqual(value.utf8)
      ? text[first..<end] : Array(value.utf8)[...]
  }

  private func unknown(
    _ attribute: GuideAttributes.Attribute, _ line: GuideLine, _ problems: inout GuideProblems
  ) {
    // Pandoc's identifiers and classes mean nothing here, and harm nothing.
    guard attribute.name.first != "#", attribute.name.first != "." else { return }
    if GuideAttributes.known.contains(attribute.name) {
      problems.add(
        .warning, line, at: attribute.start, "'\(attribute.name)' has no meaning here; \(home.takes)")
    } else {
      problems.add(
        .mistake, line, at: attribute.start, "unknown attribute '\(attribute.name)'; \(home.takes)")
    }
  }

  /// `Welcome (8 min)`, `Welcome – 8 minutes`.
  private mutating func takeWrittenMinutes(_ line: GuideLine, _ problems: inout GuideProblems) {
    guard home != .probe, let written = MinutesReader(needsSign: home != .heading).minutes(in: words),
      written.bytes != words.indices || home == .heading
    else { return }
    if (1...WrittenMinutes.most).contains(written.minutes) {
      minutes = minutes ?? written.minutes
    } else {
      problems.add(.mistake, line, at: written.bytes.lowerBound, Self.badMinutes)
    }
    let isInFront = words.startIndex == written.bytes.lowerBound
    words = (isInFront ? words[written.bytes.upperBound...] : words[..<written.bytes.lowerBound]).trimmed
  }

  /// `Welcome:**` is called Welcome.
  private mutating func takeClosingSigns() {
    guard words.suffix(3).contains(UInt8(ascii: ":")),
      let end = words.lastIndex(where: { !":*_ ".utf8.contains($0) })
    else { return }
    words = words[...end]
  }

  /// `(must ask)` as other people mark it.
  private mutating func takeAside() {
    guard home == .prompt || home == .stimulus else { return }
    for aside in ["(must ask)", "[must ask]", "(must-ask)", "[must-ask]"]
    where words.suffix(aside.utf8.count).lowerCasedPrefix(aside.utf8.count) == aside {
      isMustAsk = true
      words = words.dropLast(aside.utf8.count).trimmed
    }
  }
}
