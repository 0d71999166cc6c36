import LinearAlgebra

/// Sums of a number variable over the rows of one place that know it.
struct TableNumberSums: Sendable, Hashable {
  var rows = 0
  var count = 0
  var (weight, y, yy) = (DoubleDouble.zero, DoubleDouble.zero, DoubleDouble.zero)
  var (squaredWeight, squaredY, squaredYY) = (
    DoubleDouble.zero, DoubleDouble.zero, DoubleDouble.zero
  )

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - value: What it says.
  ///   - w: Its weight.
  ///   - squaredWeight: Its weight squared; `nil` where rows are not sampling units.
  mutating func add(_ value: Double, weight w: Double, squaredWeight: DoubleDouble?) {
    rows += 1
    guard w > 0 else { return }
    count += 1
    let wy = DoubleDouble.twoProduct(w, value)
    weight += DoubleDouble(w)
    y += wy
    yy += wy.times(value)
    guard let squaredWeight else { return }
    let wwy = squaredWeight.times(value)
    self.squaredWeight += squaredWeight
    squaredY += wwy
    squaredYY += wwy.times(value)
  }

  mutating func merge(_ other: TableNumberSums) {
    rows += other.rows
    count += other.count
    weight += other.weight
    y += other.y
    yy += other.yy
    squaredWeight += other.squaredWeight
    squaredY += other.squaredY
    squaredYY += other.squaredYY
  }

  /// The sums of the pair (y, 1).
  var pair: TablePairSums {
    TablePairSums(
      rows: rows, count: count, weight: weight, y: y, x: weight, yy: yy, yx: y, xx: weight,
      squaredYY: squaredYY, squaredYX: squaredY, squaredXX: squaredWeight)
  }
}

/// Sums of the weights of some rows of one place.
struct TableWeightSums: Sendable, Hashable {
  var rows = 0
  var count = 0
  var (weight, squaredWeight) = (DoubleDouble.zero, DoubleDouble.zero)

  mutating func add(weight w: Double, squaredWeight: DoubleDouble?) {
    rows += 1
    guard w > 0 else { return }
    count += 1
    weight += DoubleDouble(w)
    if let squaredWeight { self.squaredWeight += squaredWeight }
  }

  mutating func merge(_ other: TableWeightSums) {
    rows += other.rows
    count += other.count
    weight += other.weight
    squaredWeight += other.squaredWeight
  }
}

/// Sums of a category variable over the rows of one place that know it.
struct TableCategorySums: Sendable, Hashable {
  /// Over all rows that know it.
  var known = TableWeightSums()
  /// By category; a category without an entry has no rows here.
  var categories: [TableWeightSums] = []

  mutating func add(_ category: Int, weight: Double, squaredWeight: DoubleDouble?) {
    known.add(weight: weight, squaredWeight: squaredWeight)
    while categories.count <= category { categories.append(TableWeightSums()) }
    categories[category].add(weight: weight, squaredWeight: squaredWeight)
  }

  /// Adds the sums of others, whose category `i` is `numbers[i]` here.
  mutating func merge(_ other: TableCategorySums, numbers: [Int]?) {
    known.merge(other.known)
    for (theirs, sums) in other.categories.enumerated() where sums.rows > 0 {
      let category = numbers?[theirs] ?? theirs
      while categories.count <= category { categories.append(TableWeightSums()) }
      categories[category].merge(sums)
    }
  }

  /// The sums of the pair (indicator of the category, 1).
  func pair(_ category: Int) -> TablePairSums {
    let own = category < categories.count ? categories[category] : TableWeightSums()
    return TablePairSums(
      rows: known.rows, count: known.count, weight: known.weight, y: own.weight, x: known.weight,
      yy: own.weight, yx: own.weight, xx: known.weight, squaredYY: own.squaredWeight,
      squaredYX: own.squaredWeight, squaredXX: known.squaredWeight)
  }
}

/// Sums of two number variables over the rows of one place that know both.
struct TableRatioSums: Sendable, Hashable {
  private(set) var pair = TablePairSums.zero

  mutating func add(
    _ numerator: Double, _ denominator: Double, weight w: Double, squaredWeight: DoubleDouble?
  ) {
    pair.rows += 1
    guard w > 0 else { return }
    pair.count += 1
    let (y, x) = (numerator, denominator)
    let (wy, wx) = (DoubleDouble.twoProduct(w, y), DoubleDouble.twoProduct(w, x))
    pair.weight += DoubleDouble(w)
    pair.y += wy
    pair.x += wx
    pair.yy += wy.times(y)
    pair.yx += wy.times(x)
    pair.xx += wx.times(x)
    guard let squaredWeight else { return }
    let (wwy, wwx) = (squaredWeight.times(y), squaredWeight.times(x))
    pair.squaredYY += wwy.times(y)
    pair.squaredYX += wwy.times(x)
    pair.squaredXX += wwx.times(x)
  }

  mutating func merge(_ other: TableRatioSums) {
    pair.rows += other.pair.rows
    pair.count += other.pair.count
    pair.weight += other.pair.weight
    pair.y += other.pair.y
    pair.x += other.pair.x
    pair.yy += other.pair.yy
    pair.yx += other.pair.yx
    pair.xx += other.pair.xx
    pair.squaredYY += other.pair.squaredYY
    pair.squaredYX += other.pair.squaredYX
    pair.squaredXX += other.pair.squaredXX
  }
}

extension DoubleDouble {
  /// The product with a double, with a relative error below 2u² (algorithm 9 of its source).
  fileprivate func times(_ factor: Double) -> DoubleDouble {
    let product = DoubleDouble.twoProduct(high, factor)
    return DoubleDouble(high: product.high, low: product.low.addingProduct(low, factor))
  }
}
