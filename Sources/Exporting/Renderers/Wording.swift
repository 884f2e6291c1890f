import Anonymising
import Fieldwork

/// Sentences that stand in every format made to be read.
enum Phrase {
  static let rehearsal = "Rehearsal: nobody's real words."
  static let identified = "Words as they were said, names in them too."
  static let pseudonymised =
    "Pseudonymised: names and numbers stand as codes; whoever holds the key, or was there, may know who spoke."
  static let damaged = "damaged; what stands here is the rest of the record."
  static let cards =
    "A card is a question, or a silence, that the facilitator has at hand; it stands where it was used."
  static let seated = "In the order they sat, from the facilitator's left."
  static let codes = "F is the facilitator, P a participant, V somebody of the provider, O an observer."
}

extension Outgoing {
  /// What stands in front of each person's words.
  var labels: [Speaker: RedactedText] {
    Dictionary(people.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// Words of a text, by bytes.
  func words(of text: String, _ bytes: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    return String(decoding: utf8[bytes.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }
}

extension Outgoing.Person {
  /// Whether they are in the room, or who they turned out to be.
  var whereabouts: String { sameAs.map { "same as \($0)" } ?? presence.rawValue }

  /// What they agreed to, purpose by purpose.
  var answers: String {
    let answers = Purpose.allCases.compactMap { purpose in
      consent[purpose].map { "\(purpose.rawValue): \($0.rawValue)" }
    }
    return answers.isEmpty ? "–" : answers.joined(separator: ", ")
  }
}

extension Outgoing.Flag {
  /// The kind, and what was said of it since.
  var inWords: String {
    let remark: String? =
      switch remark {
      case .itIsSo: "it is so"
      case .notSo: "not so"
      case nil: nil
      }
    return ([kind] + [remark, verdict.map { "review: \($0)" }].compactMap(\.self)).joined(separator: ", ")
  }
}

extension Outgoing {
  /// The people, the facilitator first, the others as they sat where that is known, else by code.
  var peopleInOrder: [Person] { people.sorted { $0.order < $1.order } }

  var areSeated: Bool { people.contains { $0.place != nil } }

  /// Says how many lines are missing; `nil` when none is.
  var damageInWords: String? {
    guard damagedLines > 0 else { return nil }
    return (damagedLines == 1 ? "1 line was " : "\(damagedLines) lines were ") + Phrase.damaged
  }

  /// What led to a line, or what a note is about: `led to by 00:17:10 P2`.
  func pointers(of line: Line) -> [String] {
    guard !line.causes.isEmpty else { return [] }
    let labels = labels
    return line.causes.compactMap { id in
      guard let cause = self.line(id), let speaker = cause.speaker else { return nil }
      let who =
        "\(clockText(milliseconds: cause.milliseconds)) \(labels[speaker]?.text ?? speaker.description)"
      return line.kind == .note ? "about \(who)" : "led to by \(who)"
    }
  }

  /// The line with this id; ids rise with the lines.
  func line(_ id: EntryID) -> Line? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].id == id ? lines[low] : nil
  }
}

extension Outgoing.Person {
  fileprivate var order: (Int, Speaker) { (code == .facilitator ? 0 : place ?? .max, code) }
}

extension Outgoing.Line {
  /// Marks, flags and kinds of the register, in that order, each in words; then the first wording of a corrected line.
  var asides: [String] {
    marks + flags.map { "\($0.gutter) \($0.inWords)" } + followUps.map(\.rawValue)
      + (firstText.map { ["corrected; first: \($0.text)"] } ?? [])
  }

  /// Stretches under one flag or more, in order, none touching another.
  var flaggedRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    let all = 0..<text.text.utf8.count
    let places = flags.map { $0.bytes.clamped(to: all) }.sorted { $0.lowerBound < $1.lowerBound }
    for flag in places where !flag.isEmpty {
      if let last = ranges.last, flag.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, flag.upperBound)
      } else {
        ranges.append(flag)
      }
    }
    return ranges
  }
}

extension Outgoing {
  /// Whether there is a flag that is more than faint and was not said to be none.
  var hasFlagsToShow: Bool { lines.contains { $0.flags.contains(where: \.isToShow) } }

  /// Time, flag and words of each such flag.
  var flagRows: [[String]] {
    lines.flatMap { line in
      line.flags.filter(\.isToShow).map { flag in
        [
          clockText(milliseconds: line.milliseconds), "\(flag.gutter) \(flag.inWords)",
          words(of: line.text.text, flag.bytes),
        ]
      }
    }
  }

  /// Kind, to whom, owner, due, state and words of each line of the register.
  var followUpRows: [[String]] {
    followUps.map { followUp in
      [
        followUp.kind.rawValue, followUp.toWhom.map(\.description).joined(separator: ", "),
        followUp.owner?.description ?? "–", followUp.due?.description ?? "–",
        (followUp.registered?.status ?? .open).rawValue,
        followUp.words.text,
      ]
    }
  }

  /// Answer, point and words of each point that was read back.
  var playbackRows: [[String]] {
    playback.map { [$0.outcome.rawValue, $0.text.text, $0.words?.text ?? ""] }
  }
}

extension Outgoing.Flag {
  /// More than faint, and nobody said that it is none.
  fileprivate var isToShow: Bool {
    tier > .faint && remark != .notSo && verdict != Verdict.Answer.falseAlarm.rawValue
  }
}

extension Outgoing.Coverage {
  var inWords: String { "\(opened) of \(prompts) prompts were opened." }
}
