/// What stands for each member of the cast, made so that no pseudonym holds a real name of the study.
struct Pseudonyms {
  private let policy: Policy

  /// Folded words that are real names of the study, or may be.
  private let real: Set<String>

  init(_ policy: Policy, real: Set<String>) {
    self.policy = policy
    self.real = real
  }

  /// What stands for a mention of `member`; `nil` where the policy keeps it.
  ///
  /// - Parameter words: the words of the mention, so that a made-up name keeps its form.
  func replacement(_ member: CastList.Member, _ form: String, words: CastList.Mention?) -> String? {
    if let typed = policy.renames[member.entity] { return typed }
    let step = policy.step(member.kind, member.entity)
    if step == .kept { return nil }
    if let rung = Ladder.rung(member.kind, form, step), isFree(rung) { return "[\(rung)]" }
    if step == .narrow, let rung = Ladder.rung(member.kind, form, .broad), isFree(rung) { return "[\(rung)]" }
    if member.kind == .person {
      if policy.style == .names, let words, let name = madeUp(member, words) { return name }
      if let relation = member.relation, isFree(relation) { return "[\(relation)]" }
    }
    return "[\(noun(member.kind)) \(member.number)]"
  }

  /// The first of a kind's nouns that is nobody's name here.
  private func noun(_ kind: Kind) -> String {
    let nouns = Self.nouns(kind)
    return nouns.first { isFree($0) } ?? nouns[0]
  }

  private static func nouns(_ kind: Kind) -> [String] {
    switch kind {
    case .person: ["Person", "Somebody", "Name"]
    case .organisation: ["Organisation", "Body", "Firm"]
    case .place: ["Place", "Location", "Somewhere"]
    case .email: ["Email", "Mail address", "Contact"]
    case .phone: ["Phone", "Telephone", "Contact"]
    case .url: ["Web address", "Site", "Link"]
    case .handle: ["Handle", "Account", "Alias"]
    case .number: ["Number", "Code", "Reference"]
    case .postcode: ["Postcode", "Area code", "Zone"]
    case .date: ["Date", "Day", "Time"]
    case .age: ["Age", "Years", "Time"]
    case .money: ["Amount", "Sum", "Figure"]
    case .detail: ["Detail", "Particular", "Something"]
    }
  }

  private func isFree(_ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber }.allSatisfy { !real.contains($0.lowercased()) }
  }

  /// A made-up name of the same form: whole, first name or surname.
  private func madeUp(_ member: CastList.Member, _ mention: CastList.Mention) -> String? {
    guard let standin = member.standin else { return nil }
    if mention.isWhole { return "\(standin.first) \(standin.surname)" }
    let isSurname = mention.words.count == 1 && mention.words.first == member.name?.surname
    return mention.isTitled || isSurname ? standin.surname : standin.first
  }
}

extension CastList {
  /// Gives everybody a made-up name that nobody else has and that is no real name of the study, nor nearly.
  ///
  /// A name given before stays, unless a real one like it has turned up since.
  mutating func nameEverybody(avoiding real: Set<String>, from names: Standins = .shipped) {
    let pool = StandinPool(
      real: real, taken: Set(members.compactMap(\.standin).flatMap { [$0.first, $0.surname] }))
    var free = pool
    for index in members.indices where members[index].kind == .person {
      if let standin = members[index].standin, !free.isReal(standin.first), !free.isReal(standin.surname) {
        continue
      }
      let first = free.take(names.first, from: members[index].number &* 389)
      let surname = free.take(names.surnames, from: members[index].number &* 211)
      if let first, let surname { members[index].standin = Standin(first: first, surname: surname) }
    }
  }
}

/// A made-up name.
package struct Standin: Hashable, Sendable {
  /// With its capital.
  package var first: String

  /// With its capital.
  package var surname: String
}

/// The made-up names that are left.
private struct StandinPool {
  /// Real names, and those that begin with the same letter.
  private var real: Set<String>
  private var beginnings: [UInt8: [[UInt8]]]

  /// The same without the first letter, and without the second: a slip there leaves the rest.
  private var tails: [UInt32: [[UInt8]]] = [:]
  private var taken: Set<String>

  /// What was found of a name before.
  private var isKnownReal: [String: Bool] = [:]

  init(real: Set<String>, taken: Set<String>) {
    self.real = real
    self.taken = taken
    let words = real.map { Array($0.utf8) }.filter { $0.count > 2 }
    beginnings = Dictionary(grouping: words) { $0[0] }
    for word in words {
      for tail in Self.tails(word) { tails[tail, default: []].append(word) }
    }
  }

  mutating func take(_ names: [String], from start: Int) -> String? {
    for step in names.indices {
      let name = names[(start &+ step) % names.count].capitalisedFirst
      if !taken.contains(name) && !isReal(name) {
        taken.insert(name)
        return name
      }
    }
    return nil
  }

  /// Whether the name is a real one, one letter away from it, or begins like it.
  mutating func isReal(_ name: String) -> Bool {
    if let known = isKnownReal[name] { return known }
    let low = name.lowercased()
    let bytes = Array(low.utf8)
    let alike = bytes.first.flatMap { beginnings[$0] } ?? []
    let isReal =
      real.contains(low)
      || alike.contains { word in
        Spelling.isNear(word, bytes)
          || word.count >= 4 && (bytes.starts(with: word) || word.starts(with: bytes))
      }
      || Self.tails(bytes).contains { tails[$0]?.contains { Spelling.isNear($0, bytes) } ?? false }
    isKnownReal[name] = isReal
    return isReal
  }

  private static func tails(_ word: [UInt8]) -> [UInt32] {
    [Token.hash(word.dropFirst()), Token.hash(word.dropFirst(2))]
  }
}

/// Names that may stand in for real ones.
struct Standins: Sendable {
  private(set) var first: [String] = []
  private(set) var surnames: [String] = []

  static let shipped = Standins(Shelf.standins)

  init(_ shelf: Shelf) {
    shelf.eachLine { line in
      let name = String(decoding: line.dropFirst(2), as: UTF8.self)
      if line.first == UInt8(ascii: "f") { first.append(name) } else { surnames.append(name) }
    }
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
