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

  /// Line mode: a line is printed, a reply is read, its flags are printed; an empty reply goes on.
  package static func plain(_ lines: [String]) {
    var input = InputLines(descriptor: 0)
    for (index, line) in lines.enumerated() {
      put("A customer says (\(index + 1) of \(lines.count)): \"\(harmless(line))\"\n")
      while let reply = input.next(), !reply.allSatisfy(\.isWhitespace) {
        let said = Utterance(reply, by: .facilitator, after: .init(line, by: .participant))
        let findings = Flagger.shipped.findings(in: said)
        put(findings.isEmpty ? "no flags\n" : findings.map { flag($0, in: reply) }.joined())
      }
    }
  }

  private static func flag(_ finding: Finding, in reply: String) -> String {
    let bytes = Array(reply.utf8)[finding.bytes.clamped(to: 0..<reply.utf8.count)]
    let words = harmless(String(decoding: bytes, as: UTF8.self))
    return
      "\(finding.category.letter)\(finding.tier.sign) \(words)  \(finding.kind) · say: \(finding.advice)\n"
  }
}
