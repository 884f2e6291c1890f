import Notation

/// Why the disk did not do what it was asked, and for which path.
package struct DiskError: Error, Hashable, Sendable, CustomStringConvertible {
  package var reason: Reason
  /// The file or folder, as it was given; shown only through `harmless(_:)`.
  package var path: String
  package var work: Work

  package init(_ reason: Reason, _ path: String, during work: Work) {
    self.reason = reason
    self.path = path
    self.work = work
  }

  /// What can be done about it, such as `make room`: what was being done says which right is missing.
  package var remedy: String {
    guard reason == .noPermission else { return reason.remedy }
    switch work {
    case .listing, .reading: return "allow reading it"
    case .opening: return "allow reading and writing it"
    case .writing, .syncing, .cutting, .locking, .renaming, .removing, .making: return reason.remedy
    }
  }

  /// What was being done.
  package enum Work: String, Hashable, Sendable {
    case opening = "open"
    case reading = "read"
    case writing = "write to"
    case syncing = "sync"
    case cutting = "cut"
    case locking = "lock"
    case renaming = "rename"
    case removing = "remove"
    case listing = "list"
    case making = "make"
  }

  /// Why, whatever number the system has for it.
  package enum Reason: Error, Hashable, Sendable {
    case full
    case overQuota
    case tooLarge
    case noPermission
    case readOnly
    case missing
    case exists
    case isFolder
    case notAFolder
    case notAFile
    case failing
    case tooManyOpen
    case nameTooLong
    case linkLoop
    /// Somebody else has the lock; the words they left in it, which may be empty.
    case held(by: String)
    /// Any other reason, by the system's number.
    case other(Int32)
  }

  /// `cannot write to 'a/journal.jsonl': the disk is full`.
  package var description: String { "cannot \(work.rawValue) '\(harmless(path))': \(reason.words)" }
}

extension DiskError.Reason {
  /// Such as `the disk is full`.
  package var words: String {
    switch self {
    case .full: "the disk is full"
    case .overQuota: "your share of the disk is used up"
    case .tooLarge: "the file would be larger than is allowed"
    case .noPermission: "there is no permission"
    case .readOnly: "the disk is read-only"
    case .missing: "it is not there"
    case .exists: "it is there already"
    case .isFolder: "it is a folder"
    case .notAFolder: "a part of the path is no folder"
    case .notAFile: "it is no plain file"
    case .failing: "the disk reports an error"
    case .tooManyOpen: "too many files are open"
    case .nameTooLong: "the name is too long"
    case .linkLoop: "its links lead round in a circle"
    case .held(let holder): holder.isEmpty ? "another evenkeel has it" : "\(harmless(holder)) has it"
    case .other(let code): "the system says no (\(code))"
    }
  }

  /// What the facilitator can do, such as `make room`.
  package var remedy: String {
    switch self {
    case .full, .overQuota, .tooLarge: "make room"
    case .noPermission: "allow writing in this folder"
    case .readOnly: "make the disk writable"
    case .missing, .notAFolder: "put the folder back"
    case .exists, .isFolder, .notAFile, .nameTooLong, .linkLoop: "choose another folder"
    case .failing: "check the disk, or copy the folder to another"
    case .tooManyOpen: "close other programs"
    case .held: "close it there"
    case .other: "try again"
    }
  }
}
