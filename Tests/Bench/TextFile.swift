import Glibc

/// A file as a whole: what the bench lays out, and what others wrote about it.
struct TextFile {
  let path: String

  init(_ path: String) { self.path = path }

  func bytes() throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Trouble("cannot read '\(path)'") }
    defer { fclose(file) }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { all += piece[..<count] }
    return all
  }

  func lines() throws -> [Substring] {
    String(decoding: try bytes(), as: UTF8.self).split(separator: "\n")
  }

  func put(_ text: String) throws {
    guard let file = fopen(path, "w") else { throw Trouble("cannot write '\(path)'") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Trouble("cannot write '\(path)'") }
  }
}
