/// Invented talk, the same in every run.
struct Talk {
  private var state: UInt64 = 20_261_121

  private static let questions = [
    "What happened then", "How did that go", "Could you walk me through that", "What did you do next",
    "Who else was there when the date moved", "When did you first hear of the delay",
    "What would you not want to lose", "How often does that come up in a month",
  ]
  private static let statements = [
    "We have about twenty minutes left for this part", "I am writing down the second delivery",
    "The next section is about how you hear from us", "You said the form came back twice",
    "Let me read that back to you", "There is a sketch on the table in front of you",
    "It says here that the truck came on Thursday", "Somebody mentioned the old system before lunch",
  ]
  private static let acknowledgements = ["Mm-hm", "Okay", "Right", "Thank you", "I see", "Go on"]
  private static let breaches = [
    "We will have that fixed by Friday", "I'll make sure you get a new date right away",
    "That is a great idea", "I completely agree with you", "Don't worry, our team is going to sort it out",
    "You should just call the depot",
  ]
  private static let tails = [
    "", "", "", ", if you remember", ", from the beginning", " at the depot", " last week",
  ]

  /// A number below `limit`. Source: SplitMix64, Steele, Lea and Flood 2014.
  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  private mutating func one(of words: [String]) -> String { words[number(below: words.count)] }

  /// What a facilitator might say: questions mostly, and one breach in ten.
  mutating func facilitator() -> String {
    switch number(below: 10) {
    case 0: one(of: Self.breaches) + one(of: Self.tails) + "."
    case 1, 2: one(of: Self.acknowledgements) + "."
    case 3...5: one(of: Self.statements) + one(of: Self.tails) + "."
    default: one(of: Self.questions) + one(of: Self.tails) + "?"
    }
  }

  /// What a participant might say: two or three sentences.
  mutating func participant() -> String {
    (0..<(2 + number(below: 2))).map { _ in one(of: Self.statements) + one(of: Self.tails) + "." }
      .joined(separator: " ")
  }
}

extension Talk: RandomNumberGenerator {
  mutating func next() -> UInt64 {
    UInt64(number(below: 1 << 32)) << 32 | UInt64(number(below: 1 << 32))
  }
}
