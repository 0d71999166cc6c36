/// A dense rectangular matrix.
public struct Matrix: Sendable, Hashable {
  public let rowCount: Int
  public let columnCount: Int
  /// `Aᵢⱼ`, columns one after another, as LAPACK keeps them.
  public var columnMajor: [Double] { elements }
  @usableFromInline var elements: [Double]

  /// Makes the zero matrix.
  ///
  /// - Parameters:
  ///   - rowCount: At least 0.
  ///   - columnCount: At least 0.
  public init(rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      columnMajor: Array(repeating: 0, count: rowCount * columnCount))
  }

  /// Makes a matrix from its columns.
  ///
  /// - Parameter columns: At least one, all of one length.
  public init(columns: [[Double]]) {
    let rowCount = columns.first?.count ?? 0
    for column in columns {
      precondition(
        column.count == rowCount, "columns of \(rowCount) and of \(column.count) elements")
    }
    self.init(
      rowCount: rowCount, columnCount: columns.count, columnMajor: columns.flatMap { $0 })
  }

  init(rowCount: Int, columnCount: Int, columnMajor: [Double]) {
    precondition(
      rowCount >= 0 && columnCount >= 0, "no matrix has \(rowCount) × \(columnCount) elements")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = columnMajor
  }

  /// The element of row `i` and column `j`, both counted from 0.
  @inlinable public subscript(i: Int, j: Int) -> Double {
    get { elements[position(i, j)] }
    set { elements[position(i, j)] = newValue }
  }

  @inlinable func position(_ i: Int, _ j: Int) -> Int {
    precondition(
      0 <= i && i < rowCount && 0 <= j && j < columnCount,
      "[\(i), \(j)] lies outside a matrix of \(rowCount) × \(columnCount)")
    return j * rowCount + i
  }

  /// Column `j`.
  public func column(_ j: Int) -> [Double] { (0..<rowCount).map { self[$0, j] } }

  /// The product `Av`.
  ///
  /// - Parameter vector: `columnCount` values.
  /// - Returns: `rowCount` values.
  public func product(_ vector: [Double]) -> [Double] {
    precondition(
      vector.count == columnCount, "\(columnCount) columns need as many values; got \(vector.count)"
    )
    var product = Array(repeating: 0.0, count: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount { product[i] += columnMajor[j * rowCount + i] * vector[j] }
    }
    return product
  }

  /// The product `Aᵀv`.
  ///
  /// - Parameter vector: `rowCount` values.
  /// - Returns: `columnCount` values.
  public func transposedProduct(_ vector: [Double]) -> [Double] {
    precondition(
      vector.count == rowCount, "\(rowCount) rows need as many values; got \(vector.count)")
    return (0..<columnCount).map { j in
      (0..<rowCount).reduce(0) { $0 + columnMajor[j * rowCount + $1] * vector[$1] }
    }
  }
}
