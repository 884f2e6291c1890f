import Importing
import Testing

@Suite("WebVTT and SRT")
struct CueTests {
  @Test("Zoom's names before a colon are speakers")
  func zoom() throws {
    let transcript = try read(
      """
      WEBVTT

      1
      00:00:02.190 --> 00:00:05.430
      Dana Whitfield: Thank you for coming.

      2
      00:00:06.000 --> 00:00:11.250
      Noor Haddad: The truck came late, and one thing: nobody rang.

      3
      00:00:12.000 --> 00:00:14.000
      Not once.
      """)
    #expect(transcript.format == .vtt)
    #expect(
      told(transcript) == """
        Dana Whitfield 2.19-5.43 Thank you for coming.
        Noor Haddad 6-11.25 The truck came late, and one thing: nobody rang.
        Noor Haddad 12-14 Not once.
        """)
    #expect(transcript.problems.isEmpty)
  }

  @Test("Teams' voices are speakers, and the parts of one utterance are one turn")
  func teams() throws {
    let transcript = try read(
      """
      \u{FEFF}WEBVTT\r
      \r
      8c7b9e10-aa01-4b7e-9c55-0d2f3a4b5c6d/11-0\r
      00:00:03.120 --> 00:00:06.400\r
      <v Dana Whitfield>When a date slips, what\r
      happens then?</v>\r
      \r
      8c7b9e10-aa01-4b7e-9c55-0d2f3a4b5c6d/11-1\r
      00:00:06.400 --> 00:00:08.000\r
      <v Dana Whitfield>Step by step.</v>\r
      \r
      8c7b9e10-aa01-4b7e-9c55-0d2f3a4b5c6d/14-0\r
      00:00:09.000 --> 00:00:12.000\r
      <v Haddad, Noor (Northmill)>First I hear of it is the empty dock &amp; my phone.</v>\r
      """)
    #expect(
      told(transcript) == """
        Dana Whitfield 3.12-8 When a date slips, what happens then? Step by step.
        Haddad, Noor (Northmill) 9-12 First I hear of it is the empty dock & my phone.
        """)
    #expect(transcript.problems.isEmpty)
  }

  @Test("Teams' older transcripts name who speaks above the words")
  func teamsByLine() throws {
    let transcript = try read(
      """
      0:0:3.120 --> 0:0:6.400
      Dana Whitfield
      When a date slips, what
      happens then?

      0:0:9.0 --> 0:0:12.0
      Haddad, Noor (Northmill)
      Yes.
      It is the empty dock.

      0:1:2.5 --> 0:1:4.0
      Dana Whitfield
      Thank you.
      """, named: "meeting.txt")
    #expect(
      told(transcript) == """
        Dana Whitfield 3.12-6.4 When a date slips, what happens then?
        Haddad, Noor (Northmill) 9-12 Yes. It is the empty dock.
        Dana Whitfield 62.5-64 Thank you.
        """)
    #expect(transcript.problems.isEmpty)
  }

  @Test(
    "beginnings of tags that never end are words, however many there are", arguments: ["<", "{\\", "<c", "&"])
  func endlessTags(_ beginning: String) throws {
    let row = String(repeating: beginning, count: 200_000)
    for (format, head) in [(TranscriptFormat.vtt, "WEBVTT\n\n"), (.srt, "1\n")] {
      for end in ["", ">", "}"] where !(row + end).hasSuffix("<c>") && !(row + end).hasSuffix("\\}") {
        let transcript = try read("\(head)00:00:01.000 --> 00:00:02.000\n\(row)\(end)\n", as: format)
        #expect(transcript.turns.map(\.text) == [row + end])
      }
    }
  }

  @Test("captions of two lines each name nobody")
  func twoLines() throws {
    let text = (0..<20).map { "\($0)\n00:00:\(10 + $0),000 --> 00:00:\(11 + $0),000\n東京\($0 % 15)\n二行目\n\n" }
    #expect(try read(text.joined(), as: .srt).speakers == ["Speaker"])
    let short =
      "1\n00:00:01,000 --> 00:00:02,000\nYes\nIt was\n\n2\n00:00:03,000 --> 00:00:04,000\nLate\nAgain\n"
    #expect(try read(short, as: .srt).speakers == ["Speaker"])
  }

  @Test("comments, styles, settings and tags are not words")
  func notWords() throws {
    let transcript = try read(
      """
      WEBVTT Late deliveries
      Kind: captions

      STYLE
      ::cue { color: red }

      NOTE Confidence: 0.91

      NOTE
      several lines
      of it

      00:02.000 --> 00:03.500 align:start position:10%
      <v.loud Eli>It <i>was</i> <c.yellow>late</c><00:00:02.500> again</v> <v Fay>1 &lt; 2</v>
      """)
    #expect(
      told(transcript) == """
        Eli 2-3.5 It was late again
        Fay 2-3.5 1 < 2
        """)
    #expect(transcript.problems.isEmpty)
  }

  @Test("SRT has commas in its times, tags of players, and blank lines within words")
  func srt() throws {
    let transcript = try read(
      """
      1
      00:00:01,000 --> 00:00:02,500
      {\\an8}MODERATOR: Good <i>morning</i>.

      2
      00:00:03,000 --> 00:00:04,000
      Abe: Morning.

      And hello.
      3
      01:00:03,000 --> 01:00:04,000
      Abe: 5 > 3 <v
      """)
    #expect(transcript.format == .srt)
    #expect(
      told(transcript) == """
        MODERATOR 1-2.5 Good morning.
        Abe 3-4 Morning. And hello.
        Abe 3603-3604 5 > 3 <v
        """)
  }

  @Test("captions without names have one speaker")
  func unnamed() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\nwell then\n\n00:03.000 --> 00:04.000\nso be it\n")
    #expect(told(transcript) == "Speaker 1-2 well then\nSpeaker 3-4 so be it")
  }

  @Test("what is no cue is named by its line, and words whose times are garbled are kept")
  func problems() throws {
    let transcript = try read(
      """
      WEBVTT

      a line by itself

      0x:01.000 --> 00:02.000
      Dana: Kept all the same.

      00:05.000 --> 00:04.000
      Dana: Backwards.
      """)
    #expect(told(transcript) == "Dana ? Kept all the same.\nDana 5 Backwards.")
    #expect(transcript.problems.map(\.line) == [3, 5, 8])
  }

  @Test("a cue's words may look like anything")
  func hostile() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>=1+1 \u{1B}[31m \u{202E}x &#x1f600; &bogus; 2 < 3\n\n"
        + "00:02.000 --> 00:03.000\n<v \(String(repeating: "n", count: 500))>NOTE --x\n")
    #expect(
      transcript.turns.map(\.text) == ["=1+1 \u{1B}[31m \u{202E}x \u{1F600} &bogus; 2 < 3", "NOTE --x"])
    #expect(transcript.speakers.map(\.count) == [1, 500])
  }
}
