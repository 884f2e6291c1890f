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
    var reader = try StudyReader(text, path: path)
    let roster = Roster(reader.namedPeople())
    try reader.stopAtMistakes()
    return (roster, reader.warnings)
  }
}

/// Reads fields from YAML and keeps what is wrong with them, each with its place.
private struct StudyReader {
  private let path: String
  private let top: Node.Mapping
  private var mistakes: [FileProblem] = []
  private(set) var warnings: [FileProblem] = []

  init(_ text: String, path: String) throws(StudyError) {
    self.path = path
    func refuse(_ line: Int, _ column: Int, _ message: String) -> StudyError {
      StudyError(path: path, problems: [FileProblem(line: line, column: column, message)])
    }
    guard text.utf8.count <= Study.maxBytes else {
      throw refuse(1, 1, "larger than 1 MB, so it is no study; give study.yaml")
    }
    if let line = YAMLDepth.tooDeep(text) {
      throw refuse(line, 1, "nested too deeply to be a study; keep to lists of lines")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      let (line, column, message) = Self.place(error)
      throw refuse(line, column, message)
    } catch {
      throw refuse(1, 1, "cannot be read as YAML; check its indents and quotes")
    }
    guard let node else { throw refuse(1, 1, "the file is empty; 'evenkeel study new' writes one") }
    guard let mapping = node.mapping else {
      throw refuse(
        node.mark?.line ?? 1, node.mark?.column ?? 1, "a study is lines of key: value; begin with title:")
    }
    top = mapping
  }

  private static func place(_ error: YamlError) -> (Int, Int, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (
        mark.line, mark.column, "not YAML: \(problem.lowercased()); check indents, colons and quotes here"
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (
        context.mark.line, context.mark.column,
        "the key \(duplicates.map { "\($0)" }.joined(separator: ", ")) stands twice; keep one"
      )
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return (1, 1, "cannot be read as YAML; save it as UTF-8 text without control characters")
    }
  }

  /// Also puts the warnings in the order of the file.
  mutating func stopAtMistakes() throws(StudyError) {
    warnings.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    guard !mistakes.isEmpty else { return }
    throw StudyError(path: path, problems: mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  // MARK: - Fields

  private func problem(_ node: Node, _ message: String) -> FileProblem {
    FileProblem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message)
  }

  private mutating func mistake(_ node: Node, _ message: String) { mistakes.append(problem(node, message)) }

  private mutating func report(unknownIn mapping: Node.Mapping, known: [String]) {
    for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
      let name = (key.scalar?.string).map { "'\($0.prefix(40))'" } ?? "this key"
      warnings.append(problem(key, "\(name) is not read here; the keys are \(known.joined(separator: ", "))"))
    }
  }

  /// A value's words; `nil` where the key is missing, empty or `~`.
  private mutating func words(_ key: String, in mapping: Node.Mapping) -> String? {
    guard let node = mapping[key] else { return nil }
    guard let scalar = node.scalar else {
      mistake(node, "\(key) is words on one line")
      return nil
    }
    let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    return isNothing ? nil : composed(scalar.string)
  }

  private mutating func list(_ key: String, in mapping: Node.Mapping) -> [Node] {
    guard let node = mapping[key] else { return [] }
    if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
      return []
    }
    guard let sequence = node.sequence else {
      mistake(node, "\(key) is a list: one line each, beginning with -")
      return []
    }
    return Array(sequence)
  }

  private mutating func texts(_ key: String, in mapping: Node.Mapping) -> [String] {
    list(key, in: mapping).compactMap { node in
      if let text = node.scalar?.string, !text.isEmpty { return composed(text) }
      mistake(node, "a line of \(key) is words")
      return nil
    }
  }

  private mutating func day(_ node: Node) -> Day? {
    if let text = node.scalar?.string, let day = Day(text) { return day }
    mistake(node, "a day is written 2026-12-04")
    return nil
  }

  // MARK: - The study

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

  private mutating func people() -> [Participant] {
    var seen: Set<Speaker> = []
    return list("people", in: top).compactMap { node in
      guard let person = person(node, known: ["code", "role", "unit", "site", "relationship_owner"]) else {
        return nil
      }
      guard seen.insert(person.code).inserted else {
        mistake(node, "\(person.code) stands twice; give each person a code of their own")
        return nil
      }
      if let name = node.mapping?["name"] {
        warnings.append(problem(name, "names belong in private/roster.yaml; this one is not read"))
      }
      return person
    }
  }

  private mutating func person(_ node: Node, known: [String]) -> Participant? {
    guard let mapping = node.mapping else {
      mistake(node, "a person is {code: P1, role: customer, unit: …, site: …}")
      return nil
    }
    report(unknownIn: mapping, known: known + (known.contains("name") ? [] : ["name"]))
    guard let text = words("code", in: mapping), let code = Speaker(text) else {
      mistake(
        mapping["code"] ?? node,
        "a person needs a code: P1, P2 … for participants, V1 … for the provider's people")
      return nil
    }
    var person = Participant(code)
    if let text = words("role", in: mapping) {
      if let role = Role(rawValue: text.lowercased()) {
        person.role = role
      } else {
        let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
        mistake(mapping["role"] ?? node, "no role '\(text.prefix(40))'; the roles are \(roles)")
      }
    }
    person.unit = words("unit", in: mapping)
    person.site = words("site", in: mapping)
    person.relationshipOwner = words("relationship_owner", in: mapping)
    return person
  }

  mutating func namedPeople() -> [Participant] {
    report(unknownIn: top, known: ["people"])
    var seen: Set<Speaker> = []
    return list("people", in: top).compactMap { node in
      let known = ["code", "name", "role", "unit", "site", "relationship_owner"]
      guard var person = person(node, known: known), let mapping = node.mapping else { return nil }
      person.name = words("name", in: mapping)
      guard seen.insert(person.code).inserted else {
        mistake(node, "\(person.code) stands twice; give each person a code of their own")
        return nil
      }
      return person
    }
  }

  private mutating func gatekeepers() -> [Gatekeeper] {
    list("gatekeepers", in: top).compactMap { node in
      guard let mapping = node.mapping, let name = words("name", in: mapping) else {
        mistake(node, "a gatekeeper is {name: …, unit: …, status: told}")
        return nil
      }
      report(unknownIn: mapping, known: ["name", "unit", "status", "concern", "signed"])
      var keeper = Gatekeeper(name, unit: words("unit", in: mapping), concern: words("concern", in: mapping))
      if let text = words("status", in: mapping) {
        if let status = Gatekeeper.Status(rawValue: text.lowercased()) {
          keeper.status = status
        } else {
          let known = Gatekeeper.Status.allCases.map(\.rawValue).joined(separator: ", ")
          mistake(mapping["status"] ?? node, "no status '\(text.prefix(40))'; write one of \(known)")
        }
      }
      keeper.signOffs = signOffs(mapping)
      return keeper
    }
  }

  private mutating func signOffs(_ mapping: Node.Mapping) -> [Gatekeeper.SignOff] {
    guard let signed = mapping["signed"] else { return [] }
    let nodes = signed.sequence.map { Array($0) } ?? [signed]
    return nodes.compactMap { node in
      guard let one = node.mapping, let digest = words("digest", in: one), Self.isDigest(digest) else {
        mistake(node, "a sign-off is {date: 2026-11-16, digest: …}, the digest of the guide as it was")
        return nil
      }
      return Gatekeeper.SignOff(day: one["date"].flatMap { day($0) }, digest: digest)
    }
  }

  private static func isDigest(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count) && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
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
