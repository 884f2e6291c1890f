extension TextField {
  /// What a key does to the line.
  package enum Edit: Hashable, Sendable, CaseIterable {
    case left, right, wordLeft, wordRight, start, end
    case rubOut, rubOutNext, rubOutWord, rubOutToEnd, empty, fetchBack
  }

  /// The editing keys: each edit, its keys and what help says of it.
  ///
  /// Ctrl-Y, the usual yank, says "it is so" here, so what was taken away comes back on Ctrl-F.
  package static let edits: [(edit: Edit, keys: [Key], help: String)] = [
    (.left, [.left], "one letter left"),
    (.right, [.right], "one letter right"),
    (.wordLeft, [.wordLeft], "one word left"),
    (.wordRight, [.wordRight], "one word right"),
    (.start, [.home, .control("a")], "to the beginning of the line"),
    (.end, [.end, .control("e")], "to the end of the line"),
    (.rubOut, [.backspace], "rub out one letter"),
    (.rubOutNext, [.delete], "rub out the letter under the cursor"),
    (.rubOutWord, [.control("w")], "rub out a word"),
    (.rubOutToEnd, [.control("k")], "rub out to the end"),
    (.empty, [.control("u")], "empty the line"),
    (.fetchBack, [.control("f")], "fetch back what was rubbed out last"),
  ]

  /// Types the key or edits with it; false, and nothing changed, when it does neither.
  @discardableResult
  package mutating func take(_ key: Key) -> Bool {
    if case .character(let letter) = key { return insert(String(letter)) }
    guard let row = Self.edits.first(where: { $0.keys.contains(key) }) else { return false }
    apply(row.edit)
    return true
  }

  /// Carries out one edit; at an end of the line where there is nothing to do, nothing changes.
  package mutating func apply(_ edit: Edit) {
    let count = text.utf8.count
    switch edit {
    case .left: moveCursor(to: cursor - bytes(of: before.suffix(1)))
    case .right: moveCursor(to: cursor + bytes(of: after.prefix(1)))
    case .wordLeft: moveCursor(to: wordStart)
    case .wordRight: moveCursor(to: wordEnd)
    case .start: moveCursor(to: 0)
    case .end: moveCursor(to: count)
    case .rubOut: remove((cursor - bytes(of: before.suffix(1)))..<cursor, remember: false)
    case .rubOutNext: remove(cursor..<(cursor + bytes(of: after.prefix(1))), remember: false)
    case .rubOutWord: remove(blankWordStart..<cursor, remember: true)
    case .rubOutToEnd: remove(cursor..<count, remember: true)
    case .empty: remove(0..<count, remember: true)
    case .fetchBack: insert(removed)
    }
  }

  private func bytes(of letters: Substring) -> Int { letters.utf8.count }

  /// Where the word before the cursor begins: letters and digits, whatever else stands between.
  private var wordStart: Int {
    let rest = before.reversed().drop { !Self.isWord($0) }.drop(while: Self.isWord)
    return rest.reduce(0) { $0 + $1.utf8.count }
  }

  /// Where the word after the cursor ends.
  private var wordEnd: Int {
    text.utf8.count - bytes(of: after.drop { !Self.isWord($0) }.drop(while: Self.isWord))
  }

  /// Where the last word with a blank before it begins, the blanks after it counted in.
  private var blankWordStart: Int {
    let rest = before.reversed().drop { $0.isWhitespace }.drop { !$0.isWhitespace }
    return rest.reduce(0) { $0 + $1.utf8.count }
  }

  private static func isWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
}
