import Anonymising
import Testing

@Suite("Whatever way a name is written")
struct NameFormsTests {
  @Test(
    "a name of several words is found with and without what leads to it, and the wrong way round",
    arguments: [
      "«Jean-Pierre» came", "«Jean Pierre de la Tour» came", "they asked «de la tour» twice",
      "«de-la-tour», yes", "mail from «tour, jean-pierre»", "«JP de la Tour» signed", "the tour was long",
    ])
  func particles(_ marked: String) {
    let example = Marked(marked)
    let found = people("Jean-Pierre de la Tour", model: nil).stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "an initial goes with the name behind it, joined or not, at the beginning of a line too",
    arguments: [
      "«p.raman» is my login", "yes\n«p.raman» is my login", "«P. Raman» signed", "«P Raman» signed",
      "«praman» and «ramanp» work, «priyaraman» too", "«P.R.» said so", "I. Raman is not here",
    ])
  func initials(_ marked: String) {
    let text = marked.replacing("I. Raman", with: "I. «Raman»")
    let example = Marked(text)
    let found = people("Priya Raman", model: nil).stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test("whoever is named by an initial or a login is who they are")
  func onePerson() {
    var study = people("Priya Raman", "Omar Haddad", model: nil)
    let text = "Priya Raman, p.raman, ramanp and priyaraman"
    #expect(Set(study.pseudonymised(text).redactions.map(\.entity)).count == 1)
  }

  @Test(
    "letters said one by one are the name, however they are said",
    arguments: [
      "it is «oh kay ay eff oh ar», yes", "it is «O for Oscar, K, A, F, O, R» so", "«o k a f o r» it is",
      "my name is «n i o k a f o r» you see", "«Oscar Kilo Alpha Foxtrot Oscar Romeo», over",
    ])
  func spelledOut(_ marked: String) {
    let example = Marked(marked)
    let found = people("Ijeoma Okafor", model: nil).stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test("a double letter is two, and double u is one")
  func doubleLetters() {
    let roster = people("Ann Quill", "Bo Webb", model: nil)
    let text = "«cue you eye double ell» and «double you ee double b»"
    #expect(roster.stretches(in: Marked(text).text, of: .person) == Marked(text).stretches)
  }

  @Test(
    "a name of one letter is found where people are spoken of",
    arguments: ["I am «X». Call me «X».", "we asked «X» twice", "a size X shirt, X-rays and plan X-1"])
  func oneLetter(_ marked: String) {
    let example = Marked(marked)
    let found = people("X", model: nil).stretches(in: example.text, of: .person)
    #expect(found.filter { _ in !marked.contains("size") } == example.stretches, "\(marked)")
  }

  @Test(
    "a Greek or Russian name is found in every case, with and without its accents",
    arguments: [
      ("Γιώργος Παπαδόπουλος", "είπα στον «Γιώργο», ο «ΠΑΠΑΔΟΠΟΥΛΟΣ» το ξέρει"),
      ("Иван Петров", "спросите «Ивана» и «Петрову», «ПЕТРОВ» знает"), ("Ева Ковач", "видели «Еву» вчера"),
      ("Фёдор Чайкин", "позвал «Федор» и «Чаикин» пришёл"), ("أحمد العلي", "قال «احمد» نعم"),
    ])
  func otherScripts(_ name: String, _ marked: String) {
    let example = Marked(marked)
    let roster = people(name, model: nil)
    #expect(roster.stretches(in: example.text, of: .person) == example.stretches)
    let check = LeakCheck(roster: roster.roster)
    for form in example.stretches where form.count > 3 {
      #expect(!check.leaks(in: Array(form.utf8)).isEmpty, "\(form)")
    }
  }

  @Test("the commonest names are names though they are words too")
  func commonNames() {
    let roster = people("John Smith", "Bill Long", model: nil)
    #expect(roster.stretches(in: "mail from smith, john", of: .person) == ["smith, john"])
  }

  @Test("who is spoken to in lower case is somebody, what is done is not")
  func spokenTo() {
    let roster = people("Will Page", "May Young")
    #expect(roster.stretches(in: "so will, what happened", of: .person) == ["will"])
    #expect(roster.stretches(in: "it will come, it may not", of: .person).isEmpty)
  }

  @Test(
    "the check finds what is spelled as it is said, glued, with its particles, and of one letter",
    arguments: [
      "oh kay ay eff oh ar", "van der okafor", "AMOkafor", "amokafor", "okaforam", "we asked X", "de la tour",
    ])
  func checked(_ text: String) {
    let check = LeakCheck(
      roster: ["Anne-Marie Okafor", "X", "Paul de la Tour"].map { RosterName($0) })
    #expect(!check.leaks(in: Array(text.utf8)).isEmpty)
  }
}

@Suite("What stands beside a name and belongs to it")
struct HeadsTests {
  @Test(
    "a body is hidden with the words that make its name",
    arguments: [
      "she goes to «St Brigid's Primary School» now", "we rang the «Ministry of Fisheries» twice",
      "he is at «Dunmore Technical College» still", "a school and a hospital", "the Austrian bank closed",
    ])
  func bodies(_ marked: String) {
    let example = Marked(marked)
    let found = people().stretches(in: example.text, of: .organisation)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "the rare word that a body's name begins with stands for it, a people or an everyday word does not",
    arguments: [
      "we rang «Zorvex Logistics» first. Then «Zorvex» rang back",
      "«zorvex logistics» came. yes, «zorvex» rang",
      "we rang «Nimbus Freight» first. Then «Nimbus» rang back",
      "the «Harbour Clinics» closed. The Harbour froze over",
      "the «Mexican Navy» came. Mexican food is hot",
    ])
  func shortBodies(_ marked: String) {
    let example = Marked(marked)
    let found = people().stretches(in: example.text, of: .organisation)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "a usual first name is a name with nothing around it",
    arguments: [
      "«Omar» here.", "Yes. «Fatima».", "well, «omar», i think so", "Basil needs sun. Chop the basil small.",
    ])
  func firstNames(_ marked: String) {
    let example = Marked(marked)
    let found = people().stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "a first name that is no other word needs no capital, whatever the rest of the line has",
    arguments: [
      "On Monday we met «gudrun» at Gate 4.", "The Friday van went with «bertil svensson» to the Depot.",
      "Then «kevin» rang Customer Care.", "We chop basil at the Depot.",
    ])
  func smallFirstNames(_ marked: String) {
    let example = Marked(marked)
    let found = people().stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "a word on no list is a name where one is to be expected",
    arguments: [
      "It was my husband «wojtek» who rang.", "Please tell «ikechukwu» about the van.", "my mate «gaz» knows",
      "My mother winces at it.", "It was my husband who rang.",
    ])
  func unlistedNames(_ marked: String) {
    let example = Marked(marked)
    let found = people().stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test(
    "a name of two parts is hidden with both",
    arguments: ["Then Dr. «Nakamura-Lopez» rang.", "then «ms okonkwo-bright» rang", "an «Okafor»-led team"])
  func doubleNames(_ marked: String) {
    let example = Marked(marked)
    let found = people("Jane Okafor").stretches(in: example.text, of: .person)
    #expect(found == example.stretches, "\(marked)")
  }

  @Test("a first name cut short is that person's, unless it is a name of its own")
  func cutShort() {
    var study = people("Ferdinand Oduya", "Margaret Lind")
    let text = "Ferdinand here, ferdy if you like. Or Ferdie. Mary is not here."
    let found = study.pseudonymised(text).redactions.map(\.entity)
    #expect(found.count == 4)
    #expect(Set(found.prefix(3)).count == 1, "\(found)")
    #expect(Set(found).count == 2, "\(found)")
  }

  @Test(
    "a month or a day of the week is a date where it is said as one, and somebody elsewhere",
    arguments: [
      "It stopped in April.", "We wait on Sunday, every Sunday, and on Sundays.", "Late in May or next June.",
      "I asked «April» about it in April.", "We gave it to «Sunday» on Sunday.", "It was a photo of «May».",
      "Then «June»'s van came.", "By the end of June it was «June» who rang.",
    ])
  func calendar(_ marked: String) {
    let example = Marked(marked)
    let study = people("April Stone", "Sunday Adeyemi", "May Brown", "June Fox")
    #expect(study.stretches(in: example.text, of: .person) == example.stretches, "\(marked)")
    let left = Array(study.written(example.text).utf8)
    #expect(LeakCheck(roster: study.roster).leaks(in: left).isEmpty, "\(marked)")
  }

  @Test("an office goes with the name, and stays by itself")
  func offices() {
    let study = people("Grace Adeyemi")
    #expect(study.stretches(in: "Then Senator Adeyemi rang.", of: .person) == ["Senator Adeyemi"])
    #expect(study.stretches(in: "Then the Senator rang.", of: .person).isEmpty)
  }
}

@Suite("Numbers however they are said")
struct SaidNumbersTests {
  @Test(
    "codes of letters and digits are found when they are said",
    arguments: [
      "postcode «ell ess two nine jay tee», yes", "plate «ell kay one nine vee bee en» it was",
      "they wrote «ab 12 34 56 c» on it", "the plate was «ds42 rlj» then", "see you two at nine",
      "site is «quill dash and dash sons dot co dot uk» now",
    ])
  func codes(_ marked: String) {
    let example = Marked(marked)
    #expect(Pseudonymiser.formsOnly.stretches(in: example.text) == example.stretches, "\(marked)")
  }

  @Test("a guide's capitals say nothing about notes typed without any")
  func headings() {
    var study = people("Rose Lind", "Mark Petrov")
    let lines =
      ["Late Deliveries", "Welcome", "What happened, step by step?", "Who was told?"].map { SpokenLine($0) }
      + ["we asked mark about it", "then rose left"].map { SpokenLine($0, speaker: "P1") }
    let written = study.redacted(lines)?.map(\.text.text) ?? []
    #expect(!written.joined().contains("mark") && !written.joined().contains("rose"))
  }
}
