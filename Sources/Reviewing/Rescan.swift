import Fieldwork

/// Looking through a session's lines anew, with a rule book that is newer than the one it was run with.
package enum Rescan {
  /// The flags that `flagging` raises on these lines; none on participants' words.
  ///
  /// The line before is the last turn above, as in the session itself.
  package static func flags(
    in lines: [ReviewLine], ruleBook: String, by flagging: (Utterance) -> [Finding]
  ) -> [Flag] {
    var flags: [Flag] = []
    var before: ReviewLine?
    for line in lines {
      if let voice = line.voice, voice != .participant {
        let previous = before.map { Utterance.Previous($0.text, by: $0.speaker?.voice) }
        let findings = flagging(Utterance(line.text, by: voice, after: previous))
        flags += findings.map { Flag(on: line.id, $0, ruleBook: ruleBook) }
      }
      if line.isTurn { before = line }
    }
    return flags
  }
}

extension ReviewedSession {
  /// What a scan changed.
  package struct ScanChange: Hashable, Sendable {
    /// Flags nobody had raised before.
    package var new = 0
    /// Raised before, and again.
    package var again = 0
    /// Raised by a rule before, and not now. They stay.
    package var gone = 0

    package init() {}
  }

  /// What the scan taken in last changed.
  package var scanChange: ScanChange {
    var change = ScanChange()
    let books = Set(scanned.map(\.ruleBook))
    for item in items where item.flag.ruleBook != Flag.byHand {
      let isFound = books.contains(item.flag.ruleBook)
      if !isFound {
        change.gone += 1
      } else if item.isOnlyScanned {
        change.new += 1
      } else {
        change.again += 1
      }
    }
    return change
  }
}

extension ReviewItem {
  /// Whether only the scan taken in last knows it.
  fileprivate var isOnlyScanned: Bool { references.isEmpty }
}
