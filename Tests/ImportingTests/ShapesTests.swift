import Importing
import Testing

@Suite("Shapes that transcripts come in besides")
struct ShapesTests {
  private static let said = "Dana 3 What happened?\nNoor 9 The truck came late."

  @Test(
    "names in brackets, times in two braces and pages without a page are read as they were said",
    arguments: [
      "[00:03] [Dana] What happened?\n[00:09] [Noor] The truck came late.\n[00:20] [Dana] So?\n[00:21] [Noor] Yes.\n",
      "{{00:03}} Dana: What happened?\n{{00:09}} Noor: The truck came late.\n{{00:20}} Dana: So?\n{{00:21}} Noor: Yes.\n",
      "<p><span class=\"timestamp\" data-timestamp=\"3.1\">00:03</span> <b>Dana:</b> What happened?</p>"
        + "<p><span class=\"timestamp\">00:09</span>Noor: The truck came late.<br></p>"
        + "<p><span class=\"timestamp\">00:20</span>Dana: So?</p><p><span class=\"timestamp\">0:21</span>Noor: Yes.</p>",
    ])
  func forms(_ text: String) throws {
    #expect(told(try read(text)) == Self.said + "\nDana 20 So?\nNoor 21 Yes.")
  }

  @Test("an oTranscribe file reads its times however close the words stand")
  func otr() throws {
    let text =
      "{\"text\":\"<p><span class=\\\"timestamp\\\" data-timestamp=\\\"3\\\">00:03</span>Dana: What happened?</p>"
      + "<p><span class=\\\"timestamp\\\">00:09</span>Noor: The truck came late.</p>\",\"media\":\"a.mp3\"}"
    #expect(told(try read(text, named: "talk.otr")) == Self.said)
  }

  @Test("brackets that come once, or hold a noise, name nobody")
  func noises() throws {
    let transcript = try read(
      "Dana: What happened?\nNoor: It came [pause] late.\n[laughter] and so on\n[laughter] again\n[Noor] is not a name here\n"
    )
    #expect(transcript.speakers == ["Dana", "Noor"])
    #expect(throws: ImportError.nobodyNamed) {
      try read("[pause] one\n[pause] two\n[Dana] three\n", named: "a.txt")
    }
  }

  @Test("a colon within parentheses belongs to the name")
  func colonInName() throws {
    let transcript = try read(
      "Dana (Ops: North): What happened?\nNoor: It came late: twice.\nDana (Ops: North): So?\n")
    #expect(transcript.speakers == ["Dana (Ops: North)", "Noor"])
    #expect(transcript.turns.map(\.text) == ["What happened?", "It came late: twice.", "So?"])
  }

  @Test(
    "a table is one by its tabs and headings, whatever its name ends in and whatever language it speaks",
    arguments: [
      "Timespan\tContent\tSpeaker\n0:03.0 - 0:08.5\tWhat happened?\tDana\n0:09.0 - 0:12.5\tThe truck came late.\tNoor\n",
      "Zeit\tSprecher\tInhalt\n00:00:03\tDana\tWhat happened?\n00:00:09\tNoor\tThe truck came late.\n",
      "\u{FEFF}Zeit;Sprecher;Text\r\n00:00:03;Dana;What happened?\r\n00:00:09;Noor;\"The truck came late.\"\r\n",
    ])
  func tables(_ text: String) throws {
    let transcript = try read(text, named: text.contains(";") ? "talk.csv" : "talk.txt")
    #expect(told(transcript) == Self.said)
    #expect(transcript.problems.isEmpty)
  }

  @Test("a line end within a cell is one, though two bytes end the lines of the file")
  func lineEnds() throws {
    let transcript = try read("speaker,text\r\nDana,\"one\r\ntwo\"\r\nNoor,,\r\n")
    #expect(transcript.turns.map(\.text) == ["one\ntwo"])
    #expect(transcript.problems.map(\.line) == [4])
  }

  @Test("two people in one cue, a line each behind a dash, are two turns")
  func dashes() throws {
    let transcript = try read(
      "1\n00:00:03,000 --> 00:00:05,000\n- Dana: What happened?\n- Noor: The truck - came late.\n")
    #expect(told(transcript) == "Dana 3-5 What happened?\nNoor 3-5 The truck - came late.")
  }

  @Test("no word of a line of a megabyte is lost")
  func long() throws {
    let words = String(repeating: "word ", count: 200_000)
    let transcript = try read("Dana: What happened?\nNoor: \(words)\nDana: Thanks.\n")
    let all = transcript.turns.filter { $0.speaker == 1 }.map(\.text).joined(separator: " ")
    #expect(all.split(separator: " ").count == 200_000)
  }
}
