import Journaling
import Workroom

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What `run` was asked to do.
struct LiveRun: Hashable {
  var guide: String?
  var session: String
  var study: String?
  var facilitator: String?
  var isPlain = false
  var isRehearsal = false
  var overrideReason: String?

  init(guide: String?, session: String) {
    self.guide = guide
    self.session = session
  }

  /// `run GUIDE --session DIR` or `run --session DIR`, and nothing else.
  ///
  /// A room full of people waits for these two, and the parser takes longer than all that comes before the first frame.
  /// Every other way to say it is the parser's, and so is whatever is wrong.
  ///
  /// - Parameter words: what stands behind `run`.
  init?(plainly words: [String]) {
    guard words.count <= 3, let option = words.firstIndex(of: "--session"), option + 1 < words.count else {
      return nil
    }
    let session = words[option + 1]
    let guide = words.indices.first { $0 != option && $0 != option + 1 }.map { words[$0] }
    // What begins with a dash is an option, and the parser knows which.
    guard ([session] + (guide.map { [$0] } ?? [])).allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else {
      return nil
    }
    self.init(guide: guide, session: session)
  }

  func begin() throws {
    let disk = SystemDisk()
    let request = SessionRequest(
      guide: guide, folder: SessionFolder(session, study: study, on: disk), facilitator: facilitator,
      isRehearsal: isRehearsal, version: programVersion)
    let keys = Stage.keys(on: disk)
    var opened = try OpenedSession.open(request, on: disk)
    opened.keys = keys
    opened.overrideReason = overrideReason
    let hasScreen = !isPlain && isatty(0) == 1 && isatty(1) == 1
    try hasScreen ? Stage.live(opened) : Stage.plain(opened)
  }
}
