/// Looks for real names in bytes that are about to leave, with code of its own: nothing here calls the reading,
/// the recognisers or the model, so one mistake cannot hide in both.
///
/// It undoes HTML, URL and JSON escapes, folds accents and case, and finds every form of every name: as a word,
/// a possessive, a whole name, spelled out (`O.K.A.F.O.R`), and inside addresses and file names
/// (`d.okafor@…`, `DanaOkafor.docx`).
package struct LeakCheck: Sendable {
  /// A real name, address or number that is still there. It does not say which: a message must not leak either.
  package struct Leak: Hashable, Sendable {
    /// Half-open range of bytes in what was checked.
    package var bytes: Range<Int>

    /// Counted from 1.
    package var line: Int

    /// Whose it is, as the cast list has them (`PERSON:3`), or the roster's line (`roster 2`).
    package var entity: String

    /// How the name stands there.
    package var form: Form
  }

  /// How the name stands there.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    case word = "a word"
    case wholeName = "a whole name"
    case spelledOut = "spelled out"
    case insideAddress = "inside an address or a file name"
    case number = "a number"
  }

  private var words: [[UInt8]: String] = [:]
  private var ordinary: Set<[UInt8]> = []
  private var wholes: [[UInt8]: [(words: [[UInt8]], entity: String)]] = [:]
  private var glued: [(bytes: [UInt8], entity: String)] = []
  private var numbers: [(digits: [UInt8], entity: String)] = []

  /// - Parameters:
  ///   - roster: everybody's real names.
  ///   - cast: every form that was replaced.
  ///   - kept: entities that somebody decided to leave as they are.
  package init(roster: [RosterName], cast: CastList = .empty, kept: Set<String> = []) {
    for (index, entry) in roster.enumerated() {
      for name in [entry.full] + entry.aliases { addName(name, "roster \(index + 1)", isPerson: true) }
    }
    for index in cast.members.indices {
      let member = cast.members[index]
      let entity = cast.members[cast.settled(index)].entity
      guard !kept.contains(entity) else { continue }
      for form in member.forms { add(form, member.kind, entity) }
    }
  }

  private mutating func add(_ form: String, _ kind: Kind, _ entity: String) {
    switch kind {
    case .person: addName(form, entity, isPerson: true)
    case .organisation, .place: addName(form, entity, isPerson: false)
    case .email, .url, .handle:
      let bytes = Array(form.utf8).filter { $0.isLetter || $0.isDigit }
      if bytes.count >= 5 { glued.append((bytes, entity)) }
    case .phone, .number, .postcode:
      let digits = Array(form.utf8).filter(\.isDigit)
      if digits.count >= 6 { numbers.append((digits, entity)) }
    case .date, .age, .money: break
    }
  }

  private mutating func addName(_ name: String, _ entity: String, isPerson: Bool) {
    let parts = Reading(Array(name.utf8)).words.map(\.letters).filter { !Self.isTitle($0) }
    if parts.count > 1 {
      wholes[parts[0], default: []].append((parts, entity))
      let joined = Array(parts.joined())
      if joined.count >= 6 { glued.append((joined, entity)) }
    }
    // A word of an organisation's name by itself ("care", "north") gives nobody away.
    guard isPerson || parts.count == 1 else { return }
    for part in parts where part.count > 2 || parts.count == 1 && part.count > 1 {
      if words[part] == nil { words[part] = entity }
      if Lexicon.shipped.facts(Token.hash(part)).ordinary > 0 || part.count < 3 { ordinary.insert(part) }
    }
  }

  private static func isTitle(_ word: [UInt8]) -> Bool {
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "van", "von", "de", "der", "la", "the"]
      .contains { $0.utf8.elementsEqual(word) }
  }

  /// Everything of the roster and the cast that is still in `bytes`, in order. Empty: it may leave.
  package func leaks(in bytes: [UInt8]) -> [Leak] {
    let reading = Reading(bytes)
    var leaks: [Leak] = []
    for index in reading.words.indices {
      if let leak = wholeName(reading, index) ?? word(reading, index) ?? spelledOut(reading, index) {
        leaks.append(leak)
      }
    }
    leaks += insideChunks(reading) + inNumbers(reading)
    return Self.distinct(leaks)
  }

  private static func distinct(_ leaks: [Leak]) -> [Leak] {
    var kept: [Leak] = []
    let order = leaks.sorted {
      ($0.bytes.lowerBound, -$0.bytes.upperBound) < ($1.bytes.lowerBound, -$1.bytes.upperBound)
    }
    for leak in order where kept.last.map({ $0.bytes.upperBound <= leak.bytes.lowerBound }) ?? true {
      kept.append(leak)
    }
    return kept
  }

  // MARK: Words

  private func word(_ reading: Reading, _ index: Int) -> Leak? {
    let word = reading.words[index]
    var letters = word.letters
    if words[letters] == nil, letters.last == UInt8(ascii: "s"), letters.count > 3 { letters.removeLast() }
    guard let entity = words[letters] else { return nil }
    if ordinary.contains(letters) && !isNameLike(reading, index) { return nil }
    return leak(reading, index...index, entity, .word)
  }

  /// An ordinary word is a leak only where it stands like a name: with a capital inside a sentence. "Will you"
  /// at its beginning is no proof, and in `MAY` among capitals there is none.
  private func isNameLike(_ reading: Reading, _ index: Int) -> Bool {
    let word = reading.words[index]
    guard word.isCapitalised, index > 0 else { return false }
    let before = reading.words[index - 1]
    if word.isUpper && word.letters.count > 1 && before.isUpper && before.letters.count > 1 { return false }
    guard !reading.breaksSentence(before.range.upperBound, word.range.lowerBound) else { return false }
    let dateWords = [
      "in", "last", "next", "of", "by", "until", "since", "this", "late", "early", "a", "spring",
    ]
    let months = ["may", "march", "april", "june", "august", "summer", "autumn", "winter"]
    let isMonth = months.contains { $0.utf8.elementsEqual(word.letters) }
    return !(isMonth && dateWords.contains { $0.utf8.elementsEqual(before.letters) })
  }

  private func wholeName(_ reading: Reading, _ index: Int) -> Leak? {
    for whole in wholes[reading.words[index].letters] ?? [] {
      let end = index + whole.words.count
      guard end <= reading.words.count,
        (index..<end).allSatisfy({ reading.words[$0].letters == whole.words[$0 - index] }),
        (index + 1..<end).allSatisfy({ reading.isNear($0) })
      else { continue }
      return leak(reading, index...end - 1, whole.entity, .wholeName)
    }
    return nil
  }

  /// A run of single letters; every name that hides in it.
  private func spelledOut(_ reading: Reading, _ index: Int) -> Leak? {
    guard reading.words[index].letters.count == 1 else { return nil }
    var letters: [UInt8] = []
    var at = index
    while at < reading.words.count, reading.words[at].letters.count == 1, letters.count < 24,
      at == index || reading.isNear(at)
    {
      letters += reading.words[at].letters
      if letters.count >= 3, let entity = words[letters] {
        return leak(reading, index...at, entity, .spelledOut)
      }
      at += 1
    }
    return nil
  }

  private func leak(_ reading: Reading, _ range: ClosedRange<Int>, _ entity: String, _ form: Form) -> Leak {
    let bytes =
      reading.words[range.lowerBound].range.lowerBound..<reading.words[range.upperBound].range.upperBound
    return Leak(bytes: bytes, line: reading.line(bytes.lowerBound), entity: entity, form: form)
  }

  // MARK: Addresses, file names, numbers

  /// Names glued to others where no blank parts them.
  private func insideChunks(_ reading: Reading) -> [Leak] {
    var leaks: [Leak] = []
    let long = words.filter { $0.key.count >= 5 && !ordinary.contains($0.key) }.map { ($0.key, $0.value) }
    let all = glued.map { ($0.bytes, $0.entity) } + long.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    guard !all.isEmpty else { return [] }
    for chunk in reading.chunks {
      let joined = chunk.letters
      for (bytes, entity) in all where joined.count > bytes.count && Self.holds(joined, bytes) {
        leaks.append(
          Leak(
            bytes: chunk.range, line: reading.line(chunk.range.lowerBound), entity: entity,
            form: .insideAddress))
        break
      }
    }
    return leaks
  }

  private func inNumbers(_ reading: Reading) -> [Leak] {
    guard !numbers.isEmpty else { return [] }
    return reading.numbers.compactMap { run in
      guard let found = numbers.first(where: { Self.holds(run.letters, $0.digits) }) else { return nil }
      return Leak(
        bytes: run.range, line: reading.line(run.range.lowerBound), entity: found.entity, form: .number)
    }
  }

  private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
  }
}
