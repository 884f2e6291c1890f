import Anonymising
import Testing

/// The entities named in each text, after all texts were met.
private func entities(_ texts: [String], roster: [String] = [], kind: Kind = .person) -> [[String]] {
  var pseudonymiser = Pseudonymiser(roster: roster.map { RosterName($0) })
  for text in texts { pseudonymiser.meet(text) }
  return texts.map { text in
    pseudonymiser.pseudonymised(text).redactions.filter { $0.kind == kind }.map(\.entity)
  }
}

@Test("Sam, Sammy, S. and Mrs Okafor are one person in sessions 1, 3 and 4")
func onePerson() {
  let found = entities([
    "I asked Sam about it.", "Sam Okafor came along, and then S. said no.", "So Sammy said yes.",
    "We wrote to Mrs Okafor again.",
  ])
  let all = found.joined()
  #expect(all.count == 5)
  #expect(Set(all).count == 1, "\(found)")
}

@Test("two Sams with different surnames are two people, and a bare Sam is whoever was named last")
func twoPeople() {
  let found = entities([
    "Sam Okafor spoke first. Then Sam said more.", "Sam Lindqvist came in. Later Sam left.",
  ])
  #expect(found[0].count == 2 && found[1].count == 2, "\(found)")
  #expect(found[0][0] == found[0][1])
  #expect(found[1][0] == found[1][1])
  #expect(found[0][0] != found[1][0])
}

@Test("a roster's people have numbers in an order that is not the roster's")
func numbering() {
  let names = ["Ada Novak", "Ben Kamara", "Cleo Lindqvist", "Dev Sandhu"]
  let cast = Pseudonymiser(roster: names.map { RosterName($0) }).cast
  let forms = cast.members.map { $0.forms.first ?? "" }
  #expect(forms.sorted() == names.map { $0.lowercased() })
  #expect(forms != names.map { $0.lowercased() })
  #expect(cast.members.map(\.number) == [1, 2, 3, 4])
}

@Test("two members merged are one everywhere, and two again after a split")
func mergeAndSplit() throws {
  var cast = people("Ada Novak", "Ben Kamara").cast
  cast.merge(0, into: 1)
  var merged = Pseudonymiser(roster: [], cast: cast)
  let both = merged.pseudonymised("Ada Novak and Ben Kamara").redactions.map(\.entity)
  #expect(Set(both).count == 1)
  cast.split(0)
  var apart = Pseudonymiser(roster: [], cast: cast)
  #expect(Set(apart.pseudonymised("Ada Novak and Ben Kamara").redactions.map(\.entity)).count == 2)
}

@Test(
  "a name with its surname first is that person's, also where no comma stands between",
  arguments: [
    "So Okafor, Jane came in.", "It was for Okafor Jane.", "OKAFOR, JANE was next.", "okafor, jane rang",
  ])
func surnameFirst(_ text: String) {
  let found = entities([text, "Jane Okafor left."], roster: ["Tom Becker", "Jane Okafor"])
  #expect(found[0].count == 1, "\(found)")
  #expect(Set(found.joined()).count == 1, "\(found)")
}

@Test("two first names the other way round are somebody else")
func twoFirstNames() {
  let found = entities(["James Martin came, and Martin James left."], roster: ["James Martin"])
  #expect(Set(found[0]).count == 2, "\(found)")
}

@Test(
  "a body called by the rare word it begins with is one body, in whatever order and over sessions",
  arguments: [
    ["Zorvex Logistics rang us, and then Zorvex wrote."],
    ["Zorvex Logistics rang us.", "And so Zorvex wrote to us again."],
    ["And so Zorvex wrote to us again.", "It was Zorvex Logistics that rang us."],
    ["I work at Zorvex Logistics.", "i work at zorvex, zorvex is fine"],
  ])
func bodies(_ texts: [String]) {
  let found = entities(texts, kind: .organisation)
  #expect(found.allSatisfy { !$0.isEmpty }, "\(found)")
  #expect(Set(found.joined()).count == 1, "\(found)")
}

@Test("two bodies that begin with one word stay two, and the word alone is neither's")
func twoBodies() {
  let found = entities(
    ["Zorvex Logistics rang us. Zorvex Dairy did not. Then Zorvex wrote."], kind: .organisation)
  #expect(Set(found[0]).count == 3, "\(found)")
}

@Test("a body's short form still leads to it when the cast list is read back")
func bodiesReadBack() throws {
  var study = Pseudonymiser(roster: [])
  study.meet("It was Zorvex Logistics that rang us.")
  study.meet("And so Zorvex wrote to us again.")
  var later = Pseudonymiser(roster: [], cast: try CastList(reading: study.cast.bytes))
  let found = later.pseudonymised("Zorvex Logistics? No, Zorvex.").redactions.map(\.entity)
  #expect(found == ["ORG:1", "ORG:1"])
}

