/// A time written down in a transcript: `1:02:03`, `02:03.4`, `00:02:03,400`, in brackets or between hashes.
struct TimeStamp {
  var milliseconds: Int
  /// The end of a range, `[00:00.000 --> 00:03.000]`.
  var endMilliseconds: Int?
  /// Where the text goes on behind it.
  var end: Int

  /// The time that `line` begins with, `nil` if it begins with something else.
  ///
  /// Brackets, braces, parentheses and hashes may stand around it: `[00:01:02]`, `(1:02)`, `{00.01.02}`, MAXQDA's and
  /// f4's `#00:01:02-3#`, ATLAS.ti's `#00:31:05.0#`.
  init?(_ line: Bytes) {
    guard let opener = line.first else { return nil }
    guard let closer = Self.closers[opener] else {
      guard let bare = ClockReading(line) else { return nil }
      let behind = line[bare.end...].first
      guard behind == nil || behind?.isBlank == true else { return nil }
      let arrow = line[bare.end...].drop(while: \.isBlank)
      let until = arrow.starts(with: "-->".utf8) ? Self.behindArrow(arrow) : nil
      self.init(bare, end: until?.end ?? bare.end)
      endMilliseconds = until?.milliseconds
      return
    }
    // QualCoder has some in two braces.
    let isDoubled = line.dropFirst().first == opener
    guard
      let inner = ClockReading(
        line.dropFirst(isDoubled ? 2 : 1).drop(while: \.isBlank), allowsDots: true)
    else { return nil }
    var rest = line[inner.end...].drop(while: \.isBlank)
    var until: ClockReading?
    if let other = Self.behindArrow(rest) {
      until = other
      rest = line[other.end...].drop(while: \.isBlank)
    }
    guard rest.starts(with: isDoubled ? [closer, closer] : [closer]) else { return nil }
    self.init(inner, end: rest.startIndex + (isDoubled ? 2 : 1))
    endMilliseconds = until?.milliseconds
  }

  private init(_ clock: ClockReading, end: Int) {
    milliseconds = clock.milliseconds
    self.end = end
  }

  /// The first time of `0:00.0 - 0:02.5`; `nil` for anything else.
  static func startOfSpan(_ text: Bytes) -> Int? {
    guard let start = ClockReading(text),
      let end = behindArrow(text[start.end...].drop(while: \.isBlank)), end.end == text.endIndex
    else { return nil }
    return start.milliseconds
  }

  private static func behindArrow(_ rest: Bytes) -> ClockReading? {
    for arrow in ["-->", "->", "\u{2013}", "-"] where rest.starts(with: arrow.utf8) {
      return ClockReading(rest.dropFirst(arrow.utf8.count).drop(while: \.isBlank))
    }
    return nil
  }

  private static let closers: [UInt8: UInt8] = [
    .bracket: .closingBracket, .parenthesis: .closingParenthesis, .brace: .closingBrace, .hash: .hash,
    .less: .greater,
  ]
}

/// Hours, minutes and seconds, read from the first byte on.
struct ClockReading {
  var milliseconds: Int
  var end: Int

  /// - Parameters:
  ///   - allowsDots: dots may part hours, minutes and seconds; only within brackets, where `00.01.02` can be nothing
  ///     else.
  ///   - allowsShort: a minute or a second may have one digit, as in `0:0:4.120`; only beside an arrow.
  init?(_ line: Bytes, allowsDots: Bool = false, allowsShort: Bool = false) {
    var parts: [Int] = []
    var place = line.startIndex
    var separator: UInt8?
    while let (number, digits, next) = Self.digits(line[place...]) {
      let isWhole = parts.isEmpty ? digits <= 6 : number < 60 && (digits == 2 || allowsShort && digits == 1)
      guard isWhole else { break }
      parts.append(number)
      place = next
      guard parts.count < 3, let sign = line[place...].first, sign == .colon || (allowsDots && sign == .dot),
        separator ?? sign == sign,
        line[(place + 1)...].first?.digit != nil
      else { break }
      separator = sign
      place += 1
    }
    guard parts.count >= 2, line[(place - 1)...].first?.digit != nil else { return nil }
    let seconds = parts.reduce(0) { $0 * 60 + $1 }
    let fraction = Self.fraction(line[place...])
    guard line[fraction.end...].first?.digit == nil else { return nil }
    milliseconds = seconds * 1000 + fraction.milliseconds
    end = fraction.end
  }

  private static func digits(_ line: Bytes) -> (number: Int, digits: Int, next: Int)? {
    var number = 0
    var place = line.startIndex
    while place < line.endIndex, let digit = line[place].digit {
      guard place - line.startIndex < 9 else { return nil }
      number = number * 10 + digit
      place += 1
    }
    return place > line.startIndex ? (number, place - line.startIndex, place) : nil
  }

  /// `.400`, `,4` or MAXQDA's `-4`: tenths, hundredths, thousandths; what is finer is dropped.
  private static func fraction(_ line: Bytes) -> (milliseconds: Int, end: Int) {
    guard let sign = line.first, sign == .dot || sign == .comma || sign == .hyphen,
      line.dropFirst().first?.digit != nil
    else { return (0, line.startIndex) }
    var (milliseconds, unit, place) = (0, 100, line.startIndex + 1)
    while place < line.endIndex, let digit = line[place].digit {
      milliseconds += digit * unit
      unit /= 10
      place += 1
    }
    return (milliseconds, place)
  }
}

/// The times of a cue: `00:00:02.190 --> 00:00:05.430`, with settings behind them.
struct CueTimes {
  var start: Int
  var end: Int

  /// `nil` unless the line has an arrow between two times.
  init?(_ line: Bytes) {
    guard let start = ClockReading(line.drop(while: \.isBlank), allowsShort: true) else { return nil }
    let rest = line[start.end...].drop(while: \.isBlank)
    guard rest.starts(with: "-->".utf8),
      let end = ClockReading(rest.dropFirst(3).drop(while: \.isBlank), allowsShort: true)
    else { return nil }
    self.start = start.milliseconds
    self.end = end.milliseconds
  }
}
