/// One finding that a study has looked at and lets stand.
package struct SilencedWords: Hashable, Sendable {
  /// The rule's name, as `check` gives it: `promise.direct`.
  package var rule: String
  /// As they are said; a finding that shares a word with them keeps quiet.
  package var words: String
  package var reason: String

  package init(rule: String, words: String, reason: String) {
    self.rule = rule
    self.words = words
    self.reason = reason
  }
}
