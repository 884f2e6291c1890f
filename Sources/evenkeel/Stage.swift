import Journaling
import Terminal
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Brings a room and the real terminal together, and ends the process the way the room ended.
enum Stage {
  /// A session on the screen; in line mode where there can be no screen.
  static func live(_ opened: OpenedSession) throws {
    let shown: Result<Conductor.Ending, Failure>
    do throws(TerminalError) {
      shown = show(opened, on: try Terminal.ofThisProcess())
    } catch {
      complain("\(error); going on in line mode")
      return try plain(opened)
    }
    end(try shown.get())
  }

  static func plain(_ opened: OpenedSession) throws(Failure) {
    var room = try PlainRoom(opened)
    try room.conduct()
  }

  /// A session followed on the screen.
  static func observe(_ room: ObserveRoom) throws {
    let ending: Conductor.Ending
    do throws(TerminalError) {
      ending = follow(room, on: try Terminal.ofThisProcess())
    } catch {
      throw Failure(.unreachable, "\(error); 'evenkeel export' writes a session for other programs")
    }
    end(ending)
  }

  /// Flags decided on the screen.
  static func review(_ room: ReviewRoom) throws {
    let ending: Conductor.Ending
    do throws(TerminalError) {
      ending = review(room, on: try Terminal.ofThisProcess())
    } catch {
      throw Failure(.unreachable, "\(error); 'evenkeel review --plain' goes line by line")
    }
    // What was found out while the screen was shown is said where it stays.
    for trouble in room.laterTroubles { complain(trouble) }
    end(ending)
  }

  private static func review(_ room: ReviewRoom, on screen: consuming Terminal) -> Conductor.Ending {
    let wake = screen.wakeDescriptor
    return room.conduct(on: &screen, wake: wake)
  }

  /// Shows the register until it is left.
  static func register(_ room: RegisterRoom) throws {
    let ending: Conductor.Ending
    do throws(TerminalError) {
      ending = register(room, on: try Terminal.ofThisProcess())
    } catch {
      throw Failure(.unreachable, "\(error); without '--screen' it is listed")
    }
    end(ending)
  }

  private static func register(_ room: RegisterRoom, on screen: consuming Terminal) -> Conductor.Ending {
    let wake = screen.wakeDescriptor
    return room.conduct(on: &screen, wake: wake)
  }

  private static func follow(_ room: ObserveRoom, on screen: consuming Terminal) -> Conductor.Ending {
    let wake = screen.wakeDescriptor
    return room.conduct(on: &screen, wake: wake)
  }

  /// Deciding on what was found in a study's words.
  static func decide(_ path: String, by name: String?) throws {
    let disk = SystemDisk()
    let room = try PseudonymRoom(path, by: name, keys: keys(on: disk), on: disk)
    let ending: Result<Conductor.Ending, Failure>
    do throws(TerminalError) {
      ending = decide(room, on: try Terminal.ofThisProcess())
    } catch {
      throw Failure(
        .unreachable, "\(error); 'evenkeel export' with '--accept-guesses' replaces everything without asking"
      )
    }
    end(try ending.get())
  }

  private static func decide(_ room: PseudonymRoom, on screen: consuming Terminal) -> Result<
    Conductor.Ending, Failure
  > {
    let wake = screen.wakeDescriptor
    return Result { () throws(Failure) in try room.conduct(on: &screen, wake: wake) }
  }

  /// This person's keys; lines of their file without effect are named on standard error.
  static func keys(on disk: any Disk) -> Keymap {
    let keys = Keymap.read(on: disk)
    for problem in keys.problems { complain(problem) }
    return keys
  }

  /// Practice on the screen, or in line mode.
  static func practice(_ lines: [String]) throws {
    guard isatty(0) == 1, isatty(1) == 1 else { return PracticeRoom.plain(lines) }
    let ending: Conductor.Ending
    do throws(TerminalError) {
      var screen = try Terminal.ofThisProcess()
      ending = PracticeRoom.conduct(lines, keys: keys(on: SystemDisk()), on: &screen)
    } catch {
      complain("\(error); going on in line mode")
      return PracticeRoom.plain(lines)
    }
    end(ending)
  }

  private static func show(_ opened: OpenedSession, on screen: consuming Terminal) -> Result<
    Conductor.Ending, Failure
  > {
    let wake = screen.wakeDescriptor
    return Result { () throws(Failure) in try LiveRoom(opened).conduct(on: &screen, wake: wake) }
  }

  /// The terminal is given back by now; signals are passed on as they came.
  static func end(_ ending: Conductor.Ending) {
    switch ending {
    case .stopped(let signal): Terminal.dieBy(signal)
    case .lost: Terminal.dieBy(.hangUp)
    case .left, .action, .begin: break
    }
  }
}

extension Terminal {
  /// This process's terminal, in the colours its environment allows.
  static func ofThisProcess() throws(TerminalError) -> Terminal {
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return try Terminal(hasColour: !noColour, name: name)
  }
}

/// Says a sentence on standard error, as this program does.
func complain(_ sentence: String) {
  let bytes = Array("evenkeel: \(sentence)\n".utf8)
  // Standard error itself is a C global that Swift 6 does not let through.
  _ = write(2, bytes, bytes.count)
}
