import Canvas
import Desk
import Facilitation
import Fieldwork
import Preparing

/// The start screen of a session that belongs to a study. Nothing is in the journal before it is done.
struct StartRoom {
  private let opened: OpenedSession
  private let study: Study

  init(_ opened: OpenedSession, _ study: Study) {
    self.opened = opened
    self.study = study
  }

  func conduct(on screen: inout some Screen & ~Copyable) -> Conductor.Ending {
    let day = Day(opened.clock.now(), offsetMinutes: opened.clock.offsetMinutes)
    let guide = opened.session.guide
    let slot = guide.slotMinutes.map { "guide \($0) min" } ?? ""
    let people = study.people.filter { $0.code != .facilitator }.map { person in
      var person = person
      person.name = opened.roster.roster[person.code]?.name
      return person
    }
    var desk = StartDesk(
      place: "\(study.title) · \(opened.folder.name) · \(day.short)", minutes: slot,
      outcome: StartOutcome(people: people, isRehearsal: opened.isRehearsal), size: screen.size,
      readiness: looking(day))
    var conductor = Conductor(clock: opened.clock, keeper: opened.keeper, roster: opened.roster)
    return conductor.conduct(&desk, on: &screen)
  }

  private func looking(_ day: Day) -> StartDesk.Looking {
    let (guide, digest, study) = (opened.session.guide, opened.guideDigest, study)
    return { outcome in
      let consents = outcome.consent.flatMap { code, answers in
        answers.map { Consent(code, $0.key, $0.value) }
      }
      return Readiness(
        guide: guide, guideProblems: GuideCheck.problems(of: guide), guideDigest: digest, study: study,
        people: outcome.people.filter { outcome.isHere($0.code) }, consents: consents,
        isRehearsal: outcome.isRehearsal, today: day
      ).lines
    }
  }
}

extension OpenedSession {
  /// From the entry that opens the session, kept or about to be.
  private var opening: Opening? {
    if let opening = session.standing.opening { return opening }
    guard case .opened(let opening)? = beginning.first?.first else { return nil }
    return opening
  }

  var isRehearsal: Bool { opening?.isRehearsal ?? false }
  var guideDigest: String { opening?.guideDigest ?? "" }
}
