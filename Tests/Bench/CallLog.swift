/// What strace wrote about a program that was typed into.
struct CallLog {
  /// The calls of the drawing thread, by key: from the read that took it to the one that waits for the next.
  private(set) var perKey: [[String]] = []

  init(_ path: String) throws {
    var drawing: Substring?
    for line in try TextFile(path).lines() {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let (thread, call) = (words[0], words[1].drop { $0 == " " })
      // strace names the program's first thread first, and that is the one that draws.
      drawing = drawing ?? thread
      guard thread == drawing else { continue }
      if call.hasPrefix("read(0, \""), call.hasSuffix(" = 1") { perKey.append([]) }
      // The rest of a call that was broken off starts with an angle.
      if !perKey.isEmpty, !call.hasPrefix("<") {
        perKey[perKey.count - 1].append(String(call.prefix { $0 != "(" }))
      }
    }
    // What follows the last key is its end.
    _ = perKey.popLast()
  }

  /// The calls of the key in the middle.
  var usual: String {
    perKey.isEmpty ? "?" : perKey.sorted { $0.count < $1.count }[perKey.count / 2].joined(separator: " ")
  }
}
