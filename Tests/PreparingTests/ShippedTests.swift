import Fieldwork
import Preparing
import Testing

@Suite("What is shipped")
struct ShippedTests {
  static let kinds = [
    "focus-group", "interview", "talk-it-out", "first-meeting", "show-and-tell", "partner-review",
  ]

  @Test("six guides ship, in the order they are offered")
  func sixGuides() {
    #expect(Shelf.guideKinds == Self.kinds)
    #expect(Shelf.guide(named: "Focus group") == Shelf.guide(named: "focus-group"))
    #expect(Shelf.guide(named: "focus-groups") == nil)
  }

  @Test("a shipped guide passes its own check", arguments: kinds)
  func passes(kind: String) throws {
    let text = try #require(Shelf.guide(named: kind))
    #expect(GuideCheck.problems(in: text).map { "\($0.line): \($0.message)" } == [])
  }

  @Test("a shipped guide fills its minutes, sections and prompts alike", arguments: kinds)
  func fillsMinutes(kind: String) throws {
    let guide = Guide.reading(try #require(Shelf.guide(named: kind))).guide
    #expect(guide.sections.compactMap(\.minutes).reduce(0, +) == guide.slotMinutes)
    #expect(guide.sections.allSatisfy { $0.minutes != nil } && guide.prompts.allSatisfy { $0.minutes != nil })
    for section in guide.sections {
      let asked = section.prompts.reduce(0) { $0 + ($1.minutes ?? 0) }
      #expect(asked == section.minutes || asked == 0 && !section.scripts.isEmpty, "\(section.title)")
    }
  }

  @Test("a shipped guide has what a facilitator needs in the room", arguments: kinds)
  func isWhole(kind: String) throws {
    let guide = Guide.reading(try #require(Shelf.guide(named: kind))).guide
    #expect(guide.kind?.split(separator: " ").joined(separator: "-") == kind)
    #expect(guide.sections.filter(\.isMandatory).count == 2)
    let welcome = try #require(guide.sections.first).scripts.joined(separator: " ")
    for words in [
      "judge, agree or promise", "You may pass", "words taken out", "contract", "By [date] you hear",
    ] {
      #expect(welcome.lowercased().contains(words.lowercased()), "\(words)")
    }
    #expect(guide.prompts.contains { $0.text.contains("feel heard") })
    #expect(guide.prompts.contains { $0.text.contains("asked and did not") })
    #expect(
      guide.prompts.flatMap { [$0.text] + $0.probes.map(\.text) }.contains {
        $0.contains("not want to lose") || $0.contains("wants to lose")
          || $0.contains("not want anybody to touch")
      })
    #expect((guide.debrief?.prompts.count ?? 0) >= 7)
  }

  @Test("seventeen probes, five acknowledgements and the frustration card of seven steps")
  func cards() throws {
    #expect(CardDeck.reading(Shelf.text("cards.md") ?? "").problems.isEmpty)
    #expect(Shelf.cards.cards(.probe).count == 17)
    #expect(Shelf.cards.cards(.acknowledgement).count == 5)
    #expect(try #require(Shelf.cards["frustration"]).says.count == 7)
    #expect(Shelf.cards.cards(.probe).map(\.name).firstIndex(of: "example") == 4)
  }

  @Test("every mark has a key, a place in the gutter and a meaning of its own")
  func marks() {
    #expect(MarkTable.reading(Shelf.text("marks.md") ?? "").problems.isEmpty)
    let marks = Shelf.marks.marks
    #expect(Set(marks.map(\.key)).count == marks.count)
    #expect(Set(marks.map(\.gutter)).count == marks.count)
    #expect(marks.allSatisfy { !$0.meaning.isEmpty })
    let wanted: [(key: Character, gutter: String, name: String)] = [
      ("\"", "\"", "quote"), ("1", "f1", "frustration1"), ("3", "f3", "frustration3"), ("-", "-", "pain"),
      ("+", "+", "gain"), ("p", "p", "problem"), ("n", "n", "need"), ("s", "s", "solution"),
      ("w", "w", "work"),
      ("c", "c", "communication"), ("a", "a", "workaround"), ("h", "h", "hesitation"), ("*", "*", "new"),
      ("_", "_", "silence"), ("t", "r1", "smallstep"),
    ]
    for mark in wanted {
      #expect(Shelf.marks.mark(key: mark.key)?.name == mark.name)
      #expect(Shelf.marks[mark.name]?.gutter == mark.gutter)
    }
  }

  @Test("the sample study reads without a problem, and its people have names")
  func sampleStudy() throws {
    let (study, problems) = try Study.reading(Shelf.sample("study.yaml"))
    #expect(problems.isEmpty)
    let (names, rosterProblems) = try Roster.reading(yaml: Shelf.sample("roster.yaml"))
    #expect(rosterProblems.isEmpty)
    let roster = Roster(study, names: names)
    #expect(roster.people.map(\.shownName).first == "Abe Linden")
    #expect(roster[.participant(3)]?.unit == "Harbour Clinics")
    #expect(Set(roster.people.compactMap(\.unit)).count == 3)
    #expect(study.cannotOffer.count == 3)
    #expect(try StudyCheck.problems(study, today: #require(Day("2026-11-21"))) == [])
  }

  @Test("the sample's guide has no problem but the one the screens show: nine minutes for seven people")
  func sampleGuide() throws {
    let text = Shelf.sample("late-deliveries.md")
    #expect(GuideCheck.problems(in: text) == [])
    let guide = Guide.reading(text).guide
    #expect(guide.sections.map(\.minutes) == [8, 5, 7, 5, 45, 12, 8])
  }

  @Test("the sample session reads, every step fits its guide")
  func sampleSession() throws {
    let steps = try SampleSession.reading(Shelf.sample("session.txt"))
    let guide = Guide.reading(Shelf.sample("late-deliveries.md")).guide
    for step in steps {
      if case .prompt(let prompt) = step.entry {
        #expect(
          prompt.prompt.place < 0
            ? guide.section(holding: prompt.prompt) != nil : guide.prompt(prompt.prompt) != nil)
      }
      guard case .turn(let turn) = step.entry else { continue }
      for mark in turn.marks { #expect(Shelf.marks[mark] != nil, "\(mark)") }
    }
    #expect(steps.count >= 60)
    #expect(steps.last?.milliseconds == 90 * 60_000)
  }
}
