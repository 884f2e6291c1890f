extension CastList {
  /// A person as one place in a text names them.
  struct Mention: Hashable {
    /// Folded words, titles left off.
    var words: [String]

    /// Whether a title stood before a single word, so that the word is a surname.
    var isTitled: Bool

    var name: NameParts {
      var parts = NameParts(words: words)
      if isTitled && parts.surname == nil, let word = words.last {
        parts.given = []
        parts.surname = word
      }
      return parts
    }

    var isWhole: Bool { words.count > 1 }

    /// The name with the surname first, as lists have it ("Okafor Jane"); `nil` where that is rather somebody else:
    /// a Martin James beside a James Martin.
    var turned: Mention? {
      guard words.count == 2, !isTitled, Lexicon.shipped.facts(words[0]).first < 4 else { return nil }
      return Mention(words: [words[1], words[0]], isTitled: false)
    }
  }

  /// Takes in the people of a roster who are not in the cast yet, in an order that tells nothing: by a hash
  /// of the name, never by seat.
  mutating func admit(_ roster: [RosterName]) {
    let fresh = roster.map { ($0, NameParts($0.full)) }.filter { _, parts in
      !parts.words.isEmpty && rosterMember(parts) == nil
    }
    var seen: Set<NameParts> = []
    let distinct = fresh.filter { seen.insert($0.1).inserted }
    var order = distinct.indices.sorted { Self.rank(distinct[$0].1) < Self.rank(distinct[$1].1) }
    // By chance the hash may keep the seats; then the first moves to the end.
    if order.count > 1, order == Array(distinct.indices) { order.append(order.removeFirst()) }
    for index in order {
      let parts = distinct[index].1
      let known = names.people(called: parts.words).first {
        !members[$0].isOnRoster && Self.isSame(parts, members[$0].name)
      }
      let member =
        known ?? add(.person, form: parts.words.joined(separator: " "), name: parts, isOnRoster: true)
      enroll(member, parts)
    }
    for entry in roster where !entry.aliases.isEmpty {
      guard let member = rosterMember(NameParts(entry.full)) else { continue }
      for alias in entry.aliases { note(alias: alias, of: member) }
    }
  }

  /// The member that a roster line stands for.
  func rosterMember(_ parts: NameParts) -> Int? {
    rosterMember(writtenAs: parts.words.joined(separator: " "))
  }

  private static func rank(_ parts: NameParts) -> UInt32 {
    Token.hash(parts.words.joined(separator: "/")) &* 0x9E37_79B1
  }

  /// Both name somebody in full, in the same words.
  private static func isSame(_ a: NameParts, _ b: NameParts?) -> Bool {
    guard let b, let one = a.surname, let other = b.surname else { return false }
    return one == other && a.given.first == b.given.first
  }

  /// Joins those known by one half of a name ("Trish", "Mr Ito") to the one person whose whole name fits it.
  mutating func joinLooseEnds(_ nicknames: Nicknames = .shipped) {
    joinBodies()
    guard !unjoined.isEmpty else { return }
    for index in members.indices where isLoose(members[index]) {
      guard let name = members[index].name else { continue }
      let others = names.people(like: name.words, nicknames)
      // Whoever was there before did not fit then.
      guard unjoined.contains(index) || others.contains(where: unjoined.contains) else { continue }
      let mention = Mention(words: name.words, isTitled: name.given.isEmpty)
      let fits = others.filter(isWhole).map { other in
        (other, members[other].name.map { Self.fit(mention.name, $0, mention, nicknames) } ?? .none)
      }
      let best = fits.map(\.1).max() ?? .none
      let fitting = fits.filter { $0.1 == best }
      if best > .near, fitting.count == 1 { conclude(index, is: fitting[0].0) }
    }
    unjoined = []
  }

  private func isWhole(_ index: Int) -> Bool {
    members[index].mergedInto == nil && !(members[index].name?.given.isEmpty ?? true)
      && members[index].name?.surname != nil
  }

  private func isLoose(_ member: Member) -> Bool {
    guard member.kind == .person, !member.isOnRoster, !member.isDecided, member.mergedInto == nil,
      let name = member.name
    else { return false }
    return name.words.count == 1 && (name.words.first?.count ?? 0) > 1
  }

  /// How well a name fits a person; the best fit alone counts.
  fileprivate enum Fit: Int, Comparable {
    case none
    case near
    case shortForm
    case exact

    static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }
  }

  /// The people a mention fits best, in the order they joined the cast.
  struct Candidates {
    fileprivate(set) var members: [Int] = []
    fileprivate var fit = Fit.near

    /// The cast this was found in; a longer one needs only its new members looked at.
    fileprivate var seen = 0
    fileprivate var renamed = 0
  }

  /// - Parameter before: what the same mention gave earlier, to spare looking at the same people again.
  func candidates(
    _ mention: Mention, since before: Candidates? = nil, nicknames: Nicknames = .shipped
  ) -> Candidates {
    var found = before.map { $0.renamed == renamed ? $0 : Candidates() } ?? Candidates()
    let words = Set(mention.words + mention.name.words)
    // The best fit alone counts, and whoever is named just so has one of the words in the name.
    var exact = found
    take(names.people(called: words), mention, nicknames, into: &exact)
    if exact.fit == .exact {
      found = exact
    } else {
      take(names.people(like: words, nicknames), mention, nicknames, into: &found)
    }
    if found.members.isEmpty, let turned = mention.turned {
      take(names.people(called: words), turned, nicknames, into: &found) { $0 == .exact }
    }
    found.seen = members.count
    found.renamed = renamed
    return found
  }

  private func take(
    _ people: [Int], _ mention: Mention, _ nicknames: Nicknames, into found: inout Candidates,
    where counts: (Fit) -> Bool = { _ in true }
  ) {
    let name = mention.name
    for index in people where index >= found.seen {
      guard let known = members[index].name else { continue }
      let here = Self.fit(name, known, mention, nicknames)
      guard here >= found.fit, counts(here) else { continue }
      // Whoever was merged still answers to the old name.
      let whole = settled(index)
      if here > found.fit {
        found.members = [whole]
        found.fit = here
      } else if !found.members.contains(whole) {
        found.members.append(whole)
      }
    }
  }

  private static func fit(
    _ name: NameParts, _ known: NameParts, _ mention: Mention, _ nicknames: Nicknames
  ) -> Fit {
    guard mention.isWhole || mention.isTitled else {
      guard let word = mention.words.first else { return .none }
      return [
        known.surname.map { surname(word, $0) } ?? .none, given(word, known.given, nicknames),
        whole(word, known),
      ].max() ?? .none
    }
    // A surname alone meets a surname; a whole name needs both halves, or one where the other is unknown.
    var fits: [Fit] = []
    if let one = name.surname, let other = known.surname { fits.append(surname(one, other)) }
    if let one = name.given.first, !known.given.isEmpty { fits.append(given(one, known.given, nicknames)) }
    return fits.isEmpty ? .none : fits.min() ?? .none
  }

  /// A word made of the whole name: `okorod`, `danaokoro`, or its initials.
  private static func whole(_ word: String, _ known: NameParts) -> Fit {
    guard word.utf8.count == 2 || word.utf8.count > 4, !Lexicon.shipped.facts(word).isKnown else {
      return .none
    }
    if word.utf8.count > 2 { return known.logins.contains(word) ? .exact : .none }
    let others = [known.surname, known.given.dropFirst().first].compactMap { $0?.first }
    guard let first = known.given.first?.first, word.first == first, let last = word.last else {
      return .none
    }
    return others.contains(last) ? .shortForm : .none
  }

  private static func surname(_ word: String, _ known: String) -> Fit {
    if word == known { return .exact }
    if word.count == 1 || known.count == 1 { return word.first == known.first ? .shortForm : .none }
    return isNear(word, known) ? .near : .none
  }

  private static func given(_ word: String, _ known: [String], _ nicknames: Nicknames) -> Fit {
    known.map { given in
      if word == given { return Fit.exact }
      if nicknames.match(word, given) || isClip(word, given) { return .shortForm }
      if word.count == 1 || given.count == 1 { return word.first == given.first ? .shortForm : .none }
      return isNear(word, given) ? .near : .none
    }.max() ?? .none
  }

  /// A name cut short that is no name of its own: Mary is not Margaret.
  private static func isClip(_ word: String, _ given: String) -> Bool {
    word.first == given.first && word.utf8.count > 3
      && Spelling.isClip(Array(word.utf8), of: Array(given.utf8))
      && !Lexicon.shipped.facts(word).isKnown
  }

  private static func isNear(_ a: String, _ b: String) -> Bool {
    a == b
      || a.utf8.count >= 5 && b.utf8.count >= 5 && Lexicon.shipped.facts(a).surname < 5
        && Lexicon.shipped.facts(a).first < 4 && Spelling.isNear(Array(a.utf8), Array(b.utf8))
  }
}
