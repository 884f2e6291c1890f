/// Numbers and codes by their shape. A wrong check digit never clears a number: people mistype.
enum Numbers {
  private struct Row {
    var kind: Kind
    var pattern: Pattern
    var accepts: @Sendable (String) -> Bool = { _ in true }
  }

  /// The first row that fits wins.
  private static let rows: [Row] = [
    // IBAN: country, check digits, 11 to 30 letters or digits in fours.
    Row(
      kind: .number,
      pattern: Pattern(
        "AA99_X{4}_X{4}_X{4}_X{1,4}|AA99_X{4}_X{4}_X{4}_X{4}_X{1,4}|AA99_X{4}_X{4}_X{4}_X{4}_X{4}_X{1,4}"
          + "|AA99_X{4}_X{4}_X{4}_X{4}_X{4}_X{4}_X{1,4}|AA99X{11,30}"),
      accepts: { $0.prefix(2).allSatisfy(\.isLetter) && $0.count(where: \.isNumber) >= 10 }),
    // Dates in figures.
    Row(kind: .date, pattern: Pattern("99{0,1}.99{0,1}.9{4}|99{0,1}/99{0,1}/9{4}|99{0,1}-99{0,1}-9{4}")),
    Row(
      kind: .date, pattern: Pattern("99{0,1}.99{0,1}.99|99{0,1}/99{0,1}/99|99{0,1}-99{0,1}-99"),
      accepts: isDate),
    Row(kind: .date, pattern: Pattern("9{4}-99-99|9{4}/99/99"), accepts: { $0 < "22" && $0 > "17" }),
    Row(kind: .date, pattern: Pattern("9{4}-99-99T99")),
    // US social security number.
    Row(kind: .number, pattern: Pattern("999-99-9999|999 99 9999")),
    // UK national insurance number.
    Row(kind: .number, pattern: Pattern("AA_99_99_99_A"), accepts: { "abcdABCD".contains($0.last ?? "-") }),
    Row(kind: .number, pattern: Pattern("A{2,5}-9{2,6}-9{2,8}|A{2,5}/9{2,6}/9{2,8}")),
    // UK sort code and account.
    Row(kind: .number, pattern: Pattern("99-99-99_9{6,8}|99 99 99 9{8}")),
    // A UK sort code by itself: two and two and two that make no date.
    Row(kind: .number, pattern: Pattern("99-99-99")),
    // Cards: fours, or 4-6-5.
    Row(
      kind: .number,
      pattern: Pattern("9{4}_9{4}_9{4}_9{4}_9{1,3}|9{4}_9{4}_9{4}_9{1,4}|9{4}_9{6}_9{4,5}")),
    // NHS number and its like, told from a telephone number by its check digit.
    Row(kind: .number, pattern: Pattern("999_999_9{4}"), accepts: isHealthNumber),
    // UK plates, new and old.
    Row(kind: .number, pattern: Pattern("AA99_AAA"), accepts: { isUpperOrTight($0) }),
    Row(kind: .number, pattern: Pattern("A9{1,3} AAA"), accepts: { $0 == $0.uppercased() }),
    // Staff, student, case and order numbers.
    Row(kind: .number, pattern: Pattern("A{2,5}-9{4,10}|A{2,5}/9{4,10}|A{2,5}9{5,10}|A9{6,9}")),
    Row(
      kind: .number, pattern: Pattern("A{2,5} 9{5,10}"),
      accepts: { $0.prefix(2) == $0.prefix(2).uppercased() }),
    Row(kind: .number, pattern: Pattern("9{1,3}.9{1,3}.9{1,3}.9{1,3}")),
  ]

  static func patterned(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard isFirst(document, index) else { return nil }
    // A code may begin with letters of its own: "EMP-15682", "DE 64 …".
    for start in [index - 2, index - 1, index] where start >= 0 && leads(document, start, index) {
      let from = Int(document.tokens[start].start)
      for row in rows {
        guard let end = row.pattern.end(in: document.surface.cased, from: from),
          end > Int(document.tokens[index].start), let tokens = document.tokens(from: start, to: end),
          row.accepts(String(decoding: document.surface.cased[from..<end], as: UTF8.self))
        else { continue }
        if goesOn(document, tokens.upperBound) && row.kind != .date { continue }
        return Recogniser.Find(tokens: tokens, kind: row.kind)
      }
    }
    return nil
  }

  /// Whether the tokens from `start` to `index` are short letters and a joint, or nothing.
  private static func leads(_ document: Document, _ start: Int, _ index: Int) -> Bool {
    guard start < index else { return true }
    let first = document.tokens[start]
    guard first.kind == .word, first.count <= 5, first.letters != .none else { return false }
    if index - start == 2 {
      return document.isJoined(start + 1) && document.isJoined(index)
        && (document.is(start + 1, "-") || document.is(start + 1, "/"))
    }
    // "is 12345" is a word and a number; "WA 34 02 54 C" is a code.
    if first.count == 2, isInsuranceNumber(document, start) { return true }
    return first.letters == .upper && first.count <= 5 && first.count >= 2
  }

