import Importing
import Testing

@Suite("Plain text and Markdown")
struct PlainTests {
  /// A form as a program writes it, and what was said and when.
  struct Sample: CustomTestStringConvertible, Sendable {
    var program: String
    var text: String
    var turns: String
    var testDescription: String { program }
  }

  static let samples = [
    Sample(
      program: "by hand",
      text: """
        Interview on late deliveries

        Dana: What happened?
        Noor: The truck came late: two days.
        Nobody rang.

        It was a Friday.
        Dana: Thank you.
        """,
      turns: """
        Dana ? What happened?
        Noor ? The truck came late: two days. Nobody rang.|It was a Friday.
        Dana ? Thank you.
        """),
    Sample(
      program: "Teams, names behind times in brackets",
      text: """
        [0:03] Dana Whitfield
        What happened?
        [0:09] Noor Haddad
        The truck came late.
        Nobody rang.
        [0:20] Dana Whitfield
        Thank you.
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 The truck came late. Nobody rang.
        Dana Whitfield 20 Thank you.
        """),
    Sample(
      program: "Teams, names above times",
      text: """
        Dana Whitfield
        0:03
        What happened?
        Noor Haddad
        0:09
        The truck came late.
        Dana Whitfield
        1:00:20
        Thank you.
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 The truck came late.
        Dana Whitfield 3620 Thank you.
        """),
    Sample(
      program: "Teams, names below times",
      text: """
        0:03
        Dana Whitfield
        What happened?

        0:09
        Noor Haddad
        The truck came late.
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 The truck came late.
        """),
    Sample(
      program: "Teams, names below ranges, with a title",
      text: """
        Late deliveries, 20 November 2026
        00:00:03.000 --> 00:00:08.500
        Dana Whitfield
        What happened?

        00:00:09.000 --> 00:00:12.000
        Noor Haddad
        The truck came late.
        """,
      turns: """
        Dana Whitfield 3-8.5 What happened?
        Noor Haddad 9-12 The truck came late.
        """),
    Sample(
      program: "Teams, paragraphs run together",
      text: """
        Dana Whitfield   0:03 What happened?
        Noor Haddad   0:09 The truck came late.
        Nobody rang.
        Dana Whitfield   1:00:20 Thank you.
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 The truck came late. Nobody rang.
        Dana Whitfield 3620 Thank you.
        """),
    Sample(
      program: "names with ranges behind them",
      text: """
        Dana Whitfield 00:00:03 --> 00:00:08
        What happened?

        Noor Haddad 00:00:09 --> 00:00:12
        The truck came late.
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 The truck came late.
        """),
    Sample(
      program: "times on their own, and nobody's names",
      text: """
        0:03
        Yes.
        It was late.
        0:09
        Friday.
        Nobody rang.
        """,
      turns: """
        Speaker 3 Yes. It was late.
        Speaker 9 Friday. Nobody rang.
        """),
    Sample(
      program: "oTranscribe, times in front",
      text: """
        00:03 Dana: What happened?
        00:09 Noor: The truck came late.
        00:12 I rang at 10:30, and again.
        1:00:15 Dana: Thank you.
        """,
      turns: """
        Dana 3 What happened?
        Noor 9 The truck came late.
        Noor 12 I rang at 10:30, and again.
        Dana 3615 Thank you.
        """),
    Sample(
      program: "oTranscribe, times on their own",
      text: """
        00:03

        Dana: What happened?

        00:09

        Noor: The truck came late.
        """,
      turns: """
        Dana 3 What happened?
        Noor 9 The truck came late.
        """),
    Sample(
      program: "Otter",
      text: """
        Dana Whitfield  0:03\u{20}\u{20}
        What happened?

        Speaker 2  1:10\u{20}\u{20}
        The truck came at 6:15
        And nobody rang.

        Transcribed by https://otter.ai
        """,
      turns: """
        Dana Whitfield 3 What happened?
        Speaker 2 70 The truck came at 6:15 And nobody rang.
        """),
    Sample(
      program: "Rev",
      text: """
        Dana (00:03):
        What happened?
        Noor (00:09):
        The truck came late.
        """,
      turns: """
        Dana 3 What happened?
        Noor 9 The truck came late.
        """),
    Sample(
      program: "Zoom's captions",
      text: """
        [Dana Whitfield] 10:02:13
        What happened?

        [Noor] 10:02:20
        The truck came late.
        """,
      turns: """
        Dana Whitfield 36133 What happened?
        Noor 36140 The truck came late.
        """),
    Sample(
      program: "MAXQDA, times behind",
      text: """
        I: What happened? #00:00:05-2#

        B1: The truck came late. #00:00:11-7#
        """,
      turns: """
        I 0-5.2 What happened?
        B1 5.2-11.7 The truck came late.
        """),
    Sample(
      program: "MAXQDA, times in front",
      text: """
        #00:00:00-0# I: What happened?
        #00:00:05-2# B1: The truck came late.
        """,
      turns: """
        I 0 What happened?
        B1 5.2 The truck came late.
        """),
    Sample(
      program: "QualCoder",
      text: """
        [00:00:02] {Dana} What happened?
        [00.00.09] {Noor} The truck came late.
        """,
      turns: """
        Dana 2 What happened?
        Noor 9 The truck came late.
        """),
    Sample(
      program: "noScribe",
      text: """
        [00:00:00] S00: What happened?

        [00:00:09] S01: The truck came late.
        """,
      turns: """
        S00 0 What happened?
        S01 9 The truck came late.
        """),
    Sample(
      program: "Whisper, without names",
      text: """
        [00:00.000 --> 00:03.000]  What happened?
        [00:03.000 --> 00:07.500]  The truck came late.
        """,
      turns: """
        Speaker 0-3 What happened?
        Speaker 3-7.5 The truck came late.
        """),
    Sample(
      program: "a name in brackets or behind",
      text: """
        [SPEAKER_00]: What happened?
        SPEAKER_01: [00:00:09] The truck came late.
        """,
      turns: """
        SPEAKER_00 ? What happened?
        SPEAKER_01 9 The truck came late.
        """),
    Sample(
      program: "other scripts",
      text: """
        Интервьюер: Что случилось?
        李娜\u{FF1A}卡车迟到了。
        Åse Öst: Den kom for sent.
        """,
      turns: """
        Интервьюер ? Что случилось?
        李娜 ? 卡车迟到了。
        Åse Öst ? Den kom for sent.
        """),
  ]

