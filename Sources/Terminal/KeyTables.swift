import Canvas

/// What terminals send for the keys that are not letters. The forms of xterm, VT220, the Linux console,
/// rxvt and PuTTY hardly contradict one another, so one set of tables serves them all; what only a
/// terminal's own terminfo entry knows is added when it is opened.
enum KeyTables {
  /// `ESC [` and this letter, with or without numbers before it.
  static let controlSequences: [UInt8: Key] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x5A: .backTab,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
  ]

  /// `ESC [`, this number and `~`.
  static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
    29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
  ]

  /// `ESC [ [` and this letter: the Linux console's function keys.
  static let linuxFunctions: [UInt8: Key] = [
    0x41: .function(1), 0x42: .function(2), 0x43: .function(3), 0x44: .function(4), 0x45: .function(5),
  ]

  /// `ESC O` and this letter: keys in application mode, the number pad among them.
  static let applicationKeys: [UInt8: Key] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x4D: .enter,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
    0x63: .wordRight, 0x64: .wordLeft,
    0x6A: .character("*"), 0x6B: .character("+"), 0x6C: .character(","), 0x6D: .character("-"),
    0x6E: .character("."), 0x6F: .character("/"), 0x70: .character("0"), 0x71: .character("1"),
    0x72: .character("2"), 0x73: .character("3"), 0x74: .character("4"), 0x75: .character("5"),
    0x76: .character("6"), 0x77: .character("7"), 0x78: .character("8"), 0x79: .character("9"),
  ]

  /// Keys looked up in terminfo by name, for terminals that send something of their own.
  static let terminfoNames: [(name: String, key: Key)] = [
    ("kcbt", .backTab), ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete),
    ("kich1", .insert), ("kf1", .function(1)),
  ]

  /// The key of one control byte.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }
}
