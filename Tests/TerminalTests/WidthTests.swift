import Canvas
import Glibc
import Terminal
import Testing

/// The function of this name that the program's libraries find.
nonisolated(unsafe) private let found = dlsym(nil, "wcwidth")

@Test("ncurses counts columns as the frames do, not as this machine's C library does")
func oneTable() throws {
  typealias Width = @convention(c) (Int32) -> Int32
  let width = unsafeBitCast(try #require(found), to: Width.self)
  // Unicode 15, and a sign that is wide in one C library and narrow in the next.
  #expect(width(0x1FABF) == -1)
  #expect(width(0x4DC0) == -1)
  #expect(width(0x65E5) == 2)
  #expect(width(0x301) == 0)
  #expect(width(0) == 0)
}