  @Test("what a program writes is read as it was said", arguments: samples)
  func sample(_ sample: Sample) throws {
    let transcript = try read(sample.text, named: "talk.txt")
    #expect(told(transcript) == sample.turns)
    #expect(transcript.problems.isEmpty)
  }

  @Test("what stands before anybody is named is left out by its line")
  func preamble() throws {
    let transcript = try read(
      "Interview 3\nDate: 12 March\nheld in Utrecht\n\nDana: Hello.\nNoor: Hello.\nEli:\n")
    #expect(told(transcript) == "Dana ? Hello.\nNoor ? Hello.")
    #expect(transcript.problems.map(\.line) == [2, 3, 7])
  }

  @Test("what Teams notes about the recording is nobody's words")
  func recordingLines() throws {
    let transcript = try read(
      """
      Dana Whitfield started transcription

      Dana Whitfield   0:03
      What happened?

      Noor Haddad   0:09
      When nobody rang, she stopped transcription

      Dana Whitfield stopped transcription
      """)
    #expect(
      told(transcript) == """
        Dana Whitfield 3 What happened?
        Noor Haddad 9 When nobody rang, she stopped transcription
        """)
    #expect(transcript.problems.map(\.line) == [9])
  }

  @Test("a colon in the midst of talk begins no turn")
  func colons() throws {
    let transcript = try read(
      """
      Dana: Three things
      and the first of them: time.
      Note: that was hard to hear.
      It said: https://example.org/a: fine
      moderator: go on
      moderator: and then
      """)
    #expect(transcript.speakers == ["Dana", "moderator"])
    #expect(transcript.turns.count == 3)
  }

  @Test("text in which nobody is named is refused in words")
  func nobody() {
    #expect(throws: ImportError.nobodyNamed) { try read("once upon a time\nthere was a truck\n") }
  }

  @Test("Markdown has names in bold, escapes and lists")
  func markdown() throws {
    let transcript = try read(
      """
      # Late deliveries

      **Dana Whitfield:** What happened\\?

      **Noor**: It came \\*late\\*.
      - **Eli**: Same here.
      ---
      > **Dana Whitfield:** Thank you.
      """)
    #expect(transcript.format == .md)
    #expect(
      told(transcript) == """
        Dana Whitfield ? What happened?
        Noor ? It came *late*.
        Eli ? Same here.
        Dana Whitfield ? Thank you.
        """)
    #expect(transcript.problems.isEmpty)
  }

  @Test("evenkeel's own transcript gives back its turns and notes, and nothing else")
  func ownMarkdown() throws {
    let transcript = try read(
      """
      # Late deliveries

      Session group-a, 2026-11-21, 00:01:10 long.

      F is the facilitator, P a participant, V somebody of the provider, O an observer.

      ## People

      | who | role |
      | --- | --- |
      | P1 | customer |

      ## Welcome

      00:00:03 **F** What happened? *(P! dated promise)*

      00:01:10 **P1** It came \\*(late)\\*, 10:30. *(quote; gain)*

      > 00:01:12 O1 note: frowned

      ## Flags to decide in review

      - 00:00:03 P! dated promise: "x"
      """)
    #expect(
      told(transcript) == """
        F 3 What happened?
        P1 70 It came *(late)*, 10:30.
        O1 note 72 frowned
        """)
    #expect(transcript.problems.isEmpty)
  }
}
