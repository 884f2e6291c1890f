import Fieldwork

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The day a file was last written.
enum FileDay {
  /// `nil` for what is no file.
  static func of(_ path: String, offsetMinutes: Int) -> Day? {
    var found = stat()
    guard stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let seconds = Int(found.st_mtimespec.tv_sec)
    #else
      let seconds = Int(found.st_mtim.tv_sec)
    #endif
    return Day(Moment(milliseconds: seconds * 1000), offsetMinutes: offsetMinutes)
  }
}
