/// Guards the YAML parser, which calls itself for each level, against texts made to exhaust its stack.
enum YAMLDepth {
  /// Far more than a study has, far less than a stack bears.
  static let most = 64

  /// The line where nesting gets too deep, counted generously: brackets and dashes inside quotes count too.
  static func tooDeep(_ text: String) -> Int? {
    var line = 1
    var brackets = 0
    var dashes = 0
    var atStart = true
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, dashes, atStart) = (line + 1, 0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"): (brackets, atStart) = (brackets + 1, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (brackets, atStart) = (max(0, brackets - 1), false)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): dashes += atStart && "-?:".utf8.contains(previous) ? 1 : 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): break
      default: atStart = false
      }
      if brackets > most || dashes > most { return line }
    }
    return nil
  }
}
