/// Everybody and everything a study's texts name, each once, with the code that stands for it everywhere.
///
/// The key to the pseudonyms: it holds real names, so it never leaves `private/`.
package struct CastList: Hashable, Sendable {
  /// One person, organisation, place or detail.
  package struct Member: Hashable, Sendable {
    /// Person, place or whatever else.
    package var kind: Kind

    /// Counts from 1 within its kind, in no order of the roster.
    package var number: Int

    /// The ways it was written, folded, first seen first.
    package var forms: [String]

    /// For a person: the parts of the name, filled in as they become known.
    package var name: NameParts?

    /// Whether the roster names this person.
    package var isOnRoster = false

    /// What the person is to somebody, such as `P3's manager`; `nil` when nobody said.
    package var relation: String?

    /// The made-up name, once one was asked for.
    package var standin: Standin?

    /// Whether a person merged or split it; then nothing is concluded against that.
    package var isDecided = false

    /// The member this one was merged into, by index.
    package var mergedInto: Int?

    /// Stable within the study, without a real name: `PERSON:3`.
    package var entity: String { "\(kind.rawValue):\(number)" }
  }

  /// In the order they joined; an index stays good for the life of the study.
  package internal(set) var members: [Member] = []
  private var indexOf: [Key: Int] = [:]
  private var counts: [Kind: Int] = [:]

  /// How often a name that was known has changed: what was concluded from it must be looked at again.
  private(set) var renamed = 0

  private struct Key: Hashable, Sendable {
    var kind: Kind
    var form: String
  }

  /// Nobody yet.
  package static let empty = CastList()

  /// The members are all that counts; the rest follows from them.
  package static func == (a: CastList, b: CastList) -> Bool { a.members == b.members }

  /// Over the members alone.
  package func hash(into hasher: inout Hasher) { hasher.combine(members) }

  /// Nobody yet.
  package init() {}

  /// A cast list read back from its file: numbers, forms and merges as they were.
  package init(members: [Member]) {
    self.members = members
    for (index, member) in members.enumerated() {
      counts[member.kind] = max(counts[member.kind] ?? 0, member.number)
      for form in member.forms where member.kind != .person {
        indexOf[Key(kind: member.kind, form: form)] = index
      }
    }
  }

  /// The member that stands for `index` after all merges.
  package func settled(_ index: Int) -> Int {
    var at = index
    // A chain of merges is never longer than the list.
    for _ in members.indices {
      guard let next = members[at].mergedInto else { break }
      at = next
    }
    return at
  }

  /// Makes one member of two, here and in every session: `index` takes the pseudonym of `other`.
  package mutating func merge(_ index: Int, into other: Int) {
    guard settled(index) != settled(other) else { return }
    renamed += 1
    let root = settled(index)
    members[root].mergedInto = settled(other)
    members[root].isDecided = true
  }

  /// Undoes a merge: the member has its own pseudonym again.
  package mutating func split(_ index: Int) {
    renamed += 1
    members[index].mergedInto = nil
    members[index].isDecided = true
  }

  mutating func add(_ kind: Kind, form: String, name: NameParts? = nil, isOnRoster: Bool = false) -> Int {
    let number = (counts[kind] ?? 0) + 1
    counts[kind] = number
    members.append(Member(kind: kind, number: number, forms: [form], name: name, isOnRoster: isOnRoster))
    if kind != .person { indexOf[Key(kind: kind, form: form)] = members.count - 1 }
    return members.count - 1
  }

  /// Makes a member with a number that was given before. Words alone do not lead to it.
  mutating func add(_ kind: Kind, number: Int, forms: [String]) -> Int {
    counts[kind] = max(counts[kind] ?? 0, number)
    members.append(Member(kind: kind, number: number, forms: forms))
    return members.count - 1
  }

  /// What people decided is taken out, so that what stands of it can be put in anew.
  package mutating func forgetDecisions() {
    for index in members.indices where members[index].isDecided {
      members[index].mergedInto = nil
      members[index].isDecided = false
      renamed += 1
    }
  }

  /// Joins what is known by half of a name to the whole.
  mutating func conclude(_ index: Int, is other: Int) {
    members[index].mergedInto = other
    renamed += 1
  }

  /// Takes in a thing that the study names.
  mutating func admit(_ thing: KnownThing) {
    guard !thing.form.isEmpty else { return }
    members[self.thing(thing.kind, thing.form)].isOnRoster = true
  }

  /// The member with this entity, such as `PERSON:3`, before any merge.
  package func index(of entity: String) -> Int? { members.firstIndex { $0.entity == entity } }

  mutating func note(_ form: String, of index: Int) {
    if !members[index].forms.contains(form) { members[index].forms.append(form) }
  }

  mutating func enroll(_ index: Int, _ name: NameParts) {
    renamed += 1
    members[index].isOnRoster = true
    members[index].name = name
  }

  mutating func relate(_ index: Int, as relation: String) {
    if members[index].relation == nil && !members[index].isOnRoster { members[index].relation = relation }
  }

  /// The thing of this kind with this form; made when there is none.
  mutating func thing(_ kind: Kind, _ form: String) -> Int {
    indexOf[Key(kind: kind, form: form)] ?? add(kind, form: form)
  }

  /// Learns more of a person's name: a surname for a first name, a first name for a surname.
  mutating func fill(_ index: Int, with name: NameParts) {
    guard var known = members[index].name else { return }
    if known.surname == nil { known.surname = name.surname }
    if known.given.isEmpty { known.given = name.given }
    for word in name.given where !known.given.contains(word) && word.count > 1 { known.given.append(word) }
    if members[index].name != known {
      members[index].name = known
      renamed += 1
    }
  }
}