  /// `ab 12 34 56 c` without capitals: two letters, three times two digits, one letter.
  private static func isInsuranceNumber(_ document: Document, _ start: Int) -> Bool {
    guard start + 4 < document.tokens.count, document.tokens[start + 4].count == 1 else { return false }
    return (start + 1...start + 3).allSatisfy {
      document.tokens[$0].kind == .number && document.tokens[$0].count == 2
    }
  }

  /// Whether no digits are joined on the left.
  private static func isFirst(_ document: Document, _ index: Int) -> Bool {
    guard index > 1, document.isJoined(index) else { return true }
    guard document.isOne(index - 1, of: ["-", ".", "/", ",", ":"]), document.isJoined(index - 1) else {
      return document.tokens[index - 1].kind == .sign
    }
    return !Word.hasDigits(document.tokens[index - 2])
  }

  /// Whether more digits follow at once, so that the stretch is a part of something longer.
  private static func goesOn(_ document: Document, _ index: Int) -> Bool {
    guard index + 1 < document.tokens.count, document.isJoined(index), document.isJoined(index + 1) else {
      return false
    }
    return document.isOne(index, of: ["-", "."]) && Word.hasDigits(document.tokens[index + 1])
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard parts.count == 3 else { return false }
    let (a, b, c) = (parts[0], parts[1], parts[2])
    let isDayMonth =
      (1...31).contains(a) && (1...12).contains(b) || (1...12).contains(a) && (1...31).contains(b)
    return isDayMonth || (1...12).contains(b) && (1...31).contains(c)
  }

