import Anonymising
import Desk
import Fieldwork
import Journaling
import Notation

/// A study's findings while somebody decides on them.
package struct Deciding: Sendable {
  private(set) var leaving: Leaving
  private var lines: [[RedactedLine]] = []

  /// - Parameter leaving: with its cast list on the disk, since decisions name its members.
  package init(_ leaving: Leaving) throws(Failure) {
    self.leaving = leaving
    try render()
  }

  /// What the screen shows.
  package var listing: PseudonymListing { Candidates(leaving, lines).listing }

  private mutating func render() throws(Failure) {
    lines = []
    for part in leaving.words.parts { lines.append(try leaving.redacted(part)) }
  }

  /// Keeps what was decided, then shows it.
  package mutating func take(_ asked: PseudonymDeed, by who: String, at now: Moment) -> Message {
    let deeds: [Deed]
    do throws(Failure) { deeds = try self.deeds(asked) } catch {
      return .notice(error.description.prefix(1).uppercased() + error.description.dropFirst() + ".")
    }
    guard !deeds.isEmpty else { return .notice("Nothing to take back, or to do, here.") }
    let decision = Decision((leaving.decisions.last?.number ?? -1) + 1, at: now, by: who, deeds)
    do throws(DiskError) { try leaving.words.cabinet.keep(decision) } catch {
      return .notice(
        "NOT SAVED: \(error.reason.words). Nothing was decided; \(error.reason.remedy), then again.")
    }
    leaving.take(decision)
    do throws(Failure) {
      try render()
      try leaving.words.cabinet.keep(leaving.pseudonymiser.cast)
      return .pseudonyms(listing, said: Self.said(asked))
    } catch {
      return .pseudonyms(listing, said: "\(error.description).")
    }
  }

  private static func said(_ asked: PseudonymDeed) -> String? {
    switch asked {
    case .undo: "Taken back. Ctrl-R brings it again."
    case .redo: "Back again."
    case .apart(_, _, everywhere: true): "Somebody else now, with a code of their own, in every session."
    case .apart: "Somebody else here now, with a code of their own, in this session."
    case .always: "Hidden wherever it stands."
    case .acceptKind: "All that was open of this kind is replaced as shown. u takes it back."
    default: nil
    }
  }

  private func deeds(_ asked: PseudonymDeed) throws(Failure) -> [Deed] {
    switch asked {
    case .hide(let id): return [.hide(Candidates.subject(id))]
    case .leave(let id): return [.leave(try mayLeave(Candidates.subject(id)))]
    case .hideHere(let id, let place):
      return Candidates.place(place).map { [.hideHere($0, Candidates.subject(id))] } ?? []
    case .leaveHere(let id, let place):
      return Candidates.place(place).map { [.leaveHere($0, Candidates.subject(id))] } ?? []
    case .later(let id): return [.later(Candidates.subject(id))]
    case .rename(let id, let text): return try rename(Candidates.subject(id), text)
    case .same(let id, let other):
      return [.same(entity: Candidates.subject(id).entity, as: Candidates.subject(other).entity)]
    case .apart(_, let place, let everywhere): return apart(place, everywhere)
    case .retype(let id, let word):
      guard let kind = Kind.allCases.first(where: { $0.word == word }) else { return [] }
      let entity = Candidates.subject(id).entity
      return [.retype(entity: entity, becomes: leaving.pseudonymiser.nextEntity(kind))]
    case .acceptKind(let word):
      return listing.candidates.filter { $0.isOpen && $0.kind == word }.map {
        .hide(Candidates.subject($0.id))
      }
    case .sayLess(let id): return step(Candidates.subject(id), by: 1)
    case .sayMore(let id): return step(Candidates.subject(id), by: -1)
    case .always(let words): return [.always(words: words, kind: .detail)]
    case .undo: return leaving.rulings.undoable.last.map { [.undo($0)] } ?? []
    case .redo: return leaving.rulings.redoable.last.map { [.redo($0)] } ?? []
    case .export: return []
    }
  }

  /// A person of the roster as a whole stays nowhere.
  private func mayLeave(_ subject: Subject) throws(Failure) -> Subject {
    let cast = leaving.pseudonymiser.cast
    if subject.form == nil, let index = cast.index(of: subject.entity), cast.members[index].isOnRoster,
      cast.members[index].kind == .person
    {
      throw Failure(.refused, "this is a name of the roster, which stays at no place; X leaves one place")
    }
    return subject
  }

  private func rename(_ subject: Subject, _ text: String) throws(Failure) -> [Deed] {
    let clean = harmless(composed(text))
    guard leaving.pseudonymiser.leakCheck().leaks(in: Array(clean.utf8)).isEmpty else {
      throw Failure(.refused, "these words hold a name of the study; nothing was changed")
    }
    return [.rename(entity: subject.entity, to: clean)]
  }

  private func apart(_ placeID: String, _ everywhere: Bool) -> [Deed] {
    guard let place = Candidates.place(placeID) else { return [] }
    let session = String(place.line.prefix { $0 != "/" })
    let all = zip(leaving.words.parts, lines).filter { $0.0.name == session }
    for (part, lines) in all {
      for (line, words) in zip(lines, part.words) where words.place == place.line {
        guard let found = line.redactions.first(where: { $0.bytes.lowerBound == place.at }) else { continue }
        return [
          .apart(
            entity: found.entity, form: found.form, session: everywhere ? nil : session,
            becomes: leaving.pseudonymiser.nextEntity(found.kind))
        ]
      }
    }
    return []
  }

  private func step(_ subject: Subject, by change: Int) -> [Deed] {
    let now = leaving.pseudonymiser.policy.step(of: subject.entity)
    // The detail itself is the other end, and has a key of its own.
    guard let next = Policy.Step(rawValue: now.rawValue + change), next != .kept else { return [] }
    return [.step(entity: subject.entity, next)]
  }
}
