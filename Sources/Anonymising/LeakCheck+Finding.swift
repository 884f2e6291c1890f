extension LeakCheck {
  /// Every name in a reading, allowed or not; some may overlap.
  func hits(_ reading: Reading) -> [Hit] {
    var hits: [Hit] = []
    for index in reading.words.indices {
      if let hit = wholeName(reading, index) ?? word(reading, index) ?? spelledOut(reading, index)
        ?? letter(reading, index)
      {
        hits.append(hit)
      }
    }
    return hits + unspaced(reading) + insideChunks(reading) + inNumbers(reading)
  }

  // MARK: Words

  private func word(_ reading: Reading, _ index: Int) -> Hit? {
    guard let name = named(reading, index) else { return nil }
    switch name.strength {
    case .always: break
    case .capital:
      let word = reading.words[index]
      guard word.isCapitalised, !word.isUpper else { return nil }
    case .inSentence: guard standsLikeAName(reading, index) else { return nil }
    }
    return Hit(
      place: .words(index...index), entity: name.entity, form: .word,
      isDoubtful: name.strength == .inSentence)
  }

  /// The name that a word is, also as a possessive without its sign, or behind the `\n` of a JSON string.
  private func named(_ reading: Reading, _ index: Int) -> LeakNames.Word? {
    let word = reading.words[index]
    if let name = names.words[word.hash] { return name }
    let letters = reading.letters(word)
    if letters.count > 3, letters.last == UInt8(ascii: "s"),
      let name = names.words[Reading.hash(letters.dropLast())]
    {
      return name
    }
    if letters.count > 3, let first = letters.first, "ntrbf".utf8.contains(first),
      let name = names.words[Reading.hash(letters.dropFirst())], name.strength == .always
    {
      return reading.followsBackslash(word) ? name : nil
    }
    return nil
  }

  /// An ordinary word is a leak only where it stands like a name: with a capital inside a sentence. "Will you"
  /// at its beginning is no proof, and in `MAY` among capitals there is none.
  private func standsLikeAName(_ reading: Reading, _ index: Int) -> Bool {
    let word = reading.words[index]
    guard word.isCapitalised, index > 0 else { return false }
    let before = reading.words[index - 1]
    if word.isUpper && word.letters.count > 1 && before.isUpper && before.letters.count > 1 { return false }
    guard !reading.breaksSentence(before.range.upperBound, word.range.lowerBound) else { return false }
    return !isDateWord(reading, index)
  }

  /// A month or a day of the week as it stands in a date: "in May", "on Sunday".
  private func isDateWord(_ reading: Reading, _ index: Int) -> Bool {
    let word = reading.words[index].hash
    let isDay = LeakNames.weekdays.contains(word)
    guard isDay || LeakNames.months.contains(word) else { return false }
    let before = reading.words[index - 1].hash
    if LeakNames.beforeMonths.contains(before) || isDay && before == LeakNames.on { return true }
    return before == LeakNames.of && index > 1
      && LeakNames.partsOfMonths.contains(reading.words[index - 2].hash)
  }

  private func wholeName(_ reading: Reading, _ index: Int) -> Hit? {
    for whole in names.wholes[reading.words[index].hash] ?? [] {
      let end = index + whole.words.count
      guard end <= reading.words.count,
        (index..<end).allSatisfy({ reading.words[$0].hash == whole.words[$0 - index] }),
        (index + 1..<end).allSatisfy({ reading.isNear($0) }),
        !whole.isOrdinary || reading.words[end - 1].isCapitalised && reading.words[index].isCapitalised
      else { continue }
      return Hit(
        place: .words(index...end - 1), entity: whole.entity, form: .wholeName, isDoubtful: whole.isOrdinary)
    }
    return nil
  }

  /// A run of single letters, as they are or as they are said; every name that hides in it.
  private func spelledOut(_ reading: Reading, _ index: Int) -> Hit? {
    guard Spelled.letter(reading, index) != nil else { return nil }
    var letters: [UInt8] = []
    var at = index
    while at < reading.words.count, letters.count < 24, at == index || reading.isNear(at) {
      if reading.words[at].hash == Spelled.double, at + 1 < reading.words.count,
        let next = Spelled.letter(reading, at + 1)
      {
        letters += next == UInt8(ascii: "u") ? [UInt8(ascii: "w")] : [next, next]
        at += 1
      } else if let letter = Spelled.letter(reading, at) {
        letters.append(letter)
      } else {
        break
      }
      if letters.count >= 3, let name = names.words[Reading.hash(letters)], name.isSpelled {
        return Hit(place: .words(index...at), entity: name.entity, form: .spelledOut)
      }
      at += 1
    }
    return nil
  }

  /// A name of one letter, where somebody is spoken to or of.
  private func letter(_ reading: Reading, _ index: Int) -> Hit? {
    let word = reading.words[index]
    guard word.letters.count == 1, word.isCapitalised, let entity = names.letters[word.hash] else {
      return nil
    }
    let before = index > 0 ? LeakNames.beforePeople.contains(reading.words[index - 1].hash) : false
    let after =
      index + 1 < reading.words.count ? LeakNames.afterPeople.contains(reading.words[index + 1].hash) : false
    guard before || after else { return nil }
    return Hit(place: .words(index...index), entity: entity, form: .word, isDoubtful: true)
  }

  /// Names inside longer words of scripts that part words seldom or put small words in front without a blank.
  private func unspaced(_ reading: Reading) -> [Hit] {
    guard !names.unspaced.isEmpty else { return [] }
    var hits: [Hit] = []
    for index in reading.words.indices {
      let word = reading.words[index]
      guard let first = reading.letters(word).first, first >= 0xCE else { continue }
      let letters = reading.letters(word)
      let found = names.unspaced.first(in: letters) { name, offset in
        (!name.begins || offset == 0) && letters.count - name.letters.count <= name.slack
      }
      guard let (name, offset) = found else { continue }
      // Where nothing was folded away the name's own bytes are known; else it is the whole word.
      let isPlain = word.range.count == letters.count
      let start = word.range.lowerBound + offset
      let bytes = isPlain && !name.begins ? start..<start + name.letters.count : word.range
      hits.append(Hit(place: .part(of: index, bytes: bytes), entity: name.entity, form: .word))
    }
    return hits
  }

  // MARK: Addresses, file names, numbers

  /// Names glued to others where no blank parts them.
  private func insideChunks(_ reading: Reading) -> [Hit] {
    guard !names.glued.isEmpty else { return [] }
    return reading.chunks.indices.compactMap { index in
      let letters = reading.letters(reading.chunks[index])
      let found = names.glued.first(in: letters) { name, _ in
        letters.count > name.letters.count || name.isAddress
      }
      return found.map { Hit(place: .chunk(index), entity: $0.name.entity, form: .insideAddress) }
    }
  }

  private func inNumbers(_ reading: Reading) -> [Hit] {
    guard !names.numbers.isEmpty else { return [] }
    return reading.numbers.indices.compactMap { index in
      let run = reading.digits[reading.numbers[index].letters]
      return names.numbers.first(in: run).map {
        Hit(place: .number(index), entity: $0.name.entity, form: .number)
      }
    }
  }
}

extension LeakCheck.Reading {
  /// Whether a backslash stands right before the word.
  func followsBackslash(_ word: Word) -> Bool { byte(before: word.range.lowerBound) == UInt8(ascii: "\\") }
}

/// Letters as they are said, for the check alone.
private enum Spelled {
  static let double = LeakCheck.Reading.hash("double".utf8)

  static func letter(_ reading: LeakCheck.Reading, _ index: Int) -> UInt8? {
    let word = reading.words[index]
    return word.letters.count == 1 ? reading.letters(word).first : said[word.hash]
  }

  private static let said: [UInt64: UInt8] = {
    let rows = [
      "ay aye", "bee", "cee see sea", "dee", "ee", "eff", "gee", "aitch haitch", "eye", "jay", "kay",
      "ell el",
      "em", "en", "oh", "pee", "cue queue", "ar are", "ess", "tee tea", "you", "vee", "", "ex", "why wye",
      "zed zee",
    ]
    var said: [UInt64: UInt8] = [:]
    for (place, row) in rows.enumerated() {
      for word in row.split(separator: " ") {
        said[LeakCheck.Reading.hash(word.utf8)] = UInt8(ascii: "a") + UInt8(place)
      }
    }
    return said
  }()
}
