import Fieldwork
import Testing

@Suite("Guides by people who never read our format")
struct ForeignGuideTests {
  @Test("a numbered list alone is one section of prompts, with nested items as probes")
  func numberedList() {
    #expect(
      outline(
        "1) What does a week look like?\n   a) Which day is hardest?\n   b) Who is there?\n2) What slips?\n3) What would help?\n"
      )
        == "Untitled guide\n# Questions\n? What does a week look like?\n- Which day is hardest?\n- Who is there?\n? What slips?\n? What would help?"
    )
  }

  @Test("plain questions, one a line, are prompts")
  func plainQuestions() {
    #expect(
      outline("Interview Ines\n\nWhat do you do?\nWhat slips?\nTell me about the last time.\n")
        == "Interview Ines\n# Questions\n? What do you do?\n? What slips?\n? Tell me about the last time.")
  }

  @Test("short lines with minutes are headings, sentences are read aloud")
  func plainHeadings() {
    let text = """
      Discussion guide: deliveries

      Introduction (10 minutes)
      Thank you for coming. We will talk until four.

      Warm-up – 5 mins
      What does your job involve?

      Main part (10–45 min)
      • What happens when a date slips?
      – Who told you?
      • What would have helped?

      Wrap up
      * Anything we should have asked?
      """
    #expect(
      outline(text) == """
        Discussion guide: deliveries
        # Introduction 10m
        > Thank you for coming. We will talk until four.
        # Warm-up 5m
        ? What does your job involve?
        # Main part 45m
        ? What happens when a date slips?
        ? Who told you?
        ? What would have helped?
        # Wrap up
        ? Anything we should have asked?
        """)
  }

  @Test("a pasted Word outline with Roman numbers, letters, tabs and no-break spaces")
  func romanOutline() {
    let text = """
      FOCUS GROUP GUIDE\r
      \r
      I.\tWelcome (10 min)\r
      \tA.\tSay who we are\r
      \tB.\tExplain the recording\r
      II.\tQuestions\u{A0}(40 min)\r
      \tA.\tWhat happens when a date slips?\r
      \t\t1.\tWho told you?\r
      \t\t2.\tWhat did you do then?\r
      \tB.\tWhat would have helped?\r
      III.\tClosing (5 min)\r
      \tA.\t\u{201C}Anything else?\u{201D}\r
      """
    #expect(
      outline(text) == """
        FOCUS GROUP GUIDE
        # Welcome 10m
        ? Say who we are
        ? Explain the recording
        # Questions 40m
        ? What happens when a date slips?
        - Who told you?
        - What did you do then?
        ? What would have helped?
        # Closing 5m
        ? “Anything else?”
        """)
  }

  @Test("a pasted Word outline that lost its indents is told apart by its signs")
  func flatOutline() {
    let text = """
      1. Welcome
      1.1. Who are you?
      1.2. Where do you work?
      2. Deliveries
      2.1. What happens when a date slips?
      • Who told you?
      o\tWhen was that?
      2.2. What would have helped?
      """
    #expect(
      outline(text) == """
        Untitled guide
        # Welcome
        ? Who are you?
        ? Where do you work?
        # Deliveries
        ? What happens when a date slips?
        - Who told you?
        - When was that?
        ? What would have helped?
        """)
  }

  @Test("soft line breaks of a word processor end a line, and columns count on")
  func softBreaks() {
    #expect(outline("# T\n## A\u{B}10 minutes\n- What?\u{B}  - Who?\n") == "T\n# A 10m\n? What?\n- Who?")
    #expect(problems("# T\n## A\n- What?\u{B}- Who? {loud}\n").map { $0.prefix(4) } == ["3:17"])
  }

  @Test("bold lines are headings")
  func boldHeadings() {
    #expect(
      outline(
        "**Guide**\n\n**Welcome (8 min)**\n- Who are you?\n\n**Key questions:** (20 min)\n- What slips?\n")
        == "Guide\n# Welcome 8m\n? Who are you?\n# Key questions 20m\n? What slips?")
    #expect(
      outline("# Guide\n\n**Welcome**\n- Who are you?\n\n__End__\n- What else?\n")
        == "Guide\n# Welcome\n? Who are you?\n# End\n? What else?")
  }

  @Test("numbered words are headings: SECTION 1, Part B, Step IV")
  func numberedWords() {
    #expect(
      outline(
        "SECTION 1: WELCOME (10 min)\nHello and thank you.\nSECTION 2: QUESTIONS\nAsk:\n- What slips?\n  Probes:\n  - Who told you?\nSECTION 3\n- What else?\n"
      )
        == "Untitled guide\n# WELCOME 10m\n> Hello and thank you.\n# QUESTIONS\n? What slips?\n- Who told you?\n# SECTION 3\n? What else?"
    )
    #expect(
      outline("Part A – Start\n1. What slips?\nPart B – End\n1. What else?\n")
        == "Untitled guide\n# Start\n? What slips?\n# End\n? What else?")
  }

  @Test("underlined headings, and a rule between sentences is none")
  func setext() {
    #expect(
      outline("Guide\n=====\n\nWelcome\n-------\n1. Who are you?\n\nThat was all.\n---\n2. What else?\n")
        == "Guide\n# Welcome\n> That was all.\n? Who are you?\n? What else?")
  }

  @Test("lines with a colon are headings, labels are not")
  func colonHeadings() {
    #expect(
      outline(
        "Opening:\n1. Who are you?\nProbes:\n- Since when?\nMain questions:\n2. What slips?\nFollow-up: Who told you?\n"
      )
        == "Untitled guide\n# Opening\n? Who are you?\n- Since when?\n# Main questions\n? What slips?\n- Who told you?"
    )
  }

  @Test("headings all of one level are all sections, unless the first holds nothing")
  func oneLevel() {
    #expect(outline("# Welcome\n- a?\n# End\n- b?\n") == "Untitled guide\n# Welcome\n? a?\n# End\n? b?")
    #expect(outline("# Guide\n\n# Welcome\n- a?\n# End\n- b?\n") == "Guide\n# Welcome\n? a?\n# End\n? b?")
  }

  @Test("minutes and people named above the first heading are those of the slot")
  func slotByWords() {
    #expect(
      outline("# Guide (90 min)\n## A\n- a?\n") == "Guide 90m\n# A\n? a?")
    #expect(
      outline("# Guide\nDuration: 1.5 hours\nParticipants: 6–8\n## A\nTime: 10 minutes\n- a?\n")
        == "Guide 90m 8p\n# A 10m\n? a?")
  }

  @Test("words to say, notes and stimuli are known by their labels")
  func labels() {
    #expect(
      outline(
        "# G\n## A\nModerator: Good morning.\nNote: open the window\nStimulus: a sketch\nWhat comes to mind?\n"
      )
        == "G\n# A\n> Good morning.\n= Note: open the window\n! a sketch\n? What comes to mind?")
  }

  /// A text nobody would write, with a short name so that a test's report does not hold it all.
  struct Hostile: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ name: String, _ piece: String, times: Int = 1, front: String = "", end: String = "") {
      testDescription = name
      text = front + String(repeating: piece, count: times) + end
    }
  }

  @Test(
    "a hostile text is read in the end, whatever it holds",
    arguments: [
      Hostile("headings with bad attributes", "# x (1 min) {a,b}\n", times: 2000),
      Hostile("open braces", "{", times: 20_000),
      Hostile("closed braces", "{a}", times: 10_000, front: "# T\n- "),
      Hostile("quotes and braces", "\"{", times: 10_000, front: "- "),
      Hostile("bad attributes in one line", "a,", times: 20_000, front: "- x {", end: "}\n"),
      Hostile("nested items alone", "  - x\n", times: 2000),
      Hostile("open brackets before minutes", "(", times: 20_000, end: "1 min)"),
      Hostile("a number without end", "1.", times: 20_000, end: " x"),
      Hostile("quotes in quotes", "> ", times: 20_000),
      Hostile("open comments", "<!--\n", times: 2000),
      Hostile("rules", "---\n", times: 2000),
      Hostile("short paragraphs", "a\n\n", times: 2000),
      Hostile("marks without a letter", "\u{301}", times: 20_000),
      Hostile("terminal controls", "\u{1B}]0;x\u{7}\u{202E}?\n"),
      Hostile("stars", "*", times: 20_001),
      Hostile("a table row of cells without end", "a?|", times: 20_000, front: "|"),
      Hostile("empty items", "- \n", times: 2000),
      Hostile("one long line", "word ", times: 100_000, front: "# T\n", end: "?"),
    ])
  func hostile(_ hostile: Hostile) {
    let (guide, problems) = Guide.reading(hostile.text)
    #expect(!guide.title.isEmpty)
    #expect(problems.allSatisfy { $0.line > 0 && $0.column > 0 })
  }
}
