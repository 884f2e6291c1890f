import Fieldwork
import Foundation
import Journaling
import Testing

@Suite("a line is written as INTERFACES.md has it")
struct LineTests {
  @Test("keys stand in their order, and digest and chain are what the words say they are")
  func format() throws {
    let lines = try journal(smallJournal).split(separator: 0x0A)
    #expect(lines.count == smallJournal.count)
    var previous = String(repeating: "0", count: 64)
    for (number, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      let parts = try #require(text.wholeMatch(of: shape)?.output)
      #expect(parts.1 == "\(number)")
      #expect(parts.2 == moment(number).iso8601)
      // digest = SHA-256 over the salt's ASCII and the body's exact bytes
      let digest = sha256(Array("\(parts.5)\(parts.4)".utf8))
      #expect(parts.6 == digest)
      // chain = SHA-256 over the previous chain, seq, at, kind and digest, joined by LF
      let chain = sha256(
        Array([previous, "\(parts.1)", "\(parts.2)", "\(parts.3)", digest].joined(separator: "\n").utf8))
      #expect(parts.7 == chain)
      previous = chain
    }
  }

  @Test("a journal from fixed words and salts stays the same, byte for byte")
  func golden() throws {
    let text = String(decoding: try journal(Array(smallJournal.prefix(2))), as: UTF8.self)
    #expect(text == goldenLines)
  }

  @Test("every line has a salt of its own")
  func salts() throws {
    let text = String(decoding: try journal(smallJournal), as: UTF8.self)
    let salts = text.matches(of: #/"salt":"([0-9a-f]{32})"/#).map(\.output.1)
    #expect(Set(salts).count == smallJournal.count)
  }

  @Test("nothing in a journal can act on a terminal that shows it")
  func harmlessOnATerminal() throws {
    let bytes = try journal([opening, turn("\u{1B}]0;x\u{7}\u{9B}2J\u{202E}gnorw\u{2028}\r\0")])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!text.unicodeScalars.contains { [0x202E, 0x2028].contains($0.value) })
  }

  @Test("the checksums of our own SHA-256 in these tests are those of FIPS 180-4")
  func referenceHash() {
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  private let shape =
    #/\{"seq":(\d+),"at":"([^"]+)","kind":"([^"]+)","body":(\{.*\}),"salt":"([0-9a-f]{32})","digest":"([0-9a-f]{64})","chain":"([0-9a-f]{64})"\}/#
}

/// SHA-256 straight from FIPS 180-4, so that the journal's checksums are not checked by what makes them.
private func sha256(_ message: [UInt8]) -> String {
  var primes: [Int] = []
  var candidate = 2
  while primes.count < 64 {
    if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
    candidate += 1
  }
  // The first 32 bits of the fractional parts of the primes' cube and square roots.
  let constants = primes.map { root($0, 3) }
  var hash = primes.prefix(8).map { root($0, 2) }
  var padded = message + [0x80]
  while padded.count % 64 != 56 { padded.append(0) }
  padded += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
  for block in stride(from: 0, to: padded.count, by: 64) {
    var words = (0..<16).map { place in
      padded[(block + place * 4)..<(block + place * 4 + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for place in 16..<64 {
      let (a, b) = (words[place - 15], words[place - 2])
      let low = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
      let high = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
      words.append(words[place - 16] &+ low &+ words[place - 7] &+ high)
    }
    var state = hash
    for place in 0..<64 {
      let (a, e) = (state[0], state[4])
      let choice = e & state[5] ^ ~e & state[6]
      let first =
        state[7] &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ constants[place]
        &+ words[place]
      let majority = a & state[1] ^ a & state[2] ^ state[1] & state[2]
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      state = [first &+ second, a, state[1], state[2], state[3] &+ first, e, state[5], state[6]]
    }
    hash = zip(hash, state).map { $0 &+ $1 }
  }
  return hash.map { String(format: "%08x", $0) }.joined()
}

private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

/// The 32 bits after the point of the `degree`-th root of a number, found by halving.
private func root(_ number: Int, _ degree: Int) -> UInt32 {
  var low: UInt128 = 0
  var high: UInt128 = 1 << 36
  let wanted = UInt128(number) << UInt128(32 * degree)
  while high - low > 1 {
    let middle = (low + high) / 2
    if (0..<degree).reduce(UInt128(1), { product, _ in product * middle }) <= wanted {
      low = middle
    } else {
      high = middle
    }
  }
  return UInt32(truncatingIfNeeded: low)
}

// Checked by hand with another program's SHA-256. A change here is a change of the format.
private let goldenLines = #"""
  {"seq":0,"at":"2026-11-21T14:03:20.123Z","kind":"opened","body":{"format":1,"session":"2026-11-2\#
  1-group-a","evenkeel":"0.1.0"},"salt":"b8787fb8fad81a2187c3b3481eaeed16","digest":"f332099a5f4c4\#
  c273a964a4dbe318068411aa47d969e6b72bde60d0dc190f3eb","chain":"188bd04550258564a592524d1f519e649b\#
  b02d242e7f06676fef19766f250639"}
  {"seq":1,"at":"2026-11-21T14:03:21.123Z","kind":"turn","body":{"speaker":"P3","text":"Usually we\#
   hear about it on Friday"},"salt":"7e737ff368e175be4ca1c97ba748d84f","digest":"b8a2f2e71d344f44b\#
  eae7acedfb8950285ed4015b422e0621f722b0899501bf9","chain":"1875d142aa092c7c269575e625f5334f88c00c\#
  29b4586b5fc1245bf40d76de02"}

  """#
