/// A tiny pattern over bytes, for the shapes of codes and numbers.
///
/// `9` a digit, `A` a letter, `X` either, `_` an optional blank or hyphen, any other byte itself; `{3}` and
/// `{2,4}` repeat what stands before, as often as they can. `|` parts alternatives. A match never ends inside a
/// word or a number.
struct Pattern: Sendable {
  private struct Piece {
    var byte: UInt8
    var least = 1
    var most = 1
  }

  private var alternatives: [[Piece]] = []

  init(_ text: String) {
    for part in text.utf8.split(separator: UInt8(ascii: "|")) {
      alternatives.append(Self.pieces(Array(part)))
    }
  }

  private static func pieces(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "{"), let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")),
        !pieces.isEmpty
      {
        let numbers = bytes[at + 1..<close].split(separator: UInt8(ascii: ","))
          .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        pieces[pieces.count - 1].least = numbers.first ?? 1
        pieces[pieces.count - 1].most = numbers.last ?? 1
        at = close + 1
      } else {
        let byte = bytes[at]
        pieces.append(Piece(byte: byte, least: byte == UInt8(ascii: "_") ? 0 : 1))
        at += 1
      }
    }
    return pieces
  }

  /// Where the longest match that begins at `start` ends.
  func end(in bytes: [UInt8], from start: Int) -> Int? {
    alternatives.compactMap { Self.end($0[...], bytes, start) }.max()
  }

  private static func end(_ pieces: ArraySlice<Piece>, _ bytes: [UInt8], _ start: Int) -> Int? {
    guard let piece = pieces.first else {
      let closed = start == bytes.count || !bytes[start].isAlphanumeric
      return closed ? start : nil
    }
    var at = start
    while at - start < piece.most, at < bytes.count, matches(piece.byte, bytes[at]) { at += 1 }
    while at - start >= piece.least {
      if let end = end(pieces.dropFirst(), bytes, at) { return end }
      if at == start { break }
      at -= 1
    }
    return nil
  }

  private static func matches(_ piece: UInt8, _ byte: UInt8) -> Bool {
    switch piece {
    case UInt8(ascii: "9"): byte.isDigit
    case UInt8(ascii: "A"): byte.isLower || byte.isUpper
    case UInt8(ascii: "X"): byte.isLower || byte.isUpper || byte.isDigit
    case UInt8(ascii: "_"): byte == .space || byte == .hyphen
    default: byte == piece
    }
  }
}
