/// Telephone numbers as people say them: "oh seven seven double three …".
enum SpokenNumbers {
  private static let pauses: Set<String> = [",", "-", ".", "uh", "um", "er", "erm", "and", "then", "..."]

  /// A run of spoken digits that is long enough to be a number somebody can ring or be found by.
  static func phone(_ document: Document, _ index: Int) -> Recogniser.Find? {
    var digits: [Int] = []
    var words = 0
    var marked = false
    var at = index
    var end = index
    while at < document.tokens.count, document.tokens[at].kind != .newline {
      let before = digits.count
      let token = document.tokens[at]
      if let times = Word.repeats[token.word], let digit = digit(document, at + 1) {
        digits += Array(repeating: digit, count: times)
        marked = true
        at += 2
      } else if let digit = digit(document, at) {
        marked = marked || document.isOne(at, of: ["oh", "zero", "nought", "o"])
        digits.append(digit)
        at += 1
      } else if let number = document.number(at: at), token.kind == .word {
        digits += number.value < 10 ? [number.value] : [number.value / 10, number.value % 10]
        at += number.count
      } else if before > 0, end == at, document.isOne(at, of: ["hundred", "thousand"]) {
        digits += document.is(at, "hundred") ? [0, 0] : [0, 0, 0]
        at += 1
      } else if token.kind == .number, before > 0 {
        digits += document.word(at).compactMap(\.wholeNumberValue)
        at += 1
      } else if before > 0, end == at, document.isOne(at, of: pauses) {
        at += 1
        continue
      } else {
        break
      }
      words += 1
      end = at
    }
    guard digits.count >= (marked ? 5 : 7), words >= 3, !isCount(digits) else { return nil }
    let start = document.is(index - 1, "plus") ? index - 1 : index
    return Recogniser.Find(tokens: start..<end)
  }

  /// A postcode letter by letter: "l s two, nine j t".
  static func postcode(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard !(index > 0 && goesOn(document, index - 1)) else { return nil }
    var code = ""
    var at = index
    while at < document.tokens.count, code.count < 8 {
      let token = document.tokens[at]
      if Word.isLetter(token) {
        code += document.word(at)
      } else if let letter = SpelledLetters.letter(saidBy: token), digit(document, at) == nil {
        code.unicodeScalars.append(Unicode.Scalar(letter))
      } else if let digit = digit(document, at) {
        code += String(digit)
      } else if token.kind == .number, token.count <= 2 {
        code += document.word(at)
      } else if code.isEmpty || !document.isOne(at, of: pauses) {
        break
      }
      at += 1
      guard at == document.tokens.count || !goesOn(document, at) else { continue }
      if Numbers.isPostcode(code) { return Recogniser.Find(tokens: index..<at) }
      if isPlate(code) { return Recogniser.Find(tokens: index..<at, kind: .number) }
    }
    return nil
  }

  /// Whether a letter or a digit stands there, said or written.
  private static func goesOn(_ document: Document, _ index: Int) -> Bool {
    let token = document.tokens[index]
    return Word.isLetter(token) || SpelledLetters.letter(saidBy: token) != nil && token.count < 4
      || Word.digits[token.word] != nil
  }

  /// A British plate as since 2001: two letters, two digits, three letters.
  private static func isPlate(_ code: String) -> Bool {
    let code = Array(code.utf8)
    return code.count == 7 && code[2].isDigit && code[3].isDigit
      && [0, 1, 4, 5, 6].allSatisfy { code[$0].isLower }
  }

  private static func digit(_ document: Document, _ index: Int) -> Int? {
    guard document.isWord(index) else { return nil }
    return Word.digits[document.tokens[index].word]
  }

  /// "one two three four five six seven" is somebody counting.
  private static func isCount(_ digits: [Int]) -> Bool {
    zip(digits, digits.dropFirst()).allSatisfy { $1 == $0 + 1 } || Set(digits).count == 1
  }
}
