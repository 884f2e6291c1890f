extension LeakCheck {
  /// Bytes as the leak check sees them: escapes undone, folded to small base letters, cut into words.
  struct Reading {
    /// Letters that belong together, as a range of ``Reading/letters``, and where they stand.
    struct Word {
      var letters: Range<Int>
      var range: Range<Int>
      var hash: UInt64
      var isCapitalised: Bool
      var isUpper: Bool
    }

    /// Folded letters and digits of all words, one after the other.
    private(set) var letters: [UInt8] = []
    private(set) var words: [Word] = []

    /// Stretches without a blank that hold a sign of an address or a file name, or glue words together.
    private(set) var chunks: [Word] = []

    /// Runs of digits with nothing but the usual signs between; their letters are of ``digits``.
    private(set) var numbers: [Word] = []
    private(set) var digits: [UInt8] = []

    private let source: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
      source = bytes
      letters.reserveCapacity(bytes.count)
      read()
    }

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    func letters(_ word: Word) -> ArraySlice<UInt8> { letters[word.letters] }

    /// The words with their letters, for whoever keeps them.
    var spelled: [(letters: [UInt8], range: Range<Int>)] { words.map { (Array(letters($0)), $0.range) } }

    func byte(before offset: Int) -> UInt8? { offset > source.startIndex ? source[offset - 1] : nil }

    /// Whether word `index` follows the one before with at most three signs or blanks between.
    func isNear(_ index: Int) -> Bool {
      index > 0 && words[index].range.lowerBound - words[index - 1].range.upperBound <= 3
    }

    /// Whether a sentence or a line ends between two words, or a cell, a tag or a quotation begins.
    func breaksSentence(_ from: Int, _ to: Int) -> Bool {
      source[from..<to].contains { Self.breaks.contains($0) }
    }

    private static let breaks = Set("\n\r.!?:;\"[(>*#|".utf8)

    /// FNV-1a of 64 bits: no two words of a language meet in it.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
      var value: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return value
    }

    // MARK: Cutting

    private struct Open {
      var first = 0
      var range = 0..<0
      var isCapitalised = false
      var isUpper = true
      var isOpen = false
    }

    private mutating func read() {
      var word = Open()
      var chunk = Open()
      var run = Open()
      var isAddress = false
      var at = source.startIndex
      while at < source.endIndex {
        let (scalar, width) = decoded(at)
        let range = at..<at + width
        at += width
        let before = letters.count
        let kind = fold(scalar)
        let isUpper =
          kind == .letter && (scalar.isASCII ? scalar.value < 0x5B : scalar.properties.isUppercase)
        switch kind {
        case .letter, .digit:
          if !word.isOpen {
            word = Open(first: before, range: range, isCapitalised: isUpper, isOpen: true)
          } else if isUpper && !word.isUpper {
            isAddress = true
          }
          word.range = word.range.lowerBound..<range.upperBound
          // `AMSmythe`: several capitals, then small letters.
          if kind == .letter, word.isUpper, !isUpper, before - word.first > 1 { isAddress = true }
          if kind == .letter { word.isUpper = word.isUpper && isUpper }
        case .nothing: if word.isOpen { word.range = word.range.lowerBound..<range.upperBound }
        case .sign: close(&word)
        }
        if kind == .sign, Self.endsChunk(scalar) {
          closeChunk(&chunk, isAddress)
          isAddress = false
        } else {
          if !chunk.isOpen { chunk = Open(first: before, range: range, isOpen: true) }
          chunk.range = chunk.range.lowerBound..<range.upperBound
          if kind == .digit || kind == .sign && Self.isAddressSign(scalar) { isAddress = true }
        }
        collectDigits(scalar, kind == .digit, range, &run)
      }
      close(&word)
      closeChunk(&chunk, isAddress)
      closeRun(&run)
    }

    private mutating func close(_ word: inout Open) {
      if word.isOpen, letters.count > word.first {
        let range = word.first..<letters.count
        words.append(
          Word(
            letters: range, range: word.range, hash: Self.hash(letters[range]),
            isCapitalised: word.isCapitalised, isUpper: word.isUpper))
      }
      word.isOpen = false
    }

    private mutating func closeChunk(_ chunk: inout Open, _ isAddress: Bool) {
      if chunk.isOpen, isAddress, letters.count - chunk.first > 2 {
        let range = chunk.first..<letters.count
        chunks.append(
          Word(
            letters: range, range: chunk.range, hash: Self.hash(letters[range]), isCapitalised: false,
            isUpper: false))
      }
      chunk.isOpen = false
    }

    private static func endsChunk(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII
        ? scalar.value <= 0x20 || "<>\"(),;".unicodeScalars.contains(scalar)
        : scalar.properties.isWhitespace
    }

    private static func isAddressSign(_ scalar: Unicode.Scalar) -> Bool {
      "@/_\\.-+=&#%".unicodeScalars.contains(scalar)
    }

    private mutating func collectDigits(
      _ scalar: Unicode.Scalar, _ isDigit: Bool, _ range: Range<Int>, _ run: inout Open
    ) {
      if isDigit, let byte = UInt8(exactly: scalar.value), byte.isDigit {
        if !run.isOpen { run = Open(first: digits.count, range: range, isOpen: true) }
        digits.append(byte)
        run.range = run.range.lowerBound..<range.upperBound
      } else if run.isOpen,
        !" -./()+".unicodeScalars.contains(scalar) || range.upperBound - run.range.upperBound > 3
      {
        closeRun(&run)
      }
    }

    private mutating func closeRun(_ run: inout Open) {
      if run.isOpen, digits.count - run.first >= 6 {
        numbers.append(
          Word(
            letters: run.first..<digits.count, range: run.range, hash: 0, isCapitalised: false, isUpper: false
          ))
      }
      run.isOpen = false
    }

    // MARK: Folding

    private enum Folded { case letter, digit, nothing, sign }

    /// Appends the small base letters or the digit that a scalar stands for.
    private mutating func fold(_ scalar: Unicode.Scalar) -> Folded {
      if let byte = UInt8(exactly: scalar.value), byte < 0x80 { return append(byte) }
      switch Folding(scalar) {
      case .ascii(let byte): return append(byte)
      case .pair(let first, let second):
        letters += [first | 0x20, second | 0x20]
        return .letter
      case .dropped: return .nothing
      case .letter(let other):
        letters += other.properties.lowercaseMapping.utf8
        return .letter
      case .kept:
        letters += scalar.properties.lowercaseMapping.utf8
        return .letter
      }
    }

    private mutating func append(_ byte: UInt8) -> Folded {
      if byte.isUpper || byte.isLower {
        letters.append(byte | 0x20)
        return .letter
      }
      guard byte.isDigit else { return .sign }
      letters.append(byte)
      return .digit
    }

    // MARK: Escapes

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
      guard start + digits <= source.endIndex, source[at..<start].elementsEqual(prefix.utf8),
        let value = UInt32(String(decoding: source[start..<start + digits], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return (scalar, prefix.utf8.count + digits)
    }

    /// `%C3%A9`: as many escaped bytes as make one scalar.
    private func escapedBytes(_ at: Int, sign: UInt8) -> (Unicode.Scalar, Int)? {
      var bytes: [UInt8] = []
      var offset = at
      while bytes.count < 4, offset + 2 < source.endIndex, source[offset] == sign,
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
        let isHex = number.first == "x" || number.first == "X"
        let value = isHex ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
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
