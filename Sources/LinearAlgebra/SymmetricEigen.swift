import CLAPACK

/// The eigenvalues and eigenvectors of a symmetric matrix: `S = V diag(d) Vᵀ`.
public struct SymmetricEigen: Sendable, Hashable {
  /// The eigenvalues `d`, largest first.
  public let values: [Double]
  /// The eigenvectors in the order of `values`: each of length 1, at right angles to the others, and
  /// signed so that its elements do not sum to less than zero.
  public let vectors: [[Double]]

  /// Takes a matrix apart by LAPACK `dsyev`.
  ///
  /// - Parameter matrix: Finite values.
  /// - Throws: ``LinearAlgebraError/notFinite`` for an element that is no number;
  ///   ``LinearAlgebraError/noConvergence``, which has not been seen on finite values.
  /// - Complexity: O(order³).
  ///
  /// Source: Anderson et al. (1999), LAPACK Users' Guide, 3rd edition, section 2.4.4.
  ///
  /// Checked against: mpmath 1.3.0 `eigsy` at 50 digits, 13 digits of the largest eigenvalue.
  public init(_ matrix: SymmetricMatrix) throws(LinearAlgebraError) {
    var dense = try finiteColumns(of: matrix)
    let order = matrix.order
    let ascending = try eigenvalues(of: &dense, order: order, vectors: true)
    values = ascending.reversed()
    vectors = (0..<order).reversed().map { column in
      let vector = dense[(column * order)..<((column + 1) * order)]
      return vector.reduce(0, +) < 0 ? vector.map { -$0 } : Array(vector)
    }
  }

  /// The eigenvalues alone, largest first.
  ///
  /// - Parameter matrix: Finite values.
  /// - Returns: As many as the matrix has rows.
  /// - Throws: As `init(_:)`.
  public static func values(of matrix: SymmetricMatrix) throws(LinearAlgebraError) -> [Double] {
    var dense = try finiteColumns(of: matrix)
    return try eigenvalues(of: &dense, order: matrix.order, vectors: false).reversed()
  }
}

/// The lower triangle of a matrix in columns, as LAPACK wants it.
private func finiteColumns(of matrix: SymmetricMatrix) throws(LinearAlgebraError) -> [Double] {
  guard matrix.lowerTriangle.allSatisfy(\.isFinite) else { throw .notFinite }
  let order = matrix.order
  var dense = Array(repeating: 0.0, count: order * order)
  for j in 0..<order {
    for i in j..<order { dense[j * order + i] = matrix[i, j] }
  }
  return dense
}

/// The eigenvalues, ascending; with `vectors`, `dense` is replaced by the eigenvectors.
private func eigenvalues(
  of dense: inout [Double], order: Int, vectors: Bool
) throws(LinearAlgebraError) -> [Double] {
  guard order > 0 else { return [] }
  var (job, lower) = (CChar(UInt8(ascii: vectors ? "V" : "N")), CChar(UInt8(ascii: "L")))
  var (rows, leadingDimension) = (Int32(order), Int32(order))
  let workCount = 34 * order  // 32 columns a block, as dsyev likes it
  var (length, info) = (Int32(workCount), Int32(0))
  // In some BLAS the last bit of a sum depends on where in memory its numbers begin; results must not.
  let (valuesStart, workStart) = (alignedCount(dense.count), alignedCount(order))
  var memory = Array(repeating: 0.0, count: valuesStart + workStart + workCount + lineCount)
  var values: [Double] = []
  unsafe memory.withUnsafeMutableBufferPointer { memory in
    guard let base = memory.baseAddress else { return }
    let misplaced = Int(bitPattern: base) / MemoryLayout<Double>.stride % lineCount
    let matrix = unsafe base + (misplaced == 0 ? 0 : lineCount - misplaced)
    let (found, work) = unsafe (matrix + valuesStart, matrix + valuesStart + workStart)
    for index in dense.indices { unsafe matrix[index] = dense[index] }
    unsafe dsyev_(
      &job, &lower, &rows, matrix, &leadingDimension, found, work, &length, &info, 1, 1)
    for index in dense.indices { dense[index] = unsafe matrix[index] }
    for index in 0..<order { unsafe values.append(found[index]) }
  }
  precondition(info >= 0, "dsyev: argument \(-info) is illegal")  // our bug, not the caller's
  guard info == 0 else { throw .noConvergence }
  return values
}

/// Numbers in a line of the processor's cache.
private let lineCount = 8

/// The next multiple of a line.
private func alignedCount(_ count: Int) -> Int { (count + lineCount - 1) / lineCount * lineCount }
