import Anonymising
import Exporting
import Facilitation
import Fieldwork
import Rehearsal

/// A short session with everything that has broken an export somewhere.
enum HostileSession {
  static let words = [
    "We will fix that by Friday.",
    "=SUM(A1:A9) & <script>alert(1)</script> \"quoted\"",
    "It ends here --> and ]]> there & so on; =1+1",
    "Sam: I said \u{1F600} caf\u{E9}, and \u{202E}turned\u{202C} round",
    "one\n\ntwo\n-three ",
    "\u{1B}[2J cleared \u{0} and \u{FEFF} hidden \u{FFFF}",
    #"C:\temp \u000a *bold* [a link](b) `code` # 1"#,
    "[00:12] a time, and another (1:02)",
    "+44 20 7946 0018",
    "<v Bob>{\\an8}<i>hidden</i>",
  ]

  static func session(extraName: String = "") throws -> Telling {
    let people = [
      Participant(.participant(1), unit: "Harbour =1+1\(extraName)", site: "North <b>"),
      Participant(.participant(2), site: "\u{202E}South\(extraName)"), Participant(.provider(1)),
    ]
    var telling = Telling(people: people)
    var place = 0
    for words in Self.words {
      telling.wait(seconds: 41)
      let speaker: Speaker = place % 4 == 0 ? .facilitator : .participant(1 + place % 2)
      let line = telling.keep([.turn(Turn(speaker, words))])
      if place == 0 { telling.keep([.flag(flag(on: line, 0..<26, "dated promise"))]) }
      if place == 3 { telling.keep([.flag(flag(on: line, 12..<16, "an emoji"))]) }
      if place == 3 { telling.keep([.mark(Marking(line, "quote"))]) }
      if place == 5 { telling.keep([.correction(Correction(line, "\u{7}cleared =1"))]) }
      if place == 1 { telling.keep([.prompt(PromptStep(Prompt.ID(section: 1, place: 0), .next))]) }
      if place == 8 {
        telling.keep([.followUp(FollowUp(.expectation, line: line, words: words, toWhom: [.participant(1)]))])
      }
      place += 1
    }
    telling.keep([.note(Note(.observer(1), "nods \u{2028}<often> & long", authorName: "Ada"))])
    let said = telling.session.standing.rows.filter(\.isTurn).map(\.id)
    telling.keep([.link(Ladder(effect: said[2], cause: said[6]))])
    telling.keep([.card(CardUse("*echo* <b>", line: said[6]))])
    return telling
  }

  private static func flag(on line: EntryID, _ bytes: Range<Int>, _ kind: String) -> Flag {
    Flag(
      on: line,
      Finding(
        .promising, rule: "promise.deadline", bytes: bytes, tier: .sure, score: 1, kind: kind, reason: "",
        advice: ""),
      ruleBook: "1")
  }

  static func outgoing() throws -> Outgoing {
    Outgoing(identified: Record(try session().session, name: "group-a <1>", offsetMinutes: 60))
  }
}

/// Every format under its name, as text; of packed ones the parts that are made here.
enum Rendering: String, CaseIterable, Sendable {
  case md, txt, html, csv, jsonl, srt, vtt, docx, qdpx, qdc, taguette, maxqda, nvivo, atlas

  func bytes(_ outgoing: Outgoing) -> [UInt8] {
    switch self {
    case .md: outgoing.markdownTranscript()
    case .txt: outgoing.plainText()
    case .html: outgoing.html()
    case .csv: outgoing.csv()
    case .jsonl: outgoing.jsonLines()
    case .srt: outgoing.subRip()
    case .vtt: outgoing.webVTT()
    case .docx: outgoing.wordParts().first { $0.name == "word/document.xml" }?.bytes ?? []
    case .qdpx: Array(outgoing.refiParts().map(\.bytes).joined())
    case .qdc: outgoing.refiCodebook()
    case .taguette: outgoing.taguettePage()
    case .maxqda: outgoing.maxqdaTranscript()
    case .nvivo: outgoing.nvivoTranscript()
    case .atlas: outgoing.atlasTranscript()
    }
  }

  func text(_ outgoing: Outgoing) -> String { String(decoding: bytes(outgoing), as: UTF8.self) }
}
