import Anonymising
import Fieldwork
import Testing

@Suite("Names that are ordinary words, and words that look like names")
struct EverydayNameTests {
  private let nobody = people()

  @Test(
    "a name in a phrase that everybody uses is nobody's",
    arguments: [
      "We had a cup of joe and waited.", "Mark my words, it will be late.", "Rose gold is not my colour.",
      "She is a ray of sunshine.", "It was deja vu for all of us.", "Grace period over, they charged us.",
    ])
  func phrases(_ text: String) {
    #expect(nobody.stretches(in: text, of: .person) == [])
  }

  @Test(
    "the same word is a name where somebody is spoken of, or with a capital inside a sentence",
    arguments: [
      "We asked «Joe» about it.", "My name is «Rose».", "That was when «Ray Whitlock» rang.",
    ])
  func somebody(_ marked: String) {
    let example = Marked(marked)
    #expect(nobody.stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
  }

  @Test(
    "a name that goes on with a small word makes no phrase, with a capital and without",
    arguments: [
      "«Bill» was late again.", "«Bill» came round to mend it.", "«Frank» and I went there.",
      "we told «frank» about it", "«Peter» out in the yard knows.", "«grace» and «ann» left early",
      "«Rich» and «Sue» left.", "«Patience» is my manager.", "«pat» down in stores told me",
    ])
  func smallWords(_ marked: String) {
    let example = Marked(marked)
    #expect(nobody.stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
  }

  @Test(
    "somebody of the roster is not hidden in such a phrase, but stays hidden elsewhere",
    arguments: ["mark my words, it will be late, and «mark» said so too"])
  func roster(_ marked: String) {
    let example = Marked(marked)
    #expect(
      people("Mark Whitlock").stretches(in: example.text, of: .person) == example.stretches)
  }

  @Test(
    "a storm is nobody",
    arguments: [
      "Hurricane Rita came ashore.", "After Typhoon Mary the depot was shut.", "That was Storm Eunice.",
    ])
  func storms(_ text: String) {
    #expect(nobody.stretches(in: text, of: .person) == [])
  }

  @Test("who is named behind a storm is somebody, unless it is the storm's own name")
  func behindStorms() {
    let example = Marked("After the storm «Jane» rang us, and after the hurricane «Rita» came.")
    #expect(nobody.stretches(in: example.text, of: .person) == example.stretches)
  }

  @Test(
    "a surname of the roster in haste, without its capital, is hidden with the first name",
    arguments: [
      "Then «Jane hope» told me so.", "We asked «Tom field» about it.", "Ask «Sam brook».",
      "I saw «Grace wood» yesterday.",
    ])
  func hasty(_ marked: String) {
    let example = Marked(marked)
    #expect(
      people("Jane Hope", "Tom Field", "Sam Brook", "Grace Wood").stretches(in: example.text, of: .person)
        == example.stretches,
      "\(marked)")
  }

  @Test(
    "a saint's name is a place's or a house's",
    arguments: ["They moved to «St. Thomas» last year."])
  func saints(_ marked: String) {
    let example = Marked(marked)
    #expect(nobody.stretches(in: example.text, of: .person) == [])
    #expect(nobody.stretches(in: example.text) == example.stretches)
  }

  @Test(
    "a shop that has its owner's name is a body",
    arguments: [
      "Thank you «Barry's Garage», it runs.", "It was at «Barry s Garage» in the end.",
      "The «Ladybrook Tracking Initiative» wrote to us.",
    ])
  func shops(_ marked: String) {
    let example = Marked(marked)
    #expect(nobody.stretches(in: example.text, of: .organisation) == example.stretches, "\(marked)")
  }

  @Test(
    "behind a title or an office stands a name",
    arguments: [
      "we asked «doctor whitlock» for a letter", "then «secretary adeyemi» rang us",
      "they wrote to «judge haddad» twice",
    ])
  func titles(_ marked: String) {
    let example = Marked(marked)
    #expect(nobody.stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
  }

  @Test(
    "a name of the roster is found however it is dressed up, parted, stretched or cut",
    arguments: [
      "they asked «Whit Lock» twice", "then «saaam» rang", "it was «Sam W» I think", "so \u{1D412}am came",
      "so «\u{1D412}\u{1D41A}\u{1D426}» came", "I gave it to «sam»", "«Ⓢⓐⓜ» wrote",
      "«s.w.» and i.e. «m.h.» out", "at 5 p.m. sharp",
    ])
  func dressed(_ marked: String) {
    let example = Marked(marked.replacing("\u{1D412}am came", with: "«\u{1D412}am» came"))
    #expect(
      people("Sam Whitlock", "Mark Hope", model: nil).stretches(in: example.text, of: .person)
        == example.stretches,
      "\(marked)")
  }

  @Test(
    "an ordinary word that is a name is one where somebody is asked or given something",
    arguments: [
      "so «mark» what did you think", "please give it to «mark»", "we gave that to «mark»",
      "then «mark» laughed",
    ])
  func asked(_ marked: String) {
    let example = Marked(marked)
    #expect(
      people("Mark Lindqvist").stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
  }

  @Test("of a whole name the second word stays where it is only a word")
  func halfSmall() {
    #expect(
      people("Rose May").stretches(in: "Then Rose may be late, said Omar.", of: .person) == ["Rose", "Omar"])
  }

  @Test("whoever had another name here is hidden under that one too")
  func formerNames() {
    var person = Participant(.participant(6), name: "Kwam")
    person.rename("Quentin Adeyemi")
    #expect(person.allNames == ["Quentin Adeyemi", "Kwam"])
    person.rename("Kwam")
    #expect(person.allNames == ["Kwam", "Quentin Adeyemi"])
    let roster = [person].compactMap(RosterName.init(_:))
    var study = Pseudonymiser(roster: roster, model: nil)
    let (text, redactions) = study.pseudonymised("kwam came, then quentin adeyemi")
    #expect(text.text == "[Person 1] came, then [Person 1]")
    #expect(redactions.count == 2)
  }

  @Test("initials on a line by themselves are a signature where somebody has them")
  func signatures() {
    let text = "See you on Monday, thanks for all of it.\ndp\nDebra Perlin\n"
    #expect(nobody.stretches(in: text, of: .person).contains("dp"))
  }
}

