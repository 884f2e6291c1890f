import Fieldwork
import Yams

extension RuleBook {
  /// As the reading from text, from a file's bytes, which may be anything.
  package init(
    yaml bytes: [UInt8], path: String, over known: RuleBook = .shipped
  ) throws(RuleFileError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Self.firstFault(in: bytes)
      throw RuleFileError(
        path: path, line: place.line, column: place.column,
        problem: "from here on this is not UTF-8; save the file as UTF-8 text",
        in: String(decoding: bytes, as: UTF8.self))
    }
    try self.init(yaml: text, path: path, over: known)
  }

  /// Where bytes stop being UTF-8, from 1, columns in Unicode scalars.
  private static func firstFault(in bytes: [UInt8]) -> (line: Int, column: Int) {
    var place = (line: 1, column: 1)
    var codec = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = codec.decode(&rest) {
      place = scalar == "\n" ? (place.line + 1, 1) : (place.line, place.column + 1)
    }
    return place
  }

  /// Reads a rule file as people write it; the shipped ones in `Rules/` are examples. A simple rule of Vale's
  /// is read as well: see ``ValeRule``.
  ///
  /// `path` is only named in errors. `known` gives the lists and short forms patterns may use beside the
  /// file's own. Every pattern is tried, so a book that was read here is one a ``Flagger`` takes.
  package init(
    yaml text: String, path: String, over known: RuleBook = .shipped
  ) throws(RuleFileError) {
    var reader = RuleFileReader(text: text, path: path)
    let root = try reader.root()
    if root.mapping?["extends"] != nil {
      self = try ValeRule(root, text: text, path: path).book
      return
    }
    self = try reader.book(root)
    try reader.check(self, over: known)
  }
}

/// One reading of one rule file.
private struct RuleFileReader {
  let text: String
  let path: String
  /// For each rule, where each of its patterns stands.
  private var places: [String: [Mark?]] = [:]

  init(text: String, path: String) {
    self.text = text
    self.path = path
  }

  private func problem(_ what: String, at mark: Mark?) -> RuleFileError {
    RuleFileError(path: path, line: mark?.line ?? 1, column: mark?.column ?? 1, problem: what, in: text)
  }

  mutating func book(_ root: Node) throws(RuleFileError) -> RuleBook {
    guard let top = root.mapping else {
      throw problem("a mapping with 'rules' should stand here", at: root.mark)
    }
    for (key, _) in top where !Self.topKeys.contains(key.string ?? "") {
      throw problem(
        "'\(key.string ?? "?")' is not known here; use \(Self.topKeys.joined(separator: ", "))", at: key.mark)
    }
    var book = RuleBook(version: top["version"]?.scalar?.string ?? "")
    let category = try category(top["category"], or: nil)
    for (name, words) in try pairs(top["lists"], "lists") { book.lists[name] = try self.words(words) }
    for (short, long) in try pairs(top["shortForms"], "shortForms") {
      book.shortForms[short] = try string(long)
    }
    for (name, choices) in try pairs(top["phrases"], "phrases") { book.phrases[name] = try strings(choices) }
    if let fillers = top["fillers"] { book.lists["filler"] = try words(fillers) }
    for (key, sentences) in try pairs(top["advice"], "advice") {
      book.advice["\(category?.rawValue ?? "own").\(key)"] = try strings(sentences)
    }
    for (name, patterns) in try pairs(top["cues"], "cues") {
      guard let cue = Cue(rawValue: name) else {
        throw problem("there is no cue '\(name)'", at: patterns.mark)
      }
      book.cues[cue] = try strings(patterns)
    }
    guard let rules = top["rules"] else { return book }
    guard let rows = rules.sequence else {
      throw problem("'rules' should be a list of rules", at: rules.mark)
    }
    for row in rows { book.rules.append(try rule(row, category)) }
    return book
  }

  private static let topKeys = [
    "version", "category", "lists", "phrases", "shortForms", "fillers", "rules", "cues", "advice",
  ]
  private static let ruleKeys = [
    "rule", "category", "kind", "because", "tier", "usability", "say", "unless", "faintIf", "answers",
    "alone", "steady", "eager",
    "voices", "find", "except",
  ]

  func root() throws(RuleFileError) -> Node {
    do {
      guard let node = try Yams.compose(yaml: text) else { throw problem("the file is empty", at: nil) }
      return node
    } catch let error as RuleFileError {
      throw error
    } catch let error as YamlError {
      throw yamlProblem(error)
    } catch {
      throw problem("this is not YAML; check indents and quotes", at: nil)
    }
  }

