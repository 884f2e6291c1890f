import Fieldwork
import Testing

@Suite("Reading a guide")
struct GuideReadingTests {
  @Test("the whole format is read: front matter, sections, scripts, checks, prompts, probes, stimuli")
  func wholeFormat() {
    let text = """
      ---
      minutes: 90
      people: 7
      kind: focus group
      ---
      # Late deliveries
      ## Welcome (8 min) {mandatory}
      > Thank you for coming.
      > I am not part of the team that builds.
      >
      > A second paragraph.
      - [ ] Consent spoken, one by one
      - [x] Chairs set

      Keep the door open.

      ## Key questions (45 min)
      1. What happens, step by step, when a delivery date slips? {must-ask, 12 min}
         - probe: Think of the last time. What happened first?
         - Who told whom?
      2. What would have helped?
      ## Show and tell (10 min)
      - stimulus: Sketch of a tracking page {disclaimer: "a sketch to talk about, not a plan", 10 min}
      ## Debrief (15 min) {debrief}
      - What surprised us?
      """
    #expect(
      outline(text) == """
        Late deliveries 90m 7p <focus group>
        # Welcome 8m mandatory
        > Thank you for coming. I am not part of the team that builds.
        > A second paragraph.
        = Keep the door open.
        [] Consent spoken, one by one
        [] Chairs set
        # Key questions 45m
        ? What happens, step by step, when a delivery date slips? * 12m
        - Think of the last time. What happened first?
        - Who told whom?
        ? What would have helped?
        # Show and tell 10m
        ! Sketch of a tracking page (a sketch to talk about, not a plan) 10m
        #debrief Debrief 15m
        ? What surprised us?
        """)
    #expect(problems(text).isEmpty)
  }

  @Test("prompts are numbered by section and place, and keep their line")
  func places() throws {
    let guide = Guide.reading("# T\n## A\n- one?\n## B\n- two?\n- three?\n").guide
    #expect(guide.prompts.map(\.id.description) == ["1.1", "2.1", "2.2"])
    #expect(guide.prompts.map(\.line) == [3, 5, 6])
    #expect(guide.sections.map(\.line) == [2, 4])
    let id = try #require(Prompt.ID("2.2"))
    #expect(guide.prompt(id)?.text == "three?")
  }

  @Test(
    "a mistake is named with line and column, and what to do",
    arguments: [
      (
        "# T\n## A\n- What? {must-aks}\n",
        "3:10 mistake: unknown attribute 'must-aks'; a prompt takes must-ask and minutes such as 12 min"
      ),
      (
        "# T\n## A\n- Wé? {must-ask, soon}\n",
        "3:18 mistake: unknown attribute 'soon'; a prompt takes must-ask and minutes such as 12 min"
      ),
      (
        "# T\n## A {loud}\n- What?\n",
        "2:7 mistake: unknown attribute 'loud'; a heading takes mandatory, debrief and minutes such as 8 min"
      ),
      ("# T\n## A\n- What? {must-ask\n", "3:9 mistake: this { is not closed; end the line with }"),
      ("# T\n## A (0 min)\n- What?\n", "2:6 mistake: minutes go from 1 to 1440; write them as 12 min"),
      (
        "# T\n## A\n- What? {99999999999999999999 min}\n",
        "3:10 mistake: minutes go from 1 to 1440; write them as 12 min"
      ),
      (
        "# T\n## A\n- What? {disclaimer: \"x\"}\n",
        "3:10 mistake: only a stimulus has a disclaimer; begin the item with stimulus:"
      ),
      ("# T\n## A\n- probe: Who?\n", "3:3 mistake: a probe with no prompt above it; it is read as a prompt"),
      ("# T\n##\n- What?\n", "2:3 mistake: a heading without words; give the section a name"),
      ("# T\n## A\n- What?\n-\n", "4:1 warning: a list item without words; it is left out"),
      (
        "---\nminutes: soon\n---\n# T\n- What?\n",
        "2:10 mistake: minutes is a whole number from 1 to 1440, such as 90"
      ),
      (
        "---\npeople: 0\n---\n# T\n- What?\n",
        "2:9 mistake: people is a whole number from 1 to 999, such as 7"
      ),
      (
        "---\ncolour: red\n---\n# T\n- What?\n",
        "2:1 warning: 'colour' is not read here; the keys are minutes, people, kind and title"
      ),
      (
        "---\nminutes: 60\n# T\n## A\n- What?\n",
        "1:1 mistake: the front matter is not closed; add a line --- behind its last key"
      ),
      (
        "# T\n## A\nNothing here.\n",
        "1:1 mistake: no prompt found; write each question as a list item, - like this"
      ),
      ("", "1:1 mistake: no prompt found; write each question as a list item, - like this"),
    ])
  func mistakes(text: String, expected: String) {
    #expect(problems(text) == [expected])
  }

  @Test("what stands around a mistake is still read")
  func restIsRead() {
    #expect(
      outline("---\nminutes: soon\npeople: 5\n---\n# T\n## A (0 min) {loud}\n- What? {must-ask, soon}\n")
        == """
        T 5p
        # A
        ? What? *
        """)
    #expect(outline("---\nminutes: 60\n# T\n## A\n- What?\n") == "T 60m\n# A\n? What?")
  }

  @Test(
    "minutes are read as people write them",
    arguments: [
      ("Welcome (8 min)", "Welcome 8m"), ("Welcome (8 minutes)", "Welcome 8m"),
      ("Welcome - 8 mins", "Welcome 8m"),
      ("Welcome – 8 min.", "Welcome 8m"), ("Welcome, about 8 minutes", "Welcome 8m"),
      ("Welcome [8']", "Welcome 8m"),
      ("Welcome (8’)", "Welcome 8m"), ("Welcome (10–12 min)", "Welcome 12m"),
      ("Welcome (10 to 12 mins)", "Welcome 12m"),
      ("Welcome (1 h 30)", "Welcome 90m"), ("Welcome (1.5 hours)", "Welcome 90m"),
      ("Welcome 8 minutes", "Welcome 8m"),
      ("(8 min) Welcome", "Welcome 8m"), ("8 min: Welcome", "Welcome 8m"),
      ("9:00–9:10 Welcome", "Welcome 10m"),
      ("Welcome (8\u{A0}min)", "Welcome 8m"), ("Welcome: 8 min", "Welcome 8m"),
      ("Welcome (~8 min)", "Welcome 8m"),
      ("Welcome {8 min}", "Welcome 8m"), ("Welcome {minutes: 8}", "Welcome 8m"),
      ("The last 10 minutes", "The last 10 minutes"),
      ("Room 8", "Room 8"), ("Welcome (all)", "Welcome (all)"),
      ("Welcome (2 min each)", "Welcome (2 min each)"),
    ])
  func writtenMinutes(heading: String, expected: String) {
    #expect(outline("# T\n## \(heading)\n- What?\n") == "T\n# \(expected)\n? What?")
  }

  @Test(
    "in a prompt only minutes in brackets or behind a sign are its time",
    arguments: [
      ("What happened? (12 min)", "What happened? 12m"),
      ("What happened? – 12 minutes", "What happened? 12m"),
      ("What happened? [12 min] {must-ask}", "What happened? * 12m"),
      ("What happened in the last 10 minutes?", "What happened in the last 10 minutes?"),
      ("Describe the first 10 minutes", "Describe the first 10 minutes"),
      ("What happened? {12 min, must-ask}", "What happened? * 12m"),
      ("What happened? (must ask)", "What happened? *"),
      ("What is {this}?", "What is {this}?"),
    ])
  func promptMinutes(prompt: String, expected: String) {
    #expect(outline("# T\n## A\n1. \(prompt)\n") == "T\n# A\n? \(expected)")
  }

  @Test("line ends of every kind, a byte order mark and odd blanks make no difference")
  func lineEnds() {
    let text = "---\nminutes: 30\n---\n# T\n## A (5 min)\n> Say\n- One?\n  - Two?\n"
    let expected = outline(text)
    #expect(expected == "T 30m\n# A 5m\n> Say\n? One?\n- Two?")
    for end in ["\r\n", "\r", "\u{2028}", "\u{85}"] {
      let other =
        "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
      #expect(outline(other) == expected)
    }
    #expect(outline(text.map { $0 == " " ? "\u{A0}" : String($0) }.joined()) == expected)
  }

  @Test("letters are stored composed, however they were typed")
  func composedLetters() {
    let guide = Guide.reading("# Cafe\u{301}\n- Wo\u{308}?\n").guide
    #expect(Array(guide.title.unicodeScalars) == Array("Caf\u{E9}".unicodeScalars))
    #expect(Array(guide.prompts[0].text.unicodeScalars) == Array("W\u{F6}?".unicodeScalars))
  }

  @Test("words go on over lines, in prompts, probes, scripts and checks")
  func continuedLines() {
    #expect(
      outline(
        "# T\n## A\n1. What happens when\n   a date slips? {must-ask}\n   - Who told\n     whom?\n- [ ] Doors\n  open\n"
      ) == """
        T
        # A
        [] Doors open
        ? What happens when a date slips? *
        - Who told whom?
        """)
  }

  @Test("signs of emphasis and escapes are taken off, words' own stars and underscores are not")
  func emphasis() {
    #expect(
      outline(
        "# **T**\n## A\n- What is *late* to **you**, in some_file_name or 2 * 3?\n- Is \\*this\\* so?\n")
        == "T\n# A\n? What is late to you, in some_file_name or 2 * 3?\n? Is *this* so?")
  }

  @Test(
    "a deeper heading with minutes is a section, one that asks is a prompt, any other joins the one above")
  func deeperHeadings() {
    #expect(
      outline("# T\n## Key (30 min)\n### Notice (10 min)\n- a?\n### Cost (20 min)\n- b?\n## End\n- c?\n")
        == "T\n# Notice 10m\n? a?\n# Cost 20m\n? b?\n# End\n? c?")
    #expect(
      outline("# T\n## Key\n### What happened?\n- who?\n- when?\n### What helped?\n")
        == "T\n# Key\n? What happened?\n- who?\n- when?\n? What helped?")
    #expect(outline("# T\n## Key\n- a?\n### More\n- b?\n") == "T\n# Key\n= More\n? a?\n? b?")
  }

  @Test("comments, rules, fences and table rulers are not words")
  func ornaments() {
    #expect(
      outline(
        "# T\n<!-- for us\nonly -->\n## A\n***\n```\n- What?\n```\n| Topic | Question |\n|---|---|\n| Notice | Who told you? |\n"
      )
        == "T\n# A\n= Topic\n= Question\n= Notice\n? What?\n? Who told you?")
  }

  @Test("every wording knows its line and column")
  func wordings() throws {
    let text = "# T\n## A\n> One\n> two **three** four\n- What é went? {must-ask}\n  - probe: Who?\n"
    let wordings = Guide.wordings(text)
    #expect(wordings.map(\.kind) == [.sectionTitle, .script, .prompt, .probe])
    #expect(wordings.map(\.text) == ["A", "One two three four", "What é went?", "Who?"])
    #expect(wordings[1].place(ofByte: 0) == (3, 3))
    #expect(wordings[1].place(ofByte: 4) == (4, 3))
    #expect(wordings[1].place(ofByte: 8) == (4, 9))
    #expect(wordings[1].place(ofByte: 14) == (4, 17))
    #expect(wordings[2].place(ofByte: "What é ".utf8.count) == (5, 10))
    #expect(wordings[3].place(ofByte: 0) == (6, 12))
  }
}
