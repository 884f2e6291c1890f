import Fieldwork
import Preparing
import Testing

/// A guide without a problem, so that each test shows its one change.
private let sound = """
  ---
  minutes: 60
  people: 4
  ---
  # Notice
  ## Welcome (5 min) {mandatory}
  > Your words are written down by code. You may pass or leave.
  > We collect views; by [date] you hear what was decided, also if it is "not yet".
  ## Key questions (40 min)
  1. Think of the last time it went wrong. What happened? {must-ask, 20 min}
  2. What is it like when it goes well? {must-ask, 20 min}
  ## Ending (10 min)
  - Of all we said, what matters most to you? {10 min}
  ## Next steps (5 min) {mandatory}
  > By [date] you hear what was decided.
  """

@Suite("Checking a guide")
struct GuideCheckTests {
  private func problems(_ change: (String, String)...) -> [String] {
    let text = change.reduce(sound) { $0.replacing($1.0, with: $1.1) }
    return GuideCheck.problems(in: text).map { "\($0.line):\($0.column) \($0.message)" }
  }

  @Test("a sound guide has no problem")
  func soundGuide() { #expect(problems() == []) }

  @Test(
    "each problem is named with its line and what to do",
    arguments: [
      ("minutes: 60\n", "", ["1:1 no minutes for the whole; write minutes: 90 between --- lines at the top"]),
      (
        "## Ending (10 min)", "## Ending",
        ["12:1 no minutes for 'Ending'; write them behind the heading, (8 min)"]
      ),
      (
        "minutes: 60", "minutes: 50",
        ["12:1 the sections take 60 minutes, 10 minutes over the slot of 50; shorten one"]
      ),
      (
        "minutes: 60", "minutes: 61",
        ["1:1 the sections take 60 of 61 minutes; give the other 1 minute to one of them"]
      ),
      (
        "people: 4", "people: 14",
        [
          "10:1 a key question of 20 minutes for 14 people, about 1:25 each; give it 21, or ask fewer people",
          "11:1 a key question of 20 minutes for 14 people, about 1:25 each; give it 21, or ask fewer people",
        ]
      ),
      (
        "{must-ask, 20 min}\n2.", "{must-ask, 25 min}\n2.",
        ["9:1 the prompts of 'Key questions' take 45 minutes, the section has 40; make them agree"]
      ),
      (
        "most to you? {10 min}", "most to you? {7 min}",
        ["12:1 the prompts of 'Ending' take 7 of its 10 minutes; give the rest to one of them"]
      ),
      (
        "- Of all we said, what matters most to you? {10 min}", "- Who was there? {10 min}",
        ["14:1 no ending question; ask what matters most of all that was said, and what was missed"]
      ),
      (
        "2. What is it like when it goes well?", "2. Who else was there?",
        ["10:1 a question about pain without one about gain; ask also what it is like when it goes well"]
      ),
      (
        "> By [date] you hear what was decided.", "> Thank you all.",
        ["14:1 no words on what to expect at the end; say by when people hear, also if it is \"not yet\""]
      ),
      (
        "> We collect views; by [date] you hear what was decided, also if it is \"not yet\".",
        "> Let us begin.",
        ["6:1 no words on what to expect in the opening; say that views are collected, and when people hear"]
      ),
      (
        "> Your words are written down by code. You may pass or leave.", "> Welcome.",
        [
          "6:1 no words on consent in the opening; say what happens with their words",
          "6:1 no words on passing or leaving in the opening; say that people may",
        ]
      ),
      (
        "## Key questions (40 min)", "## Show (0 min)\n## Key questions (40 min)",
        [
          "9:1 no minutes for 'Show'; write them behind the heading, (8 min)",
          "9:1 nothing to ask or read in 'Show'; fill the section or take it out",
          "9:9 minutes go from 1 to 1440; write them as 12 min",
        ]
      ),
      (
        "1. Think", "- stimulus: A sketch\n1. Think",
        [
          "10:1 a stimulus without words read first; add {disclaimer: \"a sketch to talk about, not a plan\"}",
          "10:1 something is shown before any question about how it is today; ask for the problem first",
        ]
      ),
      (
        "1. Think", "1. Which feature do you want?\n1. Think",
        [
          "10:1 a solution is asked about before any question about how it is today; ask for the problem first"
        ]
      ),
      (
        "{must-ask, 20 min}\n2.", "{must-aks, 20 min}\n2.",
        ["10:58 unknown attribute 'must-aks'; a prompt takes must-ask and minutes such as 12 min"]
      ),
    ])
  func named(old: String, new: String, expected: [String]) { #expect(problems((old, new)) == expected) }

  @Test("a guide without must-ask marks, and without words to read, is told so")
  func bare() {
    let text =
      "---\nminutes: 10\n---\n# T\n## A (10 min) {mandatory}\n- What did you do yesterday? {10 min}\n"
    #expect(
      GuideCheck.problems(in: text).map { "\($0.line) \($0.message)" } == [
        "5 'A' is mandatory and has nothing to read aloud; add its words as > lines",
        "5 nothing is read aloud at the start; add welcome, consent and expectations as > lines",
        "5 no words on what to expect at the end; say by when people hear, also if it is \"not yet\"",
        "5 no ending question; ask what matters most of all that was said, and what was missed",
        "6 no prompt is must-ask; mark those the session is for with {must-ask}",
      ])
  }

  @Test("the people and minutes of the room go before those of the guide")
  func room() {
    let found = GuideCheck.problems(in: sound, people: 20, slotMinutes: 45).map(\.message)
    #expect(found.contains { $0.contains("for 20 people, about 1:00 each; give it 30") })
    #expect(found.contains { $0.contains("15 minutes over the slot of 45") })
  }

  @Test("a key question without minutes of its own has an even share of its section's")
  func shared() {
    let text = sound.replacing(", 20 min", with: "").replacing("people: 4", with: "people: 14")
    #expect(GuideCheck.problems(in: text).filter { $0.message.contains("about 1:25 each") }.count == 2)
  }

  @Test("words that lead are pointed at by line and column, with what to say")
  func language() {
    let text = sound.replacing("1. Think of", with: "1. Surely you think of")
    let found = GuideCheck.problems(in: text) { wording in
      guard let range = wording.text.range(of: "Surely") else { return [] }
      let start = wording.text.utf8.distance(from: wording.text.startIndex, to: range.lowerBound)
      return [
        Finding(
          .leading, rule: "lead.surely", bytes: start..<(start + 6), tier: .sure, score: 1,
          kind: "a leading question",
          reason: "", advice: "How would you describe it.")
      ]
    }
    #expect(
      found.map { "\($0.line):\($0.column) \($0.message)" }
        == ["10:4 \"Surely\" reads as a leading question; say: How would you describe it"])
  }

  @Test("a guide in another language is not measured by English words")
  func otherLanguage() {
    let text =
      "---\nminutes: 20\n---\n# Lieferungen\n## Fragen (20 min)\n- Was ist beim letzten Mal passiert? {must-ask, 20 min}\n"
    #expect(
      GuideCheck.problems(in: text).map(\.message)
        == ["only English words are checked; look yourself for welcome, consent, expectations and ending"])
  }
}
