import Canvas
import Facilitation
import Fieldwork

extension ObserveDesk {
  /// What a note of the observer's would do: judge somebody, or promise something.
  ///
  /// An observer may agree or ask as they like, since nobody in the room hears it; a promise written
  /// down is one, whoever wrote it.
  func findings(in text: String) -> [Finding] {
    let voices: [(voice: Voice, category: Category)] = [
      (.observer, .judging), (.note, .judging), (.observer, .promising), (.provider, .promising),
    ]
    let all = voices.flatMap { heard in
      setting.flagging(Utterance(text, by: heard.voice)).filter { $0.category == heard.category }
    }
    var found: [Finding] = []
    for finding in all
    where !found.contains(where: { $0.category == finding.category && $0.bytes.overlaps(finding.bytes) }) {
      found.append(finding)
    }
    return found
  }

  /// The words changed: they are looked through again when they rest.
  mutating func touch() {
    if let former = live.checked, !field.text.hasPrefix(former.text) { live.checked = nil }
    live.changedAt = now
  }

  /// When the words have rested long enough; `nil` when there are none, or they were looked through.
  var lookDueAt: Moment? {
    guard !field.isEmpty, purpose != .filter else { return nil }
    return live.changedAt?.adding(milliseconds: LiveFlags.restMilliseconds)
  }

  mutating func lookThroughWhenResting() {
    guard let due = lookDueAt, due <= now else { return }
    live.changedAt = nil
    live.checked = LiveFlags.Checked(text: field.text, findings: findings(in: field.text))
  }

  /// The words to underline, in bytes of the line.
  var underlined: [Range<Int>] {
    guard purpose != .filter, let checked = live.checked, field.text.hasPrefix(checked.text) else {
      return []
    }
    return checked.findings.map(\.bytes)
  }

  /// `P! dated promise · say: I can't say what will happen; it goes on record.`
  static func flagNotice(_ finding: Finding) -> String {
    let sign = "\(finding.category.letter)\(finding.tier.sign)"
    return finding.advice.isEmpty
      ? "\(sign) \(finding.kind)" : "\(sign) \(finding.kind) · say: \(finding.advice)"
  }
}

extension LiveFlags {
  /// The surest of these, the first of equals.
  static func foremost(of findings: [Finding]) -> Finding? {
    findings.max { ($0.tier, $1.bytes.lowerBound) < ($1.tier, $0.bytes.lowerBound) }
  }
}
