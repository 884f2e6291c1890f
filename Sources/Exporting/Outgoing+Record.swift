import Anonymising
import Facilitation
import Fieldwork

extension Outgoing {
  /// How words are made fit to leave: given words and whose they are, gives the text and what was replaced in it,
  /// in order.
  package typealias Hiding = (_ words: String, _ speaker: Speaker?) -> (RedactedText, [Redaction])

  /// The session as it is, for those who may have the names.
  package init(identified record: Record) {
    self.init(record, isIdentified: true) { words, _ in (RedactedText(identified: words), []) }
  }

  /// The session with every word of people put through `hiding`, in the order of the transcript, each once; the
  /// places of flags follow what was replaced.
  package init(_ record: Record, isIdentified: Bool = false, hiding: Hiding) {
    let standing = record.standing
    func hidden(_ words: String, _ speaker: Speaker? = nil) -> RedactedText { hiding(words, speaker).0 }
    // A prompt stands beside every line said under it.
    var known: [String: RedactedText] = [:]
    func guided(_ words: String) -> RedactedText {
      let text = known[words] ?? hidden(words)
      known[words] = text
      return text
    }
    title = guided(record.session.guide.title)
    // No word of anybody: whoever makes a session fit to leave says what stands for its name.
    name = isIdentified ? RedactedText(identified: record.name) : RedactedText(session: 1)
    openedAt = record.openedAt
    day = record.openedAt.map { Day($0, offsetMinutes: record.offsetMinutes) }
    lengthMilliseconds = standing.clock.latestMilliseconds
    self.isIdentified = isIdentified
    isRehearsal = standing.opening?.isRehearsal == true
    people = standing.people.sorted { $0.code < $1.code }.map { person in
      Person(
        code: person.code, label: RedactedText(person.code), role: person.role,
        unit: person.unit.map { hidden($0) }, site: person.site.map { hidden($0) },
        presence: person.presence, sameAs: person.sameAs, consent: person.consent, words: person.words,
        turns: person.turns, place: isIdentified ? person.place : nil)
    }
    let register = record.followUpsByRow
    let lines = standing.rows.map {
      Line(
        $0, of: record, register: register?[$0.id] ?? (register == nil ? $0.followUps : []), guided, hiding)
    }
    self.lines = lines
    sections = lines.indices.filter { lines[$0].kind == .section }
      .map { Section(title: lines[$0].text, firstLine: $0) }
    followUps = record.followUps(hiding: hidden)
    playback = standing.rows.compactMap { row in
      standing.playback[row.id].map { point in
        PlaybackPoint(
          line: row.id, outcome: point.outcome, text: hidden(row.text, row.speaker),
          words: point.words.map { hidden($0, row.speaker) })
      }
    }
    overrides = standing.overrides.map {
      Override(check: hidden($0.check), reason: hidden($0.reason))
    }
    // A study may have cards of its own, with names of its own.
    cards = standing.cards.map { Card(id: $0.id, milliseconds: $0.milliseconds, name: guided($0.card)) }
    damagedLines = standing.repairs.reduce(0) { $0 + $1.damaged }
    coverage = Coverage(record, guided: guided)
    reviewers = record.reviewers(isIdentified: isIdentified)
  }
}

extension Outgoing.Line {
  fileprivate init(
    _ row: Row, of record: Record, register: [FollowUp.Kind], _ guided: (String) -> RedactedText,
    _ hiding: Outgoing.Hiding
  ) {
    let (text, redactions) = hiding(row.text, row.speaker)
    let place = record.place(row)
    id = row.id
    at = record.moment(row)
    milliseconds = row.milliseconds
    endMilliseconds = nil
    kind =
      switch row.content {
      case .turn: .turn
      case .note: .note
      case .section: .section
      }
    speaker = row.speaker
    self.text = text
    firstText = row.formerTexts.first.map { hiding($0, row.speaker).0 }
    marks = row.marks
    flags = record.flags(row, in: text, redactions)
    followUps = register
    causes = row.causes
    section = place.section.map(guided)
    prompt = place.prompt.map(guided)
    isPlaceholder = false
  }
}

extension Outgoing.Flag {
  /// A finding on `text`, its place moved along with what was replaced.
  init(
    _ finding: Finding, _ remark: FlagRemark.Answer?, in text: RedactedText, _ redactions: [Redaction]
  ) {
    category = finding.category
    rule = finding.rule
    tier = finding.tier
    kind = finding.kind
    self.remark = remark
    bytes = moved(finding.bytes, through: redactions).clamped(to: 0..<text.text.utf8.count)
  }
}

extension Outgoing.Coverage {
  fileprivate init(_ record: Record, guided: (String) -> RedactedText) {
    let standing = record.standing
    let all = record.session.guide.prompts
    let reached = all.filter { standing.isVisited($0.id) && !standing.skipped.contains($0.id) }
    let ids = Set(reached.map(\.id))
    prompts = all.count
    opened = reached.count
    missed = all.filter { $0.isMustAsk && !ids.contains($0.id) }.map { guided($0.text) }
  }
}

/// Where a range of the words as given lies once `redactions` were made; one that cuts into a redaction takes in
/// all of it.
func moved(_ bytes: Range<Int>, through redactions: [Redaction]) -> Range<Int> {
  var shift = 0
  var lower: Int?
  for redaction in redactions {
    let grown = redaction.replacement.utf8.count
    if lower == nil, bytes.lowerBound < redaction.bytes.upperBound {
      lower = min(bytes.lowerBound, redaction.bytes.lowerBound) + shift
    }
    if bytes.upperBound <= redaction.bytes.lowerBound { break }
    if bytes.upperBound < redaction.bytes.upperBound {
      let upper = redaction.bytes.lowerBound + shift + grown
      return (lower ?? upper)..<upper
    }
    shift += grown - redaction.bytes.count
  }
  let start = lower ?? bytes.lowerBound + shift
  return start..<max(start, bytes.upperBound + shift)
}
