import LinearAlgebra
import TestSupport
import Testing

@testable import Moments

@Suite struct ProductSumsTests {
  @Test(
    "whole numbers add up exactly, at every order", arguments: 1...13, [0, 1, 2, 7, 40])
  func addsUpWholeNumbers(order: Int, count: Int) {
    var random = SplitMix64(seed: UInt64(100 * order + count))
    let sample = Sample(order: order, count: count, isWhole: true, using: &random)
    let sums = sample.sums
    #expect(sums.order == order)
    #expect(
      sums.totals
        == (0..<order).map { i in
          sample.vectors.indices.reduce(0) { $0 + sample.weights[$1] * sample.vectors[$1][i] }
        })
    #expect(sums.products.order == order)
    for i in 0..<order {
      for j in 0..<order {
        let expected = sample.vectors.indices.reduce(0.0) { sum, place in
          let (weight, u) = (sample.weights[place], sample.vectors[place])
          return sum + weight * weight * u[i] * u[j]
        }
        #expect(sums.products[i, j] == expected, "row \(i), column \(j)")
      }
    }
  }

  /// All terms of a sum have one sign, so that its error is known.
  @Test("fractions add up as closely as they can", arguments: 1...13)
  func addsUpFractions(order: Int) {
    var random = SplitMix64(seed: UInt64(order))
    let sample = Sample(order: order, count: 60, isWhole: false, using: &random)
    var products = SymmetricMatrix(order: order)
    for (vector, weight) in zip(sample.vectors, sample.weights) {
      products.addOuterProduct(of: vector, scale: weight * weight)
    }
    let tolerance = Tolerance.relative(130 * 0x1p-53)
    let pairs = zip(sample.sums.products.lowerTriangle, products.lowerTriangle)
    #expect(pairs.allSatisfy { $0.isClose(to: $1, tolerance) })
  }

  @Test(
    "many at once are the same as one by one, to the last bit", arguments: 1...13,
    0..<5 as Range<UInt64>)
  func addsManyAtOnce(order: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sample = Sample(
      order: order, count: Int.random(in: 1...50, using: &random), isWhole: false, using: &random)
    var apart = ProductSums(order: order)
    var first = 0
    while first < sample.vectors.count {
      let last = min(
        sample.vectors.count, first + (seed == 0 ? 1 : Int.random(in: 1...9, using: &random)))
      apart.add(sample[first..<last])
      first = last
    }
    #expect(apart == sample.sums)
    #expect(apart.totals.map(\.bitPattern) == sample.sums.totals.map(\.bitPattern))
    #expect(
      apart.products.lowerTriangle.map(\.bitPattern)
        == sample.sums.products.lowerTriangle.map(\.bitPattern))
  }

  @Test("adds the first of the vectors, and none behind them")
  func addsOnlySoMany() {
    var random = SplitMix64(seed: 3)
    let sample = Sample(order: 5, count: 10, isWhole: true, using: &random)
    for count in 0...10 {
      var sums = ProductSums(order: 5)
      sums.add(sample.blocks.span, weights: sample.weights.span, count: count)
      #expect(sums == sample[0..<count].sums)
    }
  }

  @Test("obeys the merge laws", arguments: [1, 4, 5, 13], 0..<5 as Range<UInt64>)
  func obeysMergeLaws(order: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sample = Sample(order: order, count: 30, isWhole: true, using: &random)
    let parts = [0..<7, 7..<8, 8..<30].map { sample[$0].sums }
    checkMergeLaws(parts, empty: ProductSums(order: order))
    #expect(merged(merged(parts[0], parts[1]), parts[2]) == sample.sums)
  }

  @Test(
    "an order fills blocks of four",
    arguments: zip([0, 1, 3, 4, 5, 8, 9, 13], [0, 1, 1, 1, 2, 2, 3, 4]))
  func countsBlocks(order: Int, blocks: Int) {
    #expect(ProductSums.blockCount(order: order) == blocks)
  }

  // MARK: - Refusals

  @Test("refuses vectors or weights that are not there")
  func refusesTooFew() async {
    await #expect(processExitsWith: .failure) {
      var sums = ProductSums(order: 5)
      let (vectors, weights) = ([SIMD4<Double>](repeating: .zero, count: 3), [1.0, 1.0])
      sums.add(vectors.span, weights: weights.span, count: 2)
    }
    await #expect(processExitsWith: .failure) {
      var sums = ProductSums(order: 5)
      let (vectors, weights) = ([SIMD4<Double>](repeating: .zero, count: 4), [1.0])
      sums.add(vectors.span, weights: weights.span, count: 2)
    }
    await #expect(processExitsWith: .failure) {
      var sums = ProductSums(order: 5)
      let (vectors, weights) = ([SIMD4<Double>](repeating: .zero, count: 4), [1.0, 1.0])
      sums.add(vectors.span, weights: weights.span, count: -1)
    }
  }

  @Test("refuses to join vectors of different orders")
  func refusesOtherOrders() async {
    await #expect(processExitsWith: .failure) {
      var sums = ProductSums(order: 3)
      sums.merge(ProductSums(order: 4))
    }
  }
}

/// Vectors with weights.
private struct Sample {
  let order: Int
  let vectors: [[Double]]
  let weights: [Double]

  init(order: Int, vectors: [[Double]], weights: [Double]) {
    (self.order, self.vectors, self.weights) = (order, vectors, weights)
  }

  init(order: Int, count: Int, isWhole: Bool, using random: inout SplitMix64) {
    self.order = order
    vectors = (0..<count).map { _ in
      (0..<order).map { _ in
        isWhole ? Double(Int.random(in: -9...9, using: &random)) : random.fraction()
      }
    }
    weights = (0..<count).map { _ in
      isWhole ? Double(Int.random(in: 0...20, using: &random)) : random.fraction() * 10
    }
  }

  subscript(range: Range<Int>) -> Sample {
    Sample(order: order, vectors: Array(vectors[range]), weights: Array(weights[range]))
  }

  /// The vectors in blocks of four.
  var blocks: [SIMD4<Double>] {
    vectors.flatMap { vector in
      stride(from: 0, to: order, by: 4).map { first in
        var block = SIMD4<Double>.zero
        for lane in first..<min(first + 4, order) { block[lane - first] = vector[lane] }
        return block
      }
    }
  }

  var sums: ProductSums {
    var sums = ProductSums(order: order)
    sums.add(self)
    return sums
  }
}

extension ProductSums {
  /// Adds all of `sample` at once.
  fileprivate mutating func add(_ sample: Sample) {
    let blocks = sample.blocks
    add(blocks.span, weights: sample.weights.span, count: sample.vectors.count)
  }
}
