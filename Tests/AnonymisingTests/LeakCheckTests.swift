import Anonymising
import Testing

private let check = LeakCheck(roster: [
  RosterName("Dana Okafor"), RosterName("Will Rose"), RosterName("José Núñez"),
])

@Test(
  "a real name that is left is found in every disguise",
  arguments: [
    ("ask Dana", LeakCheck.Form.word), ("ask DANA", .word), ("danas van", .word), ("okafor", .word),
    ("D.A.N.A", .spelledOut), ("o k a f o r", .spelledOut), ("O-k-a-f-o-r", .spelledOut),
    ("Dana Okafor", .wholeName), ("will rose", .wholeName), ("Will_Rose", .wholeName),
    ("d.okafor82@example.org", .insideAddress), ("dokafor@example.org", .insideAddress),
    ("notes/DanaOkafor.docx", .insideAddress), ("Jose Nunez", .wholeName), ("Jos&eacute;", .word),
    ("Jos\\u00e9", .word), ("Jos%C3%A9", .word), ("N&#250;&#241;ez", .word), ("Nu\u{301}n\u{303}ez", .word),
    ("D\u{200B}ana", .word), ("then Will said", .word),
  ])
func disguises(_ text: String, _ form: LeakCheck.Form) {
  #expect(check.leaks(in: Array(text.utf8)).map(\.form) == [form], "\(text)")
}

@Test(
  "text without a real name passes",
  arguments: [
    "", "[Person 1] said so", "I will, and the rose bloomed. Will you?", "Bandana, okaforest", "a d n a",
    "Rose petals. Will it rain?",
  ])
func nothingLeft(_ text: String) { #expect(check.leaks(in: Array(text.utf8)).isEmpty, "\(text)") }

@Test(
  "somebody who is called like a month or a day is found where no date is meant",
  arguments: [
    ("then we asked April", 1), ("in April", 0), ("on Sunday and on Sundays", 0),
    ("so we met Sunday there", 1),
    ("the end of April", 0), ("a photo of April", 1), ("April Stone", 1),
    ("apriljstone and april.stone@x.org", 1),
  ])
func calendar(_ text: String, _ count: Int) {
  let check = LeakCheck(roster: [RosterName("April Stone"), RosterName("Sunday Adeyemi")])
  #expect(check.leaks(in: Array(text.utf8)).count == count, "\(text)")
}

@Test("one of ten thousand names is found inside an address as quickly as one of ten")
func manyNames() {
  let names = (0..<10_000).map { RosterName("Bea Quilm\(String($0, radix: 26, uppercase: false))r") }
  let check = LeakCheck(roster: names + [RosterName("Dana Okafor")])
  let text = String(repeating: "see files/okaforish-notes.docx, then bandana-x/y. ", count: 200)
  #expect(check.leaks(in: Array(text.utf8)).count == 200)
}

@Test("a leak names the line and whose it is, never the name")
func place() throws {
  let leak = try #require(check.leaks(in: Array("one\ntwo\nask Okafor".utf8)).first)
  #expect(leak.line == 3)
  #expect(leak.entity == "roster 1")
  #expect(leak.bytes == 12..<18)
}

@Test("what the engine writes passes the check, whatever the roster", arguments: 0..<60)
func engineLeavesNothing(_ seed: UInt64) {
  var chance = Chance(seed: seed)
  let names = (0..<4).map { _ in "\(chance.pick(firsts)) \(chance.pick(surnames))" }
  var study = Pseudonymiser(roster: names.map { RosterName($0) })
  let text = (0..<12).map { _ in chance.sentence(names) }.joined(separator: "\n")
  let written = study.pseudonymised(text).text.text
  let leaks = LeakCheck(roster: study.roster, cast: study.cast).leaks(in: Array(written.utf8))
  #expect(leaks.isEmpty, "\(text)\n-> \(written)\n\(leaks)")
}

private let firsts = [
  "Dana", "Omar", "Siobhán", "Łukasz", "Priya", "Jean-Luc", "Tuan", "Zoë", "Kwame", "Ingrid",
]
private let surnames = [
  "Okafor", "O'Neill", "Nguyễn", "García", "Lindqvist", "Haddad", "van der Berg", "Smythe",
]

/// SplitMix64: the same on every run.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  fileprivate mutating func sentence(_ names: [String]) -> String {
    let name = pick(names)
    let first = name.prefix { $0 != " " }
    let last = name.drop { $0 != " " }.dropFirst()
    return pick([
      "I asked \(name) about the delivery.", "\(first) said it was late.",
      "then mrs \(last.lowercased()) rang",
      "\(first)'s parcel, not \(last)’s.", "THEY TOLD \(name.uppercased()) TWICE",
      "so \(first.lowercased()) left",
      "Nothing came that week.", "write to \(first.lowercased()).x@example.org",
    ])
  }
}

@Test("a folder's name leaves as it is unless it says who it is about; nothing in it is guessed")
func folders() {
  for name in ["group-a", "Group A", "acme", "interview 3"] {
    #expect(RedactedText(folder: name, by: check)?.text == name)
  }
  for name in ["okafor", "dana-group", "will", "Jose"] {
    #expect(RedactedText(folder: name, by: check) == nil)
  }
}
