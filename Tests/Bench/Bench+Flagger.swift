import Fieldwork
import Flagging

// How much text the flagger gets through.
extension Bench {
  private static let utterances = 20_000
  private static let checked = 200_000

  mutating func measureFlagger() throws {
    var talk = Talk()
    let texts = (0..<Self.utterances).map { _ in talk.facilitator() }
    measureEngine(texts)
    measureLiveLine(texts)
    try measureCheck(texts)
    try measureLongLine()
  }

  private mutating func measureEngine(_ texts: [String]) {
    let utterances = texts.map { Utterance($0, by: .facilitator) }
    var scratch = Scratch()
    var rates = (ours: Times(), control: Times())
    var found = 0
    for _ in 0..<9 {
      let time = measured {
        for utterance in utterances {
          found += Flagger.shipped.findings(in: utterance, using: &scratch).count
        }
      }
      rates.ours.add(Double(texts.count) / Double(time) * 1e9)
      var sum = 0
      let control = measured { for text in texts { sum &+= digest(of: text) } }
      rates.control.add(Double(texts.count) / Double(control) * 1e9 + Double(sum & 0))
    }
    report.add(
      "flagger alone, utterances a second", rates.ours, unit: "a second", .atLeast(300_000),
      against: rates.control, called: "reading each byte")
    report.say("  \(found / 9) findings in \(texts.count) utterances")
  }

  /// FNV-1a: what it costs to look at every byte once.
  private func digest(of text: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash)
  }

  /// One line, as the screen asks while it is typed: nothing kept from call to call.
  private mutating func measureLiveLine(_ texts: [String]) {
    var times = Times()
    for text in texts.prefix(5000) {
      let previous = Utterance.Previous("And then nobody called us for a week.", by: .participant)
      let utterance = Utterance(text, by: .facilitator, after: previous)
      times.add(measured { _ = Flagger.shipped.findings(in: utterance) })
    }
    report.add("one live line, us", times.over(1e3), unit: "us", .below(20))
  }

  private mutating func measureCheck(_ texts: [String]) throws {
    let (file, output) = (folder + "/talk.jsonl", folder + "/talk-checked.jsonl")
    let lines = (0..<Self.checked).map { "{\"id\":\($0),\"text\":\"\(texts[$0 % texts.count])\"}\n" }
    try TextFile(file).put(lines.joined())
    var rates = (ours: Times(), control: Times())
    var peak = Times()
    for _ in 0..<5 {
      let check = try Spawned(
        [program, "check", "--input", "jsonl", "--format", "jsonl", file], output: output)
      guard check.code == 1 else { throw Trouble("'check' ended with \(check.code)") }
      rates.ours.add(Double(Self.checked) / Double(check.nanoseconds) * 1e9)
      peak.add(check.peakBytes)
      let grep = try Spawned(
        ["/usr/bin/grep", "-iE", "we will|i'll|great|agree|worry|should", file], output: output)
      rates.control.add(Double(Self.checked) / Double(grep.nanoseconds) * 1e9)
    }
    report.add(
      "check, JSON lines a second", rates.ours, unit: "a second", .atLeast(100_000), against: rates.control,
      called: "grep -iE")
    report.add("  peak memory, MB", peak.over(1e6), unit: "MB", .below(40))
  }

  /// The cost of a line ten times as long, and the memory it takes.
  private mutating func measureLongLine() throws {
    var talk = Talk()
    var line = ""
    while line.utf8.count < 1_000_000 { line += talk.facilitator() + " " }
    let (short, long) = (folder + "/line-1.txt", folder + "/line-10.txt")
    try TextFile(short).put(line + "\n")
    try TextFile(long).put(String(repeating: line, count: 10) + "\n")
    var times = (long: Times(), short: Times())
    var peak = Times()
    for _ in 0..<5 {
      times.short.add(try Spawned([program, "check", short]).nanoseconds)
      let spawned = try Spawned([program, "check", long])
      times.long.add(spawned.nanoseconds)
      peak.add(spawned.peakBytes)
    }
    report.add(
      "check of one line of 10 MB, ms", times.long.over(1e6), unit: "ms", .times(floor: 12, goal: 10.5),
      against: times.short.over(1e6), called: "of 1 MB")
    report.add("  peak memory, MB", peak.over(1e6), unit: "MB", nil)
  }
}
