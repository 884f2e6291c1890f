import Canvas

/// Bytes from a terminal in, keys and pastes out. Knows nothing of time: whoever feeds it says when a
/// half-arrived key has been waited for long enough.
package struct KeyDecoder {
  /// Keys as this terminal's terminfo entry has them, beside the tables.
  package var ownKeys: [(bytes: [UInt8], key: Key)] = []

  /// Bytes that are not yet a whole key.
  private var pending: [UInt8] = []

  private var paste: [UInt8]?

  /// The last thing given up was a lone Esc, so that the rest of a torn sequence may still come.
  private var gaveUpEscape = false

  private var pasteHasPaused = false

  private static let pasteBegin: [UInt8] = Array("\u{1B}[200~".utf8)
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// No key is as long as this; what is, is taken for single keys.
  private static let maxSequence = 32

  private enum Reading {
    case keys([Key], bytes: Int)
    case pasteBegins(bytes: Int)
    case unfinished
  }

  /// A decoder that knows the tables only.
  package init() {}

  /// True while a key has begun and not ended: Esc may be a key or the beginning of one.
  package var isWaiting: Bool { paste == nil && !pending.isEmpty }

  /// True between the marks of a paste.
  package var isPasting: Bool { paste != nil }

  /// What `bytes`, read in one go, complete.
  package mutating func take(_ bytes: some Sequence<UInt8>) -> [Happening] {
    let fresh = Array(bytes)
    if gaveUpEscape, paste == nil, let key = tornKey(fresh) { return [.key(key)] }
    gaveUpEscape = false
    // Ctrl-C by itself after a pause in a paste whose end never came: somebody wants out of it.
    if pasteHasPaused, pending.isEmpty, fresh == [0x03] {
      return endPaste() + [.key(KeyTables.control(fresh[0]))]
    }
    pasteHasPaused = false
    pending += fresh
    return drain()
  }

  /// What has arrived is all there is: a lone Esc is a key.
  package mutating func giveUp() -> [Happening] {
    if paste != nil { return pastePiece() }
    guard let first = pending.first else { return [] }
    gaveUpEscape = pending == [0x1B]
    pending.removeFirst()
    let key = first == 0x1B ? Key.escape : .character("\u{FFFD}")
    return [.key(key)] + drain() + giveUp()
  }

  private mutating func drain() -> [Happening] {
    var happenings: [Happening] = []
    var start = 0
    while start < pending.count {
      if paste != nil {
        guard let end = takePaste(from: start) else { return happenings }
        happenings += endPaste()
        start = end
        continue
      }
      switch reading(at: start) {
      case .keys(let keys, let bytes):
        happenings += keys.map(Happening.key)
        start += bytes
      case .pasteBegins(let bytes):
        paste = []
        start += bytes
      case .unfinished:
        pending.removeFirst(start)
        return happenings
      }
    }
    pending = []
    return happenings
  }

  /// The rest of a key whose Esc had been given up, alone in a read of its own: nobody types as fast.
  private mutating func tornKey(_ bytes: [UInt8]) -> Key? {
    gaveUpEscape = false
    guard bytes.count >= 2, pending.isEmpty else { return nil }
    let held = pending
    pending = [0x1B] + bytes
    defer { pending = held }
    guard case .keys(let keys, let count) = reading(at: 0), keys.count == 1, count == pending.count,
      keys[0] != .escape
    else { return nil }
    return keys[0]
  }
}

// Pasting.
extension KeyDecoder {
  /// Moves what belongs to the paste out of `pending`; where keys go on behind it, nil while it lasts.
  private mutating func takePaste(from start: Int) -> Int? {
    let mark = Self.pasteEnd
    var index = start
    while index < pending.count {
      if pending[index] == mark[0] {
        let end = min(index + mark.count, pending.count)
        if pending[index..<end].elementsEqual(mark[..<(end - index)]) {
          guard end - index == mark.count else { break }
          paste?.append(contentsOf: pending[start..<index])
          return end
        }
      }
      index += 1
    }
    paste?.append(contentsOf: pending[start..<index])
    pending.removeFirst(index)
    return nil
  }

