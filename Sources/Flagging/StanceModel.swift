/// A small linear model over words: the second opinion on agreeing and judging.
package struct StanceModel: Sendable {
  package static let shipped: StanceModel? = nil
}
