import CZip

/// Why a package could not be written.
package enum ZipError: Error, Hashable, Sendable {
  /// The system took no more: no memory, or no room on the disk.
  case notTaken
}

/// One file inside a zip package.
package struct ZipPart: Hashable, Sendable {
  package var name: String
  package var bytes: [UInt8]

  /// Left as it is rather than compressed.
  package var isStored = false
}

extension [ZipPart] {
  /// The parts as one zip file. The same parts give the same bytes: every part carries the time of 1 January 1980, and
  /// nothing says what machine it was made on.
  package func zipped() throws(ZipError) -> [UInt8] {
    let writer = try ZipWriter()
    for part in self { try writer.add(part) }
    return try writer.finish()
  }
}

/// A zip file being written. What is ready can be taken part by part and only ever added to a file's end, so thousands of
/// sessions need no more room than one.
///
/// minizip writes the container and zlib compresses; both live behind `CZip`.
package struct ZipWriter: ~Copyable {
  private let archive: OpaquePointer

  package init() throws(ZipError) {
    guard let archive = ez_open() else { throw .notTaken }
    self.archive = archive
  }

  deinit { ez_free(archive) }

  /// Writes a part as a whole.
  package func add(_ part: ZipPart) throws(ZipError) {
    guard ez_begin(archive, part.name, part.isStored ? 1 : 0) == 0 else { throw .notTaken }
    try write(part.bytes)
    try end()
  }

  /// Begins a part that was compressed before and is written stretch by stretch.
  package func begin(_ name: String, _ pressed: borrowing ZipPress) throws(ZipError) {
    let code = ez_begin_pressed(
      archive, name, ez_press_crc(pressed.press), ez_press_pressed(pressed.press),
      ez_press_whole(pressed.press))
    guard code == 0 else { throw .notTaken }
  }

  /// The next stretch of the part that was begun.
  package func write(_ bytes: [UInt8]) throws(ZipError) {
    guard bytes.withUnsafeBytes({ ez_write(archive, $0.baseAddress, $0.count) }) == 0 else { throw .notTaken }
  }

  /// The part that was begun is complete.
  package func end() throws(ZipError) {
    guard ez_end(archive) == 0 else { throw .notTaken }
  }

  /// Writes the directory of the parts; nothing can be added any more.
  package func close() throws(ZipError) {
    guard ez_close(archive) == 0 else { throw .notTaken }
  }

  /// What is ready and was not taken yet.
  package func take() -> [UInt8] {
    taken(ez_ready(archive)) { ez_take(archive, $0) }
  }

  /// Writes the directory of the parts; gives what was not taken yet.
  package consuming func finish() throws(ZipError) -> [UInt8] {
    try close()
    return take()
  }
}

/// A part of a zip file being compressed stretch by stretch, before anything of it is written: a zip file says in front
/// of each part how large it is.
package struct ZipPress: ~Copyable {
  fileprivate let press: OpaquePointer

  package init() throws(ZipError) {
    guard let press = ez_press_open() else { throw .notTaken }
    self.press = press
  }

  deinit { ez_press_free(press) }

  /// Takes the next stretch; gives what became of it so far.
  package func add(_ bytes: [UInt8], isLast: Bool = false) throws(ZipError) -> [UInt8] {
    let code = bytes.withUnsafeBytes { ez_press_add(press, $0.baseAddress, $0.count, isLast ? 1 : 0) }
    guard code == 0 else { throw .notTaken }
    return taken(ez_press_ready(press)) { ez_press_take(press, $0) }
  }
}

private func taken(_ count: Int, by take: (UnsafeMutableRawPointer?) -> Void) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
    take(UnsafeMutableRawPointer(bytes.baseAddress))
    filled = count
  }
}
