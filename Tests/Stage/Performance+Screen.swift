import CPty
import CVTerm
import Canvas

/// How one cell looks on the screen.
package struct Look: Hashable, Sendable {
  /// Bold, underlined, reversed.
  package var isBold = false

  /// Underlined once.
  package var isUnderlined = false

  /// Letters and ground exchanged.
  package var isReversed = false

  /// The palette's number of the letters' colour; nil for the terminal's own.
  package var colour: Int?

  /// True when the ground is the terminal's own.
  package var isOnOwnGround = true

  /// A cell with nothing special about it.
  package init() {}
}

extension Performance {
  /// The whole screen: every row, spaces at their ends left off, joined by line feeds.
  package var text: String { rows.joined(separator: "\n") }

  /// The rows from the top, spaces at their ends left off.
  package var rows: [String] { (0..<size.rows).map(row) }

  /// One row, spaces at its end left off.
  package func row(_ row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    var blanks = 0
    for column in 0..<size.columns {
      let cell = self.cell(column: column, row: row)
      // The right half of a wide letter.
      if cell.chars.0 == .max { continue }
      guard cell.chars.0 != 0, cell.chars.0 != 0x20 else {
        blanks += 1
        continue
      }
      for _ in 0..<blanks { scalars.append(" ") }
      blanks = 0
      let chars = [cell.chars.0, cell.chars.1, cell.chars.2, cell.chars.3, cell.chars.4, cell.chars.5]
      scalars.append(contentsOf: chars.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init))
    }
    return String(scalars)
  }

  /// How the cell at `column` of `row` looks.
  package func look(column: Int, row: Int) -> Look {
    let cell = self.cell(column: column, row: row)
    var look = Look()
    look.isBold = cell.attrs.bold != 0
    look.isUnderlined = cell.attrs.underline != 0
    look.isReversed = cell.attrs.reverse != 0
    look.colour = Self.index(of: cell.fg, ownMark: UInt8(VTERM_COLOR_DEFAULT_FG.rawValue))
    look.isOnOwnGround = Self.index(of: cell.bg, ownMark: UInt8(VTERM_COLOR_DEFAULT_BG.rawValue)) == nil
    return look
  }

  /// Where the cursor stands.
  package var cursor: Position {
    var place = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &place)
    return Position(column: Int(place.col), row: Int(place.row))
  }

  /// True while the program shows its own screen, not the shell's.
  package var isAlternate: Bool { notices.pointee.isAlternate }

  /// True while the cursor can be seen.
  package var isCursorVisible: Bool { notices.pointee.isCursorVisible }

  /// How often the program beeped.
  package var bells: Int { notices.pointee.bells }

  /// How often the program set the window's title.
  package var titles: Int { notices.pointee.titles }

  /// True while the terminal is raw: no echo, no lines.
  package var isRaw: Bool { pty_is_raw(master) != 0 }

  /// Gives the terminal lines and echo again, as a shell does whose job has stopped.
  package func makeCooked() { pty_make_cooked(master) }

  private func cell(column: Int, row: Int) -> VTermScreenCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    return cell
  }

  private static func index(of colour: VTermColor, ownMark: UInt8) -> Int? {
    guard colour.type & ownMark == 0 else { return nil }
    return colour.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) == 1 ? Int(colour.indexed.idx) : -1
  }
}

extension Performance {
  /// Presses keys by their names, spaces between: `Esc e Enter`, `Ctrl-N`.
  package func press(_ names: String) {
    for name in names.split(separator: " ") { send(Self.bytes(ofKey: String(name))) }
  }

  /// What a keyboard sends for a key, as xterm does; a name that is none is sent as it is.
  private static func bytes(ofKey name: String) -> [UInt8] {
    switch Key(named: name) {
    case .enter: [13]
    case .tab: [9]
    case .escape: [27]
    case .backspace: [127]
    case .up: Array("\u{1B}[A".utf8)
    case .down: Array("\u{1B}[B".utf8)
    case .control(let letter): [(letter.asciiValue ?? 0) & 0x1F]
    default: Array(name.utf8)
    }
  }
}
