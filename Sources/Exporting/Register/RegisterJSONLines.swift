import Fieldwork
import Notation
import Reviewing

// The register as JSON Lines, an object a line:
//
//   uid, kind, words (null once withdrawn), to: [codes], owner?, due?, warn_by?, past_warn_by, status, outcome,
//   reason?, note?, told: [{who, on, how?}], session, study?, file, entry, line?, clock_ms?, speaker?, made, changed,
//   revision, history: [{at, by, step, …}]
//
// `session` and `study` are folders, `file` and `entry` say where the entry that made it stands, `line` is the line of
// the session's journal it came from. Days are 2026-11-27, moments UTC. `by` is the file whose writer did it. People
// stand by code, or by name when that was asked for. A key with `?` is left out when there is nothing to say.

extension Register {
  package func jsonLines(_ lines: [RegisterLine], names: RegisterNames) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      json(line, names).write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func json(_ line: RegisterLine, _ names: RegisterNames) -> JSON {
    let source = source(of: line)
    let name = { (code: Speaker) in JSON.string(names.name(code, in: source)) }
    return JSON(present: [
      "uid": .string(uid(of: line)), "kind": .string(line.kind.rawValue),
      "words": line.isWithdrawn ? .null : .string(line.words), "to": .array(line.toWhom.map(name)),
      "owner": line.owner.map(name), "due": line.due.map { .string($0.description) },
      "warn_by": line.warnBy.map { .string($0.iso8601) }, "past_warn_by": .bool(line.isPastWarnBy(at: now)),
      "status": .string(line.status.rawValue), "outcome": .string(outcome(of: line).rawValue),
      "reason": line.reason.map { .string($0) }, "note": line.note.map { .string($0) },
      "told": .array(line.told.map { told($0, name) }), "session": .string(source.path),
      "study": source.study.map { .string($0) }, "file": .string(line.id.file),
      "entry": .string(line.id.id.description), "line": line.line.map { .string($0.description) },
      "clock_ms": line.said.map { JSON($0.milliseconds) }, "speaker": line.said?.speaker.map(name),
      "made": .string(line.made.iso8601), "changed": .string(line.changed.iso8601),
      "revision": JSON(line.revision),
      "history": .array(line.history.map { change($0, name) }),
    ])
  }

  private func told(_ told: RegisterLine.Told, _ name: (Speaker) -> JSON) -> JSON {
    JSON(present: [
      "who": .array(told.who.map(name)), "on": .string(told.on.description),
      "how": told.how.map { .string($0) },
    ])
  }

  private func change(_ change: RegisterLine.Change, _ name: (Speaker) -> JSON) -> JSON {
    let head: [JSON.Member] = [
      .init("at", .string(change.at.iso8601)), .init("by", .string(change.file)),
    ]
    let rest: JSON =
      switch change.step {
      case .told(let who, let day, let how):
        JSON(present: [
          "step": "told", "who": .array(who.map(name)), "on": .string(day.description),
          "how": how.map { .string($0) },
        ])
      case .status(let status, let reason):
        JSON(present: [
          "step": "status", "status": .string(status.rawValue), "reason": reason.map { .string($0) },
        ])
      case .dated(let due, let warnBy, let reason):
        JSON(present: [
          "step": "dated", "due": due.map { .string($0.description) },
          "warn_by": warnBy.map { .string($0.iso8601) },
          "former_due": change.formerDue.map { .string($0.description) },
          "reason": reason.map { .string($0) },
        ])
      case .owned(let owner): JSON(present: ["step": "owned", "owner": owner.map(name)])
      case .addressed(let people): ["step": "addressed", "to": .array(people.map(name))]
      case .kind(let kind): ["step": "kind", "kind": .string(kind.rawValue)]
      }
    return .object(head + (rest.members ?? []))
  }
}
