import Canvas
import Facilitation
import Fieldwork

/// Practice: a customer's line, a reply, the flags on it and something neutral to say instead.
///
/// Nothing is kept and nothing is scored; the same input line and keys as in a session.
package struct PracticeDesk: Sendable {
  /// Customers' lines, in the order they come.
  let deck: [String]

  /// How strictly words are looked at, at the right of row 1: `strict`.
  let profile: String

  let flagging: Flagging
  let bindings: Bindings

  /// Index into ``deck``; its count once the summary is open.
  package internal(set) var place = 0

  /// Every reply to every line, the latest last.
  var replies: [[Reply]]

  var field = TextField()
  var history = LineHistory([])

  /// What undo returns to the input line, and what redo takes out again.
  var past: [TextField] = []
  var future: [TextField] = []

  /// Flags on the words being typed, found when the keys had rested.
  var typedFindings: [Finding] = []

  /// When the words being typed are to be looked at.
  var lookAt: Moment?

  /// After Esc: one letter is a command.
  var isCommand = false

  /// How often the rest of a reply's flags was asked for, where they do not all fit.
  var turnedPages = 0

  var size: Size
  var notice: String?
  var isAskingToLeave = false
  var helpPage: Int?

  /// First row of the summary in sight.
  var top = 0

  struct Reply: Hashable {
    var text: String
    var findings: [Finding]
  }

  /// So long after the last key words are looked at, in milliseconds: a pause, not a gap between two letters.
  static let restMilliseconds = 150

  /// `deck` may be empty; `profile` is shown, `flagging` is the flagger it names.
  package init(
    deck: [String], profile: String = "strict", size: Size, bindings: Bindings = .standard,
    flagging: @escaping Flagging
  ) {
    self.deck = deck
    self.profile = profile
    self.size = size
    self.bindings = bindings
    self.flagging = flagging
    replies = Array(repeating: [], count: deck.count)
  }

  /// When the words being typed are to be looked at; nothing else happens by itself.
  package var nextDeadline: Moment? { lookAt }

  /// Takes in what happened and says what is to be done about it.
  package mutating func update(_ message: Message, at now: Moment) -> [Effect] {
    var effects: [Effect] = []
    let former = field
    switch message {
    case .key(let key): effects = press(key)
    case .pasted(let text): paste(text)
    case .resized(let size): self.size = size
    case .notice(let sentence): notice = sentence
    case .tick, .kept, .notKept, .draftKept, .draftNotKept, .observersWait, .roster, .listing, .reviewed,
      .followed, .pseudonyms, .registerLine:
      break
    }
    if field != former { wordsChanged(at: now) }
    if let due = lookAt, now >= due { look() }
    return effects
  }

  private mutating func wordsChanged(at now: Moment) {
    typedFindings = []
    lookAt = field.isEmpty ? nil : now.adding(milliseconds: Self.restMilliseconds)
  }

  private mutating func look() {
    lookAt = nil
    typedFindings = findings(field.text)
  }

  private mutating func paste(_ text: String) {
    isAskingToLeave = false
    guard !isOver, helpPage == nil else { return }
    field.insert(text)
  }

  /// The summary is open.
  package var isOver: Bool { place >= deck.count }

  func findings(_ text: String) -> [Finding] {
    let line = deck.indices.contains(place) ? deck[place] : ""
    return flagging(Utterance(text, by: .facilitator, after: .init(line, by: .participant)))
  }
}
