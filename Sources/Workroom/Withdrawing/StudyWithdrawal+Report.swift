import Anonymising
import Fieldwork
import Journaling
import Notation

extension StudyWithdrawal {
  /// What a withdrawal says, before and after.
  package struct Report: Hashable, Sendable {
    /// What goes, a line each.
    package var goes: [String] = []
    /// Lines of others that name or quote the person, for somebody to decide about.
    package var mentions: [String] = []
    /// Files written before, with their digests.
    package var exports: [String] = []
    /// What evenkeel does not touch and cannot reach.
    package var outOfReach: [String] = []

    /// All of it, in order.
    package var lines: [String] { goes + mentions + exports + outOfReach }

    /// The same once it is done.
    package var done: [String] {
      goes + exports + outOfReach
    }
  }

  /// What would go, what somebody has to decide, what is out of reach.
  package func report() throws(Failure) -> Report { report(try fates()) }

  func report(_ fates: [String: Fate]) -> Report {
    var report = Report()
    for path in fates.keys.sorted() {
      guard let fate = fates[path], let line = line(path, fate) else { continue }
      if fate == .left || fate == .unseen {
        report.outOfReach.append(line)
      } else {
        report.goes.append(line)
      }
    }
    report.mentions = mentions.map(Self.line)
    let removed = Set(fates.keys.filter { fates[$0] == .removed })
    // A file about several sessions is on record in each of them.
    var met: Set<String> = []
    report.exports = exports.map { line($0, removed: removed) }.filter { met.insert($0).inserted }
    report.outOfReach += namedForThem.map {
      "\(harmless($0)): its name leads back to them, and what is in it may say the name; rename it by hand"
    }
    report.outOfReach += files.unseen.map { "\(harmless($0)): cannot be looked into" }
    report.outOfReach.append(Self.honestly)
    return report
  }

  /// Folders and files that are called by the person's name, and stay.
  private var namedForThem: [String] {
    var met: Set<String> = []
    var named: [String] = []
    for path in files.all {
      var whole = ""
      for part in path.split(separator: "/") {
        whole += (whole.isEmpty ? "" : "/") + part
        guard met.insert(whole).inserted else { continue }
        if traces.traces(in: String(part)).contains(where: { $0.kind == .name }) { named.append(whole) }
      }
    }
    return named
  }

  private static let honestly =
    "out of reach: backups, snapshots, copies and mails elsewhere, and old blocks on the disk itself until they "
    + "are written over (a worn flash cell may keep them for good)"

  private func line(_ path: String, _ fate: Fate) -> String? {
    let name = harmless(path)
    switch fate {
    case .cut(let numbers) where numbers.isEmpty: return nil
    case .cut(let numbers):
      return "\(name): \(numbers.count) \(numbers.count == 1 ? "line loses its" : "lines lose their") words"
    case .transcript: return "\(name): written anew"
    case .text: return "\(name): without them"
    case .removed: return "\(name): removed"
    case .left: return "\(name): leads back to them, and evenkeel did not write it; look at it by hand"
    case .unseen: return "\(name): is packed, and cannot be looked into here; look at it by hand"
    }
  }

  private static func line(_ found: (place: MentionPlace, mention: Withdrawal.Mention)) -> String {
    let who = found.mention.speaker.map { " \($0)" } ?? ""
    return "\(found.place)\(who) \(found.mention.kind.rawValue): \"\(harmless(found.mention.words))\""
  }

  private func line(_ export: ExportRecord, removed: Set<String>) -> String {
    "export \(harmless(export.path)) (\(export.format), sha256 \(export.digest)): \(whereabouts(export, removed))"
  }

  /// Where an export of the past is now, as far as this machine can tell.
  private func whereabouts(_ export: ExportRecord, _ removed: Set<String>) -> String {
    if export.path == "-" { return "went to standard output; whoever took it has it" }
    let places = [export.path] + (export.path.hasPrefix("/") ? [] : [files.whole(export.path)])
    for place in places {
      guard let bytes = try? disk.bytes(of: place, limit: 1 << 28) else { continue }
      guard Checksum(of: bytes).description == export.digest else {
        return "there is another file by that name now"
      }
      let isUnderRoot = removed.contains { files.whole($0) == place }
      return isUnderRoot ? "removed" : "still there, outside the study; remove it, and ask whoever has a copy"
    }
    return removed.isEmpty
      ? "not there any more; whoever has a copy still has the words" : "see the files removed above"
  }
}
