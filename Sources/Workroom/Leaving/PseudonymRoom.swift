import Canvas
import Desk
import Fieldwork
import Journaling

/// `evenkeel export DIR --decide`: deciding on what was found, until one leaves.
package struct PseudonymRoom {
  private let path: String
  private let keys: Keymap
  private let disk: any Disk
  private let decider: String

  /// - Parameter decider: who decides, for the record; `nil` takes the roster's facilitator.
  package init(_ path: String, by decider: String?, keys: Keymap = Keymap(), on disk: any Disk)
    throws(Failure)
  {
    // What cannot be read at all is said before a screen opens.
    let words = try StudyWords(path, skipsDamaged: true, on: disk)
    self.path = path
    self.keys = keys
    self.disk = disk
    self.decider = decider ?? words.names[.facilitator]?.name ?? "F"
  }

  package func conduct(on screen: inout some Screen & ~Copyable, wake: Int32) throws(Failure)
    -> Conductor.Ending
  {
    guard let lane = Lane() else {
      throw Failure(.unreachable, "no threads or descriptors are left; close other programs, then try again")
    }
    let mailbox = Mailbox()
    mailbox.ring(wake)
    let work = PseudonymWork(
      path, by: decider, lane: lane, mailbox: mailbox, clock: .system(), on: disk)
    var desk = PseudonymDesk(
      formats: ExportFormat.allCases.map(\.rawValue), size: screen.size, bindings: keys.bindings,
      notice: keys.notices.first)
    var conductor = Conductor(clock: .system(), keeper: nil)
    conductor.mailbox = mailbox
    conductor.decide = { work.decide($0) }
    work.begin()
    let ending = conductor.conduct(&desk, on: &screen)
    mailbox.ring(-1)
    work.stop()
    return ending
  }
}
