// Words as a cell of a table that people open in spreadsheets and evenkeel reads back.
//
// A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, also in their full-width forms, behind blanks or a
// tab. Such a cell gets an apostrophe in front, and so does one that has apostrophes there already, so that taking one
// off gives the words back. Where cells are parted by `;`, and after a line break where quotes are not understood, a
// cell could begin inside the words: there the sign itself is written out. The rest is as in WrittenOut.swift.

/// `words` as a cell, without the quotes around it.
package func writtenCell(_ words: String) -> String {
  let written = writtenOut(words, keepsLineBreaks: true)
  guard words.utf8.contains(where: beginsFormulaSign) else { return written }
  let front = isLikeFormula(words) ? "'" : ""
  guard written.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\n") }) else {
    return front + written
  }
  var cell = front
  var isBehindSeparator = false
  for scalar in written.unicodeScalars {
    if isBehindSeparator && startsFormula(scalar) {
      cell += "\\u" + fourHexDigits(scalar)
    } else {
      cell.unicodeScalars.append(scalar)
    }
    isBehindSeparator = scalar == ";" || scalar == "\n" || isBehindSeparator && scalar == " "
  }
  return cell
}

/// Bytes that a sign of a formula begins with; the full-width forms begin with the last.
private func beginsFormulaSign(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x3D, 0x2B, 0x2D, 0x40, 0xEF: true
  default: false
  }
}

/// The words of a cell that ``writtenCell(_:)`` wrote; cells of other programs come back unchanged, but for the
/// apostrophe they too put before a formula's sign.
package func readBackCell(_ cell: String) -> String {
  let words = readBack(cell)
  return words.unicodeScalars.first == "'" && isLikeFormula(words)
    ? String(words.unicodeScalars.dropFirst()) : words
}

/// Signs with which a cell is taken for a formula. Source: OWASP, CSV injection.
func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: true
  default: false
  }
}

/// Whether such a sign stands first, but for blanks, controls and apostrophes.
private func isLikeFormula(_ words: String) -> Bool {
  let first = words.unicodeScalars.first { $0 != "'" && !$0.properties.isWhitespace && !isHarmful($0) }
  return first.map(startsFormula) ?? false
}