  private func yamlProblem(_ error: YamlError) -> RuleFileError {
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
      .composer(_, let what, let mark, _):
      problem(
        what.contains("nesting")
          ? "nested too deeply; rules are lists of lines" : "this is not YAML: \(what)",
        at: mark)
    case .reader(let what, let offset, _, _):
      problem("this is not YAML: \(what)", atByte: offset ?? 0)
    case .duplicatedKeysInMapping(let keys, let context):
      problem("'\(keys.first ?? "?")' stands here twice; keep one of the two", at: context.mark)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      problem("this is not YAML; check indents and quotes", at: nil)
    }
  }

  private func problem(_ what: String, atByte offset: Int) -> RuleFileError {
    let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return RuleFileError(
      path: path, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1, problem: what, in: text)
  }

  private mutating func rule(_ node: Node, _ category: Category?) throws(RuleFileError) -> Rule {
    guard let row = node.mapping else { throw problem("a rule should be a mapping", at: node.mark) }
    for (key, _) in row where !Self.ruleKeys.contains(key.string ?? "") {
      throw problem(
        "'\(key.string ?? "?")' is not part of a rule; a rule has \(Self.ruleKeys.joined(separator: ", "))",
        at: key.mark)
    }
    guard let nameNode = row["rule"], let name = nameNode.scalar?.string, !name.isEmpty else {
      throw problem("a rule needs a name under 'rule'", at: node.mark)
    }
    guard let of = try self.category(row["category"], or: category) else {
      throw problem("say a category: promising, agreeing, judging or leading", at: node.mark)
    }
    guard let find = row["find"] else {
      throw problem("a rule needs patterns under 'find'", at: nameNode.mark)
    }
    var rule = Rule(name, of, kind: try row["kind"].map(string) ?? of.noun, find: try strings(find))
    places[name] = find.sequence.map { $0.map(\.mark) } ?? [find.mark]
    rule.reason = try row["because"].map(string) ?? ""
    if let tier = try tier(row["tier"]) { rule.tier = tier }
    rule.usability = try row["usability"] == nil ? rule.tier : tier(row["usability"])
    if let say = row["say"] { rule.advice = "\(of.rawValue).\(try string(say))" }
    rule.unless = try marks(row["unless"])
    rule.faintIf = try marks(row["faintIf"])
    rule.answers = try row["answers"].map(string) == "true"
    rule.alone = try row["alone"].map(string) == "true"
    rule.steady = try row["steady"].map(string) == "true"
    rule.eager = try row["eager"].map(string) == "true"
    if let except = row["except"] { rule.except = try strings(except) }
    if let voices = row["voices"] { rule.voices = try self.voices(voices) }
    return rule
  }

  private func category(_ node: Node?, or other: Category?) throws(RuleFileError) -> Category? {
    guard let node else { return other }
    guard let category = Category(rawValue: try string(node)) else {
      throw problem("a category is promising, agreeing, judging or leading", at: node.mark)
    }
    return category
  }

  private func tier(_ node: Node?) throws(RuleFileError) -> Tier? {
    guard let node else { return nil }
    guard let number = Int(try string(node)), let tier = Tier(rawValue: number) else {
      throw problem("a tier is 1 (faint), 2 (likely) or 3 (sure)", at: node.mark)
    }
    return tier
  }

  private func marks(_ node: Node?) throws(RuleFileError) -> Marks {
    guard let node else { return [] }
    var marks: Marks = []
    for name in try strings(node) {
      guard let found = Marks.names.first(where: { $0.name == name }) else {
        let all = Marks.names.map(\.name).joined(separator: ", ")
        throw problem("'\(name)' is not one of \(all)", at: node.mark)
      }
      marks.formUnion(found.marks)
    }
    return marks
  }

  private func voices(_ node: Node) throws(RuleFileError) -> Set<Voice> {
    var voices: Set<Voice> = []
    for name in try strings(node) {
      guard let voice = Voice(rawValue: name), voice != .participant else {
        throw problem(
          "rules look at facilitator, provider, observer or note; never at participants", at: node.mark)
      }
      voices.insert(voice)
    }
    return voices
  }

  private func pairs(_ node: Node?, _ name: String) throws(RuleFileError) -> [(String, Node)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else { throw problem("'\(name)' should be a mapping", at: node.mark) }
    return mapping.map { ($0.key.string ?? "", $0.value) }
  }

  private func string(_ node: Node) throws(RuleFileError) -> String {
    guard let value = node.scalar?.string else { throw problem("one value should stand here", at: node.mark) }
    return value
  }

  private func strings(_ node: Node) throws(RuleFileError) -> [String] {
    guard let items = node.sequence else { return [try string(node)] }
    var found: [String] = []
    for item in items { found.append(try string(item)) }
    return found
  }

  /// A list of words: one text with blanks between them, or a sequence.
  private func words(_ node: Node) throws(RuleFileError) -> [String] {
    try strings(node).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// Tries every pattern, so that a mistake is named where it stands.
  func check(_ book: RuleBook, over known: RuleBook) throws(RuleFileError) {
    let whole = known.adding(book)
    var vocabulary = Vocabulary(capacity: 1024)
    for (short, long) in whole.shortForms { vocabulary.spell(short, as: long) }
    var compiler = PatternCompiler(vocabulary, lists: whole.lists)
    for rule in book.rules {
      for (index, source) in rule.find.enumerated() {
        do throws(PatternError) {
          for written in try whole.written(source) { _ = try compiler.pattern(written) }
        } catch {
          let marks = places[rule.name] ?? []
          throw problem("\(error)", at: index < marks.count ? marks[index] : nil)
        }
      }
    }
    for (_, sources) in book.cues.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for source in sources {
        do throws(PatternError) {
          for written in try whole.written(source) { _ = try compiler.pattern(written) }
        } catch {
          throw problem("\(error)", at: nil)
        }
      }
    }
  }
}
