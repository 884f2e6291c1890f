import Fieldwork
import Notation

extension FollowUp {
  var body: JSON {
    JSON(present: [
      "kind": .string(kind.rawValue), "line": line.map { JSON($0) }, "words": .string(words),
      "to": toWhom.isEmpty ? nil : JSON(codes: toWhom), "owner": owner.map { JSON(code: $0) },
      "due": due.map { JSON(code: $0) }, "warn_by": warnBy.map { .string($0.iso8601) },
      "flag": flag.map { JSON($0) }, "note": note.map { .string($0) },
    ])
  }

  init?(_ body: JSON) {
    guard let kind: FollowUp.Kind = body.word("kind"), let words = body.text("words") else { return nil }
    self.init(
      kind, line: body.id("line"), words: words, toWhom: body.speakers("to"), owner: body.speaker("owner"),
      due: body.day("due"), warnBy: body.moment("warn_by"), flag: body.reference("flag"),
      note: body.text("note"))
  }
}

extension Verdict {
  var body: JSON {
    JSON(present: [
      "flag": JSON(flag), "answer": .string(answer.rawValue), "resolution": isResolution ? true : nil,
      "looked_ms": milliseconds.map { JSON($0) },
    ])
  }

  init?(_ body: JSON) {
    guard let flag = body.reference("flag"), let answer: Verdict.Answer = body.word("answer") else {
      return nil
    }
    self.init(
      flag, answer, isResolution: body["resolution"]?.bool ?? false, milliseconds: body["looked_ms"]?.int)
  }
}

extension FollowUpStep {
  var body: JSON {
    let members: [(String, JSON?)] =
      switch step {
      case .told(let who, let day, let how):
        [
          ("step", "told"), ("who", JSON(codes: who)), ("on", JSON(code: day)),
          ("how", how.map { .string($0) }),
        ]
      case .status(let status, let reason):
        [("step", "status"), ("status", .string(status.rawValue)), ("reason", reason.map { .string($0) })]
      case .dated(let due, let warnBy, let reason):
        [
          ("step", "dated"), ("due", due.map { JSON(code: $0) }),
          ("warn_by", warnBy.map { .string($0.iso8601) }), ("reason", reason.map { .string($0) }),
        ]
      case .owned(let owner): [("step", "owned"), ("owner", owner.map { JSON(code: $0) })]
      case .addressed(let people): [("step", "addressed"), ("to", JSON(codes: people))]
      case .kind(let kind): [("step", "kind"), ("kind", .string(kind.rawValue))]
      }
    return .object(
      [JSON.Member("of", JSON(followUp))]
        + members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }

  init?(_ body: JSON) {
    guard let followUp = body.reference("of"), let step = body.step else { return nil }
    self.init(followUp, step)
  }
}

extension JSON {
  fileprivate var step: FollowUpStep.Step? {
    switch text("step") {
    case "told": day("on").map { .told(who: speakers("who"), on: $0, how: text("how")) }
    case "status": word("status").map { .status($0, reason: text("reason")) }
    case "dated": .dated(due: day("due"), warnBy: moment("warn_by"), reason: text("reason"))
    case "owned": .owned(speaker("owner"))
    case "addressed": .addressed(speakers("to"))
    case "kind": word("kind").map { .kind($0) }
    default: nil
    }
  }

  fileprivate init(codes: [Speaker]) { self = .array(codes.map { JSON(code: $0) }) }

  /// A number or `"17.2"` for the journal, with its file's name for another, with its part alone in one line.
  fileprivate init(_ reference: Reference) {
    switch reference.file {
    case Reference.journal: self = JSON(reference.id)
    case "": self = ["part": JSON(reference.id.part)]
    default: self = ["file": .string(reference.file), "line": JSON(reference.id)]
    }
  }

  fileprivate func reference(_ name: String) -> Reference? {
    guard let value = self[name] else { return nil }
    if let part = value["part"]?.int { return part >= 0 ? .sameLine(part: part) : nil }
    if let file = value.text("file") { return value.id("line").map { Reference($0, in: file) } }
    return id(name).map { Reference($0) }
  }

  fileprivate func speakers(_ name: String) -> [Speaker] {
    (self[name]?.array ?? []).compactMap { $0.string.flatMap { Speaker($0) } }
  }

  fileprivate func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }
  fileprivate func moment(_ name: String) -> Moment? { text(name).flatMap { Moment(iso8601: $0) } }
}