  private static func isHealthNumber(_ text: String) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    guard digits.count == 10 else { return false }
    let sum = zip(digits, stride(from: 10, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 11 == digits[9]
  }

  private static func isUpperOrTight(_ text: String) -> Bool {
    // "ds42 rlj": three letters that are no word.
    text == text.uppercased() || !text.contains(" ")
      || Lexicon.shipped.facts(Token.hash(text.suffix(3).utf8)).ordinary == 0
  }

  // MARK: Postcodes

  /// The 124 postcode areas of the United Kingdom. Source: Royal Mail.
  private static let areas: Set<String> = Set(
    """
    ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex \
    fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne \
    ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq \
    tr ts tw ub w wa wc wd wf wn wr ws wv yo ze
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let unitedKingdom = Pattern(
    "A9 9AA|A99 9AA|A9A 9AA|AA9 9AA|AA99 9AA|AA9A 9AA|"
      + "A99AA|A999AA|A9A9AA|AA99AA|AA999AA|AA9A9AA")

  static func postcode(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let from = Int(document.tokens[index].start)
    if document.tokens[index].kind == .mixed,
      let end = unitedKingdom.end(in: document.surface.low, from: from),
      let tokens = document.tokens(from: index, to: end)
    {
      let text = document.surface.key(from..<end)
      let inward = text.suffix(2)
      // The last two letters are never C, I, K, M, O or V.
      if areas.contains(String(text.prefix { $0.isLetter })),
        !inward.contains(where: { "cikmov".contains($0) })
      {
        return Recogniser.Find(tokens: tokens)
      }
    }
    return fiveDigits(document, index)
  }

  /// Whether letters and digits without a blank, in lower case, are a postcode of the United Kingdom.
  static func isPostcode(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count >= 5, unitedKingdom.end(in: bytes, from: 0) == bytes.count else { return false }
    return areas.contains(String(code.prefix { $0.isLetter }))
      && !code.suffix(2).contains { "cikmov".contains($0) }
  }

  /// A US or continental code: five digits, perhaps four more.
  private static func fiveDigits(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let token = document.tokens[index]
    guard token.kind == .number, token.count == 5, isFirst(document, index), !isAmount(document, index) else {
      return nil
    }
    if document.is(index + 1, "-"), document.isJoined(index + 1), document.isJoined(index + 2) {
      guard document.tokens[index + 2].kind == .number, document.tokens[index + 2].count == 4 else {
        return nil
      }
      return Recogniser.Find(tokens: index..<index + 3)
    }
    if goesOn(document, index + 1) || document.is(index + 1, ",") && goesOnAfterComma(document, index + 1) {
      return nil
    }
    // "07700 900017": groups of one longer number.
    let isGroup = [index - 1, index + 1].contains {
      document.tokens.indices.contains($0) && document.tokens[$0].kind == .number
        && document.tokens[$0].count > 2
    }
    if isGroup { return nil }
    return Recogniser.Find(tokens: index..<index + 1, certain: !isCounted(document, index + 1))
  }

  private static func goesOnAfterComma(_ document: Document, _ comma: Int) -> Bool {
    document.isJoined(comma) && document.isJoined(comma + 1) && Word.hasDigits(document.tokens[comma + 1])
  }

  private static func isAmount(_ document: Document, _ index: Int) -> Bool {
    document.isOne(index - 1, of: ["$"]) || document.isOne(index + 1, of: ["%", "percent"])
      || isCounted(document, index + 1)
  }

  /// "15000 people": a number of things.
  private static func isCounted(_ document: Document, _ index: Int) -> Bool {
    guard document.isWord(index), document.tokens[index].facts.ordinary > 0 else { return false }
    let word = document.word(index)
    return (word.hasSuffix("s") && word.count > 3)
      || ["people", "of", "men", "women", "k", "km"].contains(word)
  }

  // MARK: Telephone numbers

  /// A number to ring: a plus or a nought in front, or groups as people write them.
  static func phone(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard isFirst(document, index) else { return nil }
    var at = index
    var groups: [Int] = []
    var end = index
    var digits = ""
    while at < document.tokens.count, at - index < 16 {
      let token = document.tokens[at]
      if token.kind == .number {
        if let last = groups.last, last == 0 { groups.removeLast() }
        groups.append(token.count)
        digits += document.word(at)
        at += 1
        end = at
      } else if token.kind == .sign, document.isOne(at, of: ["+", "(", ")", "-", ".", "/"]),
        isBetween(document, at)
      {
        at += 1
      } else {
        break
      }
    }
    let plus = document.is(index, "+") || document.is(index, "(") && document.is(index + 1, "+")
    guard isNumber(groups, digits, plus: plus, bracket: document.is(index, "(")) else { return nil }
    if end < document.tokens.count, document.tokens[end].kind == .mixed, document.isJoined(end) { return nil }
    return Recogniser.Find(tokens: index..<end, kind: isHealthNumber(digits) && !plus ? .number : .phone)
  }

  private static func isBetween(_ document: Document, _ index: Int) -> Bool {
    // A full stop before a blank ends the sentence, not a group.
    guard index + 1 < document.tokens.count else { return false }
    let next = document.tokens[index + 1]
    guard next.kind == .number || next.kind == .sign && next.count == 1 else { return false }
    return !document.is(index, ".") || document.isJoined(index + 1)
  }

  private static func isNumber(_ groups: [Int], _ digits: String, plus: Bool, bracket: Bool) -> Bool {
    let count = digits.count
    guard count >= 7, count <= 15 else { return false }
    if plus || bracket && groups.count > 1 { return true }
    if groups.count == 1 { return digits.hasPrefix("0") && count >= 10 && count <= 12 || count == 10 }
    // "2019 2020" and "1 000 000" are years and amounts.
    if groups.allSatisfy({ $0 == 4 }), groups.count == 2, digits.hasPrefix("19") || digits.hasPrefix("20") {
      return false
    }
    if groups.dropFirst().allSatisfy({ $0 == 3 }), digits.hasSuffix("000") { return false }
    return groups.allSatisfy { $0 <= 8 } && (count >= 9 || groups.allSatisfy { $0 >= 2 })
  }

  // MARK: Anything else that is long

  /// Six digits or more, or letters and digits mixed, that nothing else claimed.
  static func plain(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let token = document.tokens[index]
    let text = document.word(index)
    guard isFirst(document, index), !isAmount(document, index) else { return nil }
    if token.kind == .number {
      guard token.count >= 7 || token.count == 6 && (text.hasPrefix("0") || isAnnounced(document, index))
      else {
        return nil
      }
      if text.hasSuffix("000") { return nil }
      return Recogniser.Find(tokens: index..<index + 1)
    }
    let digits = text.count { $0.isNumber }
    guard digits >= 4, text.count >= 6, text.first?.isLetter == true || text.count - digits > 2 else {
      return nil
    }
    return Recogniser.Find(tokens: index..<index + 1, certain: digits >= 5)
  }

  private static func isAnnounced(_ document: Document, _ index: Int) -> Bool {
    (max(0, index - 3)..<index).contains {
      document.isOne(
        $0,
        of: [
          "number", "code", "reference", "ref", "account", "id", "quote", "badge", "ticket", "case", "pin",
        ])
    }
  }
}

extension Document {
  /// The tokens from `start` on whose last one ends at byte `end`.
  func tokens(from start: Int, to end: Int) -> Range<Int>? {
    var at = start
    while at < tokens.count, Int(tokens[at].end) <= end {
      if Int(tokens[at].end) == end { return start..<at + 1 }
      at += 1
    }
    return nil
  }
}
