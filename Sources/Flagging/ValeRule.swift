import Fieldwork
import Yams

/// A rule file of Vale's that `extends: existence` or `extends: substitution`, as rules of ours.
///
/// Taken over: `message` (with `%s`), `level` (`error` is the surest tier, `suggestion` the faintest), `tokens`,
/// `swap`, `exceptions`, and `category`, which is ours: promising, agreeing, judging (when it is not said) or
/// leading. Case is never looked at, whatever `ignorecase` says, and words are whole words, whatever `nonword`
/// says: speech has neither. What is a regular expression is refused where it stands.
/// Source: the Vale documentation, "Styles", both extension points.
struct ValeRule {
  private let text: String
  private let path: String
  private(set) var book = RuleBook(version: "")

  init(_ root: Node, text: String, path: String) throws(RuleFileError) {
    self.text = text
    self.path = path
    guard let top = root.mapping else { throw problem("a mapping should stand here", root) }
    for (key, _) in top where !Self.keys.contains(key.string ?? "") {
      throw problem("'\(key.string ?? "?")' is not taken over; use \(Self.keys.joined(separator: ", "))", key)
    }
    switch top["extends"]?.scalar?.string {
    case "existence": try existence(top, root)
    case "substitution": try substitution(top, root)
    case let other:
      throw problem(
        "only 'existence' and 'substitution' can be imported, not '\(other ?? "")'", top["extends"] ?? root)
    }
  }

  private static let keys = [
    "extends", "message", "level", "category", "tokens", "swap", "exceptions", "ignorecase", "nonword",
    "scope",
    "link", "limit", "name", "description", "code", "vocab", "append",
  ]

  private func problem(_ what: String, _ node: Node) -> RuleFileError {
    RuleFileError(
      path: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, problem: what, in: text)
  }

  private mutating func existence(_ top: Node.Mapping, _ root: Node) throws(RuleFileError) {
    guard let tokens = top["tokens"]?.sequence, !tokens.isEmpty else {
      throw problem("there are no tokens to look for", top["tokens"] ?? root)
    }
    for token in tokens {
      let words = try words(token)
      try add(words, top, reason: message(top, [words]), says: [])
    }
  }

  private mutating func substitution(_ top: Node.Mapping, _ root: Node) throws(RuleFileError) {
    guard let swap = top["swap"]?.mapping, !swap.isEmpty else {
      throw problem("there are no words to swap", top["swap"] ?? root)
    }
    for (key, value) in swap {
      let observed = try words(key)
      guard let wanted = value.scalar?.string else { throw problem("one value should stand here", value) }
      let choices = wanted.split(separator: "|").map { "\"\($0)\" is the word this study uses." }
      try add(observed, top, reason: message(top, [wanted, observed]), says: choices)
    }
  }

  private mutating func add(
    _ words: String, _ top: Node.Mapping, reason: String, says: [String]
  ) throws(RuleFileError) {
    guard let pattern = Engine.literal(words) else { return }
    let category = try category(top)
    let key = "\(category.rawValue).\(name).\(book.rules.count)"
    let tier = try tier(top)
    var rule = Rule(
      name, category, kind: category.noun, reason: reason, tier: tier, usability: tier,
      advice: says.isEmpty ? "" : key, unless: [.quoted, .attributed], alone: true, find: [pattern])
    for exception in top["exceptions"]?.sequence ?? [] { rule.except.append(try self.words(exception)) }
    book.rules.append(rule)
    if !says.isEmpty { book.advice[key] = says }
  }

  /// `vale.Fillers` for `styles/Ours/Fillers.yml`.
  private var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return "vale.\(file.split(separator: ".").first.map(String.init) ?? file)"
  }

  /// A phrase of plain words; anything that Vale would read as a regular expression is refused.
  private func words(_ node: Node) throws(RuleFileError) -> String {
    guard let words = node.scalar?.string else { throw problem("one value should stand here", node) }
    guard !words.contains(where: { "\\[](){}*+?^$|.".contains($0) }), Engine.literal(words) != nil else {
      throw problem("'\(words)' is no plain word; only words can be imported", node)
    }
    guard words.split(separator: " ").count <= 24 else {
      throw problem("it is longer than 24 words", node)
    }
    return words
  }

  private func category(_ top: Node.Mapping) throws(RuleFileError) -> Category {
    guard let node = top["category"] else { return .judging }
    guard let category = node.scalar.flatMap({ Category(rawValue: $0.string) }) else {
      throw problem("a category is promising, agreeing, judging or leading", node)
    }
    return category
  }

  private func tier(_ top: Node.Mapping) throws(RuleFileError) -> Tier {
    switch top["level"]?.scalar?.string {
    case "error": return .sure
    case "warning", nil: return .likely
    case "suggestion": return .faint
    case _:
      throw problem("a level is error, warning or suggestion", top["level"] ?? Node.mapping(top))
    }
  }

  /// The message with each `%s` filled in, in order.
  private func message(_ top: Node.Mapping, _ values: [String]) -> String {
    var parts = (top["message"]?.scalar?.string ?? "").split(
      separator: "%s", omittingEmptySubsequences: false
    ).map(String.init)
    var filled = parts.removeFirst()
    for (place, part) in parts.enumerated() {
      filled += (values.indices.contains(place) ? values[place] : "%s") + part
    }
    return filled
  }
}
