// How text stands in files that people read and that evenkeel reads back: txt, vtt, srt, csv. What could act on a
// terminal, split a line or be taken for the format's own signs is written out as `\u` and four lower-case hex digits,
// and so is a blank at either end, which readers trim. A backslash that would read as the beginning of such a sign is
// written out itself, so that nothing else ever needs escaping: `C:\temp` stands as it is.

/// `text` with every harmful scalar written out, blanks at its ends and what the format asks for besides.
///
/// - Parameters:
///   - keepsLineBreaks: a line feed stands as it is, unless it is at an end or beside another.
///   - signs: scalars that mean something in the format; all must lie below U+10000 and be ASCII punctuation.
package func writtenOut(
  _ text: String, keepsLineBreaks: Bool = false, signs: (Unicode.Scalar) -> Bool = { _ in false }
) -> String {
  guard hasSomethingToWrite(text, signs) else { return text }
  let scalars = Array(text.unicodeScalars)
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count + 16)
  for place in scalars.indices {
    let scalar = scalars[place]
    let isWritten =
      switch scalar {
      case "\n": !(keepsLineBreaks && isSingle(place, in: scalars))
      case "\\": writtenScalar(scalars[place...]) != nil || signs(scalar)
      default: isHarmful(scalar) || signs(scalar) || isAtEdge(place, in: scalars)
      }
    if isWritten {
      result += "\\u".utf8
      result += fourHexDigits(scalar).utf8
    } else if scalar.isASCII {
      result.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Whether there may be anything to write out: most words are plain and stand as they are.
private func hasSomethingToWrite(_ text: String, _ signs: (Unicode.Scalar) -> Bool) -> Bool {
  guard let first = text.utf8.first, let last = text.unicodeScalars.last else { return false }
  if first == UInt8(ascii: " ") || isBlank(last) { return true }
  return text.utf8.contains { byte in
    // Every harmful scalar and every blank beyond ASCII begins with one of the bytes above these.
    switch byte {
    case 0..<0x20, 0x5C, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF: true
    case 0x21..<0x7F: signs(Unicode.Scalar(byte))
    default: false
    }
  }
}

/// `text` as it was before ``writtenOut(_:keepsLineBreaks:signs:)``. Words of other programs come back unchanged,
/// unless they hold such a sign: only control characters, blanks and ASCII punctuation are ever written out.
package func readBack(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
  var rest = Array(text.unicodeScalars)[...]
  var result = ""
  while let scalar = rest.first {
    if scalar == "\\", let written = writtenScalar(rest) {
      result.unicodeScalars.append(written)
      rest = rest.dropFirst(6)
    } else {
      result.unicodeScalars.append(scalar)
      rest = rest.dropFirst()
    }
  }
  return result
}

/// The scalar that the beginning of `rest` stands for, if it is one of those that are written out.
private func writtenScalar(_ rest: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
  guard rest.count >= 6, rest[rest.startIndex] == "\\", rest[rest.startIndex + 1] == "u" else { return nil }
  var number: UInt32 = 0
  for digit in rest[(rest.startIndex + 2)..<(rest.startIndex + 6)] {
    switch digit.value {
    case 0x30...0x39: number = number * 16 + digit.value - 0x30
    case 0x61...0x66: number = number * 16 + digit.value - 0x57
    default: return nil
    }
  }
  guard let scalar = Unicode.Scalar(number) else { return nil }
  return isHarmful(scalar) || isBlank(scalar) || isSign(scalar) || startsFormula(scalar) ? scalar : nil
}

/// ASCII punctuation.
private func isSign(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || !scalar.isASCII && scalar.properties.isWhitespace
}

private func isAtEdge(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
  guard isBlank(scalars[place]) else { return false }
  let before = place == 0 || scalars[place - 1] == "\n"
  return before || place == scalars.count - 1 || scalars[place + 1] == "\n"
}

private func isSingle(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
  place > 0 && place < scalars.count - 1 && scalars[place - 1] != "\n" && scalars[place + 1] != "\n"
}
