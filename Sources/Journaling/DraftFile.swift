import Fieldwork
import Notation

/// The line being typed, and where the session stood while it was.
package struct Draft: Hashable, Sendable {
  /// As typed so far.
  package var text: String
  /// Where the cursor stands, in UTF-8 bytes of the text.
  package var cursor: Int
  /// Whose line it is to be.
  package var speaker: Speaker
  /// The session's clock, in milliseconds.
  package var elapsedMilliseconds: Int
  /// The prompt that was open.
  package var prompt: Prompt.ID?

  package init(
    text: String, cursor: Int, speaker: Speaker, elapsedMilliseconds: Int, prompt: Prompt.ID? = nil
  ) {
    self.text = text
    self.cursor = cursor
    self.speaker = speaker
    self.elapsedMilliseconds = elapsedMilliseconds
    self.prompt = prompt
  }
}

/// `draft.json`: one JSON object on one line.
///
///     {"text":"…","cursor":12,"speaker":"P3","elapsed_ms":1850000,"prompt":"2.1"}
///
/// `prompt` is left out when none is open. It is replaced as a whole, so it is never half written; it is not synced,
/// so a power cut may bring back an older one, but the end of the program never does. Readers ignore keys they do not
/// know, and take a missing or senseless cursor for the end of the text.
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
      prompt: value["prompt"]?.string.flatMap { Prompt.ID($0) })
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