@Suite("What leaves, whatever was said")
struct LeavingWordsTests {
  @Test("nobody is left who was understood only while it was written", arguments: 0..<4)
  func settles(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let words = """
      Fay Gus Bo Abe Eli Costa Petrov Whitlock Novak Okoro Raman office time page berlin the a we they phone work \
      truck nobody said late
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    let lines = (0..<150).map { _ in
      SpokenLine((0..<8).map { _ in chance.pick(words) }.joined(separator: " "))
    }
    var study = people("Eli Adeyemi", "Fay Lindqvist", "Gus Novak")
    _ = study.meet(lines)
    let left = study.redacted(lines)
    let bytes = Array((left ?? []).map(\.text.text).joined(separator: "\n").utf8)
    #expect(study.leakCheck().leaks(in: bytes).count == 0)
  }

  @Test("a made-up name given in the first text is no real name of the last, and the same in both")
  func madeUpNamesStay() {
    var alone = Pseudonymiser(roster: [RosterName("Dana Okoro")], policy: .names)
    let first = "Dana Okoro rang."
    let given = String(alone.pseudonymised(first).text.text.prefix { $0 != " " })
    let second = "Then \(given) came in, and Dana Okoro too."
    var study = Pseudonymiser(roster: [RosterName("Dana Okoro")], policy: .names)
    study.meet(first)
    study.meet(second)
    let written = [study.pseudonymised(first).text.text, study.pseudonymised(second).text.text]
    let name = String(written[0].prefix { $0 != " " })
    #expect(name != given)
    #expect(written[1].contains("and \(name) "), "\(written)")
  }

  @Test("when made-up names run out people have codes, and nobody has a real name of the study")
  func namesRunOut() {
    var chance = Chance(seed: 3)
    let letters = "bcdfgklmnprstvz".map { String($0) }
    func word() -> String {
      let word = (0..<3).map { _ in chance.pick(letters) + chance.pick(["a", "e", "i", "o", "u"]) }.joined()
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    let names = Set((0..<900).map { _ in "\(word()) \(word())" }).sorted()
    var study = Pseudonymiser(roster: names.map { RosterName($0) }, policy: .names, model: nil)
    let written = study.pseudonymised(names.joined(separator: " rang.\n") + " rang.").text.text
    let real = Set(names.flatMap { $0.split(separator: " ").map(String.init) })
    let left = written.split { !$0.isLetter }.map(String.init).filter { real.contains($0) }
    #expect(left == [])
    #expect(written.contains("[Person "))
  }
}
