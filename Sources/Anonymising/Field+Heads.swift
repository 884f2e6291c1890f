// What stands beside a name and belongs to it: an office before a person's, a word for a body behind or before
// the names of the rest ("Brackwell Primary School", "Faculty of Fine Arts").

extension Field {
  /// `President Adeyemi`, `Captain Rowe`: the office with the name, for it tells who it is.
  mutating func takeInOffices() {
    for index in document.tokens.indices where isOffice(index) && owner[index] < 0 {
      let next = document.is(index + 1, ".") ? index + 2 : index + 1
      guard next < owner.count, owner[next] >= 0, sightings[owner[next]].kind == .person,
        sightings[owner[next]].tokens.lowerBound == next, sightings[owner[next]].source != .form,
        !document.isOne(index - 1, of: ["my", "your", "his", "her", "our", "their", "a", "the"])
      else { continue }
      stretch(owner[next], to: index..<next)
    }
  }

  /// "Mayor Tale": behind an office a name is to be expected, even if it is an ordinary word; somebody should look.
  mutating func takeOfficers() {
    for index in document.tokens.indices.dropFirst() where owner[index] < 0 && isOffice(index - 1) {
      let token = document.tokens[index]
      guard token.kind == .word, token.letters == .capital || token.letters == .inner,
        !document.lines.isCaseless(index), !Heads.bodies.contains(token.word), !isSmall(index),
        token.facts.first + token.facts.surname > 0 || !token.facts.isKnown
      else { continue }
      add(Sighting(tokens: index..<index + 1, kind: .person, certain: false, source: .model))
    }
  }

  private func isOffice(_ index: Int) -> Bool {
    let token = document.tokens[index]
    guard token.kind == .word, Heads.offices.contains(token.word) else { return false }
    return token.letters.isCapitalised || document.lines.isCaseless(index)
  }

  /// Takes the words beside it into the stretch.
  mutating func stretch(_ index: Int, to tokens: Range<Int>) {
    let whole =
      min(
        sightings[index].tokens.lowerBound, tokens.lowerBound)..<max(
        sightings[index].tokens.upperBound, tokens.upperBound)
    sightings[index].tokens = whole
    for token in whole { owner[token] = index }
  }

  /// Bodies by the word that says what they are.
  mutating func takeInBodies() {
    for index in document.tokens.indices {
      let token = document.tokens[index]
      guard token.kind == .word, Heads.bodies.contains(token.word) || Heads.trades.contains(token.word) else {
        continue
      }
      retype(index)
      let isCaseless = document.lines.isCaseless(index)
      guard isCaseless && !Heads.trades.contains(token.word) || token.letters.isCapitalised else { continue }
      let start = bodyStart(index, isCaseless)
      let end = isCaseless ? index + 1 : bodyEnd(index)
      guard start < index || end > index + 1 else { continue }
      let tokens = start..<end
      let owners = Set(tokens.map { owner[$0] }.filter { $0 >= 0 })
      // What the study knows, and what a form says, keeps its own bounds.
      guard owners.allSatisfy({ sightings[$0].source <= .spread && tokens.contains(sightings[$0].tokens) })
      else { continue }
      let certain = owners.isEmpty || owners.contains { sightings[$0].certain }
      for token in tokens { owner[token] = sightings.count }
      sightings.append(Sighting(tokens: tokens, kind: .organisation, certain: certain, source: .spread))
    }
  }

  /// What the model took for a person and holds a word for a body in its middle or at its end is that body.
  private mutating func retype(_ head: Int) {
    guard owner[head] >= 0 else { return }
    let sighting = sightings[owner[head]]
    guard sighting.source == .model, sighting.kind == .person, sighting.tokens.lowerBound < head,
      document.tokens[head].letters.isCapitalised
    else { return }
    sightings[owner[head]].kind = .organisation
  }

