import Fieldwork
import Notation

// What stands in a line's body, by kind. A key with `?` is left out when there is nothing to say; a reader takes
// a missing one, and one it cannot make sense of, for nothing said. People stand by code (F, P1, V1, O1). A line of
// the journal stands as its number, an entry inside a batch as "17.2". Prompts and check boxes stand as
// "section.place", both from 1. Milliseconds are of session time. Byte ranges count UTF-8 bytes.
//
//   opened      format, session, evenkeel, guide? (its digest), rehearsal? (true)
//   resumed     elapsed_ms
//   turn        speaker, text, marks?
//   note        speaker, text, about?, written_ms?, name?, from?: {file, line}, of an observer's own file
//   correction  line, text
//   mark        line, mark, on
//   link        effect, cause
//   flag        line, category, rule, bytes: [start, end], tier, score, kind, reason, advice, book
//   remark      flag, answer: so | not-so
//   prompt      prompt, way: next | previous | skip | chosen
//   check       item, done
//   person      code, presence?, role?, unit?, site?, same_as?, seat? (round the table, from 1)
//   consent     participant, purpose, answer: yes | no | withdrawn
//   hold        on
//   share       minutes: {"2.1": 12, …}
//   card        card, line?
//   follow-up   kind, line?, words, to?: [codes], owner?, due?: "2026-11-27", warn_by? (a moment), flag?, note?
//   verdict     flag, answer: promise | agreement | judgement | leading question | false alarm | second look,
//               resolution? (true), looked_ms?
//   follow-up-step  of, step, and by step: told: who: [codes], on (a day), how?;
//               status: status: open | kept | dropped | not provided, reason?; dated: due?, warn_by?, reason?;
//               owned: owner?; addressed: to: [codes]; kind: kind
//   playback    line, outcome: confirmed | corrected | not so | not asked, words?
//   stage       stage: running | closing | debrief | closed
//   override    check, reason
//   exported    path, digest, time, format, identified
//   repaired    lines: [places of damaged lines, from 1], damaged, kept, copy
//   undo, redo  line
//   batch       entries: [{kind, body}, …]
//
// These stand in the files of others too, `review-NAME.jsonl` above all. There a `line` and an `about` mean the
// session's own journal, undo and redo the lines of their own file. A verdict's and a follow-up's `flag` and a
// step's `of` say which file they mean: 17 or "17.2" the journal, {"file": "review-NAME.jsonl", "line": 17} that
// file, {"part": 0} an earlier part of the same batch.
//
// Kinds and keys may be added without a new format number; one that changes its meaning needs one.

extension Entry {
  /// The word that stands as `kind` in the journal.
  package var kindWord: String {
    switch self {
    case .opened: "opened"
    case .resumed: "resumed"
    case .turn: "turn"
    case .note: "note"
    case .correction: "correction"
    case .mark: "mark"
    case .link: "link"
    case .flag: "flag"
    case .remark: "remark"
    case .prompt: "prompt"
    case .check: "check"
    case .person: "person"
    case .consent: "consent"
    case .hold: "hold"
    case .shareTime: "share"
    case .card: "card"
    case .followUp: "follow-up"
    case .verdict: "verdict"
    case .followUpStep: "follow-up-step"
    case .playback: "playback"
    case .stage: "stage"
    case .override: "override"
    case .exported: "exported"
    case .repaired: "repaired"
    case .undo: "undo"
    case .redo: "redo"
    case .batch: "batch"
    case .removed(let kind), .unknown(let kind): kind
    }
  }

  /// The body as the journal holds it; `nil` for an entry that only a reader makes (removed, unknown), and for a
  /// batch that holds one.
  ///
  /// - Parameter at: the moment of the line, which an export repeats as its time.
  package func body(at: Moment) -> JSON? {
    switch self {
    case .opened(let opening): opening.body
    case .resumed(let stop): ["elapsed_ms": JSON(stop.elapsedMilliseconds)]
    case .turn(let turn): turn.body
    case .note(let note): note.body
    case .correction(let correction): ["line": JSON(correction.line), "text": .string(correction.text)]
    case .mark(let mark): ["line": JSON(mark.line), "mark": .string(mark.mark), "on": .bool(mark.isOn)]
    case .link(let ladder): ["effect": JSON(ladder.effect), "cause": JSON(ladder.cause)]
    case .flag(let flag): flag.body
    case .remark(let remark): ["flag": JSON(remark.flag), "answer": .string(remark.answer.rawValue)]
    case .prompt(let step): ["prompt": JSON(code: step.prompt), "way": .string(step.way.rawValue)]
    case .check(let tick): ["item": JSON(code: tick.item), "done": .bool(tick.isDone)]
    case .person(let step): step.body
    case .consent(let consent): consent.body
    case .hold(let isOn): ["on": .bool(isOn)]
    case .shareTime(let share): ["minutes": share.minutesByPrompt]
    case .card(let use): JSON(present: ["card": .string(use.card), "line": use.line.map { JSON($0) }])
    case .followUp(let followUp): followUp.body
    case .verdict(let verdict): verdict.body
    case .followUpStep(let step): step.body
    case .playback(let playback): playback.body
    case .stage(let stage): ["stage": .string(stage.rawValue)]
    case .override(let override): ["check": .string(override.check), "reason": .string(override.reason)]
    case .exported(let export): export.body(at: at)
    case .repaired(let repair): repair.body
    case .undo(let line), .redo(let line): ["line": JSON(line)]
    case .batch(let entries): Self.body(ofBatch: entries, at: at)
    case .removed, .unknown: nil
    }
  }

