import Fieldwork

/// One person as the session has seen them so far.
package struct Person: Hashable, Sendable {
  package var code: Speaker
  package var presence: Presence
  package var role: Role
  package var unit: String?
  package var site: String?

  /// Set when this code turned out to be somebody who had a code already.
  package var sameAs: Speaker?

  /// Their place round the table, from 1 at the facilitator's left; `nil` before anybody said where people sit.
  package var place: Int?

  package var words = 0
  package var turns = 0

  /// Session time of the last turn; `nil` while they have said nothing.
  package var lastSpokeMilliseconds: Int?

  /// Session time since which they have been in the room.
  package var hereSinceMilliseconds: Int

  package var consent: [Purpose: ConsentAnswer] = [:]

  package init(
    _ code: Speaker, presence: Presence, role: Role? = nil, unit: String? = nil, site: String? = nil,
    hereSinceMilliseconds: Int = 0
  ) {
    self.code = code
    self.presence = presence
    self.role = role ?? Role(for: code.kind)
    self.unit = unit
    self.site = site
    self.hereSinceMilliseconds = hereSinceMilliseconds
  }

  package var isHere: Bool { presence == .here && sameAs == nil }

  /// Nobody's words are kept against their answer: not without taking part, not without recording.
  package var mayBeRecorded: Bool {
    let refusals: [ConsentAnswer?] = [.no, .withdrawn]
    return presence != .withdrawn && !refusals.contains(consent[.takePart])
      && !refusals.contains(consent[.record])
  }

  /// Milliseconds without a word, at `now` of session time; `nil` when not in the room.
  package func quietMilliseconds(at now: Int) -> Int? {
    guard isHere else { return nil }
    return max(0, now - max(lastSpokeMilliseconds ?? 0, hereSinceMilliseconds))
  }
}

/// Words as airtime counts them: runs between white space that hold a letter or a digit.
///
/// Scripts that write without spaces count one word a run, so shares compare like with like only within a script.
package func wordCount(_ text: String) -> Int {
  var count = 0
  var inWord = false
  for scalar in text.unicodeScalars {
    if isBlank(scalar) {
      inWord = false
    } else if !inWord && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) {
      inWord = true
      count += 1
    }
  }
  return count
}

/// White space; ASCII is told without the table, which would take most of the time of opening a long session.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
}
