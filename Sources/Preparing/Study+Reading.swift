import Fieldwork
import Yams

extension Study {
  /// A study is a page or two; more is another kind of file.
  package static let maxBytes = 1 << 20

  /// Reads `study.yaml`. What is not known is named and passed over.
  ///
  /// - Throws: every mistake at once: what is no YAML, no study, or no such value.
  package static func reading(
    _ text: String, path: String = "study.yaml"
  ) throws(StudyError) -> (study: Study, problems: [FileProblem]) {
    var reader = try StudyReader(text, path: path)
    let study = reader.study()
    try reader.stopAtMistakes()
    return (study, reader.warnings)
  }
}

extension Roster {
  /// Reads `private/roster.yaml`: names by code, with role, unit and site where the study does not have them.
  ///
  /// - Throws: every mistake at once.
  package static func reading(
    yaml text: String, path: String = "roster.yaml"
  ) throws(StudyError) -> (roster: Roster, problems: [FileProblem]) {
    var reader = try StudyReader(text, path: path, as: .roster)
    let roster = Roster(reader.namedPeople())
    try reader.stopAtMistakes()
    return (roster, reader.warnings)
  }
}

extension StudyReader {
  mutating func study() -> Study {
    report(
      unknownIn: top,
      known: [
        "title", "purpose", "people", "gatekeepers", "cannot_offer", "horizon", "update_plan", "profile",
        "rules",
        "accepted", "silenced", "marks", "pseudonyms", "series",
      ])
    let title = words("title", in: top)
    if title == nil, top["title"]?.sequence == nil, top["title"]?.mapping == nil {
      mistakes.append(FileProblem(line: 1, column: 1, "no title; add a line title: …"))
    }
    let silenced = silenced()
    return Study(
      title: title ?? "", purpose: words("purpose", in: top), people: people(), gatekeepers: gatekeepers(),
      cannotOffer: cannotOffer(), horizon: horizon(), updatePlan: updatePlan(), profile: profile(),
      rules: texts("rules", in: top), accepted: texts("accepted", in: top), silenced: silenced.rules,
      silencedWords: silenced.words, marks: marks(), pseudonyms: pseudonyms(),
      series: series())
  }

