/// The words and sentences of one piece of text; kept and filled again, so that reading allocates nothing.
struct Page {
  private(set) var words: [Word] = []
  private(set) var sentences: [Sentence] = []
  private var stop = Stop.full
  private var sentenceStart = 0

  mutating func clear() {
    words.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    stop = .full
    sentenceStart = 0
  }

  mutating func pause(_ stop: Stop) {
    if self.stop.rawValue < stop.rawValue { self.stop = stop }
  }

  mutating func endSentence(asked: Bool, _ apostrophes: MissingApostrophes, _ vocabulary: Vocabulary) {
    if words.count > sentenceStart {
      spellOutShortForms(apostrophes, vocabulary)
      sentences.append(Sentence(first: sentenceStart, end: words.count, asked: asked))
      sentenceStart = words.count
    }
    stop = .full
  }

  /// "ill fix it" becomes "I will fix it", once the whole sentence is there to decide by.
  private mutating func spellOutShortForms(_ apostrophes: MissingApostrophes, _ vocabulary: Vocabulary) {
    var at = sentenceStart
    while at < words.count {
      if apostrophes.mayBeShort(words[at].id),
        let (first, second) = apostrophes.longForm(words, at, sentenceAt: sentenceStart)
      {
        words[at].id = first
        words[at].hash = vocabulary.hashes[Int(first)]
        var added = words[at]
        added.id = second
        added.hash = vocabulary.hashes[Int(second)]
        added.stop = .none
        words.insert(added, at: at + 1)
        at += 1
      }
      at += 1
    }
  }

  mutating func withWords(_ body: (UnsafeMutableBufferPointer<Word>) -> Void) {
    words.withUnsafeMutableBufferPointer { body($0) }
  }

  /// Adds a word, spelled out when it is a short form.
  @inline(__always)
  mutating func add(_ spelling: Spelling, _ vocabulary: Vocabulary) {
    let id = spelling.numeric ? vocabulary.numberID : vocabulary.id(ofHash: spelling.whole)
    let place = (spelling.start, spelling.end)
    if id != 0 {
      if vocabulary.isFiller[Int(id)] {
        // "I'll, uh, look": the pause belongs to the filler.
        if stop == .pause { stop = .none }
        return
      }
      let long = vocabulary.spellings[Int(id)]
      if long.count == 0 {
        push(id, UInt32(truncatingIfNeeded: spelling.whole), place, spelling.quoted)
      } else {
        spellOut(long, spelling, vocabulary)
      }
      return
    }
    guard spelling.apostrophe >= 0 else {
      let id = vocabulary.id(ofUnknown: spelling)
      return push(id, UInt32(truncatingIfNeeded: spelling.whole), place, spelling.quoted)
    }
    // A name with a short form nobody listed: "Dana'll". An "'s" may be a possessive, so it says nothing.
    let base = vocabulary.id(ofHash: spelling.base)
    push(
      base == 0 && spelling.isCapital ? vocabulary.nameID : base, UInt32(truncatingIfNeeded: spelling.base),
      (spelling.start, spelling.apostrophe), spelling.quoted)
    let rest = Self.suffixes.first { $0.letters == spelling.suffix }
    guard let rest else { return }
    let hash = WordHash.of(rest.word)
    push(
      vocabulary.id(ofHash: hash), UInt32(truncatingIfNeeded: hash), (spelling.apostrophe, spelling.end),
      spelling.quoted)
  }

  private static let suffixes: [(letters: (UInt8, UInt8), word: String)] = [
    ((UInt8(ascii: "l"), UInt8(ascii: "l")), "will"), ((UInt8(ascii: "r"), UInt8(ascii: "e")), "are"),
    ((UInt8(ascii: "v"), UInt8(ascii: "e")), "have"), ((0, UInt8(ascii: "d")), "would"),
  ]

  private mutating func spellOut(
    _ long: (first: Int32, count: Int32), _ spelling: Spelling, _ vocabulary: Vocabulary
  ) {
    // The first word takes the letters before the apostrophe, the rest share what follows.
    let cut = spelling.apostrophe >= 0 ? spelling.apostrophe : spelling.end
    for index in 0..<Int(long.count) {
      let id = vocabulary.spelled[Int(long.first) + index]
      let place = index == 0 && long.count > 1 ? (spelling.start, cut) : (spelling.start, spelling.end)
      push(id, vocabulary.hashes[Int(id)], place, spelling.quoted)
    }
  }

  /// Adds one word unless it only stutters the words before it.
  private mutating func push(_ id: UInt16, _ hash: UInt32, _ place: (Int, Int), _ quoted: Bool) {
    var word = Word(
      id: id, stop: stop, marks: quoted ? .quoted : [], start: Int32(truncatingIfNeeded: place.0),
      end: Int32(truncatingIfNeeded: place.1), hash: hash)
    stop = .none
    let count = words.count
    if count > sentenceStart {
      // "i - i will": the later word stands, with the pause of the first.
      // "Thank you, you're right": a word that ends one clause and begins the next is no stutter.
      let isStutter = word.stop == .none || words[count - 1].stop != .none || count - 1 == sentenceStart
      if words[count - 1].hash == hash, word.stop != .full, isStutter {
        word.stop = words[count - 1].stop
        words[count - 1] = word
        return
      }
      // "that's - that's good": two words said twice.
      if count - sentenceStart >= 3, words[count - 2].hash == hash,
        words[count - 3].hash == words[count - 1].hash
      {
        word.stop = words[count - 2].stop
        words[count - 3].start = words[count - 1].start
        words[count - 3].end = words[count - 1].end
        words[count - 2] = word
        words.removeLast()
        return
      }
    }
    words.append(word)
  }
}
