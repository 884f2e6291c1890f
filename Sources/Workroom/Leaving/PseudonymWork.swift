import Desk
import Exporting
import Fieldwork
import Journaling
import Notation
import Synchronization

/// Does what the decision screen asks for, on a lane of its own: each decision is on the disk before it shows.
final class PseudonymWork: Sendable {
  private let path: String
  private let disk: any Disk
  private let clock: Clock
  private let decider: String
  private let lane: Lane
  let mailbox: Mailbox
  private let state = Mutex<Deciding?>(nil)
  private let isStopped = Mutex(false)

  init(_ path: String, by decider: String, lane: Lane, mailbox: Mailbox, clock: Clock, on disk: any Disk) {
    self.path = path
    self.decider = decider
    self.lane = lane
    self.mailbox = mailbox
    self.clock = clock
    self.disk = disk
  }

  /// Reads everything; says how far it is after 300 ms, then gives the listing.
  func begin() { lane.run { self.read() } }

  /// Nothing more is read; what is decided is on the disk.
  func stop() {
    isStopped.withLock { $0 = true }
    lane.finish()
  }

  func decide(_ deed: PseudonymDeed) { lane.run { self.perform(deed) } }

  // MARK: Reading

  private func read() {
    do throws(Failure) {
      let words = try StudyWords(path, skipsDamaged: true, on: disk)
      let leaving = try Leaving(words, progress: progress(from: clock.now()))
      // The numbers must be on the disk before a decision names one.
      try words.cabinet.keep(leaving.pseudonymiser.cast)
      let ready = try Deciding(leaving)
      state.withLock { $0 = ready }
      mailbox.post(.pseudonyms(ready.listing, said: words.notices.first.map(Self.sentence)))
    } catch {
      mailbox.post(.notice(Self.sentence(error.description)))
    }
  }

  private func progress(from start: Moment) -> Leaving.Progress {
    { done, total in
      let took = self.clock.now().milliseconds - start.milliseconds
      if took > 300, done > 0 {
        let left = took * (total - done) / done / 1000 + 1
        self.mailbox.post(
          .notice("Reading  \(done) of \(total) lines  about \(left) s  q stops, nothing is changed"))
      }
      return !self.isStopped.withLock { $0 }
    }
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  // MARK: Deciding

  private func perform(_ deed: PseudonymDeed) {
    if case .export(let format) = deed { return export(format) }
    let outcome = state.withLock { state -> Message? in
      guard var ready = state else { return nil }
      let message = ready.take(deed, by: decider, at: clock.now())
      state = ready
      return message
    }
    if let outcome { mailbox.post(outcome) }
  }

  private func export(_ name: String) {
    guard let format = ExportFormat(rawValue: name), let words = state.withLock({ $0?.leaving.words }) else {
      return
    }
    let folder = words.folder + "/exports"
    do throws(Failure) {
      try reach { () throws(DiskError) in try disk.makeFolders(folder) }
      let isStudy = words.wanted.count > 1
      let target = isStudy ? folder : "\(folder)/\(fileName(words)).\(name)"
      let request = ExportRequest(format: format, isReplacing: true, skipsDamaged: true)
      let said = try StudyExport(path, request, on: disk).write(
        to: target, progress: progress(from: clock.now()))
      mailbox.post(.notice(said.map(Self.sentence).joined(separator: " ")))
    } catch {
      mailbox.post(.notice(Self.sentence(error.description)))
    }
  }

  private func fileName(_ words: StudyWords) -> String {
    state.withLock { state in
      state.map { $0.leaving.fileName($0.leaving.words.parts[words.wanted.lowerBound]) } ?? "session"
    }
  }
}
