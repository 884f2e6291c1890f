import Journaling
import Terminal
import Workroom

/// `evenkeel` alone: the home screen, and what is opened from it, until one leaves.
enum HomeScreen {
  static func open() throws {
    let disk = SystemDisk()
    let room = try HomeRoom(version: programVersion, keys: Stage.keys(on: disk), on: disk)
    let ending: Result<Conductor.Ending, Failure>
    do throws(TerminalError) {
      ending = conduct(room, on: try Terminal.ofThisProcess())
    } catch {
      throw Failure(.unreachable, "\(error) with 'evenkeel run'; 'evenkeel --help' lists the rest")
    }
    Stage.end(try ending.get())
  }

  private static func conduct(_ room: HomeRoom, on screen: consuming Terminal) -> Result<
    Conductor.Ending, Failure
  > {
    let wake = screen.wakeDescriptor
    return Result { () throws(Failure) in try room.conduct(on: &screen, wake: wake) }
  }
}