@Test("a cast of ten thousand is searched by name, not from end to end")
func manyPeople() {
  let syllables = ["ba", "ko", "lim", "ner", "tu", "sol", "vi", "dra", "pel", "mo"]
  let names = (0..<10_000).map { number in
    let digits = [number / 1000, number / 100 % 10, number / 10 % 10, number % 10].map { syllables[$0] }
    return "\(digits[0])\(digits[1])n \(digits[2])\(digits[3])ski"
  }
  var study = Pseudonymiser(roster: names.map { RosterName($0) })
  #expect(study.cast.members.count == 10_000)
  let text = names.prefix(200).map { "We asked \($0) about it." }.joined(separator: " ")
  study.meet(text)
  #expect(study.cast.members.count == 10_000)
  let found = study.pseudonymised(text).redactions
  #expect(found.count == 200)
  #expect(Set(found.map(\.entity)).count == 200)
}

@Test("a third party keeps the relation the speaker gives")
func relations() {
  var study = people("Jane Doe")
  let text = study.pseudonymised("I told my manager Dave about it. Dave laughed.", speaker: "P3").text.text
  #expect(text == "I told my manager [P3's manager] about it. [P3's manager] laughed.")
}

@Test("one address said twice, typed and spoken, is one entity")
func sameAddress() {
  let found = entities(
    ["jane.doe@gmail.com", "it is jane dot doe at gmail dot com"], kind: .email)
  #expect(found == [["EMAIL:1"], ["EMAIL:1"]])
}

@Test("a possessive keeps its ending")
func possessive() {
  #expect(
    people("Dana Reed").written("Dana's van and Dana Reed’s key") == "[Person 1]'s van and [Person 1]’s key")
}

@Test("made-up names keep the form and come near no real name")
func madeUpNames() throws {
  var study = Pseudonymiser(
    roster: [RosterName("Dana Reed"), RosterName("Omar Haddad")], policy: .names)
  let (text, redactions) = study.pseudonymised("Dana Reed met Omar. Mr Haddad thanked Dana.")
  #expect(!text.text.contains("["))
  #expect(redactions.count == 4)
  let whole = redactions[0].replacement.split(separator: " ")
  #expect(whole.count == 2)
  #expect(redactions[3].replacement == String(whole[0]))
  #expect(redactions[1].replacement != redactions[3].replacement)
  for real in ["dana", "reed", "omar", "haddad"] { #expect(!text.text.lowercased().contains(real)) }
}

@Test(
  "a ladder says less at each step",
  arguments: [
    (Policy.Step.narrow, "Leeds", "[city in northern England]"), (.broad, "Leeds", "[UK city]"),
    (.narrow, "on 14 March 2021", "on [March 2021]"), (.broad, "on 14 March 2021", "on [spring 2021]"),
    (.narrow, "aged 47", "[45–49]"), (.broad, "aged 47", "[40s]"), (.code, "aged 47", "[Age 1]"),
    (.kept, "on 14 March 2021", "on 14 March 2021"),
  ])
func ladders(_ step: Policy.Step, _ text: String, _ expected: String) {
  let steps = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, step) })
  var study = Pseudonymiser(roster: [], policy: Policy(steps: steps))
  let sentence = text == "Leeds" ? "We live in Leeds now." : text
  #expect(study.pseudonymised(sentence).text.text.contains(expected))
}

@Test("a cast list read back from its file gives the same pseudonyms")
func castFile() throws {
  var first = Pseudonymiser(roster: [RosterName("Ada Novak"), RosterName("Ben Kamara")], policy: .names)
  let before = first.pseudonymised(
    "Ada Novak, Ben and Mrs Lindqvist of Harbour Clinics, Leeds.", speaker: "P1")
  let cast = try CastList(reading: first.cast.bytes)
  #expect(cast == first.cast)
  var second = Pseudonymiser(roster: [], cast: cast, policy: .names)
  #expect(
    second.pseudonymised("Ada Novak, Ben and Mrs Lindqvist of Harbour Clinics, Leeds.").text == before.text)
}

@Test("a damaged line of the cast list is named")
func damagedCast() {
  let good = "{\"kind\":\"PERSON\",\"number\":1,\"forms\":[\"a\"]}\n"
  for bad in ["{}", "x", "{\"kind\":\"PERSON\",\"number\":1,\"forms\":[\"a\"],\"into\":9}"] {
    #expect(throws: CastList.FileError.self) { try CastList(reading: Array((good + bad).utf8)) }
  }
}

@Test("two people known by halves of one name are one when the whole name turns up")
func looseEnds() {
  let found = entities([
    "I asked Trish about it, and Pat too.", "Mr Lindqvist rang.", "Then Patricia Lindqvist came.",
  ])
  #expect(Set(found.joined()).count == 1, "\(found)")
}

@Test("a first name that two people share is listed for a decision unless the talk or the roster tells")
func sharedFirstName() throws {
  var study = people("Sam Okafor", "Sam Lindqvist")
  let bare = try #require(study.pseudonymised("I asked Sam about it.").redactions.first)
  #expect(!bare.certain)
  let present = study.pseudonymised("I asked Sam about it.", present: [RosterName("Sam Lindqvist")])
    .redactions
  let whole = study.pseudonymised("I asked Sam Lindqvist about it.").redactions
  #expect(present.map(\.entity) == whole.map(\.entity))
  #expect(present.first?.certain == true)
}
