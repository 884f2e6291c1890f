import Anonymising
import Exporting
import Fieldwork
import Notation

/// A study whose words are about to leave: everybody in all of its sessions met, what people decided taken in.
package struct Leaving: Sendable {
  package let words: StudyWords
  var pseudonymiser: Pseudonymiser
  package private(set) var decisions: [Decision]
  package private(set) var rulings: Rulings

  /// Says how many of how many lines were read; `false` stops.
  package typealias Progress = (_ done: Int, _ of: Int) -> Bool

  /// Reads the cast list and the decisions, and meets everybody.
  ///
  /// - Throws: code 5 when cast list or decisions are damaged.
  package init(
    _ words: StudyWords, _ settings: PseudonymSettings = PseudonymSettings(),
    progress: Progress = { _, _ in true }
  ) throws(Failure) {
    self.words = words
    decisions = try words.cabinet.decisions()
    rulings = Rulings(decisions)
    pseudonymiser = Pseudonymiser(
      roster: words.roster, cast: try words.cabinet.cast(), policy: try settings.policy(words.study))
    pseudonymiser.admit(words.things)
    pseudonymiser.rule(by: rulings)
    try meet(progress)
  }

  private mutating func meet(_ progress: Progress) throws(Failure) {
    readAhead()
    // One session by itself settles while it is written; of several, the first are written before the last.
    let isOne = words.parts.count == 1
    for _ in 0..<(isOne ? 1 : Pseudonymiser.mostRounds) {
      let met = pseudonymiser.cast.formsMet
      try meetOnce(progress)
      if pseudonymiser.cast.formsMet == met { break }
    }
    // Somebody met late explains somebody met early; what was decided goes before what was concluded.
    pseudonymiser.rule(by: rulings)
  }

  private mutating func meetOnce(_ progress: Progress) throws(Failure) {
    let total = words.places.reduce(0) { $0 + $1.lines }
    var done = 0
    for index in words.places.indices {
      let part = try words.part(index)
      let isDone = pseudonymiser.meet(part.words, present: part.present) { progress(done + $0, total) }
      guard isDone else { throw Self.stopped }
      done += part.words.count
    }
  }

  /// Reads what there is room for on all processors, before everybody is met in order.
  private mutating func readAhead() {
    var bytes = 0
    let passages = words.parts.lazy.flatMap { Passage.passages($0.words) }.prefix { passage in
      bytes += passage.bytes
      return bytes <= Pseudonymiser.mostReadAhead
    }
    let all = Array(passages)
    let reader = pseudonymiser
    pseudonymiser.take(Crew.map(all, atOnce: 1) { reader.read(ahead: $0) }, of: all)
  }

  static let stopped = Failure(.refused, "stopped; nothing was written")

  /// A session's words as they leave.
  mutating func redacted(_ part: StudyWords.Part, progress: Progress = { _, _ in true }) throws(Failure)
    -> [RedactedLine]
  {
    let total = part.words.count
    guard
      let lines = pseudonymiser.redacted(
        part.words, present: part.present, progress: { progress($0, total) })
    else { throw Self.stopped }
    return lines
  }

  /// The session as it leaves.
  mutating func outgoing(_ part: StudyWords.Part, _ lines: [RedactedLine]) -> Outgoing {
    var pseudonymiser = pseudonymiser
    let names = words.names
    var seen: [RedactedText: Int] = [:]
    var outgoing = Outgoing(
      part.record, redacted: lines, known: { pseudonymiser.pseudonym($0) },
      label: { code in
        let name = names[code]?.name.flatMap { pseudonymiser.madeUpName(for: RosterName($0)) }
        guard let name else { return nil }
        // Two people of one name have one made-up name; their words are told apart all the same.
        seen[name, default: 0] += 1
        return seen[name] == 1 ? name : name.numbered(seen[name] ?? 0)
      })
    self.pseudonymiser = pseudonymiser
    outgoing.name = safeName(part)
    outgoing.note(damaged: part.damage)
    return outgoing
  }

  /// Takes in one more decision that is on the disk by now.
  mutating func take(_ decision: Decision) {
    decisions.append(decision)
    rulings = Rulings(decisions)
    pseudonymiser.rule(by: rulings)
  }

  /// The subjects that nobody has decided on, in these lines.
  static func open(in lines: [RedactedLine]) -> Set<Subject> {
    var open: Set<Subject> = []
    for line in lines {
      for redaction in line.redactions where !redaction.certain {
        open.insert(Subject(redaction.entity, form: redaction.form))
      }
    }
    return open
  }
}
