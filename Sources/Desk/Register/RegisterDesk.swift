import Canvas
import Fieldwork
import Reviewing

/// The register as a screen: what was promised, expected and asked for, by when people must be told.
///
/// Everything done here is a step in this person's own file of the session a line came from. It shows once the disk
/// has it; until then the row stays as it was.
package struct RegisterDesk: Sendable {
  /// What does not change while the screen is open.
  package struct Setting: Sendable {
    /// The study's title, or how many sessions there are.
    package var title: String
    /// This person's file in each session's folder: `review-noor.jsonl`.
    package var ownFile: String
    package var names: RegisterNames
    package var offsetMinutes: Int
    package var bindings: Bindings
    /// q leads home rather than to the shell.
    package var hasHome: Bool
    package var offers: Set<HomeOffer>

    package init(
      title: String, ownFile: String, names: RegisterNames, offsetMinutes: Int,
      bindings: Bindings = .standard,
      hasHome: Bool = false, offers: Set<HomeOffer> = []
    ) {
      self.title = title
      self.ownFile = ownFile
      self.names = names
      self.offsetMinutes = offsetMinutes
      self.bindings = bindings
      self.hasHome = hasHome
      self.offers = offers
    }
  }

  /// Which lines are shown.
  enum Part: Hashable {
    /// All that are open.
    case all
    /// The open ones of one kind.
    case kind(FollowUp.Kind)
    /// What has come to an end.
    case ended
  }

  let setting: Setting
  /// Folded anew whenever something was kept.
  package internal(set) var register: Register
  var sources: [RegisterSource]

  var part = Part.all
  /// The lines shown, by index into the register's.
  var shown: [Int] = []
  /// Index into ``shown``.
  var focus = 0
  var top = 0

  var size = Size(columns: 80, rows: 24)
  var now: Moment
  var notice: String?
  var search: String?
  var typing: Typing?
  var asking: Asking?
  var context: RegisterContext?
  var helpPage: Int?
  var isAskingToLeave = false

  /// What is on its way to the disk, and what to say once it is there.
  var waiting: Waiting?
  var nextTicket = 1
  /// What could not be kept, to be tried again.
  var unkept: Waiting?

  struct Waiting: Hashable {
    var entries: [Entry]
    var source: Int
    var ticket: Int
    var words: String
  }

  /// What is being typed in the input row.
  struct Typing: Hashable {
    enum Purpose: Hashable {
      case search, told, due, owner, toWhom
      /// Why another day.
      case reasonForDay(Day?)
      /// Why it is dropped, or not provided.
      case reasonForEnd(FollowUp.Status)
      case words(FollowUp.Kind)
    }

    var purpose: Purpose
    var field = TextField()
    /// A day before today was typed once and is kept when it is entered again.
    var confirmed: Day?
  }

  /// One key is asked for.
  enum Asking: Hashable {
    case owner
    case kind
  }

  package init(
    _ sources: [RegisterSource], setting: Setting, at now: Moment, notice: String? = nil
  ) {
    self.sources = sources
    self.setting = setting
    self.now = now
    self.notice = notice
    register = Register(sources, at: now, offsetMinutes: setting.offsetMinutes)
    choose()
  }

  /// Warn-by times pass while one looks.
  package var nextDeadline: Moment? {
    Moment(milliseconds: (now.milliseconds / 60_000 + 1) * 60_000)
  }

  package mutating func update(_ message: Message, at now: Moment) -> [Effect] {
    let formerMinute = self.now.milliseconds / 60_000
    self.now = max(self.now, now)
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text): paste(text)
    case .resized(let size):
      self.size = size
      showFocus()
    case .kept(let entries, let ticket): keptNow(entries, ticket)
    case .notKept(let why, let ticket): notKept(why, ticket)
    case .notice(let sentence): notice = sentence
    case .registerLine(let context):
      self.context = context
      if context == nil { notice = "The line it came from cannot be read now." }
    case .tick:
      if self.now.milliseconds / 60_000 != formerMinute { fold() }
    default: break
    }
    return []
  }

  // MARK: What is shown

  var line: RegisterLine? {
    shown.indices.contains(focus) ? register.lines[shown[focus]] : nil
  }

  /// Takes the lines of the part that is shown; the focus stays on its line where that is still there.
  ///
  /// - Parameter former: the line in focus before, when the register was folded anew since.
  mutating func choose(_ former: Mark? = nil) {
    let former = former ?? line.map { Mark($0) }
    shown = register.lines.indices.filter { isShown(register.lines[$0]) }
    if let former, let index = shown.firstIndex(where: { Mark(register.lines[$0]) == former }) {
      focus = index
    }
    focus = min(max(0, focus), max(0, shown.count - 1))
    showFocus()
  }

  struct Mark: Hashable {
    var source: Int
    var id: Reference

    init(_ line: RegisterLine) {
      source = line.source
      id = line.id
    }
  }

  private func isShown(_ line: RegisterLine) -> Bool {
    switch part {
    case .all: line.status == .open
    case .kind(let kind): line.status == .open && line.kind == kind
    case .ended: line.status != .open
    }
  }

  /// The parts there are, in the order of the second row.
  var parts: [Part] {
    let kinds = FollowUp.Kind.allCases.filter { kind in
      register.lines.contains { $0.kind == kind && $0.status == .open }
    }
    let hasEnded = register.lines.contains { $0.status != .open }
    return [.all] + kinds.map { .kind($0) } + (hasEnded ? [.ended] : [])
  }

  func count(_ part: Part) -> Int {
    register.lines.count { line in
      switch part {
      case .all: line.status == .open
      case .kind(let kind): line.status == .open && line.kind == kind
      case .ended: line.status != .open
      }
    }
  }

  mutating func fold() {
    let former = line.map { Mark($0) }
    register = Register(sources, at: now, offsetMinutes: setting.offsetMinutes)
    if !parts.contains(part) { part = .all }
    choose(former)
  }

  private mutating func paste(_ text: String) {
    guard var typed = typing else {
      notice = "Pasted text is never taken for keys."
      return
    }
    typed.field.insert(text)
    typing = typed
  }
}

/// The lines of a transcript around the one a follow-up came from.
package struct RegisterContext: Hashable, Sendable {
  /// One line of them.
  package struct Row: Hashable, Sendable {
    package var milliseconds: Int
    /// Name or code; empty for a heading.
    package var speaker: String
    package var text: String
    /// The line itself.
    package var isSource: Bool

    package init(milliseconds: Int, speaker: String, text: String, isSource: Bool) {
      self.milliseconds = milliseconds
      self.speaker = speaker
      self.text = text
      self.isSource = isSource
    }
  }

  package var title: String
  package var rows: [Row]

  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }
}
