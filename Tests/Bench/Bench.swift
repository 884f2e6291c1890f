import Glibc
import Stage

/// Every performance figure, each beside a control in the same run, the two taking turns.
///
///     bench FOLDER [keys] [start] [resume] [flagger] [export] [register] [review]
///
/// What is measured lies beside this program: `evenkeel` and the controls `floor-echo` and `floor-paint`. FOLDER
/// takes the sessions that are made for it. Exits 1 when a floor does not hold.
@main
struct Bench {
  let folder: String
  let program = BuiltProgram.path("evenkeel")
  let echo = BuiltProgram.path("floor-echo")
  let paint = BuiltProgram.path("floor-paint")
  var report = Report()

  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard let folder = words.first else {
      print("usage: bench FOLDER [keys] [start] [resume] [flagger] [export] [register] [review]")
      exit(2)
    }
    var bench = Bench(folder: folder)
    do {
      try bench.run(
        words.dropFirst().isEmpty
          ? ["start", "keys", "resume", "flagger", "export", "register", "review"] : Array(words.dropFirst()))
    } catch {
      print("bench: \(error)")
      exit(3)
    }
    for name in bench.report.missed { print("missed: \(name)") }
    exit(bench.report.missed.isEmpty ? 0 : 1)
  }

  private mutating func run(_ wanted: [String]) throws {
    let isUndisturbed = takePrecedence()
    report.say("before: \(load()); precedence over other programs: \(isUndisturbed ? "yes" : "no")")
    try prepare()
    for name in wanted {
      switch name {
      case "start": try measureStart()
      case "import": try measureImporting()
      case "keys": try measureKeys()
      case "resume": try measureResuming()
      case "flagger": try measureFlagger()
      case "register": try measureRegister()
      case "export": try measureExport()
      case "review": try measureReview()
      default: throw Trouble("there is no figure '\(name)'")
      }
    }
    report.say("after: \(load())")
  }

  var guide: String { folder + "/guide.md" }

  /// The guide that every session here runs.
  private func prepare() throws {
    mkdir(folder, 0o755)
    unlink(guide)
    let spawned = try Spawned([program, "guide", "new", "focus-group", "--to", guide])
    guard spawned.code == 0 else { throw Trouble("'guide new' ended with \(spawned.code)") }
  }

  /// Programs that share the machine then blur the figures less; children inherit it. Needs root.
  private func takePrecedence() -> Bool {
    var parameters = sched_param(sched_priority: 30)
    return sched_setscheduler(0, SCHED_FIFO, &parameters) == 0
  }

  private func load() -> String {
    var loads = [0.0, 0, 0]
    getloadavg(&loads, 3)
    return
      "load average \(loads.map(shown).joined(separator: " ")), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors"
  }
}
