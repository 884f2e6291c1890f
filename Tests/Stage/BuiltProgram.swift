/// Where the built programs are: in the folder of the test bundle.
package enum BuiltProgram {
  /// The path of the product `name`, built beside the tests.
  package static func path(_ name: String) -> String {
    var folder = CommandLine.arguments.first ?? ""
    while let last = folder.last, last != "/" { folder.removeLast() }
    return folder + name
  }
}