  private mutating func endPaste() -> [Happening] {
    let text = String(decoding: paste ?? [], as: UTF8.self)
    paste = nil
    pasteHasPaused = false
    return text.isEmpty ? [] : [.paste(text)]
  }

  /// What has come of a paste so far, cut before a letter or a line's end that may be half arrived.
  private mutating func pastePiece() -> [Happening] {
    let bytes = paste ?? []
    pasteHasPaused = true
    var end = bytes.count
    if bytes.last == 0x0D { end -= 1 }
    while end > 0, end > bytes.count - 4, bytes.suffix(from: end - 1).first ?? 0 >= 0x80 { end -= 1 }
    paste = Array(bytes[end...])
    return end == 0 ? [] : [.paste(String(decoding: bytes[..<end], as: UTF8.self))]
  }
}

// Single keys.
extension KeyDecoder {
  private func reading(at start: Int) -> Reading {
    let byte = pending[start]
    if byte == 0x1B { return escapeReading(at: start) }
    if byte < 0x20 || byte == 0x7F { return .keys([KeyTables.control(byte)], bytes: 1) }
    if byte < 0x80 { return .keys([.character(Character(Unicode.Scalar(byte)))], bytes: 1) }
    return letterReading(at: start)
  }

  private func letterReading(at start: Int) -> Reading {
    var codec = UTF8()
    var bytes = pending[start...].prefix(4).makeIterator()
    let lead = pending[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    let rest = pending[start...].dropFirst().prefix(length - 1)
    let following = rest.prefix { $0 & 0xC0 == 0x80 }.count
    if case .scalarValue(let scalar) = codec.decode(&bytes), following == length - 1 {
      return .keys([.character(Character(scalar))], bytes: length)
    }
    let mayGoOn = following == rest.count && rest.count < length - 1
    return mayGoOn ? .unfinished : .keys([.character("\u{FFFD}")], bytes: 1 + following)
  }

  private func escapeReading(at start: Int) -> Reading {
    for (bytes, key) in ownKeys where pending[start...].starts(with: bytes) {
      return .keys([key], bytes: bytes.count)
    }
    guard start + 1 < pending.count else { return .unfinished }
    switch pending[start + 1] {
    case 0x5B: return controlSequence(at: start)
    case 0x4F:
      guard start + 2 < pending.count else { return .unfinished }
      guard let key = KeyTables.applicationKeys[pending[start + 2]] else { break }
      return .keys([key], bytes: 3)
    default: break
    }
    // Alt and a letter is Esc and the letter.
    return .keys([.escape], bytes: 1)
  }

  /// `ESC [ numbers letter`. One that we do not know is passed over whole, so that no terminal's answer
  /// is ever typed into the line.
  private func controlSequence(at start: Int) -> Reading {
    let body = pending[(start + 2)...]
    if body.first == 0x5B {
      guard let letter = body.dropFirst().first else { return .unfinished }
      return .keys(KeyTables.linuxFunctions[letter].map { [$0] } ?? [], bytes: 4)
    }
    if body.starts(with: Self.pasteBegin[2...]) { return .pasteBegins(bytes: Self.pasteBegin.count) }
    let parameters = body.prefix { (0x20...0x3F).contains($0) }
    guard parameters.count < Self.maxSequence else { return .keys([.escape], bytes: 1) }
    guard let final = body.dropFirst(parameters.count).first else { return .unfinished }
    guard (0x40...0x7E).contains(final) else { return .keys([.escape], bytes: 1) }
    let key = Self.key(numbers: Self.numbers(in: parameters), final: final)
    return .keys(key.map { [$0] } ?? [], bytes: 3 + parameters.count)
  }

  private static func numbers(in parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
  }

  private static func key(numbers: [Int], final: UInt8) -> Key? {
    let key = final == 0x7E ? KeyTables.numbered[numbers.first ?? 0] : KeyTables.controlSequences[final]
    // The second number is 1 and a bit for each key held: 2 for Alt, 4 for Ctrl.
    let held = numbers.count > 1 ? numbers[1] - 1 : 0
    guard held & 6 != 0 else { return key }
    switch key {
    case .left: return .wordLeft
    case .right: return .wordRight
    default: return key
    }
  }
}
