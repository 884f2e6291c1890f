import Anonymising
import Fieldwork
import Testing

private let noon = Moment(milliseconds: 1_795_269_600_000)

@Test("decisions read back from their file are the same")
func decisionFile() throws {
  let subject = Subject("PERSON:9", form: "mia")
  let deeds: [Deed] = [
    .hide(subject), .leave(Subject("PLACE:1")), .hideHere(FindingPlace("a/17.2", at: 4), subject),
    .leaveHere(FindingPlace("a/3", at: 0), subject), .later(subject),
    .rename(entity: "PERSON:9", to: "[she]"),
    .step(entity: "PLACE:1", .broad), .same(entity: "PERSON:9", as: "PERSON:2"),
    .apart(entity: "PERSON:2", form: "sam", session: "a", becomes: "PERSON:10"),
    .apart(entity: "PERSON:2", form: "sam", session: nil, becomes: "PERSON:11"),
    .retype(entity: "PLACE:1", becomes: "ORG:4"), .always(words: "the \"Tuesday\" one", kind: .detail),
    .undo(3),
    .redo(3),
  ]
  let all = deeds.enumerated().map { Decision($0.offset, at: noon, by: "Noor", [$0.element]) }
  #expect(try Decision.reading(all.flatMap(\.bytes)) == all)
  #expect(try Decision.reading(all.flatMap(\.bytes).dropLast()) == all.dropLast())
}

@Test("undo takes a decision back, redo brings it again, a new one ends redo")
func undoing() {
  let subject = Subject("PERSON:9")
  var decisions = [
    Decision(0, at: noon, by: "Noor", [.hide(subject)]), Decision(1, at: noon, by: "Noor", [.leave(subject)]),
    Decision(2, at: noon, by: "Noor", [.undo(1)]),
  ]
  #expect(Rulings(decisions).hidden == [subject])
  decisions.append(Decision(3, at: noon, by: "Noor", [.redo(1)]))
  #expect(Rulings(decisions).left == [subject])
  #expect(Rulings(decisions).redoable.isEmpty)
}

@Test("what the study names is hidden in every text; an ordinary word only where it stands like a name")
func things() {
  var study = people("Dana Okafor")
  study.admit([KnownThing(.organisation, "Harbour Clinics"), KnownThing(.place, "Harbour")])
  let text = "At harbour clinics and the harbour"
  #expect(study.written(text) == "At [Organisation 1] and the harbour")
}

@Test("a name is found behind escapes, in two letters, and inside words that nothing parts")
func moreDisguises() {
  let check = LeakCheck(roster: [
    RosterName("Bo Castell"), RosterName("ليلى حداد"), RosterName("田中 太郎"), RosterName("Al Lee"),
  ])
  for text in [
    "\"said\\nCastell\"", "ask Bo.", "قالت وليلى", "昨日田中さんに", "write alee@example.org", "Castell, Bo",
  ] {
    #expect(!check.leaks(in: Array(text.utf8)).isEmpty, "\(text)")
  }
  for text in ["bo", "BO 12", "et al.", "I feel better"] {
    #expect(check.leaks(in: Array(text.utf8)).isEmpty, "\(text)")
  }
}

@Test("ordinary words of a guess do not refuse; the guess as a whole does")
func guesses() {
  var study = people("Dana Okafor")
  _ = study.pseudonymised("We went to North Care Group in Leeds.")
  let check = LeakCheck(roster: study.roster, cast: study.cast)
  #expect(check.leaks(in: Array("take care of the north group".utf8)).isEmpty)
  #expect(!check.leaks(in: Array("in leeds".utf8)).isEmpty)
}

@Test("what any export of the format holds is no leak, the same word elsewhere is")
func templates() {
  var check = LeakCheck(roster: [RosterName("Georgia Okafor")])
  check.allow(whatStandsIn: Array("font-family: Georgia, serif".utf8))
  #expect(check.leaks(in: Array("font-family: Georgia, serif".utf8)).isEmpty)
  #expect(!check.leaks(in: Array("ask Georgia about it".utf8)).isEmpty)
}

@Test("a file's key leads back byte for byte, and belongs to no other file")
func fileKeys() throws {
  let identified = Array("# a\nDana é rang\nand Dana\n".utf8)
  let redacted = Array("# a\n[Person 1] é rang\nand [Person 1]\n".utf8)
  let key = FileKey(
    path: "x", at: "2026", redacted: redacted, file: "f", identified: identified, original: "o")
  let again = try #require(FileKey(reading: key.bytes))
  #expect(again.original(of: redacted) == identified)
  #expect(again.original(of: Array("something else".utf8)) == nil)
  let packed = FileKey(
    path: "x", at: "2026", redacted: [0xFF, 1], file: "f", identified: [0xFF, 2, 3, 4], original: "o")
  #expect(FileKey(reading: packed.bytes)?.original(of: [0xFF, 1]) == [0xFF, 2, 3, 4])
}
