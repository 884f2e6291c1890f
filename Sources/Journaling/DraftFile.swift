import Fieldwork
import Notation

/// The line being typed, and where the session stood while it was.
package struct Draft: Hashable, Sendable {
  /// As typed so far; several lines that are not kept yet stand behind each other.
  package var text: String
  /// Where the cursor stands, in UTF-8 bytes of the text.
  package var cursor: Int
  /// Whose line it is to be.
  package var speaker: Speaker
  /// The session's clock, in milliseconds.
  package var elapsedMilliseconds: Int
  /// The prompt that was open.
  package var prompt: Prompt.ID?
  /// The number of the last journal line that was known to be kept: what a later line holds was typed here and
  /// kept since. `nil` in a draft that does not say.
  package var after: Int?
  /// The same words line by line, where there is more to a line than the words of one turn being typed.
  package var lines: [Line]

  /// One line that is not kept yet.
  package struct Line: Hashable, Sendable {
    package var text: String
    package var speaker: Speaker
    /// What it is to become, as the journal names kinds: `turn`, `note`, `correction` or `playback`.
    package var kind: String
    /// The line of the journal it is about.
    package var about: EntryID?

    /// One line that is not kept yet.
    package init(_ text: String, by speaker: Speaker, kind: String = "turn", about: EntryID? = nil) {
      self.text = text
      self.speaker = speaker
      self.kind = kind
      self.about = about
    }
  }

  package init(
    text: String, cursor: Int, speaker: Speaker, elapsedMilliseconds: Int, prompt: Prompt.ID? = nil,
    after: Int? = nil, lines: [Line] = []
  ) {
    self.text = text
    self.cursor = cursor
    self.speaker = speaker
    self.elapsedMilliseconds = elapsedMilliseconds
    self.prompt = prompt
    self.after = after
    self.lines = lines
  }
}

/// `draft.json`: one JSON object on one line.
///
///     {"text":"…","cursor":12,"speaker":"P3","elapsed_ms":1850000,"prompt":"2.1","after":41}
///
/// `prompt` is left out when none is open. `after` is the number of the last line of the journal known to be kept, so
/// that words which reached a later one are not typed again. `lines` is there when several lines wait, or one that is
/// no turn: `[{"text":"…","speaker":"P3","kind":"note","about":"17"}, …]`; `text` has their words one behind the other.
///
/// It is replaced as a whole, so it is never half written; it is not synced, so a power cut may bring back an older
/// one, but the end of the program never does. Readers ignore keys they do not know, and take a missing or senseless
/// cursor for the end of the text.
package struct DraftFile: Sendable {
  /// Where the draft lies; while it is replaced, `.new` stands behind it.
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Larger than the longest turn with everything escaped; a larger file is no draft.
  private static let maxBytes = 1 << 20

  /// Puts this draft in the place of the one before. Never waits for the disk.
  ///
  /// - Throws: `notKept`; the draft before is still there then.
  package func write(_ draft: Draft, on disk: any Disk) throws(JournalError) {
    let value = JSON(present: [
      "text": .string(draft.text), "cursor": JSON(draft.cursor),
      "speaker": .string(draft.speaker.description),
      "elapsed_ms": JSON(draft.elapsedMilliseconds), "prompt": draft.prompt.map { .string($0.description) },
      "after": draft.after.map { JSON($0) },
      "lines": draft.lines.isEmpty ? nil : .array(draft.lines.map(\.value)),
    ])
    do throws(DiskError) {
      try disk.replace(path, with: value.bytes + [UInt8(ascii: "\n")], synced: false)
    } catch {
      throw .notKept(error)
    }
  }

  /// The draft; `nil` when there is none.
  ///
  /// - Throws: `unreachable`, or `unreadableDraft` for a file that holds none.
  package func read(on disk: any Disk) throws(JournalError) -> Draft? {
    if case .missing = try kind(of: path, on: disk) { return nil }
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try disk.bytes(of: path, limit: Self.maxBytes)
    } catch {
      throw .unreachable(error)
    }
    guard let value = try? JSON.parse(bytes), let text = value["text"]?.string,
      let speaker = value["speaker"]?.string.flatMap({ Speaker($0) })
    else { throw .unreadableDraft(path: path) }
    let length = text.utf8.count
    return Draft(
      text: text, cursor: min(max(value["cursor"]?.int ?? length, 0), length), speaker: speaker,
      elapsedMilliseconds: max(value["elapsed_ms"]?.int ?? 0, 0),
      prompt: value["prompt"]?.string.flatMap { Prompt.ID($0) }, after: value["after"]?.int,
      lines: (value["lines"]?.array ?? []).compactMap { Draft.Line($0) })
  }

  /// Removes the draft; it is no error when there is none.
  package func remove(on disk: any Disk) throws(JournalError) {
    do throws(DiskError) {
      try disk.remove(path)
    } catch {
      if error.reason != .missing { throw .unreachable(error) }
    }
  }
}

extension Draft.Line {
  fileprivate var value: JSON {
    JSON(present: [
      "text": .string(text), "speaker": .string(speaker.description), "kind": .string(kind),
      "about": about.map { .string($0.description) },
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let text = value["text"]?.string, let speaker = value["speaker"]?.string.flatMap({ Speaker($0) })
    else { return nil }
    self.init(
      text, by: speaker, kind: value["kind"]?.string ?? "turn",
      about: value["about"]?.string.flatMap { EntryID($0) })
  }
}
