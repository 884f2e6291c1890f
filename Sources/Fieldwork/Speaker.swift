/// The code that stands for a person in the journal and in everything that leaves it.
///
/// `F` is the facilitator, `P1` … participants, `V1` … the provider's people, `O1` … observers.
/// Real names live only in the roster.
package struct Speaker: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// On which side somebody is, by the letter of the code.
  package enum Kind: Character, CaseIterable, Hashable, Sendable {
    case facilitator = "F"
    case participant = "P"
    case provider = "V"
    case observer = "O"
  }

  package let kind: Kind

  /// 1 and up; 0 for the facilitator, who has no number.
  package let number: Int

  package static let facilitator = Speaker(kind: .facilitator, number: 0)

  /// The largest number a code may carry: far above any room, small enough to stay one short word.
  package static let maxNumber = 99_999

  private init(kind: Kind, number: Int) {
    self.kind = kind
    self.number = number
  }

  package static func participant(_ number: Int) -> Speaker { numbered(.participant, number) }
  package static func provider(_ number: Int) -> Speaker { numbered(.provider, number) }
  package static func observer(_ number: Int) -> Speaker { numbered(.observer, number) }

  private static func numbered(_ kind: Kind, _ number: Int) -> Speaker {
    Speaker(kind: kind, number: min(max(number, 1), maxNumber))
  }

  /// Reads `F`, `P1`, `V2`, `O3`; `nil` for anything else, also for `P0`, `P01` and `F1`.
  package init?(_ code: some StringProtocol) {
    var code = String(code)
    guard let speaker = code.withUTF8({ Speaker($0) }) else { return nil }
    self = speaker
  }

  /// The same, from UTF-8: a journal of ten thousand lines has as many codes.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let letter = bytes.first, let kind = Kind(letter: letter) else { return nil }
    let digits = bytes.dropFirst()
    guard kind != .facilitator else {
      guard digits.isEmpty else { return nil }
      self.init(kind: kind, number: 0)
      return
    }
    guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 5 else { return nil }
    var number = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    self.init(kind: kind, number: number)
  }

  package var description: String {
    kind == .facilitator ? "F" : "\(kind.rawValue)\(number)"
  }

  /// How far the neutral rule binds these words.
  package var voice: Voice {
    switch kind {
    case .facilitator: .facilitator
    case .participant: .participant
    case .provider: .provider
    case .observer: .observer
    }
  }

  /// By its place among the kinds, not by its letter: people are looked up at every key.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind.order)
    hasher.combine(number)
  }

  /// The facilitator first, then participants, the provider's people, observers, each by number.
  package static func < (a: Speaker, b: Speaker) -> Bool {
    (a.kind.order, a.number) < (b.kind.order, b.number)
  }
}

extension Speaker.Kind {
  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "F"): self = .facilitator
    case UInt8(ascii: "P"): self = .participant
    case UInt8(ascii: "V"): self = .provider
    case UInt8(ascii: "O"): self = .observer
    default: return nil
    }
  }

  fileprivate var order: Int {
    switch self {
    case .facilitator: 0
    case .participant: 1
    case .provider: 2
    case .observer: 3
    }
  }
}
