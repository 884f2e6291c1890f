import Fieldwork
import Notation

extension Entry {
  /// What a line of this kind with this body says. A kind or a body that this version cannot make sense of
  /// becomes `unknown`: it stays on the disk and has no effect here.
  package init(kind: String, body: JSON) {
    let read = Self.readers[kind] ?? { _ in nil }
    self = read(body) ?? .unknown(kind: kind)
  }

  private static let readers: [String: @Sendable (JSON) -> Entry?] = [
    "opened": { Opening($0).map { .opened($0) } },
    "resumed": { $0["elapsed_ms"]?.int.map { .resumed(Resumption(elapsedMilliseconds: $0)) } },
    "turn": { Turn($0).map { .turn($0) } },
    "note": { Note($0).map { .note($0) } },
    "correction": { body in
      guard let line = body.id("line"), let text = body.text("text") else { return nil }
      return .correction(Correction(line, text))
    },
    "mark": { body in
      guard let line = body.id("line"), let mark = body.text("mark"), let isOn = body["on"]?.bool else {
        return nil
      }
      return .mark(Marking(line, mark, isOn: isOn))
    },
    "link": { body in
      guard let effect = body.id("effect"), let cause = body.id("cause") else { return nil }
      return .link(Ladder(effect: effect, cause: cause))
    },
    "flag": { Flag($0).map { .flag($0) } },
    "remark": { body in
      guard let flag = body.id("flag"), let answer: FlagRemark.Answer = body.word("answer") else {
        return nil
      }
      return .remark(FlagRemark(flag, answer))
    },
    "prompt": { body in
      guard let prompt = body.place("prompt"), let way: PromptStep.Way = body.word("way") else { return nil }
      return .prompt(PromptStep(prompt, way))
    },
    "check": { body in
      guard let item = body.place("item"), let isDone = body["done"]?.bool else { return nil }
      return .check(ChecklistTick(section: item.section, place: item.place, isDone: isDone))
    },
    "person": { PersonStep($0).map { .person($0) } },
    "consent": { Consent($0).map { .consent($0) } },
    "hold": { $0["on"]?.bool.map { .hold($0) } },
    "share": { TimeShare($0).map { .shareTime($0) } },
    "card": { body in body.text("card").map { .card(CardUse($0, line: body.id("line"))) } },
    "follow-up": { FollowUp($0).map { .followUp($0) } },
    "verdict": { Verdict($0).map { .verdict($0) } },
    "follow-up-step": { FollowUpStep($0).map { .followUpStep($0) } },
    "playback": { body in
      guard let line = body.id("line"), let outcome: Playback.Outcome = body.word("outcome") else {
        return nil
      }
      return .playback(Playback(line, outcome, words: body.text("words")))
    },
    "stage": { body in
      guard let stage: Stage = body.word("stage") else { return nil }
      return .stage(stage)
    },
    "override": { body in
      guard let check = body.text("check"), let reason = body.text("reason") else { return nil }
      return .override(Override(check, reason: reason))
    },
    "exported": { ExportRecord($0).map { .exported($0) } },
    "repaired": { RepairRecord($0).map { .repaired($0) } },
    "undo": { $0["line"]?.int.map { .undo($0) } },
    "redo": { $0["line"]?.int.map { .redo($0) } },
    "batch": { batch($0) },
  ]

  private static func batch(_ body: JSON) -> Entry? {
    guard let parts = body["entries"]?.array else { return nil }
    var entries: [Entry] = []
    for part in parts {
      guard let kind = part.text("kind"), let body = part["body"] else { return nil }
      entries.append(Entry(kind: kind, body: body))
    }
    return .batch(entries)
  }
}

extension Opening {
  fileprivate init?(_ body: JSON) {
    guard let format = body["format"]?.int, let session = body.text("session"),
      let evenkeel = body.text("evenkeel")
    else { return nil }
    self.init(
      format: format, session: session, evenkeel: evenkeel, guideDigest: body.text("guide"),
      isRehearsal: body["rehearsal"]?.bool ?? false)
  }
}

