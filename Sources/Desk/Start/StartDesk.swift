import Canvas
import Facilitation
import Fieldwork
import Preparing

/// The screen before a session: who is here, what each person agrees to, what is still missing.
///
/// It ends with ``Effect/begin(_:)``. Every change is sent as ``Effect/keepStart(_:)`` so that it can be taken
/// up again after a crash. A session with neither study nor roster goes live without this screen.
package struct StartDesk: Sendable {
  /// Looks through what is known about the room for what is missing; asked anew after each step.
  package typealias Looking = @Sendable (StartOutcome) -> [ReadinessLine]

  /// In row 1: study, session, day.
  let place: String

  /// At the right of row 1, such as `guide 90 min, slot 90 min`.
  let minutes: String

  let bindings: Bindings
  let readiness: Looking

  /// What was gathered so far.
  package internal(set) var outcome: StartOutcome

  /// The readiness list as it stands for ``outcome``.
  var lines: [ReadinessLine]

  /// States that undo goes back to, and those redo brings back, each with what the step was.
  var past: [Step] = []
  var future: [Step] = []

  var part = Part.people

  /// Index into the people, and which of their answers has the cursor.
  var person = 0
  var purpose = 0

  /// Index into ``lines``.
  var line = 0

  /// First person and first row of the readiness list in sight.
  var topPerson = 0
  var topLine = 0

  var size: Size
  var notice: String?

  /// Why the session could not be begun; the words of the input row, if any, stay.
  var failure: String?

  /// Set between asking for the session to begin and the answer.
  var isBeginning = false

  var asking: Asking?

  /// True while the details of the line in focus are shown in the place of the list.
  var showsDetail = false

  var isAskingToLeave = false
  var helpPage: Int?

  enum Part: Int, Hashable, CaseIterable {
    case people
    case ready
    case go
  }

  struct Step: Hashable {
    var outcome: StartOutcome
    /// What was done from there, for the notice.
    var deed: String
  }

  enum Asking: Hashable {
    case person(Speaker.Kind, TextField)
    case reason(check: String, TextField)
    /// Who sits where, picked one after the other, and a number of two digits that is begun.
    case seats([Speaker], Seats)
  }

  /// `outcome` holds the people the study or the typed names give, or what was gathered before a crash.
  package init(
    place: String, minutes: String, outcome: StartOutcome, size: Size, bindings: Bindings = .standard,
    notice: String? = nil, readiness: @escaping Looking
  ) {
    self.place = place
    self.minutes = minutes
    self.outcome = outcome
    self.size = size
    self.bindings = bindings
    self.notice = notice
    self.readiness = readiness
    lines = readiness(outcome)
    person = outcome.people.firstIndex { outcome.notAsked.first == $0 } ?? 0
  }

  /// Nothing on this screen changes by itself.
  package var nextDeadline: Moment? { nil }

  /// Takes in what happened and says what is to be done about it.
  package mutating func update(_ message: Message, at now: Moment) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .pasted(let text): paste(text)
    case .resized(let size):
      self.size = size
      showFocus()
    case .notice(let sentence): notice = sentence
    case .notKept(let why, _):
      isBeginning = false
      failure = why
    case .roster(let roster): return take(roster)
    case .draftNotKept(let why): notice = why
    case .tick, .kept, .draftKept, .observersWait, .listing, .reviewed, .followed, .pseudonyms, .registerLine:
      break
    }
    return []
  }

  /// Names that became known elsewhere, such as from a file.
  private mutating func take(_ roster: Roster) -> [Effect] {
    for index in outcome.people.indices {
      if let name = roster[outcome.people[index].code]?.name { outcome.people[index].name = name }
    }
    return []
  }

  private mutating func paste(_ text: String) {
    isAskingToLeave = false
    switch asking {
    case .person(let kind, var field):
      field.insert(text)
      asking = .person(kind, field)
    case .reason(let check, var field):
      field.insert(text)
      asking = .reason(check: check, field)
    case .seats, nil: notice = "Pasted text is never taken for keys. a adds people by name."
    }
  }

  // MARK: What is refused

  /// Lines that refuse and were not opened; in a rehearsal none does.
  var refused: [ReadinessLine] { lines.filter { isRefused($0) } }

  func isRefused(_ line: ReadinessLine) -> Bool {
    !outcome.isRehearsal && line.weight == .refuse && reason(line) == nil
  }

  /// Why a line that refuses may be passed, as typed.
  func reason(_ line: ReadinessLine) -> String? {
    outcome.overrides.last { $0.check == line.check }?.reason
  }

  var warnings: [ReadinessLine] { lines.filter { $0.weight == .warn } }
}
