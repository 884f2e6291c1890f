import Fieldwork
import Preparing
import Testing

@Suite("A guide on paper")
struct GuidePrintingTests {
  @Test("plain text has minutes and clock at the right and room to write")
  func plainText() {
    let text = """
      ---
      minutes: 30
      people: 4
      ---
      # Late deliveries
      ## Welcome (5 min) {mandatory}
      > Thank you for coming, all of you, on this wet morning.
      >
      > We begin.
      - [ ] Consent spoken
      ## Key questions (25 min)
      1. What happens, step by step, when a delivery date slips for you? {must-ask, 12 min}
         - Who told you?
      2. What helped?
      - stimulus: A sketch {disclaimer: "Not a plan."}
      ## After (10 min) {debrief}
      - What surprised us?
      """
    #expect(
      GuidePrinting.plainText(Guide.reading(text).guide, columns: 48) == """
        Late deliveries   30 min · 4 people · * must-ask
        ================================================

        1 WELCOME (mandatory)           5 min  0:00-0:05
        ------------------------------------------------
         | Thank you for coming, all of you, on this wet
         | morning.
         |
         | We begin.
         [ ] Consent spoken

        2 KEY QUESTIONS                25 min  0:05-0:30
        ------------------------------------------------

          1* What happens, step by step, when a   12 min
             delivery date slips for you?
               - Who told you?
             ___________________________________________

           2 What helped?
             ___________________________________________

         | Read first: Not a plan.
           3 Show: A sketch
             ___________________________________________

        AFTER, AFTERWARDS, THE TEAM ALONE         10 min
        ------------------------------------------------

           - What surprised us?

        """)
  }

  @Test(
    "no line of a shipped guide is longer than the paper, at 80 and at 60 columns",
    arguments: Shelf.guideKinds)
  func fits(kind: String) throws {
    let guide = Guide.reading(try #require(Shelf.guide(named: kind))).guide
    for columns in [60, 80] {
      for line in GuidePrinting.plainText(guide, columns: columns).split(separator: "\n") {
        #expect(line.count <= columns, "\(line)")
      }
    }
  }

  @Test("printed Markdown is the same guide when it is read", arguments: Shelf.guideKinds)
  func markdown(kind: String) throws {
    let guide = Guide.reading(try #require(Shelf.guide(named: kind))).guide
    let printed = GuidePrinting.markdown(guide)
    let (again, problems) = Guide.reading(printed)
    #expect(problems.isEmpty)
    #expect(GuidePrinting.markdown(again) == printed)
    #expect(again.prompts.map(\.text) == guide.prompts.map(\.text))
    #expect(again.sections.map(\.scripts) == guide.sections.map(\.scripts))
    #expect(again.debrief?.prompts.count == guide.debrief?.prompts.count)
  }

  @Test("controls that a terminal acts on are printed as a stand-in")
  func hostile() {
    let guide = Guide.reading("# T\n- What\u{1B}]0;x\u{7} \u{202E}now?\n").guide
    let text = GuidePrinting.plainText(guide)
    #expect(text.contains("What\u{FFFD}]0;x\u{FFFD} \u{FFFD}now?"))
  }

  @Test("a very long word is cut, and wide letters take two columns")
  func longWords() {
    let guide = Guide.reading("# T\n- \(String(repeating: "日", count: 60))?\n").guide
    for line in GuidePrinting.plainText(guide, columns: 40).split(separator: "\n") {
      #expect(line.reduce(0) { $0 + ($1 == "日" ? 2 : 1) } <= 40)
    }
  }
}

@Suite("A new guide from a shipped one")
struct GuideTemplateTests {
  @Test("title, minutes and people are filled in", arguments: Shelf.guideKinds)
  func filled(kind: String) throws {
    let text = try GuideTemplate.filled(kind: kind, title: "Our talk", minutes: 120, people: 5)
    let (guide, problems) = Guide.reading(text)
    #expect(problems.isEmpty)
    #expect(guide.title == "Our talk" && guide.slotMinutes == 120 && guide.people == 5)
    #expect(GuideCheck.problems(in: text).map(\.message) == [])
  }

  @Test("with any slot that is long enough the minutes add up again", arguments: [30, 47, 75, 90, 91, 240])
  func addsUp(minutes: Int) throws {
    let guide = Guide.reading(try GuideTemplate.filled(kind: "focus-group", minutes: minutes)).guide
    #expect(guide.sections.compactMap(\.minutes).reduce(0, +) == minutes)
    for section in guide.sections
    where !section.prompts.isEmpty && section.scripts.isEmpty && section.checklist.isEmpty {
      #expect(section.prompts.compactMap(\.minutes).reduce(0, +) == section.minutes)
    }
  }

  @Test("without a wish it is the shipped guide, to the byte", arguments: Shelf.guideKinds)
  func asShipped(kind: String) throws {
    #expect(try GuideTemplate.filled(kind: kind) == Shelf.guide(named: kind))
  }

  @Test("an unknown kind and a slot too short are refused with what to do")
  func refused() {
    #expect(throws: GuideTemplate.Refusal.unknownKind("party")) { try GuideTemplate.filled(kind: "party") }
    #expect(throws: GuideTemplate.Refusal.tooShort(minutes: 5, least: 15)) {
      try GuideTemplate.filled(kind: "focus-group", minutes: 5)
    }
    #expect(
      "\(GuideTemplate.Refusal.unknownKind("party"))".hasPrefix(
        "there is no guide 'party'; the kinds are focus-group,"))
  }
}
