import Fieldwork

/// A transcript from elsewhere as it was understood: who speaks, what they say, when if it is known, and what could not
/// be read.
package struct ImportedTranscript: Hashable, Sendable {
  /// How it was read.
  package var format: TranscriptFormat

  /// How its bytes were read.
  package var encoding: TextEncoding

  /// Everybody who says something, as they are called there, in the order they begin. A transcript that names nobody has
  /// one speaker, ``nobodyNamed``.
  package var speakers: [String]

  /// In the order of the file.
  package var turns: [ImportedTurn]

  /// When the first turn with a moment was said, where the file has moments; its turns count from there.
  package var beganAt: Moment?

  /// What was left out or is doubtful, in the order of the file.
  package var problems: [ImportProblem]

  /// What a speaker is called where nothing says who it is.
  package static let nobodyNamed = "Speaker"
}

extension ImportedTranscript {
  /// With all that one person says in a row as one turn, as it is where captions part a sentence. Notes stay apart.
  package func joined() -> ImportedTranscript {
    var joined = self
    joined.turns = []
    for turn in turns {
      guard let last = joined.turns.indices.last, joined.turns[last].speaker == turn.speaker, !turn.isNote,
        !joined.turns[last].isNote,
        joined.turns[last].text.utf8.count + turn.text.utf8.count < TurnCollector.mostBytes
      else {
        joined.turns.append(turn)
        continue
      }
      joined.turns[last].text += " " + turn.text
      joined.turns[last].endMilliseconds = turn.endMilliseconds ?? joined.turns[last].endMilliseconds
      joined.turns[last].marks += turn.marks
    }
    return joined
  }
}

/// One stretch of talk, or one note about it.
package struct ImportedTurn: Hashable, Sendable {
  /// Index into the transcript's speakers.
  package var speaker: Int

  /// Never empty; not yet in composed form.
  package var text: String

  /// Since the recording began, in milliseconds; `nil` where the file does not say.
  package var startMilliseconds: Int?

  /// Since the recording began, in milliseconds.
  package var endMilliseconds: Int?

  /// A note about what was said rather than words that were said.
  package var isNote = false

  /// Marks, by name, where the file has any.
  package var marks: [String] = []

  /// The line of the file it begins in, from 1.
  package var line: Int

  package init(
    speaker: Int, text: String, startMilliseconds: Int? = nil, endMilliseconds: Int? = nil, line: Int
  ) {
    self.speaker = speaker
    self.text = text
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
    self.line = line
  }
}

/// Something about a line of the file that its owner would want to know.
package struct ImportProblem: Hashable, Sendable {
  /// From 1.
  package var line: Int

  /// What, and what became of it; lower case, no full stop.
  package var message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}

/// Why nothing of a file can be taken in.
package enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// A file of another kind, by its first bytes.
  case otherKind(String)
  /// Neither UTF-8 nor UTF-16 nor an 8-bit text: it holds a NUL byte, at this line.
  case binary(line: Int)
  /// It was read as this format and holds no words.
  case noWords(TranscriptFormat)
  /// Plain text in which no line says who speaks.
  case nobodyNamed

  package var description: String {
    switch self {
    case .empty: "is empty; give the transcript's file"
    case .otherKind(let kind): "is \(kind); save it as text, WebVTT or CSV and import that"
    case .binary(let line): "holds a NUL byte in line \(line), so it is no text; give the transcript's file"
    case .noWords(let format):
      "holds no words that can be read as \(format.rawValue); say with --format what it is"
    case .nobodyNamed:
      "never says who speaks; begin each turn with a name and a colon, or say with --format what it is"
    }
  }
}
