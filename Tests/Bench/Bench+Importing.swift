import Glibc
import Stage

// How long a large transcript takes to become a session.
extension Bench {
  private static let transcriptBytes = 10_000_000

  mutating func measureImporting() throws {
    let file = folder + "/talk.vtt"
    try TextFile(file).put(Self.transcript())
    var times = (ours: Times(), control: Times())
    var peak = Times()
    for round in 0..<5 {
      let session = "\(folder)/imported-\(round)"
      let spawned = try Spawned([program, "import", file, "--session", session, "--facilitator", "Dana"])
      guard spawned.code == 0 else { throw Trouble("'import' ended with \(spawned.code)") }
      times.ours.add(spawned.nanoseconds)
      peak.add(spawned.peakBytes)
      times.control.add(try Spawned(["/usr/bin/sha256sum", file]).nanoseconds)
    }
    report.add(
      "import of 10 MB of WebVTT, ms", times.ours.over(1e6), unit: "ms", .below(1000),
      against: times.control.over(1e6), called: "sha256sum of it")
    report.add("  peak memory, MB", peak.over(1e6), unit: "MB", nil)
  }

  /// Some 100,000 cues of five people, named as Zoom names them.
  private static func transcript() -> String {
    var talk = Talk()
    let names = ["Dana Whitfield", "Noor Haddad", "Eli Okafor", "Fay Lund", "Omar Said"]
    var text = "WEBVTT\n\n"
    var number = 0
    while text.utf8.count < transcriptBytes {
      let start = number * 3000
      number += 1
      text += "\(number)\n\(clock(start)) --> \(clock(start + 2900))\n"
      text += "\(names[number % names.count]): \(talk.facilitator())\n\n"
    }
    return text
  }

  private static func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ":") + ".\(String(1000 + milliseconds % 1000).dropFirst())"
  }
}
