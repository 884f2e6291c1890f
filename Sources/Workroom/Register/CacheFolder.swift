#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where evenkeel keeps what it can make again at any time.
package enum CacheFolder {
  /// `$XDG_CACHE_HOME/evenkeel`, else `~/.cache/evenkeel`. Source: XDG Base Directory Specification 0.8, which has
  /// relative paths ignored.
  package static var path: String? {
    if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/evenkeel" }
    return variable("HOME").map { $0 + "/.cache/evenkeel" }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
