/// A text read for anonymising: folded, cut into tokens and lines, each word looked up.
package struct Document: Sendable {
  /// As it came in.
  package let text: String

  /// The text, folded.
  package let surface: Surface

  /// Words, numbers, signs and line ends, in order.
  package let tokens: [Token]

  /// What the name model reads at a time.
  package let lines: Lines

  /// Reads `text`. Linear.
  ///
  /// - Parameter headings: stretches of its bytes whose capital letters say nothing about the rest, in order.
  package init(_ text: String, headings: [Range<Int>] = [], lexicon: Lexicon = .shipped) {
    self.text = text
    let surface = Surface(text)
    self.surface = surface
    var tokens = surface.tokens()
    for index in tokens.indices where tokens[index].kind == .word {
      tokens[index].facts = lexicon.facts(tokens[index].word)
    }
    self.tokens = tokens
    lines = Lines(tokens) { token in
      guard !headings.isEmpty else { return true }
      let at = surface.source(token.bytes).lowerBound
      return !headings.contains { $0.contains(at) }
    }
  }

  /// The folded bytes from the first of these tokens to the last.
  package func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Whether the word stands without a capital letter in a line that uses them. Linear.
  package func writesSmall(_ word: UInt32) -> Bool {
    tokens.indices.contains {
      tokens[$0].word == word && tokens[$0].letters == .lower && !lines.isCaseless($0)
    }
  }

  /// The token as lower-case text.
  package func word(_ index: Int) -> String { surface.key(tokens[index].bytes) }
}
