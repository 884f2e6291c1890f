/// What one cell shows: a base scalar with at most four combining marks, safe on any terminal.
///
/// Packed into two words: 21 bits a scalar, the width in bits 106 and 107, nothing above. So a screen of
/// cells is compared and copied without touching a reference count.
package struct Glyph: Hashable, Sendable {
  private(set) var first: UInt64
  private(set) var second: UInt64

  /// ncurses keeps five scalars a cell (`CCHARW_MAX`); more marks than that are cut.
  package static let maxScalars = 5

  private static let bits: UInt64 = 21
  private static let mask: UInt64 = (1 << bits) - 1
  private static let widthShift: UInt64 = 42

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// A glyph of one scalar that takes `columns` (1 or 2). The caller vouches that it is safe to print.
  package init(_ base: Unicode.Scalar, columns: Int) {
    self.init(first: UInt64(base.value), second: UInt64(columns) << Self.widthShift)
  }

  /// An empty cell.
  package static let blank = Glyph(" ", columns: 1)

  /// The right half of a wide glyph: nothing of its own to print.
  package static let rest = Glyph(first: 0, second: 0)

  /// Stands in for what no terminal can show safely; `?` where the terminal knows only ASCII.
  package static let placeholder = Glyph("\u{25A1}", columns: 1)

  /// Columns it takes: 1, 2, or 0 for the right half of a wide one.
  package var columns: Int { Int(second >> Self.widthShift) }

  /// How many scalars it has, 0 to 5.
  package var scalarCount: Int {
    var count = 0
    while count < Self.maxScalars, value(at: count) != 0 { count += 1 }
    return count
  }

  /// The scalar value at `index`, the base at 0; 0 past the end.
  package func value(at index: Int) -> UInt32 {
    let word = index < 3 ? first : second
    return UInt32(truncatingIfNeeded: word >> (Self.bits * UInt64(index % 3)) & Self.mask)
  }

  /// Puts a combining mark on the base; the fifth and later are cut.
  package mutating func add(mark: Unicode.Scalar) {
    let index = scalarCount
    // The third and fourth mark share the second word with the width above bit 42.
    guard index > 0, index < Self.maxScalars else { return }
    let bits = UInt64(mark.value) << (Self.bits * UInt64(index % 3))
    if index < 3 { first |= bits } else { second |= bits }
  }

  /// Puts its UTF-8 behind `bytes`.
  func append(to bytes: inout [UInt8]) {
    for index in 0..<Self.maxScalars {
      let value = value(at: index)
      guard value != 0 else { return }
      if value < 0x80 {
        bytes.append(UInt8(value))
      } else if let scalar = Unicode.Scalar(value) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// As text; empty for the right half of a wide glyph.
  package var text: String {
    var scalars = String.UnicodeScalarView()
    for index in 0..<Self.maxScalars {
      guard let scalar = Unicode.Scalar(value(at: index)), scalar.value != 0 else { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
