import Fieldwork
import Journaling
import Notation

/// What `evenkeel verify` says, and its exit code.
package struct VerificationReport {
  /// One line for each journal, and one for each damaged line of it.
  package private(set) var lines: [String] = []

  /// What could not be looked at.
  package private(set) var troubles: [String] = []

  /// `nil` when all is whole; 1 when damage was found; else that of the first journal that could not be checked.
  package private(set) var code: Failure.Code?

  package init() {}

  /// Checks a journal, those of a session's folder, or those of all sessions under a study.
  package mutating func add(_ path: String, on disk: any Disk) {
    let folder = SessionFolder(path, on: disk)
    do throws(Failure) {
      try Intent.finish(in: folder.studyPath ?? folder.path, on: disk)
    } catch {
      fail(error.code, error.description)
    }
    do throws(DiskError) {
      let journals = try Self.journals(under: path, on: disk)
      for journal in journals { check(journal, on: disk) }
      if journals.isEmpty {
        fail(
          .unreachable, "there is no journal in '\(harmless(path))'; give the folder of a session or a study")
      }
    } catch {
      fail(.unreachable, "\(error); nothing was changed: \(error.reason.remedy)")
    }
  }

  private mutating func fail(_ code: Failure.Code, _ sentence: String) {
    troubles.append(sentence)
    self.code = self.code ?? code
  }

  private mutating func check(_ path: String, on disk: any Disk) {
    do throws(JournalError) {
      let verification = try Verification.of(path, on: disk)
      switch verification.condition {
      case .whole, .tornTail: lines += verification.report
      case .damaged:
        lines += verification.report
        code = .found
      case .empty, .newerFormat, .notAJournal:
        // Neither damage nor whole: what it is has a sentence of its own.
        let reading = try JournalReader.read(path, on: disk)
        if let error = reading.error(path: path) { fail(.unfit, error.description) }
      }
    } catch {
      let failure = Failure(error)
      fail(failure.code, failure.description)
    }
  }

  /// Those of a session, else of every session below, and what came in between the sessions of a study.
  private static func journals(under path: String, on disk: any Disk) throws(DiskError) -> [String] {
    guard case .folder = try disk.kind(of: path) else { return [path] }
    let here = try journals(in: path, on: disk)
    guard here.isEmpty else { return here }
    let names = try disk.list(path).sorted()
    var found = names.filter { Inbox.writer(ofFile: $0) != nil }.map { "\(path)/\($0)" }
    for name in names where names.contains("study.yaml") ? name == "sessions" : !name.hasPrefix(".") {
      guard case .folder = try disk.kind(of: "\(path)/\(name)") else { continue }
      for inner in try disk.list("\(path)/\(name)").sorted() {
        if inner == "journal.jsonl" { found += try journals(in: "\(path)/\(name)", on: disk) }
        guard case .folder = try disk.kind(of: "\(path)/\(name)/\(inner)") else { continue }
        found += try journals(in: "\(path)/\(name)/\(inner)", on: disk)
      }
    }
    return found
  }

  /// Journals of a folder by name: the facilitator's first, then observers' and reviewers'.
  private static func journals(in folder: String, on disk: any Disk) throws(DiskError) -> [String] {
    try disk.list(folder).filter { $0.hasSuffix(".jsonl") && isJournal($0) }
      .sorted { $0 == "journal.jsonl" || ($1 != "journal.jsonl" && $0 < $1) }
      .map { "\(folder)/\($0)" }
  }

  private static func isJournal(_ name: String) -> Bool {
    name == "journal.jsonl" || name.hasPrefix("observer-") || name.hasPrefix("review-")
  }
}

extension Verification {
  /// `path: whole, 812 lines` and what else is to be known.
  fileprivate var report: [String] {
    var parts = ["\(condition.rawValue)", "\(lines) line\(lines == 1 ? "" : "s")"]
    if withdrawnLines > 0 { parts.append("\(withdrawnLines) withdrawn") }
    if unknownLines > 0 { parts.append("\(unknownLines) of a kind this version does not know") }
    if missingNumbers > 0 {
      parts.append("\(missingNumbers) number\(missingNumbers == 1 ? "" : "s") left out after failed writes")
    }
    for repair in repairs {
      let lines = repair.damaged == 1 ? "1 damaged line" : "\(repair.damaged) damaged lines"
      parts.append("mended once: \(lines) left out, which '\(harmless(repair.copy))' holds as it was")
    }
    if let tail {
      parts.append("line \(tail.line) was torn by a crash and is set aside when the session goes on")
    }
    let head = "\(harmless(path)): \(parts.joined(separator: ", "))"
    return [head]
      + damage.map { damage in
        "\(harmless(path)):\(damage.line): damaged: \(damage.words); "
          + (damage.line > 1 ? "the lines before it stand, " : "")
          + "'evenkeel repair' keeps a copy, then mends it"
      }
  }
}
