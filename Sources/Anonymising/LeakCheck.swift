/// Looks for real names in bytes that are about to leave, with code of its own: nothing here calls the reading,
/// the recognisers or the model, so one mistake cannot hide in both.
///
/// It undoes HTML, URL and JSON escapes, folds accents and case, and finds every form of every name: as a word,
/// a possessive, a whole name either way round, spelled out (`O.K.A.F.O.R`), and inside addresses and file names
/// (`d.okafor@…`, `DanaOkafor.docx`). What refuses:
///
/// - Names of the roster and of the study, in whatever case. A name that is an ordinary word too (Will, May) only
///   where it stands like a name: with a capital inside a sentence.
/// - Guessed names of people, organisations and places as wholes; their single words unless ordinary ("care").
/// - Addresses and numbers that were replaced.
///
/// What a person decided to keep does not, nor what stands in an export without any words.
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

    /// The folded letters that were found. They are a name: nobody prints them.
    package var letters: String

    /// An ordinary word that stands like a name: somebody should look.
    package var isDoubtful = false
  }

  /// How the name stands there.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    case word = "a word"
    case wholeName = "a whole name"
    case spelledOut = "spelled out"
    case insideAddress = "inside an address or a file name"
    case number = "a number"
  }

  var names = LeakNames()

  /// Places where a name may stand: by decision, or in any export of this format.
  private(set) var allowed: [String: [Setting]] = [:]

  /// - Parameters:
  ///   - roster: everybody's real names.
  ///   - cast: every form that was replaced.
  ///   - kept: entities that somebody decided to leave as they are, or `PLACE:3 harbour` for one form of one.
  package init(roster: [RosterName], cast: CastList = .empty, kept: Set<String> = []) {
    names.read(cast, kept: kept)
    for (index, entry) in roster.enumerated() {
      for name in [entry.full] + entry.aliases {
        names.add(person: name, "roster \(index + 1)", isKnown: true)
      }
    }
  }

  /// How many names, and forms of names, it looks for.
  package var count: Int {
    names.words.count + names.wholes.values.reduce(0) { $0 + $1.count } - names.partings + names.numbers.count
  }

  /// Lets names stand where `text` has them, that is between the same words: what stands in an export without
  /// any words cannot come from the session.
  package mutating func allow(whatStandsIn bytes: [UInt8]) {
    let reading = Reading(bytes[...])
    for hit in hits(reading) { allow(setting(hit, reading)) }
  }

  private mutating func allow(_ setting: Setting) { allowed[setting.letters, default: []].append(setting) }

  /// Lets the name at `range` of `text` stand between the words around it there.
  package mutating func allow(_ range: Range<Int>, in text: String) {
    let reading = Reading(text)
    for hit in hits(reading) where hit.bytes(reading).overlaps(range) {
      allow(setting(hit, reading))
    }
  }

  /// Everything of the roster and the cast that is still in `bytes`, in order. Empty: it may leave.
  package func leaks(in bytes: [UInt8]) -> [Leak] {
    var leaks: [Leak] = []
    var start = 0
    var line = 1
    while start < bytes.count {
      let end = Self.end(of: bytes, from: start)
      let reading = Reading(bytes[start..<end])
      leaks += distinct(
        hits(reading).filter { !isAllowed($0, reading) }, reading
      )
      .map { hit in
        let range = hit.bytes(reading)
        return Leak(
          bytes: range, line: line + bytes[start..<range.lowerBound].count { $0 == .newline },
          entity: hit.entity, form: hit.form, letters: hit.letters(reading), isDoubtful: hit.isDoubtful)
      }
      line += bytes[start..<end].count { $0 == .newline }
      start = end
    }
    return leaks
  }

  /// Whether the name of a file or a folder says who it is about: there a word stands alone, so that "carter" is
  /// Carter.
  ///
  /// - Parameter sparesEverydayWords: `true` lets "may" and "will" stand.
  package func namesSomebody(in fileName: String, sparesEverydayWords: Bool) -> Bool {
    let reading = Reading(fileName)
    if !sparesEverydayWords, reading.words.contains(where: { names.thingWords.contains($0.hash) }) {
      return true
    }
    return reading.words.contains { word in
      guard let name = names.words[word.hash],
        name.entity.hasPrefix("roster") || name.entity.hasPrefix(Kind.person.rawValue)
      else { return false }
      return !sparesEverydayWords || Lexicon.shipped.facts(Token.hash(reading.letters(word))).ordinary < 9
    } || !leaks(in: Array(fileName.utf8)).isEmpty
  }

  /// So much is looked at at once, up to the next line end: large files take little memory.
  private static let most = 1 << 18

  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    guard start + most < bytes.count else { return bytes.count }
    return bytes[(start + most)...].firstIndex(of: .newline).map { $0 + 1 } ?? bytes.count
  }

  private func distinct(_ hits: [Hit], _ reading: Reading) -> [Hit] {
    var kept: [Hit] = []
    let order = hits.map { ($0, $0.bytes(reading)) }.sorted {
      ($0.1.lowerBound, -$0.1.upperBound) < ($1.1.lowerBound, -$1.1.upperBound)
    }
    var end = 0
    for (hit, range) in order where range.lowerBound >= end {
      kept.append(hit)
      end = range.upperBound
    }
    return kept
  }

  // MARK: What was found

  struct Hit {
    /// What of the reading it is: words, a chunk or a run of digits.
    var place: Place
    var entity: String
    var form: Form
    var isDoubtful = false

    enum Place {
      case words(ClosedRange<Int>)
      case part(of: Int, bytes: Range<Int>)
      case chunk(Int)
      case number(Int)
    }

    func bytes(_ reading: Reading) -> Range<Int> {
      switch place {
      case .words(let range):
        reading.words[range.lowerBound].range.lowerBound..<reading.words[range.upperBound].range.upperBound
      case .part(_, let bytes): bytes
      case .chunk(let index): reading.chunks[index].range
      case .number(let index): reading.numbers[index].range
      }
    }

    func letters(_ reading: Reading) -> String {
      switch place {
      case .words(let range):
        range.map { String(decoding: reading.letters(reading.words[$0]), as: UTF8.self) }
          .joined(separator: " ")
      case .part(let index, _): String(decoding: reading.letters(reading.words[index]), as: UTF8.self)
      case .chunk(let index): String(decoding: reading.letters(reading.chunks[index]), as: UTF8.self)
      case .number(let index):
        String(decoding: reading.digits[reading.numbers[index].letters], as: UTF8.self)
      }
    }
  }

  /// A name with the two words before and behind it; at a text's end there is none, and any may stand there.
  struct Setting: Hashable {
    var letters: String
    var around: [UInt64?]

    func holds(_ other: Setting) -> Bool {
      letters == other.letters && around.count == other.around.count
        && zip(around, other.around).allSatisfy { $0 == nil || $0 == $1 }
    }
  }

  private func isAllowed(_ hit: Hit, _ reading: Reading) -> Bool {
    guard !allowed.isEmpty else { return false }
    let setting = setting(hit, reading)
    return allowed[setting.letters]?.contains { $0.holds(setting) } ?? false
  }

  private func setting(_ hit: Hit, _ reading: Reading) -> Setting {
    let range: ClosedRange<Int>? =
      switch hit.place {
      case .words(let range): range
      case .part(let index, _): index...index
      case .chunk, .number: nil
      }
    let around = range.map { range in
      [range.lowerBound - 2, range.lowerBound - 1, range.upperBound + 1, range.upperBound + 2].map {
        reading.words.indices.contains($0) ? reading.words[$0].hash : nil
      }
    }
    return Setting(letters: hit.letters(reading), around: around ?? [])
  }
}