  private static func body(ofBatch entries: [Entry], at: Moment) -> JSON? {
    var parts: [JSON] = []
    for entry in entries {
      guard let body = entry.body(at: at) else { return nil }
      parts.append(["kind": .string(entry.kindWord), "body": body])
    }
    return ["entries": .array(parts)]
  }
}

extension Opening {
  fileprivate var body: JSON {
    JSON(present: [
      "format": JSON(format), "session": .string(session), "evenkeel": .string(evenkeel),
      "guide": guideDigest.map { .string($0) }, "rehearsal": isRehearsal ? true : nil,
    ])
  }
}

extension Turn {
  fileprivate var body: JSON {
    JSON(present: [
      "speaker": JSON(code: speaker), "text": .string(text),
      "marks": marks.isEmpty ? nil : .array(marks.map { .string($0) }),
    ])
  }
}

extension Note {
  fileprivate var body: JSON {
    JSON(present: [
      "speaker": JSON(code: author), "text": .string(text), "about": about.map { JSON($0) },
      "written_ms": writtenMilliseconds.map { JSON($0) }, "name": authorName.map { .string($0) },
      "from": origin.map { ["file": .string($0.file), "line": JSON($0.line)] },
    ])
  }
}

extension Flag {
  fileprivate var body: JSON {
    [
      "line": JSON(line), "category": .string(finding.category.rawValue), "rule": .string(finding.rule),
      "bytes": [JSON(finding.bytes.lowerBound), JSON(finding.bytes.upperBound)],
      "tier": JSON(finding.tier.rawValue), "score": JSON(finding.score), "kind": .string(finding.kind),
      "reason": .string(finding.reason), "advice": .string(finding.advice), "book": .string(ruleBook),
    ]
  }
}

extension PersonStep {
  fileprivate var body: JSON {
    JSON(present: [
      "code": JSON(code: code), "presence": presence.map { .string($0.rawValue) },
      "role": role.map { .string($0.rawValue) }, "unit": unit.map { .string($0) },
      "site": site.map { .string($0) }, "same_as": sameAs.map { JSON(code: $0) },
      "seat": place.map { JSON($0) },
    ])
  }
}

extension Consent {
  fileprivate var body: JSON {
    [
      "participant": JSON(code: participant), "purpose": .string(purpose.rawValue),
      "answer": .string(answer.rawValue),
    ]
  }
}

extension TimeShare {
  /// In the guide's order, so that one share is always written the same way.
  fileprivate var minutesByPrompt: JSON {
    .object(
      minutes.sorted { $0.key < $1.key }.map { JSON.Member($0.key.description, JSON($0.value)) })
  }
}

extension ChecklistTick {
  /// Section and place, written the way prompts are.
  fileprivate var item: Prompt.ID { Prompt.ID(section: section, place: place) }
}

extension Playback {
  fileprivate var body: JSON {
    JSON(present: [
      "line": JSON(line), "outcome": .string(outcome.rawValue), "words": words.map { .string($0) },
    ])
  }
}

extension ExportRecord {
  fileprivate func body(at: Moment) -> JSON {
    [
      "path": .string(path), "digest": .string(digest), "time": .string(at.iso8601),
      "format": .string(format), "identified": .bool(isIdentified),
    ]
  }
}

extension RepairRecord {
  fileprivate var body: JSON {
    [
      "lines": .array(lines.map { JSON($0) }), "damaged": JSON(damaged), "kept": JSON(kept),
      "copy": .string(copy),
    ]
  }
}

extension JSON {
  /// A line's number, or `"17.2"` inside a batch.
  init(_ id: EntryID) {
    self = id.part == 0 ? JSON(id.line) : .string(id.description)
  }

  /// A code or a place, written as people write it.
  init(code: some CustomStringConvertible) { self = .string(code.description) }
}
