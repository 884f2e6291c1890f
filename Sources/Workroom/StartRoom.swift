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
    let memory = StartMemory(opened.folder, on: opened.disk)
    let remembered = memory.outcome
    var desk = StartDesk(
      place: "\(study.title) · \(opened.folder.name) · \(day.short)", minutes: slot,
      outcome: outcome(remembered), size: screen.size, bindings: opened.keys.bindings,
      notice: remembered == nil
        ? opened.keys.notices.first : "Taken up where it was left.",
      readiness: looking())
    var conductor = Conductor(clock: opened.clock, keeper: opened.keeper, roster: opened.roster)
    let keeper = opened.keeper
    conductor.keepStart = { outcome in
      keeper.after { memory.remember(outcome).map { .notice($0) } ?? .draftKept }
    }
    return conductor.conduct(&desk, on: &screen)
  }

  /// What was gathered before, else whom the study expects; reasons from the command line open what is refused.
  private func outcome(_ remembered: StartOutcome?) -> StartOutcome {
    var outcome = remembered ?? StartOutcome(isRehearsal: opened.isRehearsal)
    let known = Set(outcome.people.map(\.code))
    outcome.people += study.people.filter { $0.code != .facilitator && !known.contains($0.code) }.map {
      person in
      var person = person
      person.name = opened.roster.roster[person.code]?.name
      return person
    }
    if let reason = opened.overrideReason?.trimmed, !reason.isEmpty {
      let refused = opened.readinessLines(outcome).filter { $0.weight == .refuse }
      let opened = Set(outcome.overrides.map(\.check))
      for check in Set(refused.map(\.check)).subtracting(opened).sorted() {
        outcome.overrides.append(Override(check, reason: reason))
      }
    }
    return outcome
  }

  private func looking() -> StartDesk.Looking {
    let readiness = opened.readiness
    return { outcome in readiness.map { outcome.lines($0) } ?? [] }
  }
}

extension OpenedSession {
  /// From the entry that opens the session, kept or about to be.
  private var opening: Opening? {
    if let opening = session.standing.opening { return opening }
    guard case .opened(let opening)? = beginning.lines.first?.first else { return nil }
    return opening
  }

  var isRehearsal: Bool { opening?.isRehearsal ?? false }
  var guideDigest: String { opening?.guideDigest ?? beginning.guideDigest ?? "" }
}