  /// Where the names begin that end in the body at `head`; `head` itself where there are none.
  private func bodyStart(_ head: Int, _ isCaseless: Bool) -> Int {
    var start = head
    var at = head - 1
    while at >= 0, head - at < 8, document.tokens[at].kind != .newline {
      let token = document.tokens[at]
      if Peoples.hold(document.word(at)), start == head {
        break
      } else if owner[at] >= 0, sightings[owner[at]].source <= .spread {
        at = sightings[owner[at]].tokens.lowerBound
        start = at
      } else if token.kind == .word, token.letters.isCapitalised, !isCaseless, !isOpening(at), !isSmall(at) {
        start = at
      } else if isPossessive(at) || document.is(at, "&")
        || token.kind == .word
          && (Heads.between.contains(token.word) || isCaseless && Heads.kinds.contains(token.word))
      {
        // Only what leads on to a name counts.
      } else {
        break
      }
      at -= 1
    }
    return start
  }

  /// "Barry's", also as sloppy typing has it: "Barry s", "Barry 's".
  private func isPossessive(_ index: Int) -> Bool {
    document.is(index, "'s") || document.is(index, "'") && document.is(index + 1, "s")
      || document.is(index, "s") && index > 0 && (owner[index - 1] >= 0 || document.is(index - 1, "'"))
  }

  /// Where the names end that follow the body at `head` after "of" or "for".
  private func bodyEnd(_ head: Int) -> Int {
    guard document.isOne(head + 1, of: ["of", "for"]) else { return head + 1 }
    var end = head + 1
    var at = head + 1
    while at < document.tokens.count, at - head < 9 {
      let token = document.tokens[at]
      guard token.kind == .word || document.is(at, "&") else { break }
      if token.letters.isCapitalised {
        end = at + 1
      } else if !document.isOne(at, of: ["of", "for", "the", "and", "&"]) {
        break
      }
      at += 1
    }
    return end
  }

  /// A capital at the beginning of what is said says nothing.
  private func isOpening(_ index: Int) -> Bool {
    index == 0 || document.tokens[index - 1].kind == .newline
      || document.tokens[index - 1].kind == .sign && !document.is(index - 1, "&")
        && !document.is(index - 1, "-") && !document.isOne(index - 1, of: ["'s", "'"])
  }

  private func isSmall(_ index: Int) -> Bool { document.isOne(index, of: Heads.small) }
}

extension Range where Bound == Int {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

/// The words that ``Field`` looks for beside names.
private enum Heads {
  static let offices = hashes(
    """
    president senator governor chairman chairwoman congressman congresswoman colonel lieutenant sergeant \
    detective inspector councillor ambassador bishop pastor rabbi imam doctor mister captain officer mayor secretary \
    attorney judge justice professor sheriff
    """)

  static let bodies = hashes(
    """
    university college school academy institute institution hospital hospice infirmary clinic clinics surgery \
    council ministry department bureau commission authority association society federation foundation charity \
    company corporation corp inc ltd limited plc llc gmbh bank insurance airlines airways police constabulary \
    university's faculty logistics motors stores dairy records studios systems technologies laboratories \
    consulting solutions partners
    """)

  /// The same with a capital only: without one they are what people eat, sell and go to.
  static let trades = hashes(
    """
    initiative alliance coalition consortium league trust agency union museum gallery theatre theater group \
    restaurant diner deli bakery pizza pizzeria tavern inn hotel motel pharmacy bistro steakhouse salon garage \
    motorsports automotive plumbing roofing cleaners florist florists furniture jewelers jewellers boutique \
    brewery karate tech holdings ventures securities futures pharmaceuticals industries enterprises software labs \
    offices center centre mall plaza
    """)

  /// What stands between a name and such a word.
  static let kinds = hashes(
    """
    primary secondary high grammar infant junior senior community medical health general memorial royal national \
    state city county district borough regional technical business law art nursing
    """)

  static let between = hashes("of and for the")

  static let small: Set<String> = [
    "i", "the", "a", "an", "my", "our", "your", "his", "her", "their", "this", "that",
  ]

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Token.hash($0.utf8) })
  }
}
