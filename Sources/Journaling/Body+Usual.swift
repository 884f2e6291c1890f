import Fieldwork
import Notation

extension Entry {
  /// What ``init(kind:body:)`` makes of a turn or a follow-up in its usual form, in half the time: without the tree of
  /// the JSON in between. `nil` for anything else, which is to be read that way.
  package init?(usual kind: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>) {
    var reader = UsualBody(body)
    if kind.count == 4, kind.holds("turn", at: 0), let turn = reader.turn() {
      self = .turn(turn)
    } else if kind.count == 9, kind.holds("follow-up", at: 0), let followUp = reader.followUp() {
      self = .followUp(followUp)
    } else {
      return nil
    }
  }
}

/// Reads a body member by member; whatever is unusual gives `nil`.
private struct UsualBody {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scanner: JSONScanner

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    scanner = JSONScanner(bytes)
  }

  mutating func turn() -> Turn? {
    var (speaker, text): (Speaker?, String?) = (nil, nil)
    let isUsual = readMembers { name, body in
      switch name {
      case "speaker": speaker = body.code().flatMap { Speaker($0) }
      case "text": text = body.value()?.string
      default: return false
      }
      return true
    }
    guard isUsual, let speaker, let text else { return nil }
    return Turn(speaker, text)
  }

  mutating func followUp() -> FollowUp? {
    var followUp = FollowUp(.promise, line: nil, words: "")
    var (kind, words): (FollowUp.Kind?, String?) = (nil, nil)
    let isUsual = readMembers { name, body in
      switch name {
      case "kind": kind = body.code().flatMap { FollowUp.Kind(rawValue: $0) }
      case "words": words = body.value()?.string
      case "line":
        guard let line = body.value()?.int, line >= 0 else { return false }
        followUp.line = EntryID(line)
      case "to":
        guard let codes = body.value()?.array else { return false }
        followUp.toWhom = codes.compactMap { $0.string.flatMap { Speaker($0) } }
      case "owner": followUp.owner = body.code().flatMap { Speaker($0) }
      case "due": followUp.due = body.code().flatMap { Day($0) }
      default: return false
      }
      return true
    }
    guard isUsual, let kind, let words else { return nil }
    followUp.kind = kind
    followUp.words = words
    return followUp
  }

  private mutating func readMembers(_ take: (_ name: String, _ body: inout UsualBody) -> Bool) -> Bool {
    do throws(JSONError) {
      try scanner.beginObject()
      while let name = try scanner.nextName() {
        guard take(name, &self) else { return false }
      }
      try scanner.end()
      return true
    } catch {
      return false
    }
  }

  /// A word without escapes.
  private mutating func code() -> String? {
    scanner.plainString().map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private mutating func value() -> JSON? { try? scanner.value() }
}
