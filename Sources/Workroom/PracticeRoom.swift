import Canvas
import Desk
import Fieldwork
import Flagging
import Journaling
import Notation

/// `evenkeel practice`: nothing is kept.
package enum PracticeRoom {
  /// The lines to answer: those of a file, or the shipped deck.
  package static func deck(_ path: String?, on disk: any Disk) throws(Failure) -> [String] {
    guard let path else { return PracticeLine.shipped.map(\.text) }
    let text = try StudyFolder.text(path, on: disk)
    let lines = PracticeLine.deck(fromLines: text).map(\.text)
    guard !lines.isEmpty else {
      throw Failure(
        .unfit, "'\(harmless(path))' has no lines to answer; write one customer's sentence a line")
    }
    return lines
  }

  package static func conduct(
    _ lines: [String], keys: Keymap = Keymap(), on screen: inout some Screen & ~Copyable
  ) -> Conductor.Ending {
    var desk = PracticeDesk(deck: lines, size: screen.size, bindings: keys.bindings) {
      Flagger.shipped.findings(in: $0)
    }
    var conductor = Conductor(clock: .system(), keeper: nil)
    return conductor.conduct(&desk, on: &screen)
  }

  /// Line mode: a line is printed, a reply is read, its flags are printed; an empty reply goes on. At the end each
  /// kind of flag once, with what to say instead.
  package static func plain(_ lines: [String]) {
    var input = InputLines(descriptor: 0)
    var session = PlainPractice(lines)
    put(session.next())
    while !session.isOver, let reply = input.next() { put(session.take(reply)) }
    put(session.summary)
  }
}

/// Practice a line at a time, as a value: what is read in, what is printed out.
package struct PlainPractice {
  private let lines: [String]
  private var place = 0
  /// Each kind of flag once, in the order met, with the latest words.
  private var seen: [(finding: Finding, words: String)] = []
  /// Nothing more is asked.
  package private(set) var isOver = false

  package init(_ lines: [String]) {
    self.lines = lines
    isOver = lines.isEmpty
  }

  /// The customer's line that waits for a reply; before the first one, how to go on and how to leave.
  package func next() -> String {
    let lead = place == 0 ? "Answer as you would in the room. An empty line goes on, /quit ends.\n" : ""
    guard !isOver else { return "" }
    return lead + "A customer says (\(place + 1) of \(lines.count)): \"\(harmless(lines[place]))\"\n"
  }

  /// What a reply amounts to.
  package mutating func take(_ reply: String) -> String {
    let words = reply.drop(while: \.isWhitespace)
    if words.isEmpty {
      place += 1
      isOver = place == lines.count
      return next()
    }
    if words.hasPrefix("/q") {
      isOver = true
      return ""
    }
    let said = Utterance(reply, by: .facilitator, after: .init(lines[place], by: .participant))
    let findings = Flagger.shipped.findings(in: said)
    for finding in findings where finding.tier > .faint { note(finding, in: reply) }
    return findings.isEmpty ? "no flags\n" : findings.map { Self.row($0, Self.words($0, reply)) }.joined()
  }

  private mutating func note(_ finding: Finding, in reply: String) {
    let words = Self.words(finding, reply)
    if let index = seen.firstIndex(where: { $0.finding.kind == finding.kind }) {
      seen[index] = (finding, words)
    } else {
      seen.append((finding, words))
    }
  }

  /// Each kind of flag once; nothing is counted.
  package var summary: String {
    let head = "What was flagged. Nothing of it is kept.\n"
    guard !seen.isEmpty else { return "No reply was flagged. Nothing of it is kept.\n" }
    return head + seen.map { Self.row($0.finding, $0.words) }.joined()
  }

  private static func words(_ finding: Finding, _ reply: String) -> String {
    let bytes = Array(reply.utf8)[finding.bytes.clamped(to: 0..<reply.utf8.count)]
    return harmless(String(decoding: bytes, as: UTF8.self))
  }

  private static func row(_ finding: Finding, _ words: String) -> String {
    "\(finding.category.letter)\(finding.tier.sign) \(words)  \(finding.kind) · say: \(finding.advice)\n"
  }
}
