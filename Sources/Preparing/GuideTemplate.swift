import Fieldwork

/// A shipped guide made one's own: another title, another slot, another number of people.
package enum GuideTemplate {
  /// Why no guide could be made.
  package enum Refusal: Error, Hashable, CustomStringConvertible {
    case unknownKind(String)
    case tooShort(minutes: Int, least: Int)

    package var description: String {
      switch self {
      case .unknownKind(let kind):
        "there is no guide '\(kind)'; the kinds are \(Shelf.guideKinds.joined(separator: ", "))"
      case .tooShort(let minutes, let least):
        "\(minutesText(minutes)) are too few for this guide, which needs \(least); take another kind, or a longer slot"
      }
    }
  }

  /// The Markdown of a shipped guide with title, slot and people filled in.
  ///
  /// With another slot each section and prompt gets its share of the minutes, in whole ones, so that the guide
  /// fills the slot again.
  package static func filled(
    kind: String, title: String? = nil, minutes: Int? = nil, people: Int? = nil
  ) throws(Refusal) -> String {
    guard let text = Shelf.guide(named: kind) else { throw .unknownKind(kind) }
    let guide = Guide.reading(text).guide
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let minutes, minutes != guide.slotMinutes {
      try rescale(guide, to: minutes, &lines)
    }
    for (place, line) in lines.enumerated().prefix(8) {
      if line.hasPrefix("minutes:"), let minutes { lines[place] = "minutes: \(minutes)" }
      if line.hasPrefix("people:"), let people { lines[place] = "people: \(people)" }
      if line.hasPrefix("# "), let title { lines[place] = "# \(oneLine(title))" }
    }
    return lines.joined(separator: "\n")
  }

  private static func oneLine(_ title: String) -> String {
    title.split(whereSeparator: \.isNewline).map { String($0.trimmed) }.joined(separator: " ")
  }

  private static func rescale(_ guide: Guide, to minutes: Int, _ lines: inout [String]) throws(Refusal) {
    let parts = guide.sections.map { $0.prompts.count + ($0.hasOpening ? 1 : 0) }
    let least = parts.reduce(0, +)
    guard minutes >= least else { throw .tooShort(minutes: minutes, least: least) }
    let sections = shares(of: minutes, by: guide.sections.map { $0.minutes ?? 0 }, least: parts)
    for (section, share) in zip(guide.sections, sections) {
      replaceMinutes(in: &lines[section.line - 1], by: share)
      var weights = section.prompts.map { $0.minutes ?? 0 }
      if section.hasOpening { weights.append((section.minutes ?? 0) - section.namedMinutes) }
      let own = shares(of: share, by: weights, least: weights.map { _ in 1 })
      for (prompt, minutes) in zip(section.prompts, own) {
        replaceMinutes(in: &lines[prompt.line - 1], by: minutes)
      }
    }
  }

  /// Whole minutes in the proportion of `weights`, at least `least` each, that add up to `whole`.
  ///
  /// Whoever is furthest below their share gets the next minute.
  static func shares(of whole: Int, by weights: [Int], least: [Int]) -> [Int] {
    let sum = max(weights.reduce(0, +), 1)
    var shares = least
    for _ in 0..<max(0, whole - least.reduce(0, +)) {
      let next = shares.indices.max { a, b in
        weights[a] * whole - shares[a] * sum < weights[b] * whole - shares[b] * sum
      }
      if let next { shares[next] += 1 }
    }
    return shares
  }

  /// Puts another number in front of the last ` min` of a line.
  private static func replaceMinutes(in line: inout String, by minutes: Int) {
    let pieces = line.split(separator: " min", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return }
    let last = pieces.count - 2
    let front = pieces[last].reversed().drop(while: \.isNumber)
    let fresh = String(front.reversed()) + "\(minutes)"
    line = (pieces[..<last].map(String.init) + [fresh, String(pieces[last + 1])]).joined(separator: " min")
  }
}
