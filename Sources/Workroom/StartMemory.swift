import Desk
import Fieldwork
import Journaling
import Notation

/// What the start screen gathered, in a private file until the session has begun: a crash costs nobody their
/// answers.
///
/// `private/start-SESSION.json`, for its owner alone, one JSON object:
///
///     {"people":[{"code":"P1","name":"…","role":"customer","unit":"…","site":"…","presence":"here",
///       "consent":{"record":"yes"}}],"overrides":[{"check":"sign-off","reason":"…"}],"rehearsal":true}
///
/// Readers take a key that is missing or makes no sense for nothing said.
package struct StartMemory: Sendable {
  private let path: String
  private let disk: any Disk

  /// A thousand people with all their answers.
  private static let maxBytes = 1 << 20

  /// The memory of the session in that folder.
  package init(_ folder: SessionFolder, on disk: any Disk) {
    path = "\(folder.privateFolder)/start-\(folder.name).json"
    self.disk = disk
  }

  /// What was gathered; `nil` when nothing was.
  package var outcome: StartOutcome? {
    guard let bytes = try? disk.bytes(of: path, limit: Self.maxBytes), let value = try? JSON.parse(bytes)
    else {
      return nil
    }
    return StartOutcome(value)
  }

  /// Puts this in the place of what was remembered; a sentence when that did not work.
  package func remember(_ outcome: StartOutcome) -> String? {
    do throws(DiskError) {
      try disk.makeFolder(folder(of: path), isPrivate: true)
      try disk.replace(path, with: outcome.json.bytes + [UInt8(ascii: "\n")], synced: false, isPrivate: true)
      return nil
    } catch {
      return "What you answer here is not remembered: \(error.reason.words). Begin before you leave."
    }
  }

  /// Forgets it; the journal has it now.
  package func forget() { try? disk.remove(path) }
}

extension StartOutcome {
  fileprivate var json: JSON {
    JSON(present: [
      "people": .array(people.map(json)),
      "overrides": .array(
        overrides.map { ["check": .string($0.check), "reason": .string($0.reason)] }),
      "rehearsal": .bool(isRehearsal),
    ])
  }

  private func json(_ person: Participant) -> JSON {
    let answers = Purpose.allCases.compactMap { purpose in
      answer(person.code, purpose).map { JSON.Member(purpose.rawValue, .string($0.rawValue)) }
    }
    return JSON(present: [
      "code": .string(person.code.description), "name": person.name.map { .string($0) },
      "role": .string(person.role.rawValue), "unit": person.unit.map { .string($0) },
      "site": person.site.map { .string($0) },
      "owner": person.relationshipOwner.map { .string($0) },
      "presence": presence[person.code].map { .string($0.rawValue) }, "consent": .object(answers),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let people = value["people"]?.array else { return nil }
    let known = people.compactMap { json in Participant(json).map { ($0, json) } }
    var presence: [Speaker: Presence] = [:]
    var consent: [Speaker: [Purpose: ConsentAnswer]] = [:]
    for (person, json) in known {
      presence[person.code] = json["presence"]?.string.flatMap(Presence.init(rawValue:))
      for purpose in Purpose.allCases {
        let answer = json["consent"]?[purpose.rawValue]?.string.flatMap(ConsentAnswer.init(rawValue:))
        if let answer { consent[person.code, default: [:]][purpose] = answer }
      }
    }
    let overrides = (value["overrides"]?.array ?? []).compactMap { json -> Override? in
      guard let check = json["check"]?.string, let reason = json["reason"]?.string else { return nil }
      return Override(check, reason: reason)
    }
    self.init(
      people: known.map(\.0), presence: presence, consent: consent, overrides: overrides,
      isRehearsal: value["rehearsal"]?.bool ?? false)
  }
}

extension Participant {
  fileprivate init?(_ json: JSON) {
    guard let code = json["code"]?.string.flatMap({ Speaker($0) }) else { return nil }
    self.init(
      code, name: json["name"]?.string, role: json["role"]?.string.flatMap(Role.init(rawValue:)),
      unit: json["unit"]?.string, site: json["site"]?.string, relationshipOwner: json["owner"]?.string)
  }
}
