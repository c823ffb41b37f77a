extension Collection where Element: Sendable, Index: Sendable {
  /// Maps in parallel, in at most `jobs` pieces at once, and keeps the order.
  public func concurrentMap<Result: Sendable>(
    jobs: Int, _ transform: @escaping @Sendable (Element) async -> Result
  ) async -> [Result] {
    let elements = Array(self)
    guard jobs > 1, elements.count > 1 else { return await elements[...].mapInTurn(transform) }
    // Pieces smaller than a core's share even out pages of unequal length.
    let size = Swift.max(1, elements.count / (jobs * 8))
    let pieces = stride(from: 0, to: elements.count, by: size).map {
      $0..<Swift.min($0 + size, elements.count)
    }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      var next = 0
      func start() {
        guard next < pieces.count else { return }
        let number = next
        let piece = elements[pieces[number]]
        next += 1
        group.addTask { (number, await piece.mapInTurn(transform)) }
      }
      for _ in 0..<jobs { start() }
      var results: [[Result]] = Array(repeating: [], count: pieces.count)
      while let (number, result) = await group.next() {
        results[number] = result
        start()
      }
      return results.flatMap { $0 }
    }
  }

  /// Does something with each element in parallel, in at most `jobs` pieces at once.
  public func concurrentForEach(jobs: Int, _ body: @escaping @Sendable (Element) -> Void) async {
    _ = await concurrentMap(jobs: jobs, body)
  }
}

extension ArraySlice {
  fileprivate func mapInTurn<Result>(_ transform: (Element) async -> Result) async -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    for element in self { results.append(await transform(element)) }
    return results
  }
}
