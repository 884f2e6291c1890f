/// The real names a leak check looks for, by the hash of their folded letters.
struct LeakNames: Sendable {
  /// Where a single word counts as a name.
  enum Strength: Int, Comparable, Sendable {
    /// Only with a capital inside a sentence: it is an ordinary word too.
    case inSentence
    /// Only with a capital and not all in capitals: two letters.
    case capital
    /// In whatever case.
    case always

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  struct Word: Sendable {
    var entity: String
    var strength: Strength
    /// Whether `M.A.Y` gives it away.
    var isSpelled: Bool
  }

  struct Whole: Sendable {
    var words: [UInt64]
    var entity: String
    /// A guess made of ordinary words: it counts with capitals only.
    var isOrdinary: Bool
  }

  struct Glued: LeakLetters {
    var letters: [UInt8]
    var entity: String
    /// An address of its own, which counts alone too.
    var isAddress = false
  }

  struct Unspaced: LeakLetters {
    var letters: [UInt8]
    var entity: String
    /// How many bytes more the word may have.
    var slack: Int
    /// Whether the word has to begin with it.
    var begins = false
  }

  private(set) var words: [UInt64: Word] = [:]
  private(set) var wholes: [UInt64: [Whole]] = [:]
  private(set) var glued = LeakStarts<Glued>(width: 5)
  private(set) var numbers = LeakStarts<Glued>(width: 6)
  private(set) var unspaced = LeakStarts<Unspaced>(width: 4)

  /// How many of the wholes are one name in two parts.
  private(set) var partings = 0

  /// Every word of the names of organisations and places. In running words most give nobody away.
  private(set) var thingWords: Set<UInt64> = []

  /// Names of one letter.
  private(set) var letters: [UInt64: String] = [:]

  mutating func read(_ cast: CastList, kept: Set<String>) {
    for index in cast.members.indices {
      let member = cast.members[index]
      let entity = cast.members[cast.settled(index)].entity
      guard !kept.contains(entity) || member.isOnRoster && member.kind == .person else { continue }
      for form in member.forms where !kept.contains("\(entity) \(form)") { add(form, member, entity) }
    }
  }

  private mutating func add(_ form: String, _ member: CastList.Member, _ entity: String) {
    switch member.kind {
    case .person: add(person: form, entity, isKnown: member.isOnRoster)
    case .organisation, .place, .detail: add(thing: form, entity, isKnown: member.isOnRoster)
    case .email, .url, .handle:
      let bytes = Self.words(of: form).joined()
      if bytes.count >= 5 { glued.append(Glued(letters: Array(bytes), entity: entity, isAddress: true)) }
    case .phone, .number, .postcode:
      let digits = Array(form.utf8).filter(\.isDigit)
      if digits.count >= 6 { numbers.append(Glued(letters: digits, entity: entity)) }
    case .date, .age, .money: break
    }
  }

  // MARK: People

  mutating func add(person name: String, _ entity: String, isKnown: Bool) {
    let all = Self.words(of: name)
    let parts = all.filter { !Self.titles.contains(LeakCheck.Reading.hash($0)) }
    guard !parts.isEmpty else { return }
    if parts.count == 1, parts[0].count == 1, isKnown { letters[LeakCheck.Reading.hash(parts[0])] = entity }
    // "de la Tour" together is a name where "tour" alone is a word.
    if let first = all.firstIndex(where: { Self.leading.contains(LeakCheck.Reading.hash($0)) }),
      isKnown, all.count - first > 1
    {
      let hashes = all[first...].map { LeakCheck.Reading.hash($0) }
      wholes[hashes[0], default: []].append(Whole(words: hashes, entity: entity, isOrdinary: false))
    }
    if parts.count > 1 { addWhole(parts, entity, isKnown: isKnown) }
    for part in parts where part.count > 1 { add(part, entity, isKnown: isKnown) }
    if isKnown { for part in parts { addParted(part, entity) } }
  }

  /// "Whit Lock", "Mc Kay": a known name with a blank or a hyphen in it; of two words with capitals only.
  private mutating func addParted(_ part: [UInt8], _ entity: String) {
    guard part.count > 5, part[0] < 0x80 else { return }
    for cut in 2...part.count - 3 {
      let halves = [Array(part[..<cut]), Array(part[cut...])]
      guard cut > 2 || Self.beginnings.contains(LeakCheck.Reading.hash(halves[0])) else { continue }
      let hashes = halves.map { LeakCheck.Reading.hash($0) }
      let isOrdinary = halves.allSatisfy { Self.isOrdinary($0) }
      wholes[hashes[0], default: []].append(Whole(words: hashes, entity: entity, isOrdinary: isOrdinary))
      partings += 1
    }
  }

  private mutating func addWhole(_ parts: [[UInt8]], _ entity: String, isKnown: Bool) {
    let isOrdinary = !isKnown && parts.allSatisfy { Self.isOrdinary($0) }
    for order in [parts, Array(parts.dropFirst() + parts.prefix(1))] {
      let hashes = order.map { LeakCheck.Reading.hash($0) }
      wholes[hashes[0], default: []].append(Whole(words: hashes, entity: entity, isOrdinary: isOrdinary))
      let joined = Array(order.joined())
      if joined.count >= 6, !isOrdinary { glued.append(Glued(letters: joined, entity: entity)) }
    }
    guard isKnown, let first = parts.first?.first, let last = parts.last else { return }
    // `d.lee` and `dlee` in an address; a longer surname is found by itself.
    let initials = parts.dropLast().compactMap(\.first)
    for short in [[first] + last, last + [first], initials + last, last + initials]
    where short.count > 3 && !Self.isKnownWord(short) {
      note(short, Word(entity: entity, strength: .always, isSpelled: false))
    }
  }

