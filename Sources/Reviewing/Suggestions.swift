import Fieldwork

/// What a participant's words may report, expect or ask for: offered to a reviewer, never asserted.
package struct Suggestion: Hashable, Sendable {
  package var session: Int
  package var line: EntryID
  package var kind: FollowUp.Kind
  /// The words that speak for it, in UTF-8 bytes of the line.
  package var bytes: Range<Int>
}

/// The phrases suggestions are made from, read from a data file that people may read and change.
package struct SuggestionTable: Hashable, Sendable {
  private struct Phrase: Hashable {
    var kind: FollowUp.Kind
    /// The words one place may have; an empty place is a gap of a few words.
    var places: [Set<String>]
  }

  /// By the first word of the phrase: most words begin none.
  private var phrases: [String: [Phrase]] = [:]

  /// Words that may stand in a gap.
  private static let gapWords = 3

  /// Reads headings of kinds with list items under them: `a/b` is one or the other, `…` a gap. What is neither is for
  /// the reader.
  package init(_ text: String) {
    var kind: FollowUp.Kind?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        kind = FollowUp.Kind(rawValue: String(line.dropFirst(3)))
      } else if line.hasPrefix("- "), let kind {
        add(line.dropFirst(2).split(separator: " ").map { Self.words(at: $0) }, kind)
      }
    }
  }

  private static func words(at place: Substring) -> Set<String> {
    place == "…" ? [] : Set(place.split(separator: "/").map { $0.lowercased() })
  }

  private mutating func add(_ places: [Set<String>], _ kind: FollowUp.Kind) {
    for word in places.first ?? [] { phrases[word, default: []].append(Phrase(kind: kind, places: places)) }
  }

  /// What the words of a line suggest: each kind once, where it stands first.
  package func suggestions(in text: String) -> [(kind: FollowUp.Kind, bytes: Range<Int>)] {
    let words = SpokenWord.words(of: text)
    var found: [(kind: FollowUp.Kind, bytes: Range<Int>)] = []
    for start in words.indices {
      for phrase in phrases[words[start].text] ?? [] where !found.contains(where: { $0.kind == phrase.kind })
      {
        guard let end = Self.end(of: phrase.places[...], in: words[start...]) else { continue }
        found.append((phrase.kind, words[start].bytes.lowerBound..<words[end - 1].bytes.upperBound))
      }
    }
    return found
  }

  /// The place after the phrase's last word.
  private static func end(of places: ArraySlice<Set<String>>, in words: ArraySlice<SpokenWord>) -> Int? {
    guard let place = places.first else { return words.startIndex }
    let rest = places.dropFirst()
    guard place.isEmpty else {
      guard let word = words.first, place.contains(word.text) else { return nil }
      return end(of: rest, in: words.dropFirst())
    }
    for skipped in 0...gapWords where skipped <= words.count {
      if let end = end(of: rest, in: words.dropFirst(skipped)) { return end }
    }
    return nil
  }
}

/// One word of a line, in small letters, with its place in UTF-8 bytes.
private struct SpokenWord {
  var text: String
  var bytes: Range<Int>

  /// Runs of letters, digits and apostrophes; a typographic apostrophe counts as a straight one.
  static func words(of text: String) -> [SpokenWord] {
    var words: [SpokenWord] = []
    var current = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    func finish() {
      guard !current.isEmpty else { return }
      words.append(SpokenWord(text: String(current).lowercased(), bytes: start..<offset))
      current = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      let isApostrophe = scalar == "'" || scalar == "\u{2019}"
      if isApostrophe && !current.isEmpty || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        if current.isEmpty { start = offset }
        current.append(isApostrophe ? "'" : scalar)
      } else {
        finish()
      }
      offset += UTF8.width(scalar)
    }
    finish()
    return words
  }
}

extension Review {
  /// What participants' lines suggest and nobody has taken up or answered, in order.
  package func suggestions(_ table: SuggestionTable) -> [Suggestion] {
    sessions.flatMap { session -> [Suggestion] in
      let answered = session.answeredLines[reviewer] ?? []
      let made = Set(session.followUps.compactMap(\.followUp.line))
      return session.lines.flatMap { line -> [Suggestion] in
        guard line.isTurn, line.speaker?.kind == .participant, !answered.contains(line.id),
          !made.contains(line.id)
        else { return [] }
        return table.suggestions(in: line.text).map {
          Suggestion(session: session.index, line: line.id, kind: $0.kind, bytes: $0.bytes)
        }
      }
    }
  }
}
