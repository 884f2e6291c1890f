import Fieldwork
import Flagging

/// Text in which «these marks» show what is to be found.
struct MarkedText {
  var text = ""
  var spans: [Range<Int>] = []

  init(_ marked: String) {
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": start = text.utf8.count
      case "»":
        if let start { spans.append(start..<text.utf8.count) }
        start = nil
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

/// What the shipped flagger finds of tier 2 and above in a facilitator's words.
func found(
  _ text: String, by voice: Voice = .facilitator, after previous: Utterance.Previous? = nil,
  flagger: Flagger = .shipped
) -> [Finding] {
  flagger.findings(in: Utterance(text, by: voice, after: previous)).filter { $0.tier > .faint }
}
