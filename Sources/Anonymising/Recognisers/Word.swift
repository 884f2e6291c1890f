/// The words that recognisers watch for, looked up by hash.
enum Word {
  static let at = Token.hash("at")
  static let atSign = Token.hash("@")
  static let dotSign = Token.hash(".")
  static let underscore = Token.hash("_")
  static let plusSign = Token.hash("+")
  static let openBracket = Token.hash("(")
  private static let dotWords = set("dot", "punkt")
  private static let schemes = set("http", "https", "ftp", "www")
  private static let currencySigns = set("$", "pounds", "pound", "quid", "dollars", "euros", "euro", "grand")
  private static let beings = set("'m", "am", "'s")
  private static let ageWords = set("old", "aged", "age", "turned", "turning", "yo")

  private static func set(_ words: String...) -> Set<UInt32> { Set(words.map { Token.hash($0) }) }

  /// Whether any recogniser may look at the token; most words of a text fail here, at the cost of one look-up.
  static func mayMatter(_ token: Token) -> Bool {
    token.kind == .number || token.kind == .mixed || token.count == 1 || watched[Int(token.word & 4095)]
  }

  private static let watched: [Bool] = {
    var table = [Bool](repeating: false, count: 4096)
    let words = [schemes, dotWords, currencySigns, ageWords, beings, [at]].flatMap { $0 }
    let numbers = [months, digits, repeats].flatMap(\.keys)
    for word in words + numbers + SpelledLetters.saidWords { table[Int(word & 4095)] = true }
    return table
  }()

  static func isURLScheme(_ token: Token) -> Bool { token.kind == .word && schemes.contains(token.word) }
  static func isAt(_ token: Token) -> Bool { token.word == atSign || token.word == at }
  static func isDot(_ token: Token) -> Bool {
    token.word == dotSign || (token.kind == .word && dotWords.contains(token.word))
  }
  static func isUnderscore(_ token: Token) -> Bool { token.word == underscore }
  static func isLetter(_ token: Token) -> Bool { token.kind == .word && token.count == 1 }
  static func isSaidLetter(_ token: Token) -> Bool {
    isLetter(token) || token.kind == .word && SpelledLetters.letter(saidBy: token) != nil
  }
  static func isDotWord(_ token: Token) -> Bool { token.kind == .word && dotWords.contains(token.word) }
  static func isCurrency(_ token: Token) -> Bool {
    token.kind != .number && currencySigns.contains(token.word)
  }
  static func hasDigits(_ token: Token) -> Bool { token.kind == .number || token.kind == .mixed }
  static func isBeing(_ token: Token) -> Bool { beings.contains(token.word) }
  static func isAgeWord(_ token: Token) -> Bool { token.kind == .word && ageWords.contains(token.word) }
  static func mayBeginPhone(_ token: Token) -> Bool {
    token.kind == .number || token.word == plusSign || token.word == openBracket
  }
  static func isMonth(_ token: Token) -> Bool { token.kind == .word && months[token.word] != nil }
  static func isSpokenDigit(_ token: Token) -> Bool {
    token.kind == .word && (digits[token.word] != nil || repeats[token.word] != nil)
  }

  /// Months by name and by their usual short forms, 1 to 12.
  static let months: [UInt32: Int] = table([
    (1, "january jan"), (2, "february feb"), (3, "march mar"), (4, "april apr"), (5, "may"), (6, "june jun"),
    (7, "july jul"), (8, "august aug"), (9, "september sept sep"), (10, "october oct"),
    (11, "november nov"), (12, "december dec"),
    (1, "januar"), (2, "februar"), (3, "maerz marz"), (5, "mai"), (6, "juni"), (7, "juli"), (10, "oktober"),
    (12, "dezember"),
  ])

  /// Digits as people say them.
  static let digits: [UInt32: Int] = table([
    (0, "oh o zero nought naught null"), (1, "one eins"), (2, "two zwei zwo"), (3, "three drei"),
    (4, "four vier"), (5, "five funf fuenf"), (6, "six sechs"), (7, "seven sieben"), (8, "eight acht"),
    (9, "nine niner neun"),
  ])

  static let repeats: [UInt32: Int] = table([(2, "double"), (3, "triple treble")])

  /// Ten to nineteen, and the tens.
  static let teens: [UInt32: Int] = table([
    (10, "ten"), (11, "eleven"), (12, "twelve"), (13, "thirteen"), (14, "fourteen"), (15, "fifteen"),
    (16, "sixteen"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"),
  ])
  static let tens: [UInt32: Int] = table([
    (20, "twenty"), (30, "thirty"), (40, "forty fourty"), (50, "fifty"), (60, "sixty"), (70, "seventy"),
    (80, "eighty"), (90, "ninety"),
  ])

  private static func table(_ rows: [(Int, String)]) -> [UInt32: Int] {
    var table: [UInt32: Int] = [:]
    for (value, words) in rows {
      for word in words.split(separator: " ") { table[Token.hash(word.utf8)] = value }
    }
    return table
  }
}

extension Document {
  /// Whether nothing, not even a space, stands before this token.
  func isJoined(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].start == tokens[index - 1].end
      && tokens[index - 1].kind != .newline
  }

  func `is`(_ index: Int, _ word: String) -> Bool {
    tokens.indices.contains(index) && tokens[index].word == Token.hash(word)
  }

  func isOne(_ index: Int, of words: Set<String>) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind != .newline && words.contains(word(index))
  }

  /// This word and the next, with a blank between; empty where there are none.
  func pair(_ index: Int) -> String {
    isWord(index) && isWord(index + 1) ? word(index) + " " + word(index + 1) : ""
  }

  func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

  /// A whole number from 0 to 99 that begins at this token, in figures or words, and how many tokens it takes.
  func number(at index: Int) -> (value: Int, count: Int)? {
    guard tokens.indices.contains(index) else { return nil }
    let token = tokens[index]
    if token.kind == .number {
      return token.count <= 3 ? Int(word(index)).map { ($0, 1) } : nil
    }
    guard token.kind == .word else { return nil }
    if let value = Word.teens[token.word] { return (value, 1) }
    if let value = Word.digits[token.word] { return (value, 1) }
    guard let ten = Word.tens[token.word] else { return nil }
    let unit = self.is(index + 1, "-") ? index + 2 : index + 1
    if tokens.indices.contains(unit), let one = Word.digits[tokens[unit].word], one > 0 {
      return (ten + one, unit - index + 1)
    }
    return (ten, 1)
  }

  /// A number that ends just before `index`.
  func number(before index: Int) -> (value: Int, count: Int)? {
    for back in [3, 2, 1] where index >= back {
      if let number = number(at: index - back), number.count == back { return number }
    }
    return nil
  }
}