  private mutating func add(_ part: [UInt8], _ entity: String, isKnown: Bool) {
    if let first = part.first, first >= 0xCE { addUnspaced(part, entity) }
    let strength: Strength =
      Self.isOrdinary(part) ? .inSentence : part.count == 2 ? .capital : .always
    note(part, Word(entity: entity, strength: strength, isSpelled: isKnown || strength == .always))
    if strength == .always, part.count >= 5 { glued.append(Glued(letters: part, entity: entity)) }
  }

  /// Chinese and Japanese part no words; Arabic and Hebrew put "and", "to" and "the" in front, endings behind.
  private mutating func addUnspaced(_ part: [UInt8], _ entity: String) {
    guard let scalar = String(decoding: part, as: UTF8.self).unicodeScalars.first else { return }
    let scalars = String(decoding: part, as: UTF8.self).unicodeScalars.count
    // Greek and Cyrillic bend the end of a name, two bytes a letter.
    if part[0] < 0xD6 {
      let stem = part.prefix(2 * max(3, scalars > 6 ? scalars - 2 : scalars - 1))
      if scalars >= 4 {
        unspaced.append(Unspaced(letters: Array(stem), entity: entity, slack: 8, begins: true))
      }
      return
    }
    let isParted = scalar.value < 0xE00
    guard scalars >= (isParted ? 3 : 2) else { return }
    unspaced.append(Unspaced(letters: part, entity: entity, slack: isParted ? 8 : .max))
  }

  // MARK: Organisations and places

  /// A word of a guessed organisation's name by itself ("care", "north") gives nobody away; a rare word of one
  /// that the study names does.
  private mutating func add(thing name: String, _ entity: String, isKnown: Bool) {
    let parts = Self.words(of: name)
    thingWords.formUnion(parts.filter { $0.count > 2 }.map { LeakCheck.Reading.hash($0) })
    guard parts.count > 1 else {
      guard let part = parts.first, part.count > 1 else { return }
      let strength: Strength = Self.isOrdinary(part) ? .inSentence : part.count == 2 ? .capital : .always
      note(part, Word(entity: entity, strength: strength, isSpelled: strength == .always))
      return
    }
    let isOrdinary = !isKnown && parts.allSatisfy { Self.isOrdinary($0) }
    let hashes = parts.map { LeakCheck.Reading.hash($0) }
    wholes[hashes[0], default: []].append(Whole(words: hashes, entity: entity, isOrdinary: isOrdinary))
    let joined = Array(parts.joined())
    if joined.count >= 8, !isOrdinary { glued.append(Glued(letters: joined, entity: entity)) }
    guard isKnown else { return }
    for part in parts where part.count > 3 && !Self.isKnownWord(part) {
      note(part, Word(entity: entity, strength: .always, isSpelled: true))
    }
  }

  /// Of two that share a word the stricter counts.
  private mutating func note(_ letters: [UInt8], _ word: Word) {
    let hash = LeakCheck.Reading.hash(letters)
    guard let known = words[hash] else {
      words[hash] = word
      return
    }
    if word.strength > known.strength { words[hash]?.strength = word.strength }
    if word.isSpelled { words[hash]?.isSpelled = true }
  }

  // MARK: Words

  private static func words(of name: String) -> [[UInt8]] {
    let reading = LeakCheck.Reading(name)
    return reading.words.map { Array(reading.letters($0)) }
  }

  private static func isOrdinary(_ word: [UInt8]) -> Bool {
    let facts = Lexicon.shipped.facts(Token.hash(word))
    return facts.ordinary > 0 && !facts.isNameFirst || months.contains(LeakCheck.Reading.hash(word))
      || weekdays.contains(LeakCheck.Reading.hash(word))
      || facts.common >= 6 && facts.first < 3 && facts.surname < 3
  }

  static func isKnownWord(_ word: [UInt8]) -> Bool {
    let facts = Lexicon.shipped.facts(Token.hash(word))
    return facts.ordinary > 0 && !facts.isNameFirst || facts.common > 3 || facts.first > 2
  }

  private static let titles = hashes([
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "van", "von", "de", "der", "la", "le", "the",
  ])

  private static let leading = hashes([
    "van", "von", "de", "der", "den", "la", "le", "du", "di", "da", "dos", "das", "del", "della", "ter",
  ])

  /// Two letters that names begin with and people part from the rest.
  private static let beginnings = hashes(["mc", "de", "di", "da", "la", "le", "ni", "al", "el", "st", "du"])

  static let months = hashes([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "spring", "summer", "autumn", "winter",
  ])

  static let weekdays = hashes(
    ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].flatMap { ["\($0)day", "\($0)days"] })

  /// What stands before a month, a season or a day of the week.
  static let beforeMonths = hashes([
    "in", "last", "next", "until", "till", "since", "this", "late", "early", "mid", "a", "the", "during",
    "every",
    "each", "spring", "day",
  ])

  /// "The end of May" is a month, "a photo of May" is none.
  static let partsOfMonths = hashes([
    "end", "middle", "beginning", "start", "month", "first", "half", "week", "weeks",
  ])

  static let on = LeakCheck.Reading.hash("on".utf8)
  static let of = LeakCheck.Reading.hash("of".utf8)

  /// People are spoken to or of after these.
  static let beforePeople = hashes([
    "asked", "told", "ask", "tell", "called", "named", "thanks", "hi", "dear",
  ])

  /// People do these.
  static let afterPeople = hashes(["said", "says", "told", "asked", "rang", "wrote", "replied", "thinks"])

  static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map { LeakCheck.Reading.hash($0.utf8) })
  }
}
