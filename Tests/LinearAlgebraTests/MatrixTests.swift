import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  static let matrix = Matrix(columns: [[1, 2, 3], [4, 5, 6]])

  @Test func keepsElementsByColumn() {
    let matrix = Self.matrix
    #expect(matrix.rowCount == 3 && matrix.columnCount == 2)
    #expect(matrix.columnMajor == [1, 2, 3, 4, 5, 6])
    #expect(matrix[2, 0] == 3 && matrix[0, 1] == 4)
    #expect(matrix.column(1) == [4, 5, 6])
    #expect(Matrix(rowCount: 1, columnCount: 2).columnMajor == [0, 0])
  }

  @Test func multiplies() {
    #expect(Self.matrix.product([1, -1]) == [-3, -3, -3])
    #expect(Self.matrix.transposedProduct([1, 0, 2]) == [7, 16])
  }

  @Test func acceptsNoElements() {
    #expect(Matrix(rowCount: 2, columnCount: 0).product([]) == [0, 0])
    #expect(Matrix(rowCount: 0, columnCount: 2).transposedProduct([]) == [0, 0])
  }

  @Test("refuses elements and vectors that do not fit")
  func refusesOthers() async {
    await #expect(processExitsWith: .failure) { _ = MatrixTests.matrix[0, 2] }
    await #expect(processExitsWith: .failure) { _ = MatrixTests.matrix[3, 0] }
    await #expect(processExitsWith: .failure) { _ = MatrixTests.matrix.product([1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = MatrixTests.matrix.transposedProduct([1]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: -1, columnCount: -1) }
    await #expect(processExitsWith: .failure) { _ = Matrix(columns: [[1, 2], [3]]) }
  }
}
