import Anonymising
import Testing

@Test(
  "a person on the roster is found in every form of the name",
  arguments: [
    "«Jane Okafor» came.", "«Jane»'s parcel was late.", "«janes» parcel was late", "mrs «okafor» rang",
    "we asked «Okafro» twice", "it is spelled «O-K-A-F-O-R»", "that is «o k a f o r», yes", "«JANE OKAFOR»",
    "«Okafor», said the clerk", "«Janie» rang", "«Jané Ókafor» rang", "«Jane\u{301} Okafor» rang",
  ])
func rosterForms(_ marked: String) {
  let example = Marked(marked)
  let found = people("Jane Okafor", model: nil).stretches(in: example.text, of: .person)
  #expect(found == example.stretches, "\(marked)")
}

@Test("a comma in a roster line puts the surname first, and quotes hold a short form")
func rosterLines() {
  #expect(people("Okafor, Jane", model: nil).stretches(in: "ask Jane Okafor") == ["Jane Okafor"])
  #expect(people("Robert \"Bobbo\" Lee", model: nil).stretches(in: "ask Bobbo now") == ["Bobbo"])
}

@Test(
  "an ordinary word that is a name on the roster is hidden where it is a name, and left where it is a word",
  arguments: [
    "I think «Will» said so", "we asked «Mark» about it", "then «Rose» left", "thanks to «Hope», it worked",
    "I will mark my words, and hope it rose", "we were there in May", "Nobody said it may rain",
  ])
func ordinaryNames(_ marked: String) {
  let example = Marked(marked)
  let roster = people("Will Adeyemi", "Mark Petrov", "Rose Lind", "Hope Kamara", "May Harbour")
  #expect(roster.stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
}

@Test("a one-letter name, an empty line, a duplicate and a name that is only signs do no harm")
func hostileRoster() {
  let roster = people("X", "", "Jane Doe", "Jane Doe", "???", "I", "A", "O'", "Jane", "  ")
  let text = "I saw a man. X marks the spot. Jane Doe saw it too."
  #expect(roster.written(text).contains("I saw a man."))
  #expect(!roster.written(text).contains("Doe"))
}

@Test("a name inside a word is left")
func namesInsideWords() {
  let roster = people("Ann Lee", "Art Hill", model: nil)
  let text = "the annual fleet of articles rolled uphill"
  #expect(roster.written(text) == text)
}

@Test(
  "a name in another script is found, with and without its vowel points",
  arguments: [
    ("محمد العلي", "قال «محمد» شكرا"), ("דנה לוי", "ביקשנו את «דנה לוי» לבוא"),
    ("Анна Петрова", "вчера «Анна» пришла"), ("田中 花子", "昨日«田中»さんが来た"), ("Ζωή Παππά", "η «Ζωή» είπε"),
  ])
func otherScripts(_ name: String, _ marked: String) {
  let example = Marked(marked)
  #expect(people(name, model: nil).stretches(in: example.text, of: .person) == example.stretches)
}

@Test("a pseudonym never holds a real name, even when the roster has Person, Place and May on it")
func pseudonymsAreFree() {
  let roster = people("Person Place", "May Number", "Date Email")
  let text = "Ask Person Place on 14 May 2021 in Leeds, or write to x@example.org"
  let written = roster.written(text).lowercased()
  for name in ["person", "place", "may", "number", "date"] {
    #expect(!written.contains(name), "\(written)")
  }
}

@Test("a title stands by its name and is no name by itself")
func titles() {
  let roster = people("Samuel Bell")
  #expect(roster.written("I spoke to Mrs Bell about the order.").hasSuffix("[Person 1] about the order."))
  #expect(!roster.written("I spoke to Mrs Bell about the order.").contains("Place"))
}
