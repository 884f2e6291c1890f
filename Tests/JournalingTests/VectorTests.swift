import Foundation
import Journaling
import Testing

/// One situation a file in `Vectors`: the first line says what is to be found, the rest is the journal.
@Suite("a journal is read for what it is")
struct VectorTests {
  @Test("each situation is told from the others, with the line", arguments: Vector.all)
  func situations(_ vector: Vector) {
    #expect(JournalReader.read(vector.journal).summary == vector.expected)
  }

  @Test("it makes no difference in how many pieces a journal is read", arguments: Vector.all)
  func pieces(_ vector: Vector) {
    let whole = JournalReader.read(vector.journal)
    for size in [1, 2, 7, 64, 1000] {
      var reader = JournalReader()
      for start in stride(from: 0, to: vector.journal.count, by: size) {
        vector.journal[start..<min(start + size, vector.journal.count)].withUnsafeBufferPointer {
          reader.take($0)
        }
      }
      #expect(reader.finished() == whole, "in pieces of \(size)")
    }
  }

  @Test("there is a file for every condition a journal can be in")
  func complete() {
    let seen = Set(Vector.all.map { JournalReader.read($0.journal).condition })
    #expect(seen == Set(Reading.Condition.allCases))
  }
}

struct Vector: CustomTestStringConvertible, Sendable {
  var name: String
  var expected: String
  var journal: [UInt8]

  var testDescription: String { name }

  static let all: [Vector] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }.compactMap { file in
      guard let bytes = try? Array(Data(contentsOf: file)), let end = bytes.firstIndex(of: 0x0A) else {
        return nil
      }
      let expected = String(decoding: bytes[..<end], as: UTF8.self).replacing("expect: ", with: "")
      return Vector(name: file.lastPathComponent, expected: expected, journal: Array(bytes[(end + 1)...]))
    }
  }()
}

extension Reading {
  /// The reading in one line, as the vectors' first lines have it.
  fileprivate var summary: String {
    var parts = [condition.rawValue + (newerFormat.map { " \($0)" } ?? ""), "\(lines) lines"]
    if withdrawnLines > 0 { parts.append("\(withdrawnLines) withdrawn") }
    if missingNumbers > 0 { parts.append("\(missingNumbers) numbers missing") }
    if unknownLines > 0 { parts.append("\(unknownLines) unknown") }
    if let first = damage.first {
      parts.append("damage in line \(first.line) (\(first.fault.words))")
      if damagedLines > 1 { parts.append("\(damagedLines - 1) more") }
      parts.append("\(linesBehindDamage) behind")
    }
    if let tail { parts.append("tail in line \(tail.line)") }
    return parts.joined(separator: ", ")
  }
}
