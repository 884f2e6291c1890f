import Fieldwork
import Journaling
import Notation
import Preparing

/// `signoffs.jsonl` beside `study.yaml`: what gatekeepers answered, a line each, in the order they did.
///
///     {"at":"2026-11-16T09:00:00.000Z","gatekeeper":"Rhea Vonk","unit":"Sales","day":"2026-11-16",
///      "guide":"late-deliveries.md","digest":"…","answer":"signed","concern":"You'll only upset them."}
///
/// `answer` is `signed` or `objects`; `unit` and `concern` may be missing. A person's `study.yaml` is never rewritten.
struct SignOffFile {
  private let path: String
  private let disk: any Disk

  /// Thousands of sign-offs; more is another kind of file.
  private static let maxBytes = 1 << 22

  init(_ study: String, on disk: any Disk) {
    path = study + "/signoffs.jsonl"
    self.disk = disk
  }

  /// Every answer so far. A torn last line was never shown as kept, and is passed over.
  ///
  /// - Throws: code 3 when it cannot be read, 5 when a line is none of ours.
  func answers() throws(Failure) -> [Study.Answer] {
    guard case .file = try reach({ () throws(DiskError) in try disk.kind(of: path) }) else { return [] }
    let bytes = try reach { () throws(DiskError) in try disk.bytes(of: path, limit: Self.maxBytes) }
    var answers: [Study.Answer] = []
    for (place, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast()
      .enumerated() where !line.isEmpty
    {
      guard let value = try? JSON.parse(line), let answer = Study.Answer(value) else {
        throw Failure(
          .unfit,
          "\(harmless(path)):\(place + 1):1: this is no sign-off; take the line out, or put back a copy of the file"
        )
      }
      answers.append(answer)
    }
    return answers
  }

  /// Adds an answer; returns once it is on the disk.
  func keep(_ answer: Study.Answer, guide: String, at moment: Moment) throws(Failure) {
    let line = answer.json(guide: guide, at: moment).bytes + [UInt8(ascii: "\n")]
    do throws(DiskError) {
      let file = try disk.open(path, for: .appending)
      defer { disk.close(file) }
      let before = try disk.bytes(of: path, limit: Self.maxBytes)
      let whole = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if whole < before.count { try disk.cut(file, to: whole) }
      do throws(DiskError) {
        try disk.writeAll(line, to: file)
        try disk.sync(file)
      } catch {
        try? disk.cut(file, to: whole)
        throw error
      }
      if before.isEmpty { try disk.syncFolder(folder(of: path)) }
    } catch {
      throw Failure(
        .unreachable, "\(error); the answer was not kept: \(error.reason.remedy), then give it again")
    }
  }
}

extension Study.Answer {
  fileprivate init?(_ value: JSON) {
    guard let name = value["gatekeeper"]?.string, let day = value["day"]?.string.flatMap({ Day($0) }),
      let digest = value["digest"]?.string, digest.utf8.count == 64,
      let answer = value["answer"]?.string, ["signed", "objects"].contains(answer)
    else { return nil }
    self.init(
      name, unit: value["unit"]?.string, day: day, digest: digest, objects: answer == "objects",
      concern: value["concern"]?.string)
  }

  fileprivate func json(guide: String, at moment: Moment) -> JSON {
    JSON(present: [
      "at": .string(moment.iso8601), "gatekeeper": .string(name), "unit": unit.map { .string($0) },
      "day": .string(day.description), "guide": .string(guide), "digest": .string(digest),
      "answer": .string(objects ? "objects" : "signed"), "concern": concern.map { .string($0) },
    ])
  }
}
