import Fieldwork

/// What weighing asks of a rule at every hit: small, so that it is copied without a thought.
struct RuleGist: Sendable {
  let category: Category
  /// The tier under each profile.
  let strict: Tier
  let usability: Tier
  let unless: Marks
  let faintIf: Marks
  let answers: Bool
  let alone: Bool
  let eager: Bool
  let voices: Voices

  init(_ rule: Rule) {
    category = rule.category
    strict = rule.tier
    usability = rule.usability ?? .faint
    unless = rule.unless
    faintIf = rule.faintIf
    answers = rule.answers
    alone = rule.alone
    eager = rule.eager
    voices = Voices(rule.voices)
  }

  func tier(_ profile: Profile) -> Tier {
    switch profile {
    case .strict: strict
    case .usability: usability
    }
  }
}

/// A set of voices as bits: it is asked for every line and every hit.
struct Voices: Sendable {
  private var bits: UInt8 = 0

  init(_ voices: some Sequence<Voice>) {
    for voice in voices { bits |= Self.bit(voice) }
  }

  @inline(__always)
  func contains(_ voice: Voice) -> Bool { bits & Self.bit(voice) != 0 }

  @inline(__always)
  private static func bit(_ voice: Voice) -> UInt8 {
    switch voice {
    case .facilitator: 1
    case .provider: 2
    case .participant: 4
    case .observer: 8
    case .note: 16
    }
  }
}
