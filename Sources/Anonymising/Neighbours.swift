/// What the words beside an ordinary word say about whether it is somebody's name: "asked mark" and "will said"
/// against "to mark" and "will you".
enum Neighbours {
  /// Above 0 for a name, below 0 against one; in shares of the model.
  static func lean(_ document: Document, _ index: Int) -> Float {
    let before = document.isWord(index - 1) ? document.word(index - 1) : ""
    let after = document.isWord(index + 1) ? document.word(index + 1) : ""
    if document.is(index + 1, "'s") || addressed.contains(before) { return 0.3 }
    if isNamed(document, index - 1) { return 0.3 }
    if before == "to" && document.isOne(index - 2, of: spokenTo) || isGivenTo(document, index) { return 0.3 }
    if FixedPhrases.hold(document, index) { return -0.25 }
    // "The bill was long" is about no Bill, whatever people do besides.
    if ["the", "a", "an", "this", "that"].contains(before) { return -0.25 }
    if does.contains(after) { return 0.3 }
    // "So will what did you think": with or without its comma, somebody is asked.
    if asking.contains(after), document.isOne(index + 2, of: auxiliaries), opens(document, index) {
      return 0.1
    }
    // "So will, what happened": somebody is spoken to.
    if document.is(index + 1, ","), opens(document, index) { return 0.1 }
    if closing.contains(before), !document.isWord(index + 1) { return 0.1 }
    return words.contains(before) || goesOn.contains(after) ? -0.25 : 0
  }

  /// Whether a name stands there more likely than any other word that nobody knows: "my husband wojtek", "tell X".
  static func expectsName(_ document: Document, _ index: Int) -> Bool {
    guard !document.word(index).contains("'") else { return false }
    if document.isOne(index - 1, of: toWhom) { return true }
    // "My mother winces" is no name.
    guard document.isOne(index - 1, of: kin),
      document.isOne(index - 2, of: ["my", "our", "his", "her", "your", "their"])
    else {
      return false
    }
    return !["s", "ed", "ing"].contains { document.word(index).hasSuffix($0) }
  }

  /// Whether a title stands before the word, without capitals: "secretary adeyemi", "doctor whitlock".
  static func isTitled(_ document: Document, _ index: Int) -> Bool { document.isOne(index - 1, of: titles) }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "mister", "doctor", "professor", "prof", "senator", "governor", "mayor",
    "congressman", "congresswoman", "secretary", "chairman", "chairwoman", "captain", "colonel", "sergeant",
    "lieutenant", "judge", "justice", "ambassador", "councillor", "sir", "uncle", "aunt", "auntie",
  ]

  private static let toWhom: Set<String> = [
    "asked", "told", "ask", "tell", "mr", "mrs", "ms", "miss", "dr", "rang", "phoned", "emailed", "texted",
    "thanked",
  ]

  private static let asking: Set<String> = ["what", "how", "why", "when", "where", "who"]

  private static let auxiliaries: Set<String> = [
    "did", "do", "does", "is", "are", "was", "were", "would", "could", "can", "should", "has", "have",
    "about",
  ]

  /// "Give it to mark": what is given goes to somebody.
  private static func isGivenTo(_ document: Document, _ index: Int) -> Bool {
    document.is(index - 1, "to") && (2...4).contains { document.isOne(index - $0, of: giving) }
  }

  private static let giving: Set<String> = [
    "give", "gave", "given", "gives", "giving", "hand", "handed", "pass", "passed", "send", "sent", "show",
    "showed", "lend", "lent", "sold", "brought", "belongs", "belonged",
  ]

  private static let kin: Set<String> = [
    "manager", "boss", "supervisor", "wife", "husband", "partner", "son", "daughter", "mum", "mother", "mom",
    "dad", "father", "brother", "sister", "colleague", "friend", "mate", "neighbour", "neighbor", "doctor",
    "carer", "assistant", "landlord", "teacher", "uncle", "aunt", "auntie", "cousin", "grandson",
    "granddaughter", "nephew", "niece", "boy", "girl", "baby", "nan", "gran", "grandma", "grandmother",
    "grandad",
    "grandpa", "grandfather", "girlfriend", "boyfriend", "fiance", "fiancee", "stepson", "stepdaughter",
  ]

  /// "I am X", "my name is X", "call me X".
  private static func isNamed(_ document: Document, _ index: Int) -> Bool {
    if document.isOne(index, of: ["am", "'m"]) { return document.is(index - 1, "i") }
    if document.is(index, "is") || document.is(index, "'s") { return document.is(index - 1, "name") }
    return document.is(index, "me") && document.isOne(index - 1, of: ["call", "calls", "called"])
  }

  /// Whether at most one small word stands before it in what is said.
  private static func opens(_ document: Document, _ index: Int) -> Bool {
    if !document.isWord(index - 1) { return true }
    return openers.contains(document.word(index - 1)) && !document.isWord(index - 2)
  }

  private static let openers: Set<String> = [
    "so", "and", "but", "well", "ok", "okay", "right", "now", "yes", "no", "yeah", "oh", "hi", "then",
  ]

  /// People are spoken to or of after these.
  private static let addressed: Set<String> = [
    "asked", "told", "thanks", "thank", "hi", "hello", "hey", "dear", "called", "named", "ask", "tell", "mr",
    "mrs",
    "ms", "miss", "dr", "met", "saw", "emailed", "rang", "phoned", "texted", "cheers", "sorry", "bye",
  ]

  /// "To" after these leads to a person.
  private static let spokenTo: Set<String> = [
    "spoke", "speak", "speaking", "talk", "talked", "talking", "spoken", "listen", "listened", "according",
    "wrote",
    "sent", "gave", "said", "back", "on", "over", "explained", "next", "thanks",
  ]

  /// Before a name that ends what is said.
  private static let closing: Set<String> = [
    "was", "with", "from", "and", "by", "for", "about", "is", "it's", "or",
  ]

  /// People do these.
  private static let does: Set<String> = [
    "said", "says", "told", "asked", "thinks", "thought", "wants", "wanted", "came", "went", "did", "was",
    "is",
    "has", "had", "mentioned", "rang", "called", "wrote", "explained", "replied", "knows", "likes", "left",
    "sent", "who", "laughed", "smiled", "cried", "shouted", "nodded", "agreed", "complained", "arrived",
    "spoke",
    "answered", "helped", "works", "worked", "lives", "lived", "paid", "ordered", "bought",
  ]

  /// A word for a thing or a deed follows these.
  private static let words: Set<String> = [
    "i", "you", "he", "she", "it", "we", "they", "that", "this", "these", "those", "the", "a", "an", "to",
    "my", "your",
    "our", "their", "his", "her", "its", "no", "any", "some", "which", "who", "there", "people", "not", "of",
  ]

  /// What a verb goes on with.
  private static let goesOn: Set<String> = [
    "you", "i", "we", "it", "they", "he", "she", "my", "the", "that", "this", "there", "your", "not", "be",
    "have",
    "for", "so", "a", "an", "out", "up", "down", "them", "me", "us", "get", "go", "never", "always", "need",
    "take",
  ]
}
