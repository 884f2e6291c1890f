import Fieldwork
import Notation

/// One line for `check`: what was asked about, or why the line is not a question.
package struct CheckLine: Sendable {
  /// As it stood in the input; `null` in text.
  package var id: JSON
  package var utterance: Utterance

  package init(id: JSON, utterance: Utterance) {
    self.id = id
    self.utterance = utterance
  }

  /// Reads `{"id": any, "text": "…", "speaker": …?, "prev": …?, "prev_speaker": …?}`.
  ///
  /// Throws what is wrong in words; the caller puts `line N:` in front.
  package init(json bytes: UnsafeBufferPointer<UInt8>, speaker: Voice) throws(CheckError) {
    let object: JSON
    do throws(JSONError) {
      object = try JSON.parse(bytes)
    } catch {
      throw CheckError(problem: "not JSON: \(error)")
    }
    guard object.members != nil else { throw CheckError(problem: "not a JSON object") }
    guard let text = object["text"]?.string else { throw CheckError(problem: "no \"text\" to look at") }
    id = object["id"] ?? .null
    utterance = Utterance(text, by: try Self.voice(object["speaker"], "speaker") ?? speaker)
    if let previous = object["prev"], !previous.isNull {
      guard let words = previous.string else { throw CheckError(problem: "\"prev\" is not text") }
      utterance.previous = .init(words, by: try Self.voice(object["prev_speaker"], "prev_speaker"))
    }
  }

  private static func voice(_ value: JSON?, _ key: String) throws(CheckError) -> Voice? {
    guard let value, !value.isNull else { return nil }
    guard let voice = value.string.flatMap(Voice.init(rawValue:)) else {
      let known = Voice.allCases.map(\.rawValue).joined(separator: ", ")
      throw CheckError(problem: "\"\(key)\" is not one of \(known)")
    }
    return voice
  }
}

/// Why a line of the input is not what `check` reads.
package struct CheckError: Error, Hashable, Sendable {
  package var problem: String
}

/// `F:`, `P3:`, `V1:`, `O2:` before the words of a text line.
package struct SpeakerPrefix: Hashable, Sendable {
  package var voice: Voice
  /// Bytes of the prefix with the blanks after it.
  package var length: Int

  /// `nil` when the line begins with something else.
  package init?(_ line: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < line.count, line[at] == UInt8(ascii: " ") { at += 1 }
    let codeStart = at
    while at < line.count, at - codeStart < 8, line[at] != UInt8(ascii: ":") { at += 1 }
    guard at < line.count, line[at] == UInt8(ascii: ":"),
      let speaker = Speaker(String(decoding: line[codeStart..<at], as: UTF8.self))
    else { return nil }
    at += 1
    while at < line.count, line[at] == UInt8(ascii: " ") { at += 1 }
    voice = speaker.voice
    length = at
  }
}
