/// Names that stand alone, told by the word lists: the model needs words around a name.
extension Field {
  /// A word that is a usual first name and nothing else is one, whatever stands around it: the model has seen few
  /// people who say no more than "Omar here". What the document also writes small ("basil") is a thing, unless it is
  /// so rare a word, or so usual a name, that somebody only left out the capital.
  mutating func takeListedNames() {
    var isThing: [UInt32: Bool] = [:]
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 && token.kind == .word {
      let facts = token.facts
      guard facts.first > 2, token.count > 2, !CalendarWords.hold(token.word) else { continue }
      let isCaseless = document.lines.isCaseless(index)
      // All in capitals among others it is rather the letters of something.
      if !facts.isFirstNameInSmall || token.letters == .upper && !isCaseless {
        guard token.letters.isCapitalised, !isCaseless, facts.isFirstNameInCapitals else { continue }
        let isSmall = isThing[token.word] ?? document.writesSmall(token.word)
        isThing[token.word] = isSmall
        guard !isSmall else { continue }
      }
      guard !Peoples.hold(document.word(index)) else { continue }
      let end = isSurnameInSmall(index + 1) ? index + 2 : index + 1
      add(Sighting(tokens: index..<end, kind: .person, certain: true, source: .model))
    }
  }

  /// "bertil svensson": a rare surname without a capital behind a first name.
  private func isSurnameInSmall(_ index: Int) -> Bool {
    guard document.isWord(index), owner[index] < 0, document.tokens[index].letters == .lower else {
      return false
    }
    let facts = document.tokens[index].facts
    return facts.surname > 2 && facts.ordinary == 0 && facts.common < 4
  }

  /// "My husband wojtek", "tell ikechukwu": a word on no list where somebody's name is to be expected. It may be a
  /// slip of the keyboard, so somebody should look.
  mutating func takeUnlistedNames() {
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 && token.kind == .word {
      guard !token.facts.isKnown, token.count > 2, token.letters != .none,
        Neighbours.expectsName(document, index)
      else { continue }
      add(Sighting(tokens: index..<index + 1, kind: .person, certain: false, source: .model))
    }
  }

  /// "Nakamura-Lopez": what a hyphen joins to a name is the rest of it.
  mutating func takeInDoubleNames() {
    for index in document.tokens.indices where document.is(index, "-") && document.isJoined(index) {
      guard document.isWord(index - 1), document.isWord(index + 1), document.isJoined(index + 1) else {
        continue
      }
      for (named, rest) in [(index - 1, index + 1), (index + 1, index - 1)] {
        guard owner[named] >= 0, owner[rest] < 0, sightings[owner[named]].kind == .person,
          sightings[owner[named]].source != .form, isPartOfName(rest)
        else { continue }
        stretch(owner[named], to: min(named, rest)..<max(named, rest) + 1)
      }
    }
  }

  /// Not the "led" of "Jane-led" or the "ex" of "ex-Jane".
  private func isPartOfName(_ index: Int) -> Bool {
    let token = document.tokens[index]
    return token.count > 2 && (token.facts.ordinary == 0 || token.facts.surname > 4)
  }

  /// "Acme Logistics" is called "Acme" the next time: the rare word that a body's name begins with stands for it.
  ///
  /// - Parameter known: such words of bodies that were met before, by their hash.
  mutating func spreadBodies(known: Set<UInt32>) {
    var isCertain = Dictionary(known.map { ($0, true) }, uniquingKeysWith: { first, _ in first })
    for sighting in settled where sighting.kind == .organisation && sighting.tokens.count > 1 {
      guard sighting.source != .form, isRareName(sighting.tokens.lowerBound) else { continue }
      let word = document.tokens[sighting.tokens.lowerBound].word
      isCertain[word] = isCertain[word, default: false] || sighting.certain
    }
    guard !isCertain.isEmpty else { return }
    for (index, token) in document.tokens.enumerated() {
      guard let certain = isCertain[token.word], isFreeForBody(index) else { continue }
      guard token.letters.isCapitalised || document.lines.isCaseless(index) else { continue }
      owner[index] = sightings.count
      sightings.append(
        Sighting(tokens: index..<index + 1, kind: .organisation, certain: certain, source: .spread))
    }
  }

  /// Whether nothing was seen there, or only what the model alone takes for a name of something else.
  private func isFreeForBody(_ index: Int) -> Bool {
    guard owner[index] >= 0 else { return true }
    let sighting = sightings[owner[index]]
    let facts = document.tokens[index].facts
    return sighting.tokens.count == 1 && sighting.source == .model && sighting.kind != .organisation
      && facts.first == 0 && facts.surname == 0
  }

  /// Whether the word by itself calls one body to mind: "Acme", not "Mexican", "Royal" or "Leeds".
  private func isRareName(_ index: Int) -> Bool {
    document.tokens[index].kind == .word && Organisations.isTelling(document.word(index))
  }
}

extension Lexicon.Facts {
  /// A first name that is no ordinary word, no place and no firm.
  fileprivate var isFirstNameOnly: Bool { first > 2 && ordinary == 0 && place == 0 && organisation == 0 }

  /// A name where it has a capital and is never written without: rare as a word, or among the most usual names.
  fileprivate var isFirstNameInCapitals: Bool {
    if first == 9 { return ordinary < 9 }
    guard place == 0, organisation == 0 else { return false }
    return first > 5 && ordinary < 6 || first > 3 && ordinary == 0 && common < 5
  }

  /// A name even without a capital: hardly a word of the language, or a very usual name. In a hundred thousand words of
  /// talk and letters six such are none.
  fileprivate var isFirstNameInSmall: Bool {
    isFirstNameOnly && (common < 3 || first > 3 && common < 5 || first > 4)
  }
}
