import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Journaling
import Notation
import Preparing

/// The sessions of a report as they leave: under the pseudonyms of the study's cast list, with what reviewers and the
/// register say of them.
struct ReportParts {
  private var leaving: Leaving
  private let parts: [StudyWords.Part]

  /// What could not be read or kept, a sentence each. A torn line of a journal is said by whoever read it first.
  private(set) var troubles: [String]

  /// - Parameter sessions: that could be read, all of one study or one without; at least one.
  init(_ sessions: [ReadSession], _ clock: Clock, on disk: any Disk) throws(Failure) {
    // One session brings its whole study, and those of it that cannot be read are passed over.
    let words = try StudyWords(sessions.last?.folder.path ?? "", clock: clock, on: disk)
    let names = Set(sessions.map(\.folder.name))
    parts = words.parts.filter { names.contains($0.name) }
    troubles = parts.flatMap(\.notices)
    leaving = try Leaving(words)
  }

  /// Each session with the use that was made of its guide.
  mutating func outgoings() throws(Failure) -> [(outgoing: Outgoing, use: GuideUse)] {
    var all: [(outgoing: Outgoing, use: GuideUse)] = []
    for part in parts {
      let lines = try leaving.redacted(part)
      var outgoing = leaving.outgoing(part, lines)
      keepPlaces(&outgoing, part.record.session.standing)
      let use = GuideUse(part.record) { words, _ in (hidden(words, part), []) }
      all.append((outgoing, use))
    }
    keepCast()
    return all
  }

  private mutating func hidden(_ words: String, _ part: StudyWords.Part) -> RedactedText {
    leaving.pseudonymiser.redacted([SpokenLine(words)], present: part.present)?.first?.text
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
    let path = harmless(parts.first?.read.folder.path ?? "")
    throw Failure(
      .refused,
      "the report was not written: \(leak.form.rawValue) of the study's names is left in it (\(leak.entity)); "
        + "'evenkeel export \(path) --decide' shows what was found, or hide these words there with 'a'")
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
