/// Replaces what tells who somebody is, the same way through all texts of a study.
///
/// A value: the cast list, the roster and the policy. Only the cast grows, as texts name new people.
package struct Pseudonymiser: Sendable {
  /// Everybody and everything named so far. Holds real names: it stays in `private/`.
  package internal(set) var cast: CastList

  /// The real names the study knows.
  package private(set) var roster: [RosterName]

  /// How pseudonyms look; may change between texts.
  package var policy: Policy

  /// When the model's word is enough; `nil` takes the shipped ones.
  package var thresholds: NameSpotter.Thresholds?

  /// Whom each way of naming somebody fitted so far.
  var earlier: [CastList.Mention: CastList.Candidates] = [:]

  /// Organisations and places that the study names, and words that somebody wants hidden everywhere.
  package private(set) var things: [KnownThing] = []

  /// What people decided about single findings.
  var rulings = Rulings()

  private var spotters: [Spotters: Spotting] = [:]
  private var shelf = ReadShelf()
  let model: NameModel?

  /// The folded forms of roster lines.
  private var rosterForms: [String: String] = [:]

  /// What was made of the cast as it was after so many changes.
  private var madeNames: (formsMet: Int, words: Set<String>)?
  var madeCheck: (basis: CheckBasis, check: LeakCheck)?

  /// The made-up names that are left, and the cast as it was when everybody had been given one.
  private var standins: StandinPool?
  private var namedAt: Int?

  /// - Parameters:
  ///   - roster: the people of the study by their real names; may be empty.
  ///   - cast: the cast list so far, so that everybody keeps the pseudonym of earlier sessions.
  ///   - model: `nil` leaves the roster and the forms of things alone to find what they can.
  package init(
    roster: [RosterName], cast: CastList = .empty, policy: Policy = .codes, model: NameModel? = .shipped
  ) {
    self.cast = cast
    self.roster = []
    self.policy = policy
    self.model = model
    admit(roster)
  }

  /// Adds people to the roster, such as those of a further session. Who is on it already stays who they are.
  package mutating func admit(_ more: [RosterName]) {
    let known = Set(roster)
    let fresh = more.filter { !known.contains($0) }
    guard !fresh.isEmpty else { return }
    roster += fresh
    madeNames = nil
    cast.admit(fresh)
  }

  /// Takes in organisations and places that the study names; who is known stays who they are.
  package mutating func admit(_ more: [KnownThing]) {
    let fresh = more.filter { !things.contains($0) }
    guard !fresh.isEmpty else { return }
    things += fresh
    for thing in fresh { cast.admit(thing) }
    spotters = [:]
  }

  /// Words that somebody no longer wants hidden everywhere.
  mutating func forget(alwaysBut these: [KnownThing]) {
    guard things.contains(where: { $0.isAlways && !these.contains($0) }) else { return }
    things.removeAll { $0.isAlways && !these.contains($0) }
    spotters = [:]
  }

  /// Takes in whom `text` names without writing anything, so that a later session's "Sam Okafor" explains an
  /// earlier one's "Sam". Call it for every text of a study, then ``pseudonymised(_:speaker:)`` for each.
  package mutating func meet(_ text: String, speaker: String? = nil, present: [RosterName] = []) {
    meet(Passage([SpokenLine(text, speaker: speaker)]), present: present)
  }

  mutating func meet(_ passage: Passage, present: [RosterName]) {
    let read = read(passage)
    shelf.put(read, for: passage)
    // A made-up name that a later text has for a real one would have to change in the middle of a study.
    if policy.style == .names { avoid(read.document) }
    _ = resolved(read.document, spotting().sightings(read), passage, present: members(of: present))
    cast.joinLooseEnds()
  }

  private func read(_ passage: Passage) -> ReadPassage { shelf[passage] ?? ReadPassage(passage, model) }

  /// So many bytes of text are held as they were read.
  package static let mostReadAhead = ReadShelf.most

  /// Unpacks the lists and weights that ship, which takes some milliseconds: for a second processor, meanwhile.
  package static func unpack() {
    _ = (Lexicon.shipped, PhraseBook.shipped, Nicknames.shipped, NameModel.shipped)
  }

  /// Takes what was read of passages beforehand.
  package mutating func take(_ read: [ReadPassage], of passages: [Passage]) {
    for (read, passage) in zip(read, passages) { shelf.put(read, for: passage) }
  }

  /// What a passage looks like whoever is known: nothing is changed, so several can be read at a time.
  package func read(ahead passage: Passage) -> ReadPassage { ReadPassage(passage, model) }

  /// `document` with every identifying stretch replaced, and what was replaced, in order.
  ///
  /// - Parameters:
  ///   - speaker: whose words these are, such as `P3`; then "my manager Dave" becomes `[P3's manager]`.
  ///   - present: who of the roster was in the room; a first name that two share is then theirs.
  package mutating func pseudonymised(
    _ document: String, speaker: String? = nil, present: [RosterName] = []
  ) -> (text: RedactedText, redactions: [Redaction]) {
    let passage = Passage([SpokenLine(document, speaker: speaker)])
    var findings = seen(passage, present: present)
    // Who is known by name is in no word, however it is glued or parted.
    if !roster.isEmpty { findings += leftOver(passage, findings) }
    findings.sort { $0.redaction.bytes.lowerBound < $1.redaction.bytes.lowerBound }
    var end = 0
    let redactions = findings.compactMap { finding -> Redaction? in
      guard finding.replacement != nil, finding.redaction.bytes.lowerBound >= end else { return nil }
      end = finding.redaction.bytes.upperBound
      return finding.redaction
    }
    return (RedactedText(Redaction.replaced(document, redactions)), redactions)
  }

  /// Everything that may tell who somebody is in `passage`, in order, with what stands in its place: nothing
  /// where it stays.
  mutating func seen(_ passage: Passage, present: [RosterName]) -> [Seen] {
    let read = read(passage)
    let document = read.document
    let parts = resolved(document, spotting().sightings(read), passage, present: members(of: present))
    if policy.style == .names {
      avoid(document)
      nameEverybody()
    }
    let pseudonyms = Pseudonyms(policy, real: realWords())
    return parts.map { part in
      let member = cast.members[cast.settled(part.member)]
      let bytes = document.surface.source(document.bytes(part.sighting.tokens))
      let replacement = pseudonyms.replacement(member, part.form, words: part.mention)
      return Seen(
        redaction: Redaction(
          bytes: bytes, kind: member.kind, replacement: replacement ?? "", entity: member.entity,
          certain: part.sighting.certain, source: part.sighting.source, form: part.form),
        replacement: replacement)
    }
  }

  /// A stretch that may tell who somebody is; without a replacement the policy lets it stay.
  struct Seen {
    var redaction: Redaction
    var replacement: String?
  }

  /// Made anew only when somebody joined the cast, for it is made of everybody's names.
  private mutating func spotting() -> Spotting {
    let key = Spotters(members: cast.members.count, renamed: cast.renamed)
    if let ready = spotters[key] { return ready }
    let people = cast.members.filter {
      $0.kind == .person && ($0.isOnRoster || $0.isDecided || Self.isTelling($0.name))
    }
    let fresh = Spotting(
      known: KnownNames(people.compactMap(\.name)), things: KnownThings(things),
      bodies: cast.bodyWords, model: model,
      thresholds: thresholds ?? (roster.isEmpty ? .shipped : .besideRoster))
    spotters = [key: fresh]
    return fresh
  }

  /// What a ``Spotting`` was made of.
  private struct Spotters: Hashable {
    var members: Int
    var renamed: Int
  }

  /// Whether a name that only the model found is worth looking for in every other text.
  private static func isTelling(_ name: NameParts?) -> Bool {
    guard let name else { return false }
    if name.surname != nil { return true }
    return name.words.allSatisfy { word in
      word.count > 2 && Lexicon.shipped.facts(word).ordinary == 0 && Lexicon.shipped.facts(word).first > 2
    }
  }

  mutating func members(of names: [RosterName]) -> Set<Int> {
    Set(
      names.compactMap { name in
        let form = rosterForms[name.full] ?? NameParts(name.full).words.joined(separator: " ")
        rosterForms[name.full] = form
        return cast.rosterMember(writtenAs: form)
      })
  }

  /// Folded words that are, or may be, real names here.
  mutating func realWords() -> Set<String> {
    if let madeNames, madeNames.formsMet == cast.formsMet { return madeNames.words }
    var words: Set<String> = []
    for member in cast.members where member.kind == .person || member.kind == .organisation {
      for form in member.forms { words.formUnion(form.split(separator: " ").map(String.init)) }
    }
    for entry in roster { words.formUnion(NameParts(entry.full).words) }
    madeNames = (cast.formsMet, words)
    return words
  }

  // MARK: Made-up names

  /// Gives everybody who has none a made-up name that is like no real one.
  mutating func nameEverybody() {
    guard namedAt != cast.changes else { return }
    var pool = takenStandins()
    for word in realWords() { _ = pool.avoid(word) }
    cast.nameEverybody(from: &pool)
    standins = pool
    namedAt = cast.changes
  }

  /// Any word with a capital may be somebody's name, and then nobody is to be called so.
  private mutating func avoid(_ document: Document) {
    var pool = takenStandins()
    for index in document.tokens.indices where document.tokens[index].letters.isCapitalised {
      if pool.avoid(document.word(index)) { namedAt = nil }
    }
    standins = pool
  }

  /// Moved out, so that the pool is not copied.
  private mutating func takenStandins() -> StandinPool {
    defer { standins = nil }
    return standins ?? StandinPool(given: cast.members.compactMap(\.standin))
  }
}

extension Pseudonymiser.Seen {
  /// What was seen in a line, in the bytes of a passage in which the line begins at `start`.
  init(_ redaction: Redaction, from start: Int, replacement: String?) {
    self.init(redaction: redaction, replacement: replacement)
    self.redaction.bytes = redaction.bytes.lowerBound + start..<redaction.bytes.upperBound + start
  }
}
