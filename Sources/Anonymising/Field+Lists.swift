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
      guard !Peoples.hold(document.word(index)), !FixedPhrases.hold(document, index),
        !FixedPhrases.isStorm(document, index)
      else { continue }
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

  /// "Stu Roberts": a first name, however rare, before a usual surname that is no word of the language.
  mutating func takeListedPairs() {
    for index in document.tokens.indices.dropLast() where owner[index] < 0 && owner[index + 1] < 0 {
      let first = document.tokens[index]
      let second = document.tokens[index + 1]
      guard first.kind == .word, second.kind == .word, first.count > 2, second.count > 2,
        first.facts.first > 0, second.facts.surname > 5,
        first.facts.ordinary == 0, second.facts.ordinary == 0, first.facts.place == 0,
        second.facts.place == 0,
        first.letters == second.letters, first.letters == .capital || document.lines.isCaseless(index)
      else { continue }
      add(Sighting(tokens: index..<index + 2, kind: .person, certain: true, source: .model))
    }
  }

  /// "dp" on a line by itself where the text names a Debra Perling: how people sign.
  mutating func takeSignatures() {
    var initials: Set<String> = []
    for sighting in settled where sighting.kind == .person {
      let letters = sighting.tokens.filter { document.tokens[$0].kind == .word }.compactMap {
        document.word($0).first
      }
      if letters.count > 1 { initials.insert(String(letters)) }
    }
    guard !initials.isEmpty else { return }
    for line in document.lines.lines where line.tokens.count == 1 {
      let index = line.tokens.lowerBound
      guard owner[index] < 0, document.tokens[index].kind == .word, initials.contains(document.word(index)),
        document.tokens[index].facts.ordinary == 0
      else { continue }
      add(Sighting(tokens: index..<index + 1, kind: .person, certain: false, source: .model))
    }
  }

  /// "My husband wojtek", "tell ikechukwu": a word on no list where somebody's name is to be expected. It may be a
  /// slip of the keyboard, so somebody should look.
  mutating func takeUnlistedNames() {
    for (index, token) in document.tokens.enumerated() where owner[index] < 0 && token.kind == .word {
      guard token.count > 2, token.letters != .none else { continue }
      guard isNameByItself(token.facts) && Neighbours.expectsName(document, index) || isTitledSurname(index)
      else { continue }
      add(Sighting(tokens: index..<index + 1, kind: .person, certain: false, source: .model))
    }
  }

  /// On no list, or on no other than one of names.
  private func isNameByItself(_ facts: Lexicon.Facts) -> Bool {
    !facts.isKnown
      || facts.first + facts.surname > 0 && facts.ordinary == 0 && facts.common < 5
  }

  /// "secretary adeyemi" where nothing has a capital: no word of the language behind a title is a name.
  private func isTitledSurname(_ index: Int) -> Bool {
    let token = document.tokens[index]
    return token.letters == .lower && token.facts.ordinary == 0 && token.facts.common < 6
      && Neighbours.isTitled(document, index) && document.lines.isCaseless(index)
      && (!token.facts.isKnown || token.facts.surname > 0)
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
