import Fieldwork
import Preparing
import Testing

@Suite("Ready?")
struct ReadinessTests {
  private let digest = String(repeating: "ab", count: 32)

  private func lines(
    _ change: (inout Readiness) -> Void = { _ in }
  ) throws -> [String] {
    let study = try Study.reading(
      """
      title: T
      people: [{code: P1, unit: A}, {code: P2, unit: B}]
      gatekeepers: [{name: Rhea Vonk, unit: Sales, status: on board, signed: {date: 2026-11-16, digest: abababab}}]
      update_plan: {channel: e-mail, owner: M, dates: [2026-12-04]}
      """
    ).study
    let guide = Guide.reading(Shelf.sample("late-deliveries.md")).guide
    var readiness = Readiness(
      guide: guide, guideDigest: digest, study: study, people: study.people,
      consents: study.people.flatMap { person in Purpose.allCases.map { Consent(person.code, $0, .yes) } },
      today: try #require(Day("2026-11-21")))
    change(&readiness)
    return readiness.lines.map { "\($0.weight.rawValue) \($0.check): \($0.text)" }
  }

  @Test("a session with everything in place passes every line")
  func allPass() throws {
    #expect(
      try lines() == [
        "pass sign-off: Sales (Rhea Vonk) signed this guide", "pass customers: 2 people from 2 units",
        "pass consent: everybody was asked for every purpose", "pass minutes: 90 min, as the slot has",
        "pass scripts: all scripts present", "pass update plan: people hear by 4 Dec",
      ])
  }

  @Test(
    "a guide that changed after the sign-off is refused, and so is a gatekeeper who objects or never signed")
  func gate() throws {
    #expect(
      try lines { $0.guideDigest = "00" }.first
        == "refuse sign-off: Sales (Rhea Vonk) signed the guide of 16 Nov; it changed since")
    #expect(
      try lines { $0.study?.gatekeepers[0].signOffs = [] }.first
        == "refuse sign-off: Sales (Rhea Vonk) has not signed")
    #expect(
      try lines { $0.study?.gatekeepers[0].status = .objects }.first
        == "refuse sign-off: Sales (Rhea Vonk) objects")
    #expect(try lines { $0.study?.gatekeepers = [] }.first == "warn sign-off: the study names no gatekeeper")
  }

  @Test("a session without a customer is refused, one that knows nobody yet and has no study is not")
  func customers() throws {
    #expect(
      try lines { $0.people = [Participant(.provider(1))] }.first
        == "refuse customers: no customer is here, so this is no session with customers")
    #expect(
      try lines { ($0.study, $0.people, $0.consents) = (nil, [], []) }.first
        == "warn customers: nobody is named yet")
  }

  @Test("open consent warns, a no to taking part refuses")
  func consent() throws {
    #expect(try lines { $0.consents.removeLast() }.first == "warn consent: 1 person not asked yet")
    #expect(
      try lines { $0.consents.append(Consent(.participant(2), .takePart, .no)) }.first
        == "refuse consent: P2 said no to taking part")
    #expect(
      try lines { $0.consents.append(Consent(.participant(2), .record, .no)) }.first?.hasPrefix("pass")
        == true)
  }

  @Test("too many people for a key question warn, with the seconds each would have")
  func minutes() throws {
    let found = try lines { readiness in
      readiness.people = (1...14).map { Participant(.participant($0), unit: "A") }
    }
    #expect(found.contains("warn minutes: key question 4 has 12 min for 14 people: about 0:50 each"))
  }

  @Test("blanks left in a guide are named before they are read aloud")
  func blanks() throws {
    let guide = Guide.reading(try #require(Shelf.guide(named: "focus-group"))).guide
    let found = try lines { $0.guide = guide }
    #expect(
      found.contains("warn blanks: to fill in before reading aloud: [name] [who asked] [subject] [Who] …"))
    #expect(
      GuideBlanks.blanks(in: Guide.reading("# T\n- See [this](x) and [that] and [that]?\n").guide) == ["that"]
    )
  }

  @Test("a rehearsal is refused nothing, and every line says why not")
  func rehearsal() throws {
    let found = try lines { ($0.guideDigest, $0.isRehearsal) = ("00", true) }
    #expect(
      found.first
        == "warn sign-off: Sales (Rhea Vonk) signed the guide of 16 Nov; it changed since (a rehearsal goes on)"
    )
    #expect(!found.contains { $0.hasPrefix("refuse") })
  }
}
