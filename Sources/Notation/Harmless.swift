/// Whether a scalar could act on a terminal, turn the order of a line round or split it: C0 and C1 controls,
/// DEL, line and paragraph separator, bidirectional controls, byte order mark, and what takes no room and joins
/// nothing, so that hidden text shows. Joiners stay: emoji and some scripts need them. All lie below U+10000.
///
/// Source: Unicode Standard Annex 9 (the bidirectional formatting characters); ECMA-48 (C0, C1).
package func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029: true
  case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  case 0x180E, 0x200B, 0x2060...0x2064, 0xFFF9...0xFFFB: true
  default: false
  }
}

/// The text with every harmful scalar written out (`\u001b`), for a message that names a file or quotes words.
package func harmless(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isHarmful) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isHarmful(scalar) {
      result += "\\u" + fourHexDigits(scalar)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The scalar's number in four lower-case hex digits; it must lie below U+10000.
func fourHexDigits(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
