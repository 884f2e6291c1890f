import Canvas
import Desk
import Facilitation
import Fieldwork
import Journaling
import Preparing

/// Runs a session that is open on a screen, until it is left.
package struct LiveRoom {
  private let opened: OpenedSession
  private var keeper: Keeper { opened.keeper }

  package init(_ opened: OpenedSession) { self.opened = opened }

  /// - Parameter wake: the descriptor that wakes the screen when a byte is written to it.
  /// - Returns: how it ended; everything given to the keeper is done, and the journal is closed.
  package func conduct(
    on screen: inout some Screen & ~Copyable, wake: Int32
  ) throws(Failure) -> Conductor.Ending {
    keeper.mailbox.ring(wake)
    defer {
      keeper.mailbox.ring(-1)
      keeper.close()
    }
    var opened = opened
    if opened.isNew, let study = opened.study {
      switch StartRoom(opened, study).conduct(on: &screen) {
      case .begin(let outcome): opened.take(outcome)
      case let ending: return ending
      }
    }
    return try conductLive(opened, on: &screen)
  }

  private func conductLive(
    _ opened: OpenedSession, on screen: inout some Screen & ~Copyable
  ) throws(Failure) -> Conductor.Ending {
    var session = opened.session
    let began = opened.clock.now()
    if opened.isNew {
      // The first frame does not wait for the disk, nor for a thread; nothing can be kept before these are.
      keeper.expect(opened.beginning)
    } else {
      try opened.keepBeginning(&session)
    }
    let flagger = SessionFlagger(opened.study, rules: opened.rules, today: opened.today)
    var desk = opened.desk(session, flagger)
    var conductor = conductor(opened)
    conductor.shown = { [keeper] in
      if opened.isNew {
        keeper.begin(at: began)
        forgetStart(opened)
      }
      keeper.after {
        flagger.makeReady()
        _ = (Shelf.cards, Shelf.marks)
        return .tick
      }
    }
    for notice in opened.keys.notices + opened.notices + opened.tables.notices {
      _ = desk.update(.notice(notice), at: opened.clock.now())
    }
    return conductor.conduct(&desk, on: &screen)
  }

  /// What the start screen gathered is forgotten once the journal has it.
  private func forgetStart(_ opened: OpenedSession) {
    let (folder, disk) = (opened.folder, opened.disk)
    keeper.after {
      if case .file(let size)? = try? disk.kind(of: folder.journal), size > 0 {
        StartMemory(folder, on: disk).forget()
      }
      return .tick
    }
  }

  private func conductor(_ opened: OpenedSession) -> Conductor {
    var conductor = Conductor(clock: opened.clock, keeper: keeper, roster: opened.roster)
    let (folder, keeper, offset, disk) = (opened.folder, keeper, opened.clock.offsetMinutes, opened.disk)
    conductor.writeTranscript = { session in
      keeper.after {
        do throws(Failure) {
          let path = try TranscriptFile.write(session, folder, offsetMinutes: offset, on: disk)
          return .notice("Closed. The transcript is in \(path).")
        } catch {
          return .notice(error.description)
        }
      }
    }
    conductor.observers = opened.observersReader()
    let hints = UsedHints(on: disk)
    conductor.hintUsed = { hints.use($0) }
    return conductor
  }
}

extension OpenedSession {
  /// The day in this room.
  var today: Day { Day(clock.now(), offsetMinutes: clock.offsetMinutes) }

  /// The desk this session is worked on.
  func desk(_ session: Session, _ flagger: SessionFlagger) -> LiveDesk {
    let tables = tables
    let setting = LiveDesk.Setting(
      title: folder.name, marks: tables.marks, cards: tables.cards,
      flagging: flagger.flagging, ruleBook: flagger.ruleBook, offsetMinutes: clock.offsetMinutes,
      bindings: keys.bindings, isRehearsal: isRehearsal)
    let draft = draft.map { DeskDraft($0, in: session) }
    return LiveDesk(
      session: session, roster: roster.roster, setting: setting, draft: draft,
      usedHints: UsedHints(on: disk).names, at: clock.now())
  }
}

extension OpenedSession {
  /// Keeps what the session begins with, and waits for it.
  func keepBeginning(_ session: inout Session) throws(Failure) {
    do throws(JournalError) {
      keeper.expect(beginning)
      for entry in try keeper.keepNow([], at: clock.now()) { session.apply(entry) }
    } catch {
      guard case .notKept(let why) = error else { throw Failure(error) }
      throw Failure(
        .unreachable, "\(why); what was kept before is safe: \(why.reason.remedy), then run it again")
    }
  }
}
