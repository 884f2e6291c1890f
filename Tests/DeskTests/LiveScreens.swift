import Canvas
import Desk
import Facilitation
import Fieldwork
import Rehearsal
import Testing

@Suite("Live screens, whole")
struct LiveScreens {
  @Test("calm, 80 x 24")
  func calm() throws {
    try expectKept(LiveRehearsal.calm().screen(), as: "live-calm")
  }

  @Test("calm, 120 x 40: guide and people beside the transcript")
  func wide() throws {
    try expectKept(LiveRehearsal.calm(withNote: true).screen(120, 40), as: "live-wide")
  }

  @Test("a flag while typing")
  func flagWhileTyping() throws {
    var group = LiveRehearsal.calm()
    group.press("0")
    group.type("We'll fix that by Friday")
    group.wait(milliseconds: 150)
    try expectKept(group.screen(), as: "live-flag-typing")
  }

  @Test("NOT SAVED")
  func notSaved() throws {
    var group = LiveRehearsal.calm()
    group.disk = .full("The disk is full. Your words are below; make room, then Enter.")
    group.type("We were told on the day itself.")
    group.press("Enter")
    try expectKept(group.screen(), as: "live-not-saved")
  }

  @Test("a card is open")
  func card() throws {
    var group = LiveRehearsal.calm()
    for _ in 1...7 { group.press("Ctrl-G") }
    group.type("So the truck comes on the Monday, and then")
    try expectKept(group.screen(), as: "live-card")
  }

  @Test("reading back after a search")
  func readingBack() throws {
    var group = LiveRehearsal.calm()
    group.type("So the truck comes on the Monday, and then")
    group.press("Esc /")
    group.type("second")
    group.press("Enter N")
    try expectKept(group.screen(), as: "live-reading-back")
  }

  @Test("section boundary: observers' notes wait")
  func boundary() throws {
    var group = LiveRehearsal.beforeKeyQuestions(.withoutWords)
    group.at("00:27:31")
    group.send(
      .observersWait(["Ada", "Ada", "Piet"].map { LiveRehearsal.note($0, "a note", at: "00:26:00") }))
    group.press("Ctrl-N 0")
    try expectKept(group.screen(), as: "live-boundary")
  }

  @Test("time runs short: how it would be shared out")
  func timeShort() throws {
    var group = LiveRehearsal.calm()
    group.at("00:51:00")
    group.press("4")
    group.type("In the end we drove there ourselves, with")
    group.press("Ctrl-T")
    try expectKept(group.screen(), as: "live-time-short")
  }

  @Test("the smallest screen, 40 x 10")
  func smallest() throws {
    try expectKept(LiveRehearsal.calm().screen(40, 10), as: "live-40x10")
  }

  @Test("playback and close")
  func playback() throws {
    try expectKept(LiveRehearsal.closing().screen(), as: "live-playback")
  }

  @Test("after Esc, one letter")
  func command() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc")
    try expectKept(group.screen(), as: "live-command")
  }

  @Test("the mark strip")
  func marks() throws {
    var group = LiveRehearsal.calm()
    group.press("Tab")
    try expectKept(group.screen(), as: "live-marks")
  }

  @Test("words to read aloud, and a check list to tick")
  func opening() throws {
    let group = LiveRehearsal(.lateDeliveries, people: LiveRehearsal.people)
    try expectKept(group.screen(), as: "live-opening")
  }

  @Test("the guide as a list")
  func guideList() throws {
    var group = LiveRehearsal.calm()
    group.press("Esc l j")
    try expectKept(group.screen(), as: "live-guide")
  }

  @Test("help of the writing line")
  func help() throws {
    var group = LiveRehearsal.calm()
    group.press("?")
    try expectKept(group.screen(), as: "live-help")
  }
}

/// The states of the live screen that a facilitator looks down at, at every width, and in letters only.
@Suite("Live states, at 120 x 40, 40 x 10 and in ASCII")
struct LiveStateScreens {
  static let states = [
    "calm", "flag-typing", "flag-kept", "not-saved", "card", "boundary", "time-short", "numbers",
  ]

  private static func group(_ state: String) -> LiveRehearsal {
    var group = state == "boundary" ? LiveRehearsal.beforeKeyQuestions(.withoutWords) : .calm()
    switch state {
    case "flag-typing", "flag-kept":
      group.press("0")
      group.type("We'll fix that by Friday")
      group.wait(milliseconds: 150)
      if state == "flag-kept" { group.press("Enter") }
    case "not-saved":
      group.disk = .full("The disk is full. Your words are below; make room, then Enter.")
      group.type("We were told on the day itself.")
      group.press("Enter")
    case "card":
      for _ in 1...7 { group.press("Ctrl-G") }
      group.type("So the truck comes on the Monday, and then")
    case "boundary":
      group.at("00:27:31")
      group.send(
        .observersWait(["Ada", "Ada", "Piet"].map { LiveRehearsal.note($0, "a note", at: "00:26:00") }))
      group.press("Ctrl-N 0")
    case "time-short":
      group.at("00:51:00")
      group.press("4")
      group.type("In the end we drove there ourselves, with")
      group.press("Ctrl-T")
    case "numbers": group.press("Esc n")
    default: break
    }
    return group
  }

  @Test("each state, wide, smallest and in ASCII", arguments: states)
  func state(_ state: String) throws {
    var group = Self.group(state)
    for (columns, rows) in [(120, 40), (40, 10)] {
      group.send(.resized(Size(columns: columns, rows: rows)))
      try expectKept(group.screen(columns, rows), as: "live-\(state)-\(columns)x\(rows)")
    }
    group.send(.resized(Size(columns: 80, rows: 24)))
    try expectKept(group.screen().withStandIns(), as: "live-\(state)-ascii")
  }
}

/// The same as for a frame, for a text that shows more than its letters.
func expectKept(text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
  var frame = Frame(
    size: Size(columns: rows.map { TextWidth.columns(of: String($0)) }.max() ?? 0, rows: rows.count))
  for (row, line) in rows.enumerated() { frame.put(String(line), at: Position(column: 0, row: row)) }
  try expectKept(frame, as: name, sourceLocation: sourceLocation)
}
