import Canvas
import Fieldwork
import Foundation
import Glibc
import Rehearsal
import Stage
import Testing

/// One line of a script: when, who or what, and the words.
private struct Cue {
  var time: String
  var who: String
  var words: String
  /// What the screen is waited for to show.
  var shows: String?

  /// `00:12:40 3 First I hear of it. => truck`; nil for a comment or an empty line.
  init?(_ line: Substring) {
    guard let first = line.first, first != "#" else { return nil }
    let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count >= 2 else { return nil }
    (time, who) = (parts[0], parts[1])
    let halves = (parts.count > 2 ? parts[2] : "").split(separator: " => ", maxSplits: 1)
    words = halves.first.map(String.init) ?? ""
    shows = halves.count > 1 ? String(halves[1]) : nil
  }
}

/// The people who play it: the facilitator's terminal and those of the observers.
private final class Hour {
  let venue: Venue
  var live: Performance
  var observers: [String: Performance] = [:]

  /// What was typed last and not kept.
  private var typed = ""

  private static let session = "late/sessions/group-a"

  init?() throws {
    venue = try Venue()
    let folder = HourTests.folder
    for name in ["late/private", "late/sessions"] {
      try FileManager.default.createDirectory(
        atPath: "\(venue.path)/\(name)", withIntermediateDirectories: true)
    }
    try venue.write("hour.md", try String(contentsOfFile: folder + "hour-guide.md", encoding: .utf8))
    try venue.write(
      "late/study.yaml", try String(contentsOfFile: folder + "hour-study.yaml", encoding: .utf8))
    let people = ["Abe", "Bo", "Dana", "Eli", "Fay"].enumerated().map {
      Participant(.participant($0 + 1), name: $1)
    }
    try venue.write("late/private/roster.yaml", Roster(people).yaml)
    venue.tell(LiveRehearsal.opening)
    guard let live = Self.run(venue) else { return nil }
    self.live = live
  }

  private static func run(_ venue: Venue) -> Performance? {
    venue.perform(["run", "hour.md", "--session", session])
  }

  /// The journal's lines so far.
  private var lines: Int { venue.lines(Self.session).count }

  /// Plays a cue; false when what it waits for does not come.
  func play(_ cue: Cue) throws -> Bool {
    let seconds = cue.time.split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
    venue.tell(LiveRehearsal.opening.adding(milliseconds: seconds * 1000))
    let before = lines
    switch cue.who {
    case "keys": live.press(cue.words)
    case "types":
      live.send(cue.words)
      typed = cue.words
      let words = cue.words.trimming
      return live.expect { $0.rows.contains { $0.hasSuffix(words) } }
    case "size":
      let numbers = cue.words.split(separator: "x").compactMap { Int($0) }
      live.resize(Size(columns: numbers[0], rows: numbers[1]))
      return live.expect { $0.state.contains("? help") && $0.state.hasSuffix("saved") }
    case "killed":
      let typed = live.expect { _ in self.venue.draft(Self.session) == self.typed }
      live.kill(SIGKILL)
      return live.end() == .died(signal: Int(SIGKILL)) && typed
    case "resumed":
      guard let again = Self.run(venue) else { return false }
      live = again
    case "join", "again": return join(cue.words)
    case "lost":
      observers[cue.words]?.kill(SIGKILL)
      return observers[cue.words]?.end() == .died(signal: Int(SIGKILL))
    case "left": return live.leave() == .exited(0)
    case let name where observers[name] != nil: return write(name, cue.words)
    default:
      live.send("\(cue.who)\(cue.words)\r")
      // The journal has the line before the program hears of it: what comes next waits until the screen shows it.
      guard live.expect({ _ in self.venue.turns(Self.session).last?.text == cue.words }),
        live.expect({ $0.isKept(String(cue.words.prefix(16))) })
      else { return false }
    }
    guard let shows = cue.shows else { return live.expect { _ in self.lines > before } && isSaved }
    return live.expect { $0.text.contains(shows) } && isSaved
  }

  private var isSaved: Bool {
    live.expect { $0.state.hasSuffix("saved") || !$0.state.contains("? help") }
  }

  private func join(_ name: String) -> Bool {
    let observer = venue.perform(["observe", Self.session, "--name", name])
    observers[name] = observer
    return observer?.expect { $0.text.contains("\(name)>") && !$0.keptRows.isEmpty } ?? false
  }

  private func write(_ name: String, _ words: String) -> Bool {
    guard let observer = observers[name], let said = venue.turns(Self.session).last?.text.prefix(30) else {
      return false
    }
    // What was said last has reached the observer, and with it how the session's clock stands.
    guard observer.expect({ $0.isKept(String(said)) }) else { return false }
    observer.send(words + "\r")
    return observer.expect { $0.text.contains(words) && $0.state.hasSuffix("saved") }
  }
}

@Suite("An hour, played to the second")
struct HourTests {
  static let folder = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Golden/"

  @Test(
    "five speakers, marks, undo, resizes, two observers and two crashes end in the transcript one would expect"
  )
  func hour() throws {
    let hour = try #require(try Hour())
    let script = try String(contentsOfFile: Self.folder + "hour.txt", encoding: .utf8)
    for cue in script.split(separator: "\n").compactMap(Cue.init) {
      try #require(try hour.play(cue), "\(cue.time) \(cue.who) \(cue.words)")
    }
    let transcript = hour.venue.text("late/sessions/group-a/transcript.md")
    if ProcessInfo.processInfo.environment["EVENKEEL_REGENERATE"] != nil {
      try transcript.write(toFile: Self.folder + "hour.md", atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOfFile: Self.folder + "hour.md", encoding: .utf8)
    for (line, wanted) in zip(transcript.split(separator: "\n"), kept.split(separator: "\n")) {
      #expect(line == wanted)
    }
    #expect(transcript == kept)
    #expect(try hour.venue.verify("late/sessions/group-a").code == 0)
  }
}
