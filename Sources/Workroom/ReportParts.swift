import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing
import Reviewing

/// The sessions of a report as they leave: under the pseudonyms of the study's cast list, with what reviewers and the
/// register say of them.
struct ReportParts {
  private var leaving: Leaving
  private let parts: [Part]
  private let register: Register
  private let clock: Clock
  private let disk: any Disk

  /// What could not be read or kept, a sentence each.
  private(set) var troubles: [String] = []

  /// One session, with its lines of the register.
  fileprivate struct Part {
    let words: StudyWords.Part
    let reviewed: ReviewedSession
    let lines: [RegisterLine]
  }

  /// - Parameter sessions: that could be read, all of one study or one without; at least one.
  init(_ sessions: [ReadSession], _ clock: Clock, on disk: any Disk) throws(Failure) {
    self.clock = clock
    self.disk = disk
    let paths = sessions.map(\.folder.path)
    // One session brings its whole study, and those of it that cannot be read are passed over.
    let words = try StudyWords(paths.last ?? "", on: disk)
    let register = RegisterReading.of(
      paths, cacheFolder: nil, version: "", at: clock.now(), offsetMinutes: clock.offsetMinutes, on: disk
    ).register
    let names = Set(sessions.map(\.folder.name))
    var parts: [Part] = []
    for part in words.parts where names.contains(part.name) {
      let reading = try ReviewReading(part.read.folder.path, offsetMinutes: clock.offsetMinutes, on: disk)
      // A torn line of the journal was said by whoever read the session first.
      troubles += reading.notices
      let reviewed = reading.reviewed(at: 0, scanningAnew: false, on: disk)
      let own = register.lines.filter { register.source(of: $0).path == part.read.folder.path }
      parts.append(Part(words: part, reviewed: reviewed, lines: own.filter { !reviewed.dismisses($0) }))
    }
    self.register = register
    self.parts = parts
    leaving = try Leaving(words)
    meet()
  }

  /// What reviewers and owners wrote is met like what was said.
  private mutating func meet() {
    for part in parts {
      let lines = part.lines.flatMap { line in line.texts.map { part.spoken($0, of: line) } }
      _ = leaving.pseudonymiser.meet(lines, present: part.words.present)
    }
    leaving.pseudonymiser.rule(by: leaving.rulings)
  }

  /// Each session with the use that was made of its guide.
  mutating func outgoings() throws(Failure) -> [(outgoing: Outgoing, use: GuideUse)] {
    var all: [(outgoing: Outgoing, use: GuideUse)] = []
    for part in parts {
      let lines = try leaving.redacted(part.words)
      var outgoing = leaving.outgoing(part.words, lines)
      let standing = part.words.record.session.standing
      outgoing.take(part.reviewed, of: standing)
      let words = part.lines.filter { !$0.isWithdrawn }
      outgoing.take(
        words.map { line in
          Outgoing.FollowUp(line, in: register) { hidden(part.spoken($0, of: line), part) }
        }, of: standing)
      keepPlaces(&outgoing, standing)
      let use = GuideUse(part.words.record) { words, _ in
        (hidden(SpokenLine(words), part), [])
      }
      all.append((outgoing, use))
    }
    keepCast()
    return all
  }

  private mutating func hidden(_ line: SpokenLine, _ part: Part) -> RedactedText {
    leaving.pseudonymiser.redacted([line], present: part.words.present)?.first?.text
      ?? RedactedText(notToBeQuoted: 0)
  }

  /// Units and sites stand as the study has them, since a report says which were heard: only names of people go.
  private func keepPlaces(_ outgoing: inout Outgoing, _ standing: Standing) {
    var known = Pseudonymiser(roster: leaving.words.roster, model: nil)
    for index in outgoing.people.indices {
      let person = standing.person(outgoing.people[index].code)
      outgoing.people[index].unit = person?.unit.map { known.pseudonymised($0).text }
      outgoing.people[index].site = person?.site.map { known.pseudonymised($0).text }
    }
  }

  /// Who was met for the first time keeps the number that stands in the report.
  private mutating func keepCast() {
    let cabinet = leaving.words.cabinet
    var cast = leaving.pseudonymiser.cast
    cast.forgetDecisions()
    do throws(Failure) {
      guard try cabinet.cast().bytes != cast.bytes else { return }
      try cabinet.keep(cast)
    } catch {
      troubles.append(
        "\(error); the report is whole, and people named in it may have other numbers next time")
    }
  }

  /// The last look at a report before it leaves.
  ///
  /// - Parameter bare: the same report without a word that anybody wrote or said, but for units and sites.
  /// - Throws: code 4 when a name of the study is left.
  func check(_ report: Report, bare: Report) throws(Failure) {
    var check = leaving.pseudonymiser.leakCheck()
    // Piece by piece: what stands behind a piece depends on what people said.
    for piece in bare.pieces { check.allow(whatStandsIn: Array(piece.utf8)) }
    guard let leak = check.leaks(in: Array(report.written(as: .md).utf8)).first else { return }
    let path = harmless(parts.first?.words.read.folder.path ?? "")
    throw Failure(
      .refused,
      "the report was not written: \(leak.form.rawValue) of the study's names is left in it (\(leak.entity)); "
        + "'evenkeel export \(path) --decide' shows what was found, or hide these words there with 'a'")
  }
}

extension ReportParts.Part {
  /// Words of the register as a line of the session: where they are the line's own, what was decided on it counts.
  fileprivate func spoken(_ text: String, of line: RegisterLine) -> SpokenLine {
    let row = line.line.flatMap { words.record.session.standing.row($0) }
    var spoken = SpokenLine(text, speaker: (row?.speaker ?? line.said?.speaker)?.description)
    if let row, row.text == text { spoken.place = "\(words.name)/\(row.id)" }
    return spoken
  }
}

extension ReviewedSession {
  /// Whether a promise came from a flag that turned out to be none.
  fileprivate func dismisses(_ line: RegisterLine) -> Bool {
    guard line.kind == .promise, let flag = line.flag, let verdict = item(at: flag)?.verdict else {
      return false
    }
    return verdict != .promise
  }
}

extension Report {
  /// Its sentences, each by itself.
  fileprivate var pieces: [String] {
    [title, subtitle] + facts.flatMap { [$0.label, $0.words] }
      + parts.flatMap { part in
        [part.heading, part.lead] + part.items.flatMap { [$0.label ?? "", $0.words] }
      }
  }
}
