import Fieldwork
import Notation

extension Entry {
  /// What ``init(kind:body:)`` makes of an opening, a turn or a follow-up laid out as evenkeel writes it, in a tenth of
  /// the time: without the tree of the JSON in between. `nil` for anything else, which is to be read that way.
  ///
  /// - Parameter hasTalk: whether the words of a turn are wanted; else they are empty.
  package init?(
    usual kind: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>, hasTalk: Bool = true
  ) {
    var reader = UsualBody(body)
    if kind.count == 4, kind.holds("turn", at: 0), let turn = reader.turn(hasTalk) {
      self = .turn(turn)
    } else if kind.count == 9, kind.holds("follow-up", at: 0), let followUp = reader.followUp() {
      self = .followUp(followUp)
    } else if kind.count == 6, kind.holds("opened", at: 0), let opening = reader.opening() {
      self = .opened(opening)
    } else {
      return nil
    }
  }
}

/// Reads a body whose members stand in the order they are written in; whatever is unusual gives `nil`.
private struct UsualBody {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scanner: JSONScanner

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    scanner = JSONScanner(bytes)
  }

  mutating func opening() -> Opening? {
    guard scanner.takes(#"{"format":"#), let format = scanner.shortNumber(), scanner.takes(#","session":"#),
      let session = text(), scanner.takes(#","evenkeel":"#), let evenkeel = text()
    else { return nil }
    var opening = Opening(format: format, session: session, evenkeel: evenkeel)
    if scanner.takes(#","guide":"#) {
      guard let digest = text() else { return nil }
      opening.guideDigest = digest
    }
    return isAtEnd ? opening : nil
  }

  mutating func turn(_ hasTalk: Bool) -> Turn? {
    guard scanner.takes(#"{"speaker":"#), let speaker = speaker(), scanner.takes(#","text":"#),
      let text = hasTalk ? text() : scanner.passString() ? "" : nil, isAtEnd
    else { return nil }
    return Turn(speaker, text)
  }

  mutating func followUp() -> FollowUp? {
    guard scanner.takes(#"{"kind":"#), let kind = kind() else { return nil }
    var followUp = FollowUp(kind, line: nil, words: "")
    if scanner.takes(#","line":"#) {
      guard let line = scanner.shortNumber() else { return nil }
      followUp.line = EntryID(line)
    }
    guard scanner.takes(#","words":"#), let words = text() else { return nil }
    followUp.words = words
    if scanner.takes(#","to":["#) {
      repeat {
        guard let code = speaker() else { return nil }
        followUp.toWhom.append(code)
      } while scanner.takes(",")
      guard scanner.takes("]") else { return nil }
    }
    if scanner.takes(#","owner":"#) {
      guard let owner = speaker() else { return nil }
      followUp.owner = owner
    }
    if scanner.takes(#","due":"#) {
      guard let due = word().flatMap({ Day($0) }) else { return nil }
      followUp.due = due
    }
    return isAtEnd ? followUp : nil
  }

  private var isAtEnd: Bool { bytes.holds("}", at: scanner.offset) && scanner.offset == bytes.count - 1 }

  private mutating func text() -> String? { (try? scanner.value())?.string }

  /// A word without escapes.
  private mutating func word() -> UnsafeBufferPointer<UInt8>? {
    scanner.plainString().map { UnsafeBufferPointer(rebasing: bytes[$0]) }
  }

  private mutating func speaker() -> Speaker? { word().flatMap { Speaker($0) } }

  private mutating func kind() -> FollowUp.Kind? {
    guard let word = word() else { return nil }
    return Self.kinds.first { $0.word.count == word.count && $0.word.elementsEqual(word) }?.kind
  }

  private static let kinds = FollowUp.Kind.allCases.map { (word: Array($0.rawValue.utf8), kind: $0) }
}
