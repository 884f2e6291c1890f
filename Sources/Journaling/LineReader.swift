import Fieldwork

/// Reads lines again where an ``Excerpt`` found them, file after file into the same memory.
///
/// The lines are taken as they stand there: whoever asks has made sure that the file was not touched since.
package struct LineReader: ~Copyable {
  private let disk: any Disk
  private var buffer: UnsafeMutableRawBufferPointer
  private let hasTalk: Bool

  /// - Parameter hasTalk: whether the words of turns are wanted; without them they are empty.
  package init(hasTalk: Bool = true, on disk: any Disk) {
    self.disk = disk
    self.hasTalk = hasTalk
    buffer = .allocate(byteCount: 1 << 14, alignment: 8)
  }

  deinit { buffer.deallocate() }

  /// The lines at `places`, which rise; `nil` when they do not stand there.
  package mutating func entries(
    of file: OpenFile, at places: [Range<Int>]
  ) throws(DiskError) -> [KeptEntry]? {
    var entries: [KeptEntry] = []
    entries.reserveCapacity(places.count)
    var first = 0
    while first < places.count {
      let last = Self.runEnd(places, from: first)
      let span = places[first].lowerBound..<max(places[first].lowerBound, places[last].upperBound)
      guard try fill(span, of: file) else { return nil }
      for place in places[first...last] {
        guard let entry = entry(at: place, in: span) else { return nil }
        entries.append(entry)
      }
      first = last + 1
    }
    return entries
  }

  private func entry(at place: Range<Int>, in span: Range<Int>) -> KeptEntry? {
    guard place.lowerBound >= span.lowerBound, place.upperBound <= span.upperBound else { return nil }
    let bytes = buffer[(place.lowerBound - span.lowerBound)..<(place.upperBound - span.lowerBound)]
    let line = UnsafeRawBufferPointer(rebasing: bytes).assumingMemoryBound(to: UInt8.self)
    return WrittenLine(line).flatMap { Excerpt.kept($0, line, hasTalk: hasTalk) }
  }

  /// Whether the file has all of it.
  private mutating func fill(_ span: Range<Int>, of file: OpenFile) throws(DiskError) -> Bool {
    if span.count > buffer.count {
      // A place that nobody can have written must not take all the memory there is.
      guard span.count <= JournalReader.maxLineBytes else { return false }
      buffer.deallocate()
      buffer = .allocate(byteCount: span.count, alignment: 8)
    }
    var count = 0
    while count < span.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<span.count])
      let taken = try disk.read(file, at: span.lowerBound + count, into: room)
      guard taken > 0 else { return false }
      count += taken
    }
    return true
  }

  /// Places near one another are read together: a call costs more than a few thousand bytes.
  private static func runEnd(_ places: [Range<Int>], from first: Int) -> Int {
    var last = first
    while last + 1 < places.count, places[last + 1].lowerBound - places[last].upperBound < 8192,
      places[last + 1].upperBound - places[first].lowerBound <= JournalReader.maxLineBytes
    {
      last += 1
    }
    return last
  }
}
