extension LeakCheck {
  /// Bytes as the leak check sees them: escapes undone, folded to small base letters, cut into words.
  struct Reading {
    struct Word {
      /// Small letters and digits, accents off.
      var letters: [UInt8]
      var range: Range<Int>
      var isCapitalised: Bool
      var isUpper: Bool
    }

    private(set) var words: [Word] = []

    /// Stretches without a blank that hold a sign of an address or a file name, or glue words together.
    private(set) var chunks: [Word] = []

    /// Runs of digits with nothing but the usual signs between.
    private(set) var numbers: [Word] = []

    private let source: [UInt8]

    /// Offsets of the line ends, in order.
    private var ends: [Int] = []

    init(_ bytes: [UInt8]) {
      source = bytes
      for (offset, byte) in bytes.enumerated() where byte == 10 { ends.append(offset) }
      read()
    }

    /// The line an offset lies in, counted from 1.
    func line(_ offset: Int) -> Int {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low + 1
    }

    /// Whether word `index` follows the one before with at most three signs or blanks between.
    func isNear(_ index: Int) -> Bool {
      index > 0 && words[index].range.lowerBound - words[index - 1].range.upperBound <= 3
    }

    /// Whether a sentence or a line ends between two words.
    func breaksSentence(_ from: Int, _ to: Int) -> Bool {
      source[from..<to].contains { [10, 13].contains($0) || ".!?:\"[(>*#|".utf8.contains($0) }
    }

    private mutating func read() {
      var word = Word(letters: [], range: 0..<0, isCapitalised: false, isUpper: true)
      var chunk = word
      var run = word
      var isAddress = false
      var at = 0
      while at < source.count {
        let (scalar, width) = decoded(at)
        let letters = Self.folded(scalar)
        let isUpper = scalar.properties.isUppercase
        if let letters {
          if word.letters.isEmpty {
            word = Word(letters: [], range: at..<at, isCapitalised: isUpper, isUpper: true)
          } else if isUpper && !word.isUpper {
            isAddress = true
          }
          word.letters += letters
          word.range = word.range.lowerBound..<at + width
          if !letters.isEmpty { word.isUpper = word.isUpper && isUpper }
        } else if !word.letters.isEmpty {
          words.append(word)
          word.letters = []
        }
        collect(scalar, letters, at..<at + width, &chunk, &isAddress)
        collectDigits(scalar, at..<at + width, &run)
        at += width
      }
      if !word.letters.isEmpty { words.append(word) }
      if isAddress && chunk.letters.count > 4 { chunks.append(chunk) }
      if run.letters.count >= 6 { numbers.append(run) }
    }

    private mutating func collect(
      _ scalar: Unicode.Scalar, _ letters: [UInt8]?, _ range: Range<Int>, _ chunk: inout Word,
      _ isAddress: inout Bool
    ) {
      if scalar.properties.isWhitespace || "<>\"(),;".unicodeScalars.contains(scalar) {
        if isAddress && chunk.letters.count > 4 { chunks.append(chunk) }
        chunk.letters = []
        isAddress = false
        return
      }
      if chunk.letters.isEmpty { chunk.range = range }
      chunk.letters += letters ?? []
      chunk.range = chunk.range.lowerBound..<range.upperBound
      if letters == nil && "@/_\\.-+=&#%".unicodeScalars.contains(scalar) { isAddress = true }
      if let first = letters?.first, first.isDigit { isAddress = true }
    }

    private mutating func collectDigits(_ scalar: Unicode.Scalar, _ range: Range<Int>, _ run: inout Word) {
      if let byte = UInt8(exactly: scalar.value), byte.isDigit {
        if run.letters.isEmpty { run.range = range }
        run.letters.append(byte)
        run.range = run.range.lowerBound..<range.upperBound
      } else if !" -./()+".unicodeScalars.contains(scalar) || range.upperBound - run.range.upperBound > 3 {
        if run.letters.count >= 6 { numbers.append(run) }
        run.letters = []
      }
    }

    /// Small base letters and digits; nothing for what is invisible; `nil` for what parts words.
    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8]? {
      if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
        return byte.isDigit || byte.isLower ? [byte] : byte.isUpper ? [byte | 0x20] : nil
      }
      switch Folding(scalar) {
      case .ascii(let byte): return byte.isUpper || byte.isLower || byte.isDigit ? [byte | 0x20] : nil
      case .pair(let first, let second): return [first | 0x20, second | 0x20]
      case .dropped: return []
      case .kept: return Array(scalar.properties.lowercaseMapping.utf8)
      }
    }

    /// The scalar at `at`, with `&eacute;`, `&#233;`, `\u00e9` and `%C3%A9` undone, and the bytes it takes.
    private func decoded(_ at: Int) -> (scalar: Unicode.Scalar, width: Int) {
      switch source[at] {
      case UInt8(ascii: "&"): return entity(at) ?? ("&", 1)
      case UInt8(ascii: "\\"): return hex(at, prefix: "\\u", digits: 4) ?? ("\\", 1)
      case UInt8(ascii: "%"): return escapedBytes(at, sign: UInt8(ascii: "%")) ?? ("%", 1)
      case ..<0x80: return (Unicode.Scalar(source[at]), 1)
      default: return utf8(source[at...]) ?? ("\u{FFFD}", 1)
      }
    }

    private func utf8(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
      var decoder = UTF8()
      var iterator = bytes.prefix(4).makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
      return (scalar, UTF8.width(scalar))
    }

    private func hex(_ at: Int, prefix: String, digits: Int) -> (Unicode.Scalar, Int)? {
      let start = at + prefix.utf8.count
      guard start + digits <= source.count, source[at..<start].elementsEqual(prefix.utf8),
        let value = UInt32(String(decoding: source[start..<start + digits], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return (scalar, prefix.utf8.count + digits)
    }

    /// `%C3%A9`: as many escaped bytes as make one scalar.
    private func escapedBytes(_ at: Int, sign: UInt8) -> (Unicode.Scalar, Int)? {
      var bytes: [UInt8] = []
      var offset = at
      while bytes.count < 4, offset + 2 < source.count, source[offset] == sign,
        let value = UInt8(String(decoding: source[offset + 1...offset + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        offset += 3
      }
      guard let (scalar, width) = utf8(bytes[...]) else { return nil }
      return (scalar, width * 3)
    }

    private func entity(_ at: Int) -> (Unicode.Scalar, Int)? {
      guard let end = source[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")), end > at + 2 else {
        return nil
      }
      let name = String(decoding: source[at + 1..<end], as: UTF8.self)
      let width = end + 1 - at
      if name.hasPrefix("#") {
        let number = name.dropFirst()
        let value = number.first == "x" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return value.flatMap(Unicode.Scalar.init).map { ($0, width) }
      }
      // `eacute`, `Uuml`, `ntilde`: the base letter is all that folding would leave.
      let marks = ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash"]
      if let letter = name.unicodeScalars.first, marks.contains(String(name.dropFirst())) {
        return (letter, width)
      }
      return [("amp", "&"), ("apos", "'"), ("nbsp", " "), ("lt", "<"), ("gt", ">"), ("quot", "\"")]
        .first { $0.0 == name }.map { ($0.1, width) }
    }
  }
}
