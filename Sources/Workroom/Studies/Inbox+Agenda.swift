import Fieldwork
import Notation
import Preparing

extension Inbox {
  /// What `evenkeel inbox` prints: the items, a line each, and when the next session is.
  package func listing(all: Bool, clock: Clock) throws(Failure) -> (lines: [String], troubles: [String]) {
    let last = try lastHeld()
    let (items, troubles) = try items(since: all ? nil : last)
    let today = Day(clock.now(), offsetMinutes: clock.offsetMinutes)
    var lines = items.map { item in
      let day = Day(item.at, offsetMinutes: clock.offsetMinutes)
      return "\(day.short)  \(item.writer)  \(item.kind.rawValue): \(item.text)"
    }
    if lines.isEmpty {
      lines = [last == nil || all ? "nothing has come in" : "nothing has come in since the last session"]
    }
    if let series = try series() {
      lines.append(
        series.words(after: last.map { Day($0, offsetMinutes: clock.offsetMinutes) }, today: today))
    }
    return (lines, troubles)
  }

  private func series() throws(Failure) -> Series? { try StudyFolder.read(path, on: disk).study.series }

  /// A talk-it-out guide with the items as its first prompts, in the writers' own words.
  package static func agenda(_ items: [Item], offsetMinutes: Int) -> String {
    let guide = Shelf.guide(named: "talk-it-out") ?? ""
    var lines = guide.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = lines.firstIndex { $0.hasPrefix("- ") && $0.hasSuffix("min}") } ?? lines.endIndex
    lines.insert(
      contentsOf: items.map { item in
        let day = Day(item.at, offsetMinutes: offsetMinutes)
        return
          "- From the inbox, \(item.writer), \(day.short), \(item.kind.rawValue): \"\(inGuide(item.text))\""
      }, at: place)
    return lines.joined(separator: "\n")
  }

  /// Words on one line, in which a guide finds no attributes of its own.
  private static func inGuide(_ words: String) -> String {
    harmless(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      .replacing("{", with: "(").replacing("}", with: ")")
  }
}
