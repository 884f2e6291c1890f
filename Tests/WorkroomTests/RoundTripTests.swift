import Exporting
import Facilitation
import Fieldwork
import Importing
import Journaling
import Rehearsal
import Testing
import Workroom

/// Formats that are read back.
enum ReadBack: String, CaseIterable, Sendable {
  case jsonl, vtt, srt, txt, csv

  func bytes(_ outgoing: Outgoing) -> [UInt8] {
    switch self {
    case .jsonl: outgoing.jsonLines()
    case .vtt: outgoing.webVTT()
    case .srt: outgoing.subRip()
    case .txt: outgoing.plainText()
    case .csv: outgoing.csv()
    }
  }

  /// Whether the format has times.
  var hasTimes: Bool { self != .txt }
}

@Suite("What is exported is read back")
struct RoundTripTests {
  /// A session of words that have broken a reader somewhere, said by chance.
  private func session(_ dice: inout Dice) throws -> Session {
    var telling = Telling(people: (1...3).map { Participant(.participant($0)) } + [Participant(.provider(1))])
    let speakers: [Speaker] = [.facilitator, .participant(1), .participant(2), .participant(3), .provider(1)]
    for _ in 0..<(1 + dice.roll(12)) {
      telling.wait(seconds: dice.roll(90))
      telling.keep([.turn(Turn(speakers[dice.roll(speakers.count)], words(&dice)))])
      if dice.roll(4) == 0 { telling.keep([.note(Note(.observer(1), words(&dice)))]) }
    }
    return telling.session
  }

  private func words(_ dice: inout Dice) -> String {
    let pieces = [
      "We'll see.", " ", "  ", "\n", "\n\n", "\r\n", "\t", "-->", "00:00:01.000 --> 00:00:02.000", "[00:12]",
      "#0:01-2#",
      "P1: ", "Note: ", "Dana:", "::", "<v Bob>", "</v>", "&amp;", "&#10;", "&", "<i>", "{\\an8}", "=1+1",
      "+", "-", "@x",
      "'", "''=", "\"", "\"\"", ",", ";", "\\", "\\u000a", "\\u003c", "\\\\u000a", "1\n2", "12", "NOTE",
      "WEBVTT", "STYLE",
      "\u{FEFF}", "\u{202E}", "\u{1B}[2J", "\u{0}", "\u{85}", "\u{2028}", "\u{A0}", "\u{3000}", "\u{1F600}",
      "e\u{301}",
      "\u{5E2}\u{5D1}", "\u{FF1D}1", "\u{FF1A}", "[", "]", "(1:02)", "{P2}", "* a", "**b**", "# c", "> d",
      "|", "Section: x",
      "00:03 ", "Transcribed by http", "F is the facilitator", "word ", "sp\u{FFFD}ce", "\u{B}", "\u{C}",
      "\u{7F}",
    ]
    while true {
      let words = (0..<(1 + dice.roll(5))).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      // A session keeps no line without a word in it.
      if words.contains(where: { !$0.isWhitespace }) { return composed(words) }
    }
  }

  @Test("the same turns come back, whatever was said", arguments: ReadBack.allCases)
  func same(_ format: ReadBack) throws {
    var dice = Dice()
    for round in 0..<150 {
      let session = try session(&dice)
      let bytes = format.bytes(Outgoing(identified: Record(session, name: "a", offsetMinutes: 0)))
      let transcript = try ImportedTranscript.reading(bytes, named: "a.\(format.rawValue)")
      #expect(transcript.format.rawValue == format.rawValue)
      #expect(transcript.problems.isEmpty)
      let turns = session.standing.rows.filter(\.isTurn)
      let back = transcript.turns.filter { !$0.isNote }
      #expect(
        back.map { "\(transcript.speakers[$0.speaker]): \($0.text)" }
          == turns.map { "\($0.speaker?.description ?? ""): \($0.text)" }, "round \(round)")
      if format.hasTimes, let first = turns.first, back.first?.startMilliseconds != nil {
        let base = format == .jsonl ? session.standing.rows.first { $0.speaker != nil }?.milliseconds ?? 0 : 0
        #expect(
          back.map(\.startMilliseconds) == turns.map { $0.milliseconds - base },
          "round \(round) from \(first.milliseconds)")
      }
    }
  }
}

extension RoundTripTests {
  @Test("a turn without an end in sight comes back whole", arguments: ReadBack.allCases)
  func longTurn(_ format: ReadBack) throws {
    var telling = Telling(people: [Participant(.participant(1))])
    let words = String(repeating: "and then --> \u{1F600} P2: it =was late, \u{202E}again ", count: 1000)
    telling.keep([.turn(Turn(.participant(1), words + "and that was it"))])
    telling.keep([.turn(Turn(.facilitator, "Thank you."))])
    let bytes = format.bytes(Outgoing(identified: Record(telling.session, name: "a", offsetMinutes: 0)))
    let transcript = try ImportedTranscript.reading(bytes, named: "a.\(format.rawValue)")
    #expect(transcript.problems.isEmpty)
    #expect(transcript.turns.map(\.text) == telling.session.standing.rows.filter(\.isTurn).map(\.text))
  }
}

/// Chance that falls the same way each time.
private struct Dice {
  private var state: UInt64 = 0x51_7E57

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
