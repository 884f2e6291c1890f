import Canvas
import Desk
import Fieldwork
import Testing

@Suite("Deciding on what was found")
struct PseudonymTests {
  private static func place(
    _ id: Int, _ session: String, _ time: String, _ who: String, _ before: String, _ words: String,
    _ after: String, _ reads: String, _ pointers: [String] = []
  ) -> PseudonymListing.Place {
    PseudonymListing.Place(
      id: "\(id)", session: session, time: time, speaker: who, before: before, words: words, after: after,
      wouldRead: reads, pointers: pointers)
  }

  private static func row(
    _ id: String, _ state: PseudonymListing.Candidate.State, _ words: String, _ count: Int, _ stands: String,
    _ reason: String, kind: String = "person"
  ) -> PseudonymListing.Candidate {
    PseudonymListing.Candidate(
      id: id, state: state, words: words, kind: kind, replacement: stands, reason: reason,
      places: (0..<count).map {
        place($0, "Group A", "00:10:00", "1 Abe", "it is the ", words, " as they say", "it is the \(stands)")
      })
  }

  private static let listing = PseudonymListing(
    title: "Late deliveries", sessions: 3,
    candidates: [
      row("a", .open, "harbour", 18, "[Organisation 2]", "also a plain word", kind: "organisation"),
      PseudonymListing.Candidate(
        id: "b", state: .open, words: "Mia", kind: "person", replacement: "[Person 9]",
        reason: "not on the roster",
        places: [
          place(
            1, "Group A", "00:51:02", "6 Omar", "ask ", "Mia", " in the office, she knows",
            "ask [Person 9] in the office, she knows", ["in the office", "she"]),
          place(
            2, "Group B", "00:14:37", "2 Joost", "it was ", "Mia", "'s list, not ours",
            "it was [Person 9]'s list, not ours"),
        ]),
      row("c", .open, "the Tuesday one", 1, "[Detail 1]", "points to one person", kind: "detail"),
      row("d", .done, "Dana, Dana O.", 41, "[Person 3]", "roster"),
      row("e", .done, "Northmill", 12, "[Organisation 1]", "roster", kind: "organisation"),
      row("f", .left, "Friday", 9, "stays", "a day, not a name", kind: "date"),
    ])

  private func desk(_ columns: Int = 80, _ rows: Int = 24) -> PseudonymDesk {
    PseudonymDesk(Self.listing, formats: ["md", "txt"], size: Size(columns: columns, rows: rows))
  }

  private func pressed(_ desk: inout PseudonymDesk, _ keys: Key...) -> [Effect] {
    keys.flatMap { desk.update(.key($0), at: Moment(milliseconds: 0)) }
  }

  @Test("the screen at three sizes", arguments: [(80, 24), (120, 40), (40, 10)])
  func sizes(_ columns: Int, _ rows: Int) throws {
    var desk = desk(columns, rows)
    _ = pressed(&desk, .down)
    try expectKept(
      desk.frame(size: Size(columns: columns, rows: rows)), as: "pseudonyms-\(columns)x\(rows)")
  }

  @Test("one key decides, on every place or on this one")
  func oneKey() {
    var desk = desk()
    #expect(pressed(&desk, .character("y")) == [.decide(.hide("a"))])
    #expect(pressed(&desk, .down, .character("x")) == [.decide(.leave("b"))])
    #expect(pressed(&desk, .tab, .down, .character("X")) == [.decide(.leaveHere("b", place: "2"))])
    #expect(pressed(&desk, .character("Y")) == [.decide(.hideHere("b", place: "2"))])
  }

  @Test("two rows are joined by =, the other row, Enter")
  func sameAs() {
    var desk = desk()
    _ = pressed(&desk, .down, .character("="), .down, .down)
    #expect(pressed(&desk, .enter) == [.decide(.same("b", as: "d"))])
  }

  @Test("nothing shows as decided before it is kept; then the next open one has the focus")
  func keptFirst() {
    var desk = desk()
    let before = desk.frame(size: Size(columns: 80, rows: 24))
    _ = pressed(&desk, .character("y"))
    #expect(desk.frame(size: Size(columns: 80, rows: 24)) == before)
    var decided = Self.listing
    decided.candidates[0].state = .done
    _ = desk.update(.pseudonyms(decided, said: nil), at: Moment(milliseconds: 0))
    #expect(pressed(&desk, .character("y")) == [.decide(.hide("b"))])
  }

  @Test("writing out is refused while something is open, with their number")
  func refused() {
    var desk = desk()
    #expect(pressed(&desk, .character("E")).isEmpty)
    #expect(desk.frame(size: Size(columns: 80, rows: 24)).text.contains("3 open, so nothing is written"))
    var decided = Self.listing
    for index in decided.candidates.indices { decided.candidates[index].state = .done }
    _ = desk.update(.pseudonyms(decided, said: nil), at: Moment(milliseconds: 0))
    #expect(pressed(&desk, .character("E"), .enter) == [.decide(.export(format: "md"))])
  }

  @Test("Enter types what stands instead, a adds words, t and a letter say the kind, + accepts a kind")
  func others() {
    var desk = desk()
    #expect(pressed(&desk, .down, .enter, .end, .enter) == [.decide(.rename("b", to: "[Person 9]"))])
    #expect(pressed(&desk, .character("a"), .character("v"), .enter) == [.decide(.always("v"))])
    #expect(pressed(&desk, .character("t"), .character("l")) == [.decide(.retype("b", kind: "place"))])
    #expect(pressed(&desk, .character("+")) == [.decide(.acceptKind("person"))])
    #expect(pressed(&desk, .character(">")) == [.decide(.sayLess("b"))])
    #expect(pressed(&desk, .character("u")) == [.decide(.undo)])
  }
}
