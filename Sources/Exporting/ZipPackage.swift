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

/// A zip file being written, into memory or part by part into a file, so that thousands of sessions need no more room
/// than one.
///
/// minizip writes the container and zlib compresses; both live behind `CZip`.
package struct ZipWriter: ~Copyable {
  private let archive: OpaquePointer

  /// Into memory, or into an open file from its beginning on; whoever opened it syncs and closes it.
  package init(file: Int32? = nil) throws(ZipError) {
    guard let archive = ez_open(file ?? -1) else { throw .notTaken }
    self.archive = archive
  }

  deinit { ez_free(archive) }

  /// Writes a part as a whole.
  package func add(_ part: ZipPart) throws(ZipError) {
    try begin(part.name, isStored: part.isStored)
    try write(part.bytes)
    try end()
  }

  /// Begins a part that is written stretch by stretch.
  package func begin(_ name: String, isStored: Bool = false) throws(ZipError) {
    guard ez_begin(archive, name, isStored ? 1 : 0) == 0 else { throw .notTaken }
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

  /// Writes the directory of the parts; gives what stands in memory, nothing when it went into a file.
  package consuming func finish() throws(ZipError) -> [UInt8] {
    try close()
    guard let bytes = ez_bytes(archive) else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: ez_count(archive)))
  }
}
