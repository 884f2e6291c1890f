extension CastList {
  /// A person as one place in a text names them.
  struct Mention {
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
  }

  /// Takes in the people of a roster who are not in the cast yet, in an order that tells nothing: by a hash
  /// of the name, never by seat.
  mutating func admit(_ roster: [RosterName]) {
    let fresh = roster.map { ($0, NameParts($0.full)) }.filter { _, parts in
      !parts.words.isEmpty && !members.contains { $0.kind == .person && $0.isOnRoster && $0.name == parts }
    }
    var seen: Set<NameParts> = []
    let distinct = fresh.filter { seen.insert($0.1).inserted }
    var order = distinct.indices.sorted { Self.rank(distinct[$0].1) < Self.rank(distinct[$1].1) }
    // By chance the hash may keep the seats; then the first moves to the end.
    if order.count > 1, order == Array(distinct.indices) { order.append(order.removeFirst()) }
    for index in order {
      let (entry, parts) = distinct[index]
      let known = members.firstIndex { $0.kind == .person && !$0.isOnRoster && Self.isSame(parts, $0.name) }
      let member = known ?? add(.person, form: parts.words.joined(separator: " "), name: parts, isOnRoster: true)
      enroll(member, parts)
      for alias in entry.aliases { note(NameParts(alias).words.joined(separator: " "), of: member) }
    }
  }

  private static func rank(_ parts: NameParts) -> UInt32 { Token.hash(parts.words.joined(separator: "/")) &* 0x9E37_79B1 }

  /// Both name somebody in full, in the same words.
  private static func isSame(_ a: NameParts, _ b: NameParts?) -> Bool {
    guard let b, let one = a.surname, let other = b.surname else { return false }
    return one == other && a.given.first == b.given.first
  }

  /// The people a mention may mean, best first.
  func candidates(_ mention: Mention, nicknames: Nicknames = .shipped) -> [Int] {
    let name = mention.name
    return members.indices.filter { index in
      guard members[index].kind == .person, let known = members[index].name else { return false }
      if members[index].forms.contains(mention.words.joined(separator: " ")) { return true }
      return Self.fits(name, known, mention, nicknames)
    }
  }

  private static func fits(
    _ name: NameParts, _ known: NameParts, _ mention: Mention, _ nicknames: Nicknames
  ) -> Bool {
    if mention.isWhole || mention.isTitled {
      if let one = name.surname, let other = known.surname, !isNear(one, other) { return false }
      let given = zipGiven(name, known, nicknames)
      // A surname alone meets a surname; a whole name needs both halves, or one where the other is unknown.
      if name.given.isEmpty { return known.surname != nil }
      if known.given.isEmpty { return known.surname != nil }
      return given && (known.surname != nil || known.given.first.map { $0.count > 1 } ?? false)
    }
    guard let word = mention.words.first else { return false }
    if word.count == 1 { return known.given.contains { $0.hasPrefix(word) } }
    if let surname = known.surname, isNear(word, surname) { return true }
    return known.given.contains { nicknames.match(word, $0) || isNear(word, $0) && word.count > 4 }
  }

  private static func zipGiven(_ name: NameParts, _ known: NameParts, _ nicknames: Nicknames) -> Bool {
    guard let word = name.given.first else { return true }
    return known.given.contains { given in
      nicknames.match(word, given) || word.count == 1 && given.hasPrefix(word)
        || given.count == 1 && word.hasPrefix(given) || word.count > 4 && isNear(word, given)
    }
  }

  private static func isNear(_ a: String, _ b: String) -> Bool {
    a == b || a.utf8.count >= 5 && b.utf8.count >= 5 && Lexicon.shipped.facts(a).surname < 5
      && Lexicon.shipped.facts(a).first < 4 && Spelling.isNear(Array(a.utf8), Array(b.utf8))
  }
}
