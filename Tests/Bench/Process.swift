import Glibc

/// What the system tells of a running program. Source: proc(5).
struct Process {
  private let folder: String

  init(_ number: Int32) throws { folder = "/proc/\(number)" }

  /// The most memory it had at one time, in bytes.
  var peakBytes: Int { number("VmHWM:", in: "\(folder)/status") * 1024 }

  /// How often its threads went to sleep so far: each time they had been woken.
  var sleeps: Int {
    threads.reduce(0) { $0 + number("voluntary_ctxt_switches:", in: "\(folder)/task/\($1)/status") }
  }

  private var threads: [String] {
    guard let listing = opendir("\(folder)/task") else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private func number(_ key: String, in path: String) -> Int {
    for line in (try? TextFile(path).lines()) ?? [] where line.hasPrefix(key) {
      return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
    }
    return 0
  }
}
