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
  package internal(set) var members: [Member] = [] {
    didSet { changes &+= 1 }
  }
  private var indexOf: [Key: Int] = [:]
  private var counts: [Kind: Int] = [:]

  /// People by the words of their names, and by the forms they were written in.
  private(set) var names = NameIndex()
  private var people: [String: [Int]] = [:]
  private var numbers: [Number: Int] = [:]

  /// Organisations of several words by the first of them.
  private var bodies: [String: [Int]] = [:]

  /// Who of the roster is called so besides; told anew at each start.
  private var aliases: [String: Int] = [:]

  /// Whose names are new or changed since loose ends were joined.
  var unjoined: Set<Int> = []

  /// How often anything changed: what was made of the list is made anew then.
  private(set) var changes = 0

  /// How many members and forms were met. What was hidden before the last of them may hold it still.
  package private(set) var formsMet = 0

  /// How often a name that was known has changed: what was concluded from it must be looked at again.
  private(set) var renamed = 0

  private struct Key: Hashable, Sendable {
    var kind: Kind
    var form: String
  }

  private struct Number: Hashable, Sendable {
    var kind: Kind
    var number: Int
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
      enter(index)
      for form in member.forms where member.kind != .person {
        indexOf[Key(kind: member.kind, form: form)] = index
      }
    }
  }

  /// Enters a member that stands in the list into what leads to it.
  private mutating func enter(_ index: Int) {
    let member = members[index]
    let number = Number(kind: member.kind, number: member.number)
    numbers[number] = numbers[number] ?? index
    for form in member.forms { enter(form, of: index) }
    enterName(of: index)
  }

  private mutating func enter(_ form: String, of index: Int) {
    switch members[index].kind {
    case .person: people[form, default: []].append(index)
    case .organisation:
      guard let word = form.split(separator: " ").first, word.utf8.count < form.utf8.count else { return }
      bodies[String(word), default: []].append(index)
    default: break
    }
  }

  private mutating func enterName(of index: Int) {
    guard let name = members[index].name else { return }
    names.add(name, of: index)
    unjoined.insert(index)
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
    formsMet += 1
    members.append(Member(kind: kind, number: number, forms: [form], name: name, isOnRoster: isOnRoster))
    if kind != .person { indexOf[Key(kind: kind, form: form)] = members.count - 1 }
    enter(members.count - 1)
    return members.count - 1
  }

  /// Makes a member with a number that was given before. Words alone do not lead to it.
  mutating func add(_ kind: Kind, number: Int, forms: [String]) -> Int {
    counts[kind] = max(counts[kind] ?? 0, number)
    formsMet += 1
    members.append(Member(kind: kind, number: number, forms: forms))
    enter(members.count - 1)
    return members.count - 1
  }

  /// What people decided is taken out, so that what stands of it can be put in anew.
  package mutating func forgetDecisions() {
    for index in members.indices where members[index].isDecided {
      members[index].mergedInto = nil
      members[index].isDecided = false
      renamed += 1
      unjoined.insert(index)
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
  package func index(of entity: String) -> Int? {
    let parts = entity.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = Int(parts[1]) else {
      return nil
    }
    return numbers[Number(kind: kind, number: number)]
  }

  mutating func note(_ form: String, of index: Int) {
    guard !members[index].forms.contains(form) else { return }
    formsMet += 1
    members[index].forms.append(form)
    enter(form, of: index)
  }

  mutating func enroll(_ index: Int, _ name: NameParts) {
    renamed += 1
    members[index].isOnRoster = true
    members[index].name = name
    enterName(of: index)
  }

  /// The first on the roster who is written so.
  func rosterMember(writtenAs form: String) -> Int? {
    people[form]?.lazy.filter { members[$0].isOnRoster && members[$0].forms.contains(form) }.min()
  }

  /// Takes note of another way somebody of the roster is called, unless that is somebody else's name.
  mutating func note(alias: String, of index: Int) {
    let form = NameParts(alias).words.joined(separator: " ")
    guard !form.isEmpty, rosterMember(writtenAs: form) ?? index == index else { return }
    note(form, of: index)
    aliases[form] = aliases[form] ?? index
  }

  /// Who of the roster has this folded alias.
  func member(alias form: String) -> Int? { aliases[form] }

  mutating func relate(_ index: Int, as relation: String) {
    if members[index].relation == nil && !members[index].isOnRoster { members[index].relation = relation }
  }

  /// The thing of this kind with this form; made when there is none.
  ///
  /// "Acme" is the one body whose name begins so, "Acme Logistics".
  mutating func thing(_ kind: Kind, _ form: String) -> Int {
    let key = Key(kind: kind, form: form)
    if let known = indexOf[key] { return known }
    guard kind == .organisation, let whole = body(called: form) else { return add(kind, form: form) }
    note(form, of: whole)
    indexOf[key] = whole
    return whole
  }

  /// The only organisation of several words that begins with this rare one.
  private func body(called word: String, besides own: Int? = nil) -> Int? {
    guard let places = bodies[word], Organisations.isTelling(word) else { return nil }
    let found = Set(places.map { settled($0) })
    guard found.count == 1, let only = found.first, only != own else { return nil }
    return only
  }

  /// Joins bodies known by one word ("Acme") to the one whose whole name was met later.
  mutating func joinBodies() {
    for index in members.indices where members[index].kind == .organisation {
      guard members[index].mergedInto == nil, !members[index].isDecided, members[index].forms.count == 1,
        let whole = body(called: members[index].forms[0], besides: index)
      else { continue }
      conclude(index, is: whole)
    }
  }

  /// The rare words that organisations of several words begin with.
  var bodyWords: Set<UInt32> { Set(bodies.keys.filter(Organisations.isTelling).map { Token.hash($0) }) }

  /// Learns more of a person's name: a surname for a first name, a first name for a surname.
  mutating func fill(_ index: Int, with name: NameParts) {
    guard var known = members[index].name else { return }
    if known.surname == nil { known.surname = name.surname }
    if known.given.isEmpty { known.given = name.given }
    for word in name.given where !known.given.contains(word) && word.count > 1 { known.given.append(word) }
    if members[index].name != known {
      members[index].name = known
      renamed += 1
      enterName(of: index)
    }
  }
}
