public import LinearAlgebra

/// Totals and products of the answers in one stratum and one group, where respondents are the
/// sampling units.
///
/// With v the vector of (aᵢ, aᵢ·(xᵢ - origin)) of a respondent, it holds Σ w·v and Σ w²·v·vᵀ: all
/// that the variance of any smooth function of means needs, whatever the number of respondents.
/// Without weights, or with integer ones, every sum is an integer and exact up to 2⁵³.
///
/// Respondents who answered every item, nearly all of most surveys, have aᵢ = 1: their products are
/// those of (1, xᵢ - origin), a quarter as many, and are kept apart.
public struct DesignSums: Mergeable, Sendable, Hashable {
  public let itemCount: Int
  /// Who answered every item: how many, and the sums of (1, xᵢ - origin).
  private var complete: (count: Int, sums: ProductSums)
  /// Who answered some: how many, to each item, and the sums of v.
  private var partial: (count: Int, answered: [Int], sums: ProductSums)?

  /// Nobody yet.
  public init(itemCount: Int) {
    self.itemCount = itemCount
    complete = (0, ProductSums(order: itemCount + 1))
  }

  /// Adds one respondent.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - weight: The sampling weight, zero or more.
  ///   - origin: The top of the scale.
  public mutating func add(_ scores: [UInt8], weight: Double, origin: Int) {
    var one = RespondentBatch(itemCount: itemCount, completeCount: itemCount, capacity: 1)
    one.append(scores, weight: weight, cell: 0)
    var scratch = Scratch(itemCount: itemCount, origin: origin)
    add([0], of: one, origin: origin, through: &scratch)
  }

  /// Room for the vectors of some respondents, to be used again and again.
  struct Scratch: Sendable {
    /// Few enough vectors to stay in the processor's cache.
    fileprivate static let capacity = 64
    fileprivate var vectors: [SIMD4<Double>]
    fileprivate var weights: [Double]
    /// The distance of each score from the origin; zero for none.
    fileprivate let distances: [Double]

    init(itemCount: Int, origin: Int) {
      let blocks = ProductSums.blockCount(order: itemCount + 1)
      vectors = Array(repeating: .zero, count: blocks * Self.capacity)
      weights = Array(repeating: 0, count: Self.capacity)
      distances = (0...255).map { $0 == 0 ? 0 : Double($0 - origin) }
    }
  }

  /// Adds some of a batch.
  mutating func add(
    _ members: ArraySlice<Int32>, of batch: RespondentBatch, origin: Int,
    through scratch: inout Scratch
  ) {
    var first = members.startIndex
    while first < members.endIndex {
      let end = min(first + Scratch.capacity, members.endIndex)
      let count = fill(
        &scratch.vectors, &scratch.weights, with: members[first..<end], of: batch,
        scratch.distances, origin)
      complete.count += count
      complete.sums.add(scratch.vectors.span, weights: scratch.weights.span, count: count)
      first = end
    }
  }

  /// Makes the vectors of (1, xᵢ - origin) of those who answered every item; adds the others at once.
  ///
  /// - Returns: How many vectors.
  private mutating func fill(
    _ vectors: inout [SIMD4<Double>], _ weights: inout [Double],
    with members: ArraySlice<Int32>, of batch: RespondentBatch, _ distances: [Double],
    _ origin: Int
  ) -> Int {
    let (scores, answered, weightsOf) = (
      batch.scores.span, batch.answered.span, batch.weights.span
    )
    let (distances, words, items) = (distances.span, batch.wordCount, itemCount)
    let blocks = ProductSums.blockCount(order: items + 1)
    let unit = SIMD4<Double>(1, 0, 0, 0)
    var vectors = vectors.mutableSpan
    var weights = weights.mutableSpan
    var (count, place) = (0, 0)
    for member in members {
      let member = Int(member)
      guard weightsOf[member] > 0 && answered[member] > 0 else { continue }
      guard Int(answered[member]) == items else {
        addPartial(member, of: batch, origin: origin)
        continue
      }
      weights[count] = weightsOf[member]
      count &+= 1
      // Scores of a byte each, behind a byte for the 1: a word of them makes two blocks.
      var carry: UInt64 = 0
      for pair in 0..<(blocks &+ 1) / 2 {
        let word = pair < words ? scores[member &* words &+ pair] : 0
        var bytes = word &<< 8 | carry
        carry = word &>> 56
        for block in 2 &* pair..<min(blocks, 2 &* pair &+ 2) {
          let quad = SIMD4(
            distances[Int(bytes & 0xFF)], distances[Int(bytes &>> 8 & 0xFF)],
            distances[Int(bytes &>> 16 & 0xFF)], distances[Int(bytes &>> 24 & 0xFF)])
          vectors[place] = block == 0 ? quad + unit : quad
          place &+= 1
          bytes &>>= 32
        }
      }
    }
    return count
  }

