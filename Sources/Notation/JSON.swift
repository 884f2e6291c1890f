/// A JSON value (RFC 8259), as evenkeel's machine-written files hold it.
///
/// Numbers stay as they were written, so that reading and writing back changes nothing. The members of an
/// object keep their order. A key may come twice: both members are kept, and looking it up gives the last,
/// as in other common readers.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The digits as they stand in the text, in JSON's own grammar.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name and its value in an object.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Arrays and objects inside one another, at most; more is refused, however much stack there is.
  package static let maxDepth = 128
}

/// Why some text is no JSON: what, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Bytes from the start of the text that was read.
  package var offset: Int

  /// Lower case, no full stop, such as `a string without its end`.
  package var message: String

  package init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  /// Columns are bytes, from 1.
  package var description: String { "column \(offset + 1): \(message)" }
}

// MARK: Reading

extension JSON {
  /// Reads one value with nothing but blanks around it. Strict: no comments, no trailing commas, no invalid
  /// UTF-8, no lone surrogates.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSON {
    var scanner = JSONScanner(bytes)
    let value = try scanner.value()
    try scanner.end()
    return value
  }

  /// Reads one value from bytes held in any collection.
  package static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSON {
    let read = { (buffer: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> in
      Result { () throws(JSONError) in try parse(buffer) }
    }
    if let result = bytes.withContiguousStorageIfAvailable(read) { return try result.get() }
    return try Array(bytes).withUnsafeBufferPointer(read).get()
  }

  /// Reads one value from text.
  package static func parse(_ text: some StringProtocol) throws(JSONError) -> JSON {
    try parse(text.utf8)
  }
}

// MARK: Looking inside

extension JSON {
  /// The member's value; the last one when the key comes twice; `nil` when this is no object or has none.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// Whether it is JSON's `null`; a member that is not there is no `JSON` at all.
  package var isNull: Bool { self == .null }

  /// `nil` unless it is `true` or `false`.
  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A whole number written with digits alone (`17`, `-3`); `nil` for `1.0`, `1e3` and what does not fit.
  package var int: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }

  /// The nearest number a `Double` can hold; `nil` for one too large to be finite.
  package var double: Double? {
    guard case .number(let digits) = self, let value = Double(digits), value.isFinite else { return nil }
    return value
  }

  /// The text of a string; `nil` for anything else.
  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements of an array; `nil` for anything else.
  package var array: [JSON]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// The members of an object, in order, one that comes twice twice; `nil` for anything else.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

// MARK: Making

// Not by `nil`: an optional value with nothing in it must never turn into a `null` that is there.
extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral values: JSON...) { self = .array(values) }

  /// The members in the order they stand in.
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  package init(_ value: Int) { self = .number(String(value)) }

  /// The shortest digits that read back as the same number; `null` for what JSON cannot say.
  package init(_ value: Double) { self = value.isFinite ? .number("\(value)") : .null }

  /// An object of those members that have a value, in order.
  package init(present members: KeyValuePairs<String, JSON?>) {
    self = .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }
}
