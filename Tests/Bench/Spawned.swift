import Glibc

/// A program that ran to its end without a terminal.
struct Spawned {
  /// Its exit code; -1 when a signal ended it.
  let code: Int32
  let nanoseconds: Int
  /// The most memory it was seen to have at one time, in bytes.
  let peakBytes: Int

  /// - Parameters:
  ///   - output: the file that takes what it writes.
  ///   - cache: where it may keep what it can make again.
  init(_ words: [String], output: String = "/dev/null", cache: String = "/dev/null") throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let arguments = words.map { strdup($0) } + [nil]
    let settings = [
      strdup("PATH=/usr/bin:/bin"), strdup("LC_ALL=C"), strdup("XDG_CACHE_HOME=\(cache)"), nil,
    ]
    defer { for word in arguments + settings { free(word) } }
    var process = pid_t()
    let begun = bench.nanoseconds()
    guard posix_spawn(&process, words[0], &actions, nil, arguments, settings) == 0 else {
      throw Trouble("cannot start '\(words[0])'")
    }
    var status: Int32 = 0
    var peak = 0
    // Asked while it runs: what the system tells afterwards counts the memory of the bench in.
    while waitpid(process, &status, WNOHANG) == 0 {
      peak = max(peak, try Process(process).peakBytes)
      usleep(1000)
    }
    nanoseconds = bench.nanoseconds() - begun
    code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    peakBytes = peak
  }
}
