import Notation

/// What `evenkeel anonymise` does with JSON Lines and with plain text, as a function of its input.
package enum Anonymise {
  /// One line of output, and whether the line of input was what it should be.
  package struct Answer: Sendable {
    /// JSON without a line end.
    package var line: [UInt8]

    /// `false` where the line that came in was no document.
    package var isSound: Bool
  }

  /// Answers every line of `input` in order, through `give`.
  ///
  /// Documents of one `study` share a cast list: all of them are read once before the first is written, so that
  /// a whole name in the last explains a first name in the first. Documents without a study stand alone. Empty
  /// lines are left out. A line that is no document gives `{"doc": null, "error": "line N: …"}`.
  ///
  /// - Parameter roster: names that every document's own roster adds to.
  package static func lines(
    _ input: UnsafeBufferPointer<UInt8>, roster: [RosterName] = [], policy: Policy = .codes,
    model: NameModel? = .shipped, give: (Answer) -> Void
  ) {
    var studies = met(input, roster, policy, model)
    eachLine(input) { number, bytes in
      let document: Line
      do throws(Line.Refusal) {
        document = try Line(bytes)
      } catch {
        give(Answer(line: refused(number, error), isSound: false))
        return
      }
      if let study = document.study, var shared = studies[study] {
        // Moved out and in, so that the cast list is not copied.
        studies[study] = nil
        give(Answer(line: answer(document, &shared), isSound: true))
        studies[study] = shared
      } else {
        var alone = Pseudonymiser(roster: roster + document.roster, policy: policy, model: model)
        give(Answer(line: answer(document, &alone), isSound: true))
      }
    }
  }

  /// `text` as one document, and what was replaced in it.
  package static func text(
    _ text: String, roster: [RosterName] = [], policy: Policy = .codes, model: NameModel? = .shipped
  ) -> (text: RedactedText, redactions: [Redaction]) {
    var alone = Pseudonymiser(roster: roster, policy: policy, model: model)
    return alone.pseudonymised(text)
  }

  /// The pseudonymiser of each study, after reading all of its documents.
  private static func met(
    _ input: UnsafeBufferPointer<UInt8>, _ roster: [RosterName], _ policy: Policy, _ model: NameModel?
  ) -> [String: Pseudonymiser] {
    var studies: [String: Pseudonymiser] = [:]
    let word = Array("\"study\"".utf8)
    // The rosters first, in all documents, then the words.
    for isRoster in [true, false] {
      eachLine(input) { _, bytes in
        guard holds(bytes, word), let document = try? Line(bytes), let study = document.study else { return }
        var shared =
          studies.removeValue(forKey: study) ?? Pseudonymiser(roster: roster, policy: policy, model: model)
        if isRoster {
          shared.admit(document.roster)
        } else {
          shared.meet(document.text, present: document.roster)
        }
        studies[study] = shared
      }
    }
    return studies
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (0...bytes.count - word.count).contains {
      bytes[$0] == word[0] && bytes[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  private static func eachLine(
    _ input: UnsafeBufferPointer<UInt8>, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var number = 1
    while start < input.count {
      let end = input[start...].firstIndex(of: .newline) ?? input.count
      if input[start..<end].contains(where: { $0 > .space }) {
        body(number, UnsafeBufferPointer(rebasing: input[start..<end]))
      }
      start = end + 1
      number += 1
    }
  }

  // MARK: One line

  private struct Line {
    var doc: JSON
    var text: String
    var roster: [RosterName]
    var study: String?

    struct Refusal: Error {
      var reason: String
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
      let value: JSON
      do {
        value = try JSON.parse(bytes)
      } catch {
        throw Refusal(reason: error.description)
      }
      guard let doc = value["doc"] else { throw Refusal(reason: "there is no \"doc\"") }
      guard let text = value["text"]?.string else { throw Refusal(reason: "there is no \"text\" in words") }
      self.doc = doc
      self.text = text
      roster = (value["roster"]?.array ?? []).compactMap { $0.string.map { RosterName($0) } }
      study = value["study"].flatMap { $0.isNull ? nil : $0.string ?? $0.text }
    }
  }

  private static func refused(_ number: Int, _ why: Line.Refusal) -> [UInt8] {
    (["doc": .null, "error": .string("line \(number): \(why.reason)")] as JSON).bytes
  }

  private static func answer(_ line: Line, _ pseudonymiser: inout Pseudonymiser) -> [UInt8] {
    let (text, redactions) = pseudonymiser.pseudonymised(line.text, present: line.roster)
    let offsets = scalars(redactions, in: line.text)
    let spans = zip(redactions, offsets).map { redaction, scalars -> JSON in
      [
        "start": JSON(scalars.lowerBound), "end": JSON(scalars.upperBound),
        "type": .string(redaction.kind.rawValue), "replacement": .string(redaction.replacement),
        "entity": .string(redaction.entity), "certain": .bool(redaction.certain),
      ]
    }
    return (["doc": line.doc, "text": .string(text.text), "spans": .array(spans)] as JSON).bytes
  }

  /// The redactions' ranges in Unicode scalars, the unit of what leaves the program; one walk over the text.
  private static func scalars(_ redactions: [Redaction], in text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(redactions.count)
    var offset = 0
    var count = 0
    var start = 0
    var next = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 {
        if next < redactions.count, offset == redactions[next].bytes.upperBound {
          ranges.append(start..<count)
          next += 1
        }
        if next < redactions.count, offset == redactions[next].bytes.lowerBound { start = count }
        count += 1
      }
      offset += 1
    }
    if next < redactions.count { ranges.append(start..<count) }
    return ranges
  }
}
