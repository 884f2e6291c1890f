import Fieldwork
import Preparing
import Testing

@Suite("Reading a study")
struct StudyTests {
  @Test("the least study reads, with every field of the promise")
  func least() throws {
    let (study, problems) = try Study.reading(
      """
      title: Late deliveries
      people:
        - {code: P1, role: customer, unit: Harbour Clinics, site: Harbour}
        - code: V1
          role: provider
      cannot_offer: []
      horizon: about 9 months
      update_plan: {channel: e-mail, owner: Mira Sand, dates: [2026-12-04]}
      """)
    #expect(problems.isEmpty)
    #expect(study.title == "Late deliveries")
    #expect(
      study.people == [
        Participant(.participant(1), unit: "Harbour Clinics", site: "Harbour"), Participant(.provider(1)),
      ])
    #expect(study.cannotOffer.isEmpty)
    #expect(study.horizon == .span(words: "about 9 months", days: 270))
    let day = try #require(Day("2026-12-04"))
    #expect(study.updatePlan == UpdatePlan(channel: "e-mail", owner: "Mira Sand", dates: [day]))
    #expect(study.horizon?.firstDay(from: day) == day.adding(days: 270))
  }

  @Test("gatekeepers, cannot-offer dates, rules, marks and accepted words are read")
  func more() throws {
    let (study, problems) = try Study.reading(
      """
      title: T
      gatekeepers:
        - {name: Rhea Vonk, unit: Sales, status: on board, concern: "They're ours.",
           signed: {date: 2026-11-16, digest: 0123abcd}}
      cannot_offer: [a refund, {topic: a page, until: 2027-09-01}]
      horizon: 2027-09-01
      rules: [own-rules.yaml]
      accepted: [great lakes]
      silenced:
        - {rule: promise.soft, reason: our product is called Soft}
        - {rule: judge.receipt, words: great lakes, reason: our site}
      marks: [{key: z, name: cost, meaning: money lost}]
      profile: usability
      """)
    #expect(problems.isEmpty)
    #expect(study.gatekeepers.first?.shown == "Sales (Rhea Vonk)")
    #expect(study.gatekeepers.first?.signOffs.first?.isFor("0123abcd99") == true)
    #expect(study.cannotOffer.map(\.topic) == ["a refund", "a page"])
    #expect(study.cannotOffer.last?.until == Day("2027-09-01"))
    #expect(study.rules == ["own-rules.yaml"] && study.accepted == ["great lakes"])
    #expect(study.silenced == ["promise.soft": "our product is called Soft"])
    #expect(
      study.silencedWords == [.init(rule: "judge.receipt", words: "great lakes", reason: "our site")])
    #expect(study.marks == [Mark(key: "z", gutter: "z", name: "cost", meaning: "money lost")])
  }

  @Test(
    "a mistake is refused with path, line, column and what to do",
    arguments: [
      ("title: T\npeople: [\n", "study.yaml:3:1: not YAML: "),
      ("title: T\npeople:\n  - {role: customer}\n", "study.yaml:3:5: a person needs a code"),
      ("title: T\npeople:\n  - {code: X1}\n", "study.yaml:3:12: a person needs a code"),
      (
        "title: T\npeople:\n  - {code: P1, role: boss}\n",
        "study.yaml:3:22: no role 'boss'; the roles are customer"
      ),
      ("title: T\npeople:\n  - {code: P1}\n  - {code: P1}\n", "study.yaml:4:5: P1 stands twice"),
      ("title: T\nhorizon: soon\n", "study.yaml:2:10: horizon is a day"),
      ("title: T\nupdate_plan: {dates: [Friday]}\n", "study.yaml:2:23: a day is written 2026-12-04"),
      ("title: T\ncannot_offer: refunds\n", "study.yaml:2:15: cannot_offer is a list"),
      ("title: T\ngatekeepers:\n  - {name: R, status: happy}\n", "study.yaml:3:23: no status 'happy'"),
      ("title: [a]\n", "study.yaml:1:8: title is words"),
      ("purpose: x\n", "study.yaml:1:1: no title"),
      ("- a\n- b\n", "study.yaml:1:1: a study is lines of key: value"),
      ("", "study.yaml:1:1: the file is empty"),
      ("title: a\ntitle: b\n", "study.yaml:1:1: the key title stands twice"),
      (String(repeating: "[", count: 100_000), "study.yaml:1:1: nested too deeply"),
      (String(repeating: "- ", count: 100_000), "study.yaml:1:1: nested too deeply"),
      ("title: \u{1}\n", "study.yaml:1:1: cannot be read as YAML"),
    ])
  func mistakes(text: String, expected: String) {
    let error = #expect(throws: StudyError.self) { try Study.reading(text) }
    #expect(
      error?.description.split(separator: "\n").first?.hasPrefix(expected) == true,
      "\(error?.description ?? "")")
  }

  @Test(
    "a roster that is none is told what a roster is",
    arguments: [
      ("- Dana\n", "roster.yaml:1:1: a roster is a list of people; begin with people:"),
      ("", "roster.yaml:1:1: the file is empty; begin with people:"),
    ])
  func noRoster(text: String, expected: String) {
    let error = #expect(throws: StudyError.self) { try Roster.reading(yaml: text) }
    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
  }

  @Test("all mistakes are named at once, in the order of the file")
  func allMistakes() {
    let error = #expect(throws: StudyError.self) {
      try Study.reading("title: T\nhorizon: soon\npeople: none\n", path: "a/study.yaml")
    }
    #expect(error?.problems.map(\.line) == [2, 3])
  }

  @Test("an unknown key and a name in the wrong file are told, and the study is read")
  func unknownKeys() throws {
    let (study, problems) = try Study.reading(
      "title: T\ncolour: red\npeople: [{code: P1, name: Dana, shoe: 4}]\n")
    #expect(study.people.count == 1 && study.people.first?.name == nil)
    #expect(problems.map { "\($0.line):\($0.column)" } == ["2:1", "3:27", "3:33"])
    #expect(problems[1].message == "names belong in private/roster.yaml; this one is not read")
  }

  @Test("aliases that multiply do no harm")
  func aliases() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: StudyError.self) { try Study.reading(text + "cannot_offer: *a40\n") }
  }

  @Test("a study that lacks something is told what, one sentence each")
  func check() throws {
    let today = try #require(Day("2026-11-21"))
    let bare = try Study.reading("title: T\n").study
    #expect(StudyCheck.problems(bare, today: today).count == 6)
    let over = try Study.reading("title: T\nupdate_plan: {channel: e-mail, owner: M, dates: [2026-11-20]}\n")
      .study
    #expect(
      StudyCheck.problems(over, today: today).last
        == "the update plan has no date ahead; set the next day people hear")
    let clash = try Study.reading("title: T\nmarks: [{key: p, name: price, meaning: m}]\n").study
    #expect(
      StudyCheck.problems(clash, today: today).last?.contains("wants the key p, which is taken") == true)
  }
}

