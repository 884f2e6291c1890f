import Facilitation
import Fieldwork

/// The line a command is about: one that is kept, or the newest, still on its way to the disk.
struct Target: Hashable, Sendable {
  /// `nil` while it is on its way.
  var id: EntryID?
  var speaker: Speaker
  var text: String
  /// Session time.
  var milliseconds: Int

  /// The participant who said it, as a list.
  var saidBy: [Speaker] { speaker.kind == .participant ? [speaker] : [] }
}

extension LiveDesk {
  /// The row in focus; else the newest line, also one the disk has not answered for yet.
  var target: Target? {
    if !reading.isOpen, let (speaker, text) = keeping.newestLine {
      return Target(id: nil, speaker: speaker, text: text, milliseconds: sessionNow)
    }
    guard let row = targetRow, let speaker = row.speaker else { return nil }
    return Target(id: row.id, speaker: speaker, text: row.text, milliseconds: row.milliseconds)
  }
}

extension Keeping {
  /// The last line on its way, by whom and in which words.
  var newestLine: (Speaker, String)? { newLines.last }

  /// The lines on their way, in order.
  var newLines: [(Speaker, String)] {
    ([inFlight?.request].compactMap(\.self) + queue).compactMap(\.newLine)
  }
}

extension Request {
  /// Something about a line; what it comes to is decided once the line is there.
  init(about target: Target, notice: String? = nil, _ command: @escaping @Sendable (EntryID) -> Command) {
    if let id = target.id {
      self.init(command(id), notice: notice)
    } else {
      self.init(notice: notice) { command($0.id) }
    }
  }

  /// The line of the transcript it makes.
  fileprivate var newLine: (Speaker, String)? {
    switch what {
    case .command(.say(let speaker, let text, _)): (speaker, text)
    case .command(.note(let text, _)): (.facilitator, text)
    case .command, .entries, .onNewest: nil
    }
  }
}
