extension UnsafeBufferPointer<UInt8> {
  /// Whether these characters stand at `place`.
  package func holds(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place >= 0, place + count <= self.count, let start = baseAddress else { return false }
    let (bytes, wanted) = (UnsafeRawPointer(start) + place, UnsafeRawPointer(text.utf8Start))
    // Seven such stretches stand in every line of a journal: eight bytes at a time, the last eight again at the end.
    var index = 0
    while index + 8 <= count {
      guard bytes.eight(at: index) == wanted.eight(at: index) else { return false }
      index += 8
    }
    if count >= 8 { return bytes.eight(at: count - 8) == wanted.eight(at: count - 8) }
    while index < count, self[place + index] == text.utf8Start[index] { index += 1 }
    return index == count
  }
}

extension UnsafeRawPointer {
  fileprivate func eight(at offset: Int) -> UInt64 { loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
}
