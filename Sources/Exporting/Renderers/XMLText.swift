import Notation

/// Words as text of an XML or HTML page: markup comes out as text, `]]>` cannot end anything, and what XML forbids or
/// what could turn the order of a line round is written out (`\u001b`).
///
/// Source: XML 1.0, section 2.2 (Char); U+FFFE and U+FFFF are the only others it forbids.
///
/// - Parameter lineBreak: what stands for a line feed; `nil` writes it out too.
func xml(_ words: String, lineBreak: String? = nil) -> String {
  guard words.utf8.contains(where: isTelling) else { return words }
  var result = ""
  result.reserveCapacity(words.utf8.count + words.utf8.count / 8)
  for scalar in words.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n" where lineBreak != nil: result += lineBreak ?? ""
    case "\u{FFFE}", "\u{FFFF}": result += "\\u" + String(scalar.value, radix: 16)
    default:
      if isHarmful(scalar) {
        result += harmless(String(scalar))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result
}

/// Bytes that markup, controls and everything written out begin with; most words have none.
private func isTelling(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF: true
  default: false
  }
}