  /// `series: {every: 3 months, next: 2026-12-02}`
  private mutating func series() -> Series? {
    guard let node = top["series"] else { return nil }
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty != true {
        mistake(node, "series is {every: 3 months, next: 2026-12-02}")
      }
      return nil
    }
    report(unknownIn: mapping, known: ["every", "next"])
    let every = words("every", in: mapping)
    let days = every.flatMap(Self.days)
    if let node = mapping["every"], every != nil, days == nil {
      mistake(node, "every is a span such as 3 months or 6 weeks")
    }
    let next = mapping["next"].flatMap { $0.scalar?.string.isEmpty == false ? day($0) : nil }
    return Series(every: every, everyDays: days, next: next)
  }

  /// `pseudonyms: {style: names, ladders: {place: narrow}}`; which kinds and steps there are, the export knows.
  private mutating func pseudonyms() -> Study.Pseudonyms {
    guard let node = top["pseudonyms"] else { return Study.Pseudonyms() }
    guard let mapping = node.mapping else {
      mistake(node, "pseudonyms is lines of style: and ladders:")
      return Study.Pseudonyms()
    }
    report(unknownIn: mapping, known: ["style", "ladders"])
    let style = words("style", in: mapping)
    if let style, !["codes", "names"].contains(style) {
      mistake(mapping["style"] ?? node, "style is codes or names")
    }
    var ladders: [String] = []
    if let rows = mapping["ladders"] {
      if rows.mapping == nil { mistake(rows, "ladders is lines of kind: step, such as place: narrow") }
      for (key, _) in rows.mapping ?? [:] {
        guard let kind = key.scalar?.string, let step = rows.mapping.flatMap({ words(kind, in: $0) }) else {
          continue
        }
        ladders.append("\(kind)=\(step)")
      }
    }
    return Study.Pseudonyms(style: style, ladders: ladders)
  }

  private mutating func cannotOffer() -> [CannotOffer] {
    list("cannot_offer", in: top).compactMap { node in
      if let text = node.scalar?.string, !text.isEmpty { return CannotOffer(composed(text)) }
      guard let mapping = node.mapping, let topic = words("topic", in: mapping) else {
        mistake(node, "a line of cannot_offer is words, or {topic: …, until: 2027-09-01}")
        return nil
      }
      report(unknownIn: mapping, known: ["topic", "until"])
      return CannotOffer(topic, until: mapping["until"].flatMap { day($0) })
    }
  }

  private mutating func horizon() -> Study.Horizon? {
    guard let text = words("horizon", in: top), let node = top["horizon"] else { return nil }
    if let day = Day(text) { return .day(day) }
    if let days = Self.days(text) { return .span(words: text, days: days) }
    mistake(node, "horizon is a day, 2027-09-01, or a span such as about 9 months")
    return nil
  }

  /// `about 9 months`, `6 weeks`, `a year`: months of 30 days, years of 365.
  private static func days(_ text: String) -> Int? {
    let units = ["day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365]
    var amount: Int?
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if let number = Int(word), (1...999).contains(number) { amount = max(amount ?? 0, number) }
      if word == "a" || word == "an" || word == "one" { amount = amount ?? 1 }
      let unit = word.hasSuffix("s") ? String(word.dropLast()) : String(word)
      if let days = units[unit], let amount { return amount * days }
    }
    return nil
  }

  private mutating func updatePlan() -> UpdatePlan? {
    guard let node = top["update_plan"] else { return nil }
    guard let mapping = node.mapping else {
      if node.scalar?.string.isEmpty != true {
        mistake(node, "update_plan is {channel: …, owner: …, dates: [2026-12-04]}")
      }
      return nil
    }
    report(unknownIn: mapping, known: ["channel", "owner", "dates"])
    return UpdatePlan(
      channel: words("channel", in: mapping) ?? "", owner: words("owner", in: mapping) ?? "",
      dates: list("dates", in: mapping).compactMap { day($0) })
  }

  private mutating func profile() -> String? {
    guard let text = words("profile", in: top), let node = top["profile"] else { return nil }
    if ["strict", "usability"].contains(text) { return text }
    mistake(node, "profile is strict or usability")
    return nil
  }

  /// Rules that keep quiet altogether, and rules that do about certain words.
  private mutating func silenced() -> (rules: [String: String], words: [SilencedWords]) {
    var rules: [String: String] = [:]
    var silenced: [SilencedWords] = []
    for node in list("silenced", in: top) {
      guard let mapping = node.mapping, let rule = words("rule", in: mapping),
        let reason = words("reason", in: mapping)
      else {
        mistake(
          node,
          "a rule is silenced with its reason: {rule: promise.vow, reason: …}, or with words: for those alone"
        )
        continue
      }
      report(unknownIn: mapping, known: ["rule", "words", "reason"])
      if let said = words("words", in: mapping) {
        silenced.append(SilencedWords(rule: rule, words: said, reason: reason))
      } else if mapping["words"] == nil {
        rules[rule] = reason
      } else {
        mistake(node, "words is empty; write what was said, or leave words out to silence the whole rule")
      }
    }
    return (rules, silenced)
  }

  private mutating func marks() -> [Mark] {
    list("marks", in: top).compactMap { node in
      guard let mapping = node.mapping, let name = words("name", in: mapping),
        let key = words("key", in: mapping)?.first
      else {
        mistake(node, "a mark is {key: z, name: cost, gutter: z, meaning: …}")
        return nil
      }
      report(unknownIn: mapping, known: ["key", "gutter", "name", "set", "meaning"])
      return Mark(
        key: key, gutter: String((words("gutter", in: mapping) ?? String(key)).prefix(2)), name: name,
        set: words("set", in: mapping), meaning: words("meaning", in: mapping) ?? name)
    }
  }
}