  private mutating func addPartial(_ member: Int, of batch: RespondentBatch, origin: Int) {
    addPartial(
      (0..<itemCount).map { batch.score(of: member, item: $0) },
      sums: RespondentSums(weight: batch.weights[member]), origin: origin)
  }

  /// Adds some who answered alike.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for no answer.
  ///   - sums: How many they are, and their weights.
  ///   - origin: The top of the scale.
  mutating func add(_ scores: [UInt8], sums: RespondentSums, origin: Int) {
    precondition(scores.count == itemCount, "expected \(itemCount) scores, got \(scores.count)")
    guard sums.contributing > 0 && scores.contains(where: { $0 != 0 }) else { return }
    guard scores.contains(0) else {
      var vector = [SIMD4<Double>](
        repeating: .zero, count: ProductSums.blockCount(order: itemCount + 1))
      vector[0][0] = 1
      for item in 0..<itemCount {
        vector[(item + 1) / 4][(item + 1) % 4] = Double(Int(scores[item]) - origin)
      }
      complete.count += sums.contributing
      complete.sums.add(vector, weight: sums.weight, squaredWeight: sums.squaredWeight)
      return
    }
    addPartial(scores, sums: sums, origin: origin)
  }

  private mutating func addPartial(_ scores: [UInt8], sums: RespondentSums, origin: Int) {
    var part =
      partial ?? (0, Array(repeating: 0, count: itemCount), ProductSums(order: 2 * itemCount))
    partial = nil  // so that `part` is the only owner
    part.count += sums.contributing
    var vector = [SIMD4<Double>](
      repeating: .zero, count: ProductSums.blockCount(order: 2 * itemCount))
    for item in 0..<itemCount where scores[item] != 0 {
      part.answered[item] += sums.contributing
      vector[item / 4][item % 4] = 1
      let place = itemCount + item
      vector[place / 4][place % 4] = Double(Int(scores[item]) - origin)
    }
    part.sums.add(vector, weight: sums.weight, squaredWeight: sums.squaredWeight)
    partial = part
  }

  /// Forgets all respondents.
  mutating func removeAll() {
    complete.count = 0
    complete.sums.removeAll()
    partial = nil
  }

  public mutating func merge(_ other: DesignSums) {
    precondition(itemCount == other.itemCount, "cannot merge different questions")
    complete.count += other.complete.count
    complete.sums.merge(other.complete.sums)
    guard let theirs = other.partial else { return }
    guard partial != nil else {
      partial = theirs
      return
    }
    partial?.count += theirs.count
    for item in 0..<itemCount { partial?.answered[item] += theirs.answered[item] }
    partial?.sums.merge(theirs.sums)
  }

  /// Counts and first sums, Σ w·v.
  public var totals: UnitTotals {
    let sums = complete.sums.totals
    let apart = partial?.sums.totals
    return UnitTotals(
      contributing: complete.count + (partial?.count ?? 0),
      answered: (0..<itemCount).map { complete.count + (partial?.answered[$0] ?? 0) },
      totals: (0..<2 * itemCount).map {
        ($0 < itemCount ? sums[0] : sums[$0 - itemCount + 1]) + (apart?[$0] ?? 0)
      })
  }

  /// Σ w²·v·vᵀ, of order 2k for k items.
  public var products: SymmetricMatrix {
    let sums = complete.sums.products.lowerTriangle
    var products =
      partial?.sums.products.lowerTriangle
      ?? Array(repeating: 0, count: itemCount * (2 * itemCount + 1))
    var place = 0
    for row in 0..<2 * itemCount {
      // An answered item is the 1 of those who answered all.
      let i = max(0, row - itemCount + 1)
      for column in 0...row {
        products[place] += sums[i * (i + 1) / 2 + max(0, column - itemCount + 1)]
        place += 1
      }
    }
    return SymmetricMatrix(order: 2 * itemCount, lowerTriangle: products)
  }

  public static func == (left: DesignSums, right: DesignSums) -> Bool {
    left.totals == right.totals && left.products == right.products
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(totals) }
}
