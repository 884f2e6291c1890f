import Fieldwork
import Notation

// `private/decisions.jsonl`, one decision a line, keys in this order:
// `{"n":3,"at":"2026-11-22T10:00:00.000Z","by":"Noor","deeds":[{"does":"hide","entity":"PERSON:9","form":"mia",
// "place":"group-a/17","byte":12,"to":"…"}]}`. `does` is one of hide, leave, hide here, leave here, later, rename,
// step, same, apart, retype, always, undo, redo; the other keys are there where they mean something: `to` is what
// stands instead, the step, the other entity, or the number of a decision; `kind` and `words` belong to always,
// `session` to apart, where it is missing for all sessions. It holds real names and words, so it never leaves `private/`.
extension Decision {
  /// The decision as a line, its end included.
  package var bytes: [UInt8] {
    let line: JSON = [
      "n": JSON(number), "at": .string(at.iso8601), "by": .string(by), "deeds": .array(deeds.map(\.json)),
    ]
    return line.bytes + [.newline]
  }

  /// Reads decisions back. A last line without its end was never answered, and is left out; any other that says
  /// nothing stops the reading, since a name must not come back unnoticed.
  package static func reading(_ bytes: [UInt8]) throws(CastList.FileError) -> [Decision] {
    var decisions: [Decision] = []
    let whole = bytes.lastIndex(of: .newline).map { bytes[...$0] } ?? []
    for (index, line) in whole.split(separator: .newline).enumerated() {
      guard let value = try? JSON.parse(line), let decision = Decision(value) else {
        throw CastList.FileError(line: index + 1, reason: "it says no decision")
      }
      decisions.append(decision)
    }
    return decisions
  }

  private init?(_ value: JSON) {
    guard let number = value["n"]?.int, let at = value["at"]?.string.flatMap({ Moment(iso8601: $0) }),
      let by = value["by"]?.string, let deeds = value["deeds"]?.array
    else { return nil }
    let read = deeds.compactMap(Deed.init)
    guard read.count == deeds.count, !read.isEmpty else { return nil }
    self.init(number, at: at, by: by, read)
  }
}

extension Deed {
  fileprivate var json: JSON {
    switch self {
    case .hide(let subject): Self.json("hide", subject)
    case .leave(let subject): Self.json("leave", subject)
    case .later(let subject): Self.json("later", subject)
    case .hideHere(let place, let subject): Self.json("hide here", subject, place)
    case .leaveHere(let place, let subject): Self.json("leave here", subject, place)
    case .rename(let entity, let text): Self.json("rename", Subject(entity), to: .string(text))
    case .step(let entity, let step): Self.json("step", Subject(entity), to: .string("\(step)"))
    case .same(let entity, let other): Self.json("same", Subject(entity), to: .string(other))
    case .apart(let entity, let form, let session, let other):
      JSON(present: [
        "does": "apart", "entity": .string(entity), "form": .string(form),
        "session": session.map { .string($0) }, "to": .string(other),
      ])
    case .retype(let entity, let other): Self.json("retype", Subject(entity), to: .string(other))
    case .always(let words, let kind):
      ["does": "always", "kind": .string(kind.rawValue), "words": .string(words)]
    case .undo(let number): ["does": "undo", "to": JSON(number)]
    case .redo(let number): ["does": "redo", "to": JSON(number)]
    }
  }

  private static func json(_ word: String, _ subject: Subject, _ place: FindingPlace? = nil, to: JSON? = nil)
    -> JSON
  {
    JSON(present: [
      "does": .string(word), "entity": .string(subject.entity), "form": subject.form.map { .string($0) },
      "place": place.map { .string($0.line) }, "byte": place.map { JSON($0.at) }, "to": to,
    ])
  }

  fileprivate init?(_ value: JSON) {
    let to = value["to"]
    switch value["does"]?.string {
    case "undo": self = .undo(to?.int ?? -1)
    case "redo": self = .redo(to?.int ?? -1)
    case "always":
      guard let words = value["words"]?.string, let kind = value["kind"]?.string.flatMap(Kind.init) else {
        return nil
      }
      self = .always(words: words, kind: kind)
    case let word?:
      guard let entity = value["entity"]?.string else { return nil }
      self.init(word, entity, value, to?.string)
    case nil: return nil
    }
  }

  private init?(_ word: String, _ entity: String, _ value: JSON, _ to: String?) {
    let subject = Subject(entity, form: value["form"]?.string)
    switch (word, to, value["place"]?.string, value["byte"]?.int) {
    case ("hide", _, _, _): self = .hide(subject)
    case ("leave", _, _, _): self = .leave(subject)
    case ("later", _, _, _): self = .later(subject)
    case ("hide here", _, let line?, let at?): self = .hideHere(FindingPlace(line, at: at), subject)
    case ("leave here", _, let line?, let at?): self = .leaveHere(FindingPlace(line, at: at), subject)
    case ("rename", let text?, _, _): self = .rename(entity: entity, to: text)
    case ("same", let other?, _, _): self = .same(entity: entity, as: other)
    case ("retype", let other?, _, _): self = .retype(entity: entity, becomes: other)
    case ("step", let name?, _, _):
      guard let step = Policy.Step.allCases.first(where: { "\($0)" == name }) else { return nil }
      self = .step(entity: entity, step)
    case ("apart", let other?, _, _):
      guard let form = subject.form else { return nil }
      self = .apart(entity: entity, form: form, session: value["session"]?.string, becomes: other)
    default: return nil
    }
  }
}
