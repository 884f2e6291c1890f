import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Threads that share out work among themselves; the calling one works too.
enum Crew {
  /// As many as there are processors, less the caller; three at most, since the disk is shared.
  private static let lanes: [Lane] = {
    let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return (1..<max(1, min(processors, 4))).compactMap { _ in Lane() }
  }()

  /// Few enough that nobody waits long for the last, enough that asking for more costs nothing.
  private static let chunk = 32

  /// What `job` makes of each item, in their order.
  ///
  /// - Parameter chunk: so many are taken at once; few where one is much work.
  static func map<Item: Sendable, Product: Sendable>(
    _ items: [Item], atOnce chunk: Int = chunk, _ job: @escaping @Sendable (Item) -> Product
  ) -> [Product] {
    let shares = shares(of: items, atOnce: chunk) { $0.map(job) }
    var products: [Product] = []
    products.reserveCapacity(items.count)
    for share in shares { products += share }
    return products
  }

  /// What `job` makes of shares of the items, in their order.
  static func shares<Item: Sendable, Product: Sendable>(
    of items: [Item], atOnce chunk: Int = chunk, _ job: @escaping @Sendable (ArraySlice<Item>) -> Product
  ) -> [Product] {
    guard items.count > chunk else { return [job(items[...])] }
    return begin(items, atOnce: chunk, job).products
  }

  /// Begins `job` on shares of the items where other threads have time for it; whoever waits works along.
  static func begin<Item: Sendable, Product: Sendable>(
    _ items: [Item], atOnce chunk: Int = 1, _ job: @escaping @Sendable (ArraySlice<Item>) -> Product
  ) -> Underway<Product> {
    let bench = Bench<Product>()
    let work: @Sendable () -> Void = {
      while let share = bench.take(chunk, of: items.count) {
        bench.put(job(items[share]), at: share.lowerBound)
      }
    }
    for lane in lanes { lane.run(work) }
    return Underway(bench, work, lanes)
  }

  /// Begins `work` on another thread, where there is one; it may not ask the crew for anything.
  static func aside<Product: Sendable>(_ work: @escaping @Sendable () -> Product) -> Aside<Product> {
    Aside(work, on: lanes.first)
  }
}

/// What other threads are at.
struct Underway<Product: Sendable>: Sendable {
  private let bench: Bench<Product>
  private let work: @Sendable () -> Void
  private let lanes: [Lane]

  fileprivate init(_ bench: Bench<Product>, _ work: @escaping @Sendable () -> Void, _ lanes: [Lane]) {
    self.bench = bench
    self.work = work
    self.lanes = lanes
  }

  /// Does what nobody has begun yet, waits for the rest; in the order of the items.
  var products: [Product] {
    work()
    for lane in lanes { lane.finish() }
    return bench.products
  }
}

/// What another thread makes while this one does something else.
final class Aside<Product: Sendable>: Sendable {
  private let work: @Sendable () -> Product
  private let lane: Lane?
  private let made = Mutex<Product?>(nil)

  fileprivate init(_ work: @escaping @Sendable () -> Product, on lane: Lane?) {
    self.work = work
    self.lane = lane
    lane?.run {
      let product = work()
      self.made.withLock { $0 = product }
    }
  }

  /// Waits for it.
  var product: Product {
    if let made = made.withLock(\.self) { return made }
    lane?.finish()
    return made.withLock { $0 } ?? work()
  }
}

/// Where shares of the work are taken from and what was made of them is put.
private final class Bench<Product: Sendable>: Sendable {
  private let next = Mutex(0)
  private let done = Mutex<[(place: Int, product: Product)]>([])

  func take(_ chunk: Int, of count: Int) -> Range<Int>? {
    next.withLock { next in
      guard next < count else { return nil }
      defer { next += chunk }
      return next..<min(next + chunk, count)
    }
  }

  func put(_ product: Product, at place: Int) { done.withLock { $0.append((place, product)) } }

  var products: [Product] { done.withLock { $0.sorted { $0.place < $1.place }.map(\.product) } }
}
