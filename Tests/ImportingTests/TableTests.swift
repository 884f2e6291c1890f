import Importing
import Testing

@Suite("Tables, JSON Lines and pages")
struct TableTests {
  @Test(
    "columns are found by their headings, whatever parts them",
    arguments: [
      "Start,Speaker,Text\n00:00:03,Dana,\"What, exactly, happened?\"\n00:00:09,Noor,\"He said \"\"late\"\"\"\n",
      "speaker;start_ms;utterance\nDana;3000;What, exactly, happened?\nNoor;9000;\"He said \"\"late\"\"\"\n",
      "Timestamp\tName\tTranscript\r\n3\tDana\tWhat, exactly, happened?\r\n9.0\tNoor\t\"He said \"\"late\"\"\"\r\n",
    ])
  func headings(_ text: String) throws {
    let transcript = try read(text)
    #expect(transcript.format == .csv)
    #expect(told(transcript) == "Dana 3 What, exactly, happened?\nNoor 9 He said \"late\"")
    #expect(transcript.problems.isEmpty)
  }

  @Test("a table without headings is read as NVivo has it: time, speaker, words")
  func bare() throws {
    let transcript = try read("0:00:03\tDana\tWhat happened?\n0:00:09\tNoor\tThe truck came late.\n")
    #expect(told(transcript) == "Dana 3 What happened?\nNoor 9 The truck came late.")
  }

  @Test("a cell may hold line breaks; rows without words and times that are none are named")
  func oddRows() throws {
    let transcript = try read(
      "speaker,text,time\nDana,\"two\nlines\",0:03\n,goes on,0:05\nNoor,,0:07\nNoor,late,noon\nNoor,\"open,1\n"
    )
    #expect(told(transcript) == "Dana 3 two|lines\nDana 5 goes on\nNoor ? late\nNoor ? open,1")
    #expect(transcript.problems.map(\.line) == [5, 6, 7])
  }

  @Test("evenkeel's own JSON Lines give back turns, notes, marks and times")
  func ownLines() throws {
    let transcript = try read(
      """
      {"seq":3,"at":"2026-11-21T14:00:03.000Z","speaker":"F","kind":"turn","text":"What happened?","marks":[],"flags":[],"section":null,"prompt":null}
      {"seq":4,"at":"2026-11-21T14:00:09.250Z","speaker":"P1","kind":"turn","text":" late\\n","marks":["quote"],"flags":[],"section":null,"prompt":null}
      {"seq":5,"at":"2026-11-21T14:00:10.000Z","speaker":"O1","kind":"note","text":"frowned","marks":[],"flags":[],"section":null,"prompt":null}
      {"seq":6,"at":"2026-11-21T14:00:11.000Z","speaker":"P1","kind":"turn","text":"\\n","marks":[],"flags":[],"section":null,"prompt":null}
      """)
    #expect(told(transcript) == "F 0 What happened?\nP1 6.25  late|\nO1 note 7 frowned\nP1 8 |")
    #expect(transcript.turns[1].marks == ["quote"])
    #expect(transcript.beganAt?.iso8601 == "2026-11-21T14:00:03.000Z")
  }

  @Test(
    "other programs' keys are known, in lines, in an array, and inside an object",
    arguments: [
      "{\"speaker\":\"Dana\",\"text\":\"Hello\",\"start\":3}\n{\"speaker\":\"Noor\",\"text\":\"Hi\",\"start\":\"0:09\"}\n",
      "[{\"name\":\"Dana\",\"content\":\"Hello\",\"startMs\":3000},{\"name\":\"Noor\",\"content\":\"Hi\",\"startMs\":9000}]",
      "{\n\"language\":\"en\",\"text\":\"Hello Hi\",\"segments\":[\n{\"line\":1,\"start\":3.0,\"speaker\":\"Dana\",\"text\":\" Hello\"},"
        + "\n{\"line\":2,\"start\":9,\"speaker\":\"Noor\",\"text\":\" Hi\"}]}",
    ])
  func otherLines(_ text: String) throws {
    let transcript = try read(text)
    #expect(told(transcript) == "Dana 3 Hello\nNoor 9 Hi")
    #expect(transcript.problems.isEmpty)
  }

  @Test("Whisper's pairs of times are begin and end")
  func pairs() throws {
    let transcript = try read(
      "[{\"timestamp\":[0,3.16],\"text\":\" One.\"},{\"timestamp\":[3.5,7.2],\"text\":\" Two.\"}]")
    #expect(told(transcript) == "Speaker 0-3.16 One.\nSpeaker 3.5-7.2 Two.")
  }

  @Test("a line that is no JSON is left out and named, the rest is read")
  func badLines() throws {
    let transcript = try read(
      "{\"speaker\":\"Dana\",\"text\":\"Hello\"}\n{\"speaker\":\"No\n\n{\"speaker\":\"Noor\"}\n{\"speaker\":\"Noor\",\"text\":\"Hi\"}\n"
    )
    #expect(told(transcript) == "Dana ? Hello\nNoor ? Hi")
    #expect(transcript.problems.map(\.line) == [2, 4])
  }

  @Test("an oTranscribe file is a page inside JSON")
  func otr() throws {
    let transcript = try read(
      """
      {"text":"<p><span class=\\"timestamp\\" data-timestamp=\\"3.2\\">00:03</span>&nbsp;Dana: What <b>happened</b>?</p>\
      <p><span class=\\"timestamp\\" data-timestamp=\\"9.1\\">00:09</span> Noor: Late.<br>Very.</p>",\
      "media":"a.mp3","media-time":12.5}
      """)
    #expect(told(transcript) == "Dana 3 What happened?\nNoor 9 Late. Very.")
  }

  @Test("noScribe's page has its times in anchors")
  func noScribe() throws {
    let transcript = try read(
      """
      <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN">
      <html><head><meta name="a" content="b"><style>p { color: red }</style></head><body>
      <p style="x"><a name="ts_1230_5600_S00" >S00: What
      happened?</a> <a name="ts_5600_6000_S00" > Tell me.</a></p>
      <p><a name="ts_3661000_3662000_S01" >S01: It was &lt;late&gt;.</a></p>
      <script>Dana: no words</script></body></html>
      """)
    #expect(transcript.format == .html)
    #expect(told(transcript) == "S00 1.23 What happened? Tell me.\nS01 3661 It was <late>.")
    #expect(transcript.problems.isEmpty)
  }
}
