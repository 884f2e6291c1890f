/// Words that may be two words whose apostrophe was left out: "ill fix it", "well send it", "were on it".
///
/// What follows decides, and what stands before: "she was ill", "as well", "they were late" are left alone.
struct MissingApostrophes: Sendable {
  /// What has to follow for the word to be a short form.
  private enum Follower {
    /// Anything that is not said of the word itself: "ill pop round", but "ill people", "ill at ease".
    case anything
    /// A verb: "hell fix …", "id like …".
    case verb
    /// A verb of doing, not asked of the one spoken to: "well fix …", but "well tell me …".
    case deed
    /// "going to", "on it", "working on …", with nobody named before.
    case progress
  }

  private static let forms: [(form: String, first: String, second: String, follower: Follower)] = [
    ("ill", "i", "will", .anything), ("hell", "he", "will", .verb), ("shell", "she", "will", .verb),
    ("id", "i", "would", .verb), ("wed", "we", "would", .verb), ("shed", "she", "would", .verb),
    ("well", "we", "will", .deed), ("were", "we", "are", .progress),
  ]

  private struct Form {
    var follower: Follower
    var first: UInt16
    var second: UInt16
  }

  /// Roles a word plays here, one bit each.
  private struct Roles: OptionSet {
    let rawValue: UInt16
    static let lead = Roles(rawValue: 1)
    static let adverb = Roles(rawValue: 2)
    static let verb = Roles(rawValue: 4)
    static let deed = Roles(rawValue: 8)
    /// A verb that is a deed only before certain words: "make sure", "get back".
    static let halfDeed = Roles(rawValue: 16)
    static let object = Roles(rawValue: 32)
    /// What cannot come after the verb: "well change is hard", "well tell me".
    static let obstacle = Roles(rawValue: 64)
    static let progress = Roles(rawValue: 128)
    /// What follows the adjective: "ill people", "ill at ease".
    static let kept = Roles(rawValue: 256)
  }

  /// The lists of the rule files that say which words play which role.
  private static let lists: [(name: String, roles: Roles)] = [
    ("lead", .lead), ("soft", .adverb), ("negator", .adverb), ("after", [.verb, .deed]), ("session", .verb),
    ("timed", .verb), ("plainVerb", .verb), ("halfDeed", .halfDeed), ("deedObject", .object),
    ("deedObstacle", .obstacle), ("inProgress", .progress), ("afterIll", .kept),
  ]

  private var roles: [UInt16]
  private var entries: [UInt16: Form] = [:]
  private let first: UInt16
  private let last: UInt16

  /// The forms have their places already: ``reserve(in:)`` gave them neighbouring ones.
  init(_ lists: [String: [String]], _ vocabulary: inout Vocabulary) {
    var roles: [(UInt16, Roles)] = []
    for (name, role) in Self.lists {
      for word in lists[name] ?? [] { roles.append((vocabulary.id(adding: word), role)) }
    }
    for form in Self.forms {
      entries[vocabulary.id(adding: form.form)] = Form(
        follower: form.follower, first: vocabulary.id(adding: form.first),
        second: vocabulary.id(adding: form.second))
    }
    first = entries.keys.min() ?? 1
    last = entries.keys.max() ?? 0
    self.roles = Array(repeating: 0, count: vocabulary.words.count)
    for (id, role) in roles { self.roles[Int(id)] |= role.rawValue }
  }

  /// Gives the forms neighbouring places, so that most words are told apart by one comparison.
  static func reserve(in vocabulary: inout Vocabulary) {
    for form in forms { _ = vocabulary.id(adding: form.form) }
  }

  @inline(__always)
  func mayBeShort(_ id: UInt16) -> Bool { id >= first && id <= last && id > 0 }

  /// The two words `words[at]` stands for in the sentence that begins at `start`; `nil` when it is itself.
  func longForm(_ words: [Word], _ at: Int, sentenceAt start: Int) -> (UInt16, UInt16)? {
    guard let form = entries[words[at].id], begins(words, at, start) else { return nil }
    var next = at + 1
    while next < words.count, next <= at + 3, has(words[next].id, .adverb) { next += 1 }
    guard next < words.count, !(at + 1...next).contains(where: { words[$0].stop != .none }) else {
      return nil
    }
    let verb = words[next].id
    let object = next + 1 < words.count && words[next + 1].stop == .none ? words[next + 1].id : 0
    let fits =
      switch form.follower {
      case .anything: !has(verb, .kept)
      case .verb: has(verb, .verb) && !has(object, .obstacle)
      case .deed:
        (has(verb, .deed) && !has(object, .obstacle)) || (has(verb, .halfDeed) && has(object, .object))
      case .progress: has(verb, .progress) && namesNobody(words, at, start)
      }
    return fits ? (form.first, form.second) : nil
  }

  private func has(_ id: UInt16, _ role: Roles) -> Bool {
    Int(id) < roles.count && roles[Int(id)] & role.rawValue != 0
  }

  private func begins(_ words: [Word], _ at: Int, _ start: Int) -> Bool {
    at == start || words[at].stop == .pause || has(words[at - 1].id, .lead)
  }

  private func namesNobody(_ words: [Word], _ at: Int, _ start: Int) -> Bool {
    words[at].stop == .pause || (start..<at).allSatisfy { has(words[$0].id, .lead) }
  }
}
