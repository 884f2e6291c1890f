import Stage
import Testing

@Suite("A facilitator runs a session from start to transcript")
struct WholeSessionTests {
  private static let story = [
    Said("P1", "First I hear of it is when the truck is not there."),
    Said("F", "Who told you?"),
    Said("P2", "Nobody did. I rang, and rang again."),
    Said("P2", "3 times in one day."),
    Said("F", "We'll fix that by Friday."),
    Said("P1", "そして月曜日に عربي café 👩‍👩‍👧."),
  ]

  @Test("On the screen: speakers, marks, flags, guide, undo, search, people, playback, close, transcript")
  func onScreen() throws {
    let venue = try Venue()
    let stage = try #require(Performance.live(venue))
    #expect(stage.opens())
    #expect(stage.row(0).hasPrefix("Welcome"))
    addPeople(stage)
    #expect(stage.say(1, "First I hear of it is when the truck is not there."))
    #expect(stage.row(21) == "1 Dana>")
    stage.send("\t\t")
    #expect(stage.expect { $0.keptRows.last?.hasSuffix("\"") == true })
    #expect(stage.say(0, "Who told you?"))
    #expect(stage.say(2, "Nobody did. I rang, and rang again."))
    stage.send("2 3 times in one day.\r")
    #expect(stage.expect { $0.keptRows.contains("2 Eli    3 times in one day.") })
    flagged(stage)
    stage.send("1そして月曜日に عربي café 👩‍👩‍👧.\r")
    #expect(stage.expect { $0.isKept("1 Dana   そして月曜日に عربي café") })
    throughTheGuide(stage)
    undoAndSearch(stage)
    close(stage)
    try checkRecord(venue)
  }

  private func addPeople(_ stage: Performance) {
    for name in ["Dana", "Eli"] {
      stage.send("\u{1B}wa")
      #expect(stage.expect { $0.inputLine.hasPrefix("name>") })
      stage.send("\(name)\r")
      #expect(stage.expect { $0.text.contains("\(name) is here") })
    }
  }

  private func flagged(_ stage: Performance) {
    stage.send("0We'll fix that by Friday.")
    #expect(stage.expect { $0.text.contains("P! dated promise · say:") })
    // The notice stands above the line, and a frame may come in two pieces.
    #expect(stage.expect { $0.look(column: 10, row: 21).isUnderlined })
    stage.send("\r")
    #expect(
      stage.expect { $0.keptRows.contains { $0.contains("fix that by Friday.") && $0.hasSuffix("P!") } })
  }

  private func throughTheGuide(_ stage: Performance) {
    stage.send("\u{E}")
    #expect(stage.expect { $0.row(0).hasPrefix("Key questions · 1 of 3 · must-ask") })
    #expect(stage.row(1).hasPrefix("What happens when a delivery date slips?"))
    stage.send("\u{E}")
    #expect(stage.expect { $0.row(0).hasPrefix("Key questions · 2 of 3") })
    stage.send("\u{10}")
    #expect(stage.expect { $0.row(0).hasPrefix("Key questions · 1 of 3") })
  }

  private func undoAndSearch(_ stage: Performance) {
    #expect(stage.say(2, "Take this back."))
    stage.send("\u{1F}")
    #expect(stage.expect { !$0.isKept("Take this back.") && $0.text.contains("Taken back") })
    stage.send("\u{12}")
    #expect(stage.expect { $0.isKept("Take this back.") })
    stage.send("\u{1F}")
    #expect(stage.expect { !$0.isKept("Take this back.") })
    stage.send("\u{1B}/rang\r")
    #expect(stage.expect { $0.text.contains("\"rang\" 1 of 1") })
    stage.send("\u{1B}")
    #expect(stage.expect { !$0.text.contains("reading back") })
  }

  private func close(_ stage: Performance) {
    stage.send("\u{1B}C")
    #expect(stage.expect { $0.row(2).contains("─") && $0.row(3).contains("First I hear of it") })
    stage.send("y")
    #expect(stage.expect { $0.text.contains("1 confirmed") })
    stage.send("C")
    #expect(stage.expect { $0.text.contains("Enter closes") })
    stage.send("\r")
    #expect(stage.expect { $0.text.contains("Closed. The transcript is in s/transcript.md.") })
    #expect(stage.leave() == .exited(0))
    #expect(stage.isGivenBack && stage.bells == 0 && stage.titles == 0)
  }

  private func checkRecord(_ venue: Venue) throws {
    let verified = try venue.verify()
    #expect(verified.code == 0 && verified.out.contains("whole"))
    #expect(try venue.exported() == Self.story)
    #expect(venue.turns().contains(Said("P2", "Take this back.")))
    let transcript = venue.text("s/transcript.md")
    for said in Self.story { #expect(transcript.contains("**\(said.speaker)** \(said.text)")) }
    #expect(!transcript.contains("Take this back.") && !transcript.contains("Dana"))
    #expect(transcript.contains("dated promise") && transcript.contains("confirmed"))
  }

  @Test("In line mode through a pipe the same session gives the same turns")
  func throughAPipe() throws {
    let venue = try Venue()
    let input = """
      /add Dana
      /add Eli
      1: First I hear of it is when the truck is not there.
      /mark quote
      0: Who told you?
      2: Nobody did. I rang, and rang again.
      3 times in one day.
      0: We'll fix that by Friday.
      1: そして月曜日に عربي café 👩‍👩‍👧.
      /next
      /next
      /prev
      2: Take this back.
      /undo
      /redo
      /undo
      /find rang
      /people
      /playback
      /confirmed 1
      /close
      """
    let outcome = try venue.run("exec $E run guide.md --session s --plain", input: input + "\n")
    #expect(outcome.code == 0 && outcome.complaints.isEmpty)
    #expect(outcome.out.contains("2 Eli    Nobody did. I rang, and rang again.\n"))
    #expect(
      outcome.out.contains("P! 00:00:0") && outcome.out.contains("dated promise \"We'll fix that by Friday\"")
    )
    #expect(outcome.out.contains("transcript is in 's/transcript.md'"))
    try checkRecord(venue)
  }

  @Test("Everything one can do between opening and closing is still there after leaving and going on")
  func resumed() throws {
    let venue = try Venue()
    let first = try #require(Performance.live(venue))
    #expect(first.opens())
    addPeople(first)
    #expect(first.say(2, "We wait a week."))
    throughTheGuide(first)
    first.send("1half a line")
    #expect(first.expect { $0.inputLine == "1 Dana> half a line" })
    #expect(first.leave() == .exited(0))
    let again = try #require(Performance.live(venue))
    #expect(again.expect { $0.inputLine == "1 Dana> half a line" })
    #expect(again.isKept("2 Eli    We wait a week."))
    #expect(again.row(0).hasPrefix("Key questions · 1 of 3"))
    again.send(" more\r")
    #expect(again.expect { $0.isKept("1 Dana   half a line more") })
    #expect(again.leave() == .exited(0))
    #expect(venue.turns() == [Said("P2", "We wait a week."), Said("P1", "half a line more")])
  }
}
