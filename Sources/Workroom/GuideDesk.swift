import Fieldwork
import Flagging
import Journaling
import Notation
import Preparing

/// What `evenkeel guide` does.
package enum GuideDesk {
  /// Every problem of a guide, as `path:line:column: what, and what to do`.
  package static func check(
    _ path: String, people: Int?, minutes: Int?, on disk: any Disk
  ) throws(Failure) -> [String] {
    let file = try GuideFile(reading: path, on: disk)
    let text = String(decoding: file.bytes, as: UTF8.self)
    let found = GuideCheck.problems(in: text, people: people, slotMinutes: minutes) + wordingProblems(text)
    let ordered = found.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }
    return ordered.map {
      "\(harmless(path)):\($0.element.line):\($0.element.column): \(harmless($0.element.message))"
    }
  }

  /// What stands out in the words of a guide: prompts as questions, the rest as words read aloud.
  private static func wordingProblems(_ text: String) -> [GuideProblem] {
    let lint = PromptLint()
    return Guide.wordings(text).flatMap { wording in
      findings(wording, lint).map { finding in
        let place = wording.place(ofByte: finding.bytes.lowerBound)
        let bytes = Array(wording.text.utf8)[finding.bytes.clamped(to: 0..<wording.text.utf8.count)]
        let words = String(decoding: bytes, as: UTF8.self)
        return GuideProblem(
          .warning, line: place.line, column: place.column,
          "\(wording.kind.rawValue) \"\(words)\" \(finding.advice)")
      }
    }
  }

  private static func findings(_ wording: GuideWording, _ lint: PromptLint) -> [PromptFinding] {
    switch wording.kind {
    case .prompt: lint.findings(inPrompt: wording.text)
    case .script, .probe, .disclaimer: lint.findings(inScript: wording.text)
    case .sectionTitle, .note, .checklist: []
    }
  }

  /// A shipped guide with its title, slot and people filled in.
  package static func new(
    kind: String, title: String?, minutes: Int?, people: Int?
  ) throws(Failure) -> String {
    do throws(GuideTemplate.Refusal) {
      return try GuideTemplate.filled(kind: kind, title: title, minutes: minutes, people: people)
    } catch {
      throw Failure(.usage, harmless(error.description))
    }
  }

  /// Writes a new file; what is there is never replaced.
  ///
  /// - Returns: what to say about it; nothing for standard output.
  package static func write(_ text: String, to path: String, on disk: any Disk) throws(Failure) -> String? {
    guard path != "-" else {
      put(text)
      return nil
    }
    guard case .missing = try reach({ () throws(DiskError) in try disk.kind(of: path) }) else {
      throw Failure(
        .unreachable, "'\(harmless(path))' is there already and was left; give another name with --to")
    }
    try reach { () throws(DiskError) in try disk.replace(path, with: Array(text.utf8), synced: true) }
    return
      "wrote '\(harmless(path))'; 'evenkeel run \(harmless(path)) --session FOLDER' begins a session with it"
  }

  /// A guide for the table; a shipped one by its kind.
  package static func print(_ guide: String, asMarkdown: Bool, on disk: any Disk) throws(Failure) -> String {
    let read =
      if let shipped = Shelf.guide(named: guide) {
        Guide.reading(shipped).guide
      } else {
        try GuideFile(reading: guide, on: disk).guide
      }
    let text = asMarkdown ? GuidePrinting.markdown(read) : GuidePrinting.plainText(read)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
      .joined(separator: "\n")
  }
}