@Suite("The roster")
struct RosterTests {
  private static let hostile = [
    "Dana Okoro", "O'Neil \"Sam\" \\ Smith", "yes", "~", "- x", "{a: b}", "# no", "日本 太郎", "عمر حداد", "null",
    "a: b", "\u{202E}evil", "tab\there", "line\nbreak", "\u{1B}[31m", "1.50", " padded ", "\u{85}\u{2028}",
    "é",
    "%tag", "@at", "`tick`", "'", "\u{10FFFF}", "👩‍👩‍👧",
  ]

  @Test("what is written is read again, whatever the names are")
  func roundTrip() throws {
    let people = Self.hostile.enumerated().map { place, name in
      var person = Participant(
        .participant(place + 1), name: name, unit: name, site: place % 2 == 0 ? name : nil)
      person.formerNames = place % 3 == 0 ? [name, "Kwam"] : []
      return person
    }
    let roster = Roster(people + [Participant(.provider(1), name: "Mira", role: .provider)])
    let yaml = roster.yaml
    let (read, problems) = try Roster.reading(yaml: yaml)
    #expect(problems.isEmpty)
    #expect(read == roster)
    #expect(!yaml.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(try Roster.reading(yaml: Roster().yaml).roster == Roster())
  }

  @Test("a list of names is read as people have one")
  func plainList() {
    let (roster, problems) = Roster.reading(
      list: "\u{FEFF}Abe Linden\r\n\r\n# guests\n- Bo Castell\n3. Dana Okoro\n")
    #expect(problems.isEmpty)
    #expect(roster.people.map(\.shownName) == ["Abe Linden", "Bo Castell", "Dana Okoro"])
    #expect(roster.people.map(\.code.description) == ["P1", "P2", "P3"])
  }

  @Test(
    "a table of names is read with commas, semicolons or tabs, with headings or without",
    arguments: [
      "Dana Okoro,Harbour Clinics,Harbour\n\"Haddad, Omar\",Ridge Schools,\n",
      "Name;Unit;Site\nDana Okoro;Harbour Clinics;Harbour\nHaddad, Omar;Ridge Schools;\n",
      "Unit\tSite\tFull name\nHarbour Clinics\tHarbour\tDana Okoro\nRidge Schools\t\tHaddad, Omar\n",
    ])
  func table(text: String) {
    #expect(
      Roster.reading(list: text).roster.people == [
        Participant(.participant(1), name: "Dana Okoro", unit: "Harbour Clinics", site: "Harbour"),
        Participant(.participant(2), name: "Haddad, Omar", unit: "Ridge Schools"),
      ])
  }

  @Test("first and last names are joined, codes are kept, roles are read, a line without a name is told")
  func columns() {
    let (roster, problems) = Roster.reading(
      list:
        "code,first name,last name,role\nP7,Gus,Peeters,customer's user\n,\"Sam \"\"S\"\"\",Lee,provider\nP9,,,\n"
    )
    #expect(
      roster.people.map { "\($0.code) \($0.shownName) \($0.role.rawValue)" }
        == ["P7 Gus Peeters customer's user", "P1 Sam \"S\" Lee provider"])
    #expect(problems.map(\.line) == [4])
  }

  @Test("the study's people get the roster's names, and people of one file only are there too")
  func joined() throws {
    let study = try Study.reading("title: T\npeople: [{code: P1, unit: A}, {code: P2}]\n").study
    let names = Roster([
      Participant(.participant(1), name: "Dana", unit: "B"), Participant(.participant(3), name: "Eli"),
    ])
    #expect(
      Roster(study, names: names).people.map { "\($0.code) \($0.shownName) \($0.unit ?? "-")" }
        == ["P1 Dana A", "P2 P2 -", "P3 Eli -"])
  }
}
