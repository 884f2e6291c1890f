// A small program on a real `Terminal`, for its tests: shows what happened and the line being typed.
// F2 crashes, F3 calls exit, F4 writes to standard error, F5 wakes itself, F6 trips over an empty list,
// Ctrl-D ends.
import Canvas
import Glibc
import Terminal

/// What the program has seen so far.
struct Seen {
  var field = TextField()
  var log: [String] = []
  var pastes = 0
  var quiets = 0

  mutating func note(_ words: String) { log = log.suffix(9) + [words] }

  func frame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    frame.put("size \(size.columns)x\(size.rows)", at: Position(column: 0, row: 0), style: .strong)
    frame.rule(row: 1, leading: "log", trailing: "pastes \(pastes)")
    for (index, line) in log.enumerated() {
      frame.put(
        line, at: Position(column: 0, row: 2 + index), style: index == log.count - 1 ? .accent : .plain)
    }
    frame.put("NOT SAVED", at: Position(column: 0, row: size.rows - 4), style: .alarm)
    frame.put("what we fix", at: Position(column: 12, row: size.rows - 4), marked: [5..<7])
    frame.put("dim · words", at: Position(column: 30, row: size.rows - 4), style: .dim)
    frame.put(
      field, prompt: "3 Dana> ", at: Position(column: 0, row: size.rows - 3), columns: size.columns,
      maxRows: 2)
    frame.put("? help", at: Position(column: 0, row: size.rows - 1))
    return frame
  }
}

func run() throws(TerminalError) -> Int32 {
  var seen = Seen()
  var stop: StopSignal?
  do {
    let hasColour = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    var terminal = try Terminal(hasColour: hasColour, name: name)
    loop: while true {
      terminal.draw(seen.frame(terminal.size))
      for happening in terminal.happenings(waitingAtMostMilliseconds: nil) {
        switch happening {
        case .key(.control("d")): return 0
        case .key(.control("z")): terminal.suspend()
        case .key(.control("l")): terminal.redraw()
        case .key(.function(let number)): perform(number, wake: terminal.wakeDescriptor)
        case .key(let key):
          if !seen.field.take(key) { seen.note("key \(key.name)") }
        case .paste(let text):
          seen.pastes += 1
          seen.field.insert(text)
          seen.note("paste \(text.utf8.count)")
        case .resized: break
        case .signal(let signal):
          stop = signal
          break loop
        case .resumed: seen.note("resumed")
        case .woken: seen.note("woken")
        case .lost: return 7
        case .quiet: seen.quiets += 1
        }
      }
    }
  }
  if let stop { Terminal.dieBy(stop) }
  return 0
}

func perform(_ number: Int, wake: Int32) {
  switch number {
  case 2: raise(SIGSEGV)
  case 3: exit(3)
  case 4: _ = "trouble\n".withCString { write(2, $0, 8) }
  case 5: _ = "w".withCString { write(wake, $0, 1) }
  case 6: _ = [Int]()[number]
  default: break
  }
}

do {
  exit(try run())
} catch {
  print("no screen: \(error)")
  exit(2)
}