extension Turn {
  fileprivate init?(_ body: JSON) {
    guard let speaker = body.speaker("speaker"), let text = body.text("text") else { return nil }
    self.init(speaker, text, marks: body["marks"]?.array?.compactMap(\.string) ?? [])
  }
}

extension Note {
  fileprivate init?(_ body: JSON) {
    guard let author = body.speaker("speaker"), let text = body.text("text") else { return nil }
    self.init(
      author, text, about: body.id("about"), writtenMilliseconds: body["written_ms"]?.int,
      authorName: body.text("name"), origin: body["from"].flatMap { NoteOrigin($0) })
  }
}

extension NoteOrigin {
  fileprivate init?(_ body: JSON) {
    guard let file = body.text("file"), let line = body["line"]?.int, line >= 0 else { return nil }
    self.init(file: file, line: line)
  }
}

extension Flag {
  fileprivate init?(_ body: JSON) {
    guard let line = body.id("line"), let category: Category = body.word("category"),
      let rule = body.text("rule"), let bytes = body.range("bytes"),
      let tier = body["tier"]?.int.flatMap(Tier.init(rawValue:)), let score = body["score"]?.double,
      let kind = body.text("kind"), let reason = body.text("reason"), let advice = body.text("advice"),
      let ruleBook = body.text("book")
    else { return nil }
    let finding = Finding(
      category, rule: rule, bytes: bytes, tier: tier, score: score, kind: kind, reason: reason, advice: advice
    )
    self.init(on: line, finding, ruleBook: ruleBook)
  }
}

extension PersonStep {
  fileprivate init?(_ body: JSON) {
    guard let code = body.speaker("code") else { return nil }
    self.init(
      code, presence: body.word("presence"), role: body.word("role"), unit: body.text("unit"),
      site: body.text("site"), sameAs: body.speaker("same_as"),
      place: body["seat"]?.int.flatMap { $0 > 0 ? $0 : nil })
  }
}

extension Consent {
  fileprivate init?(_ body: JSON) {
    guard let participant = body.speaker("participant"), let purpose: Purpose = body.word("purpose"),
      let answer: ConsentAnswer = body.word("answer")
    else { return nil }
    self.init(participant, purpose, answer)
  }
}

extension TimeShare {
  fileprivate init?(_ body: JSON) {
    guard let members = body["minutes"]?.members else { return nil }
    var minutes: [Prompt.ID: Int] = [:]
    for member in members {
      guard let prompt = Prompt.ID(member.name), let share = member.value.int else { return nil }
      minutes[prompt] = share
    }
    self.init(minutes)
  }
}

extension ExportRecord {
  fileprivate init?(_ body: JSON) {
    guard let path = body.text("path"), let digest = body.text("digest"), let format = body.text("format"),
      let isIdentified = body["identified"]?.bool
    else { return nil }
    self.init(path: path, digest: digest, format: format, isIdentified: isIdentified)
  }
}

extension RepairRecord {
  fileprivate init?(_ body: JSON) {
    guard let lines = body["lines"]?.array, let damaged = body["damaged"]?.int, let kept = body["kept"]?.int,
      let copy = body.text("copy")
    else { return nil }
    self.init(lines: lines.compactMap(\.int), damaged: damaged, kept: kept, copy: copy)
  }
}

extension JSON {
  func text(_ name: String) -> String? { self[name]?.string }

  func speaker(_ name: String) -> Speaker? { text(name).flatMap { Speaker($0) } }

  fileprivate func place(_ name: String) -> Prompt.ID? { text(name).flatMap { Prompt.ID($0) } }

  /// One word out of a fixed list.
  func word<Word: RawRepresentable<String>>(_ name: String) -> Word? {
    text(name).flatMap { Word(rawValue: $0) }
  }

  func id(_ name: String) -> EntryID? {
    switch self[name] {
    case .number(let digits): Int(digits).flatMap { $0 >= 0 ? EntryID($0) : nil }
    case .string(let text): EntryID(text)
    default: nil
    }
  }

  fileprivate func range(_ name: String) -> Range<Int>? {
    guard let ends = self[name]?.array, ends.count == 2, let start = ends[0].int, let end = ends[1].int,
      0 <= start, start <= end
    else { return nil }
    return start..<end
  }
}
