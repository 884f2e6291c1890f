/// E-mail addresses, web addresses and handles, typed, mistyped and spoken.
enum Addresses {
  /// Last labels of a domain. Source: the generic ones in wide use, and the countries whose people turn up
  /// in English talk.
  private static let tops: Set<String> = Set(
    """
    com org net edu gov info biz name mobi io dev app blog fm tv me co ai gg xyz online site shop store tech \
    cloud news media agency studio design art live wiki health care page link work works uk us ca au nz ie de \
    fr nl be es it pt ch at se no dk fi is pl cz sk hu ro bg gr tr ru ua ee lv lt hr si rs in pk bd lk cn jp \
    kr tw hk sg my th vn ph id il ae sa eg za ng ke gh ma tn br ar cl mx pe eu int mil scot wales cymru \
    london example test
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Last labels that are words too: a full stop without its space must not make them one.
  private static let wordTops: Set<String> = [
    "me", "is", "it", "at", "in", "no", "so", "be", "us", "my", "name", "info", "live", "page", "work",
    "works",
    "art", "news", "care", "health", "link", "store", "shop", "id", "online", "media", "site", "test", "ai",
  ]

  /// Domains that only ever carry mail.
  private static let mailers: Set<String> = [
    "gmail", "googlemail", "hotmail", "outlook", "yahoo", "aol", "icloud", "me", "live", "proton",
    "protonmail",
    "gmx", "msn", "btinternet", "mail", "web", "fastmail", "ymail", "comcast", "sky", "talktalk",
    "virginmedia",
  ]

  /// Mail providers that people say in two words.
  private static let twoWordMailers: Set<String> = [
    "bt internet", "talk talk", "virgin media", "proton mail", "i cloud",
  ]

  private static let links: [String: String] = [
    "dot": ".", "punkt": ".", ".": ".", "underscore": "_", "_": "_", "dash": "-", "hyphen": "-", "-": "-",
    "plus": "+", "+": "+", "minus": "-",
  ]

  /// `https://…` and `www…`, to the next blank.
  static func url(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let joined = document.isJoined(index + 1)
    if document.is(index, "www"), document.tokens.indices.contains(index + 1),
      Word.isDot(document.tokens[index + 1])
    {
      guard let end = domain(document, index) else { return nil }
      return Recogniser.Find(tokens: index..<path(document, end))
    }
    guard joined, document.is(index + 1, ":"), document.is(index + 2, "/") else { return nil }
    return Recogniser.Find(tokens: index..<blankEnd(document, index))
  }

  /// A domain, perhaps with a path, that no `@` stands before: `elena.blog`, `elena dot blog slash about`.
  static func site(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard index > 0, document.tokens[index - 1].isWordlike || document.tokens[index - 1].kind == .number
    else {
      return nil
    }
    var start = index - 1
    while start >= 2, document.isOne(start - 1, of: ["-", "."]), document.isJoined(start),
      document.isJoined(start - 1), isLocal(document, start - 2)
    {
      start -= 2
    }
    guard let end = domain(document, start) else { return nil }
    while start >= 2, Word.isDotWord(document.tokens[index]),
      document.isOne(start - 1, of: ["dash", "hyphen"]), isLocal(document, start - 2)
    {
      start -= 2
    }
    if start > 0, document.is(start - 1, "@") || document.is(start - 1, "_") { return nil }
    return Recogniser.Find(tokens: start..<path(document, end))
  }

  /// The token after the domain that begins at `start`: labels and dots up to a known last label.
  static func domain(_ document: Document, _ start: Int) -> Int? {
    var at = start
    var end: Int?
    while true {
      guard let label = labelEnd(document, at) else { break }
      if document.isOne(label, of: ["[", "("]), document.isOne(label + 2, of: ["]", ")"]),
        label + 3 < document.tokens.count,
        Word.isDot(document.tokens[label + 1])
      {
        // "[dot]"
        if tops.contains(document.word(label + 3)) { end = label + 4 }
        at = label + 3
        continue
      }
      guard label + 1 < document.tokens.count, Word.isDot(document.tokens[label]) else { break }
      let spoken = Word.isDotWord(document.tokens[label])
      let tight = document.isJoined(label) && document.isJoined(label + 1)
      // "me . com" is a slip; "left. Com" is a new sentence.
      guard spoken || tight || isLooseDot(document, label) else { break }
      let last = document.word(label + 1)
      if tops.contains(last), closes(document, label + 1), spoken || !isNewSentence(document, label, last) {
        end = label + 2
      }
      at = label + 1
    }
    return end
  }

  private static func labelEnd(_ document: Document, _ start: Int) -> Int? {
    guard start < document.tokens.count else { return nil }
    let token = document.tokens[start]
    guard token.isWordlike || token.kind == .number else { return nil }
    var end = start + 1
    while end + 1 < document.tokens.count, document.isJoined(end), document.isJoined(end + 1),
      document.is(end, "-") || document.is(end, "_"), document.tokens[end + 1].kind != .sign
    {
      end += 2
    }
    return end
  }

  private static func isLooseDot(_ document: Document, _ dot: Int) -> Bool {
    !document.isJoined(dot) && document.tokens[dot].kind == .sign
      && document.tokens[dot + 1].letters != .capital && tops.contains(document.word(dot + 1))
      && !wordTops.contains(document.word(dot + 1))
  }

  private static func closes(_ document: Document, _ index: Int) -> Bool {
    guard document.isJoined(index + 1) else { return true }
    return document.tokens[index + 1].kind == .sign || document.tokens[index + 1].kind == .newline
  }

  private static func isNewSentence(_ document: Document, _ dot: Int, _ last: String) -> Bool {
    if document.tokens[dot + 1].letters == .capital { return true }
    return wordTops.contains(last) && document.tokens[dot - 1].facts.ordinary > 0
  }

  /// The token after a path that follows a domain, typed or spoken.
  private static func path(_ document: Document, _ end: Int) -> Int {
    if document.is(end, "/"), document.isJoined(end) { return blankEnd(document, end) }
    var at = end
    while document.is(at, "slash") || document.is(at, "forward"), at + 1 < document.tokens.count {
      at += document.is(at, "forward") ? 2 : 1
      if document.is(at, "at") { at += 1 }
      guard at < document.tokens.count, document.tokens[at].kind != .newline else { return end }
      at += 1
      while document.isOne(at, of: ["dot", "dash", "underscore", "hyphen"]), at + 1 < document.tokens.count {
        at += 2
      }
    }
    return min(at, document.tokens.count)
  }

  /// The token after the last one before a blank, closing signs left off.
  private static func blankEnd(_ document: Document, _ start: Int) -> Int {
    var end = start + 1
    while end < document.tokens.count, document.isJoined(end), document.tokens[end].kind != .newline {
      end += 1
    }
    while end > start + 1, document.tokens[end - 1].kind == .sign,
      document.isOne(end - 1, of: [".", ",", ")", "]", "!", "?", ";", ":", "'", "\"", ">"])
    {
      end -= 1
    }
    return end
  }

  /// `name@domain`, `name (at) domain`, `name at domain dot com`.
  static func email(_ document: Document, _ index: Int) -> Recogniser.Find? {
    var left = index
    var right = index + 1
    if document.isOne(index - 1, of: ["(", "["]), document.isOne(index + 1, of: [")", "]"]) {
      left = index - 1
      right = index + 2
    }
    if twoWordMailers.contains(document.pair(right)) { right += 1 }
    guard let end = domain(document, right) else { return nil }
    let typed = document.tokens[index].word == Word.atSign || left < index
    // "is @the.jane.blog" is a handle after a word.
    if document.tokens[index].word == Word.atSign, left == index, document.isJoined(index + 1),
      !document.isJoined(index), !mailers.contains(document.word(right))
    {
      return nil
    }
    guard let start = local(document, left, typed: typed, domain: right) else { return nil }
    return Recogniser.Find(tokens: start..<end)
  }

  /// Where the part before the `@` begins.
  private static func local(_ document: Document, _ at: Int, typed: Bool, domain: Int) -> Int? {
    guard at > 0, isLocal(document, at - 1) else { return nil }
    var start = at - 1
    if typed {
      while start > 0, document.isJoined(start), document.tokens[start - 1].kind != .newline,
        isLocal(document, start - 1)
          || document.isOne(start - 1, of: [".", "_", "-", "+", "%", "(", ")", "[", "]"])
      {
        start -= 1
      }
      while document.tokens[start].kind == .sign, start < at - 1 { start += 1 }
      return start
    }
    start = numberStart(document, start)
    var linked = start < at - 1
    while start >= 2, isLink(document, start - 1), isLocal(document, start - 2) {
      start = numberStart(document, start - 2)
      linked = true
    }
    // "k boateng": a letter on its own goes with the name after it; a whole name may be spelled out.
    while start >= 1, document.tokens[start - 1].count == 1, document.tokens[start - 1].kind == .word,
      !document.is(start - 1, "i") && !document.is(start - 1, "a")
    {
      start -= 1
      linked = true
    }
    // "sarah jones at": a first name goes with the surname after it.
    if start >= 1, document.isWord(start - 1), isLikelyName(document.tokens[start - 1]),
      document.tokens[start - 1].facts.ordinary == 0
    {
      return start - 1
    }
    if linked || document.tokens[start].kind == .mixed { return start }
    let ordinary = document.tokens[start].facts.ordinary
    if mailers.contains(document.word(domain)) { return verbs.contains(document.word(start)) ? nil : start }
    return ordinary >= 5 && !isLikelyName(document.tokens[start]) ? nil : start
  }

  private static let verbs: Set<String> = [
    "look", "looking", "is", "it's", "me", "us", "them", "find", "email", "write", "work", "am", "are", "was",
    "account", "address", "available",
  ]

  private static func isLikelyName(_ token: Token) -> Bool {
    token.facts.first > 3 || token.facts.surname > 4
  }

  /// The first token of a spoken number that ends here and the name it is tied to: `janeeze eighty two`.
  private static func numberStart(_ document: Document, _ end: Int) -> Int {
    var start = end
    while start > 0, isNumberWord(document, start), isLocal(document, start - 1) { start -= 1 }
    return start
  }

  private static func isNumberWord(_ document: Document, _ index: Int) -> Bool {
    let token = document.tokens[index]
    return token.kind == .number || Word.digits[token.word] != nil || Word.tens[token.word] != nil
      || Word.teens[token.word] != nil
  }

  private static func isLocal(_ document: Document, _ index: Int) -> Bool {
    document.tokens[index].kind != .sign && document.tokens[index].kind != .newline
  }

  private static func isLink(_ document: Document, _ index: Int) -> Bool {
    guard links[document.word(index)] != nil else { return false }
    // A full stop links only inside a word: "me. Jane at …" is two sentences.
    return document.tokens[index].kind == .word || document.isJoined(index) && document.isJoined(index + 1)
  }

  /// `@name`, and `at name underscore other` where a spoken link or the words before show that it is one.
  static func handle(_ document: Document, _ index: Int) -> Recogniser.Find? {
    let typed = document.tokens[index].word == Word.atSign
    var first = index + 1
    while typed, document.is(first, "_"), document.isJoined(first) { first += 1 }
    guard first < document.tokens.count, isLocal(document, first) else { return nil }
    if typed {
      guard document.isJoined(first), !(document.isJoined(index) && isLocal(document, index - 1)) else {
        return nil
      }
      return Recogniser.Find(tokens: index..<linkedEnd(document, first + 1, typed: true))
    }
    let end = linkedEnd(document, index + 2, typed: false)
    let isUnderscored = (index + 2..<max(end, index + 2)).contains { document.is($0, "underscore") }
    guard isUnderscored || announces(document, index) else { return nil }
    return Recogniser.Find(tokens: index..<end)
  }

  /// `jane_doe_92`: an underscore joins no ordinary words in talk.
  static func underscored(_ document: Document, _ index: Int) -> Recogniser.Find? {
    guard index > 0, document.isJoined(index), document.isJoined(index + 1), isLocal(document, index - 1),
      isLocal(document, index + 1)
    else { return nil }
    var start = index - 1
    while start >= 2, document.isJoined(start), document.isJoined(start - 1), isLocal(document, start - 2),
      document.isOne(start - 1, of: ["_", "."])
    {
      start -= 2
    }
    let end = linkedEnd(document, index, typed: true)
    let tells = (start..<end).contains {
      isLikelyName(document.tokens[$0]) || Word.hasDigits(document.tokens[$0])
    }
    return tells ? Recogniser.Find(tokens: start..<end, certain: false) : nil
  }

  private static func linkedEnd(_ document: Document, _ start: Int, typed: Bool) -> Int {
    var end = start
    while end + 1 < document.tokens.count, isLocal(document, end + 1), links[document.word(end)] != nil,
      !typed || document.isJoined(end) && document.isJoined(end + 1)
    {
      end += 2
    }
    if typed, document.is(end, "_"), document.isJoined(end) { end += 1 }
    return end
  }

  private static func announces(_ document: Document, _ index: Int) -> Bool {
    let near = max(0, index - 4)..<index
    let named = near.contains {
      document.isOne(
        $0,
        of: [
          "handle", "twitter", "instagram", "insta", "tiktok", "username", "mastodon", "threads", "snapchat",
        ])
    }
    return named
      && !document.isOne(index + 1, of: ["the", "a", "work", "home", "all", "least", "my", "that"])
      || (document.is(index - 1, "as") && document.isOne(index - 2, of: ["me", "us", "him", "her", "them"])
        && document.tokens[index + 1].facts.ordinary == 0)
  }
}
