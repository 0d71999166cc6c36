import LinearAlgebra
import SurveyInference
import TestSupport
import Testing

@Suite struct RaoScottTestTests {
  /// R's sums and ours round in another order; tails magnify that by the logarithm of p.
  private static let tolerance = Tolerance.relative(1e-10)

  @Test("agrees with R survey, both orders", arguments: JointCase.all)
  func agreesWithReference(_ reference: JointCase) throws {
    let (design, groups) = try reference.read()
    let tables = AnswerTables(groups, in: design)
    for (item, row) in reference.elements.enumerated() {
      let table = try #require(try tables.table(item: item))
      let (test, expected) = (try table.test.get(), row.distribution)
      #expect(table.respondents.reduce(0, +) == expected.respondents)
      #expect(test.tableDegreesOfFreedom == expected.tableDegreesOfFreedom)
      for (value, other) in [
        (test.statistic, expected.statistic), (test.chiSquare, expected.chiSquare),
        (test.numeratorDegreesOfFreedom, expected.numeratorDegreesOfFreedom),
        (test.denominatorDegreesOfFreedom, expected.denominatorDegreesOfFreedom),
        (test.pValue, expected.pValue), (test.firstOrderPValue, expected.firstOrderPValue),
      ] {
        #expect(value.isClose(to: other, Self.tolerance), "\(row.element): \(value), \(other)")
      }
    }
  }

  /// The covariance of shares in a simple sample with replacement, (diag(p) - ppᵀ)/n.
  private func simple(_ shares: [Double], respondents: Int) -> SymmetricMatrix {
    var covariance = SymmetricMatrix(order: shares.count)
    for i in shares.indices {
      for j in 0...i {
        covariance[i, j] = ((i == j ? shares[i] : 0) - shares[i] * shares[j]) / Double(respondents)
      }
    }
    return covariance
  }

  @Test("in a simple sample it is Pearson's own test, and a design effect divides it")
  func simpleSample() throws {
    let shares = [[0.1, 0.2, 0.15], [0.05, 0.3, 0.2]]
    var covariance = simple(shares.flatMap(\.self), respondents: 200)
    let plain = try RaoScottTest(
      shares, covariance: covariance, respondents: 200, degreesOfFreedom: 199)
    // a handful of products each
    #expect(plain.meanDesignEffect.isClose(to: 1, .relative(1e-13)))
    #expect(plain.numeratorDegreesOfFreedom.isClose(to: 2, .relative(1e-13)))
    #expect(plain.firstOrderStatistic.isClose(to: plain.chiSquare, .relative(1e-13)))
    covariance *= 2
    let clustered = try RaoScottTest(
      shares, covariance: covariance, respondents: 200, degreesOfFreedom: 199)
    #expect(clustered.meanDesignEffect.isClose(to: 2, .relative(1e-13)))
    #expect(clustered.statistic.isClose(to: plain.statistic / 2, .relative(1e-13)))
    #expect(clustered.chiSquare == plain.chiSquare)
  }

  @Test("groups and answers may change places")
  func transposed() throws {
    let shares = [[0.1, 0.2, 0.15], [0.05, 0.3, 0.2]]
    let other = (0..<3).map { answer in shares.map { $0[answer] } }
    let tests = try [shares, other].map { table in
      try RaoScottTest(
        table, covariance: simple(table.flatMap(\.self), respondents: 90), respondents: 90,
        degreesOfFreedom: 40)
    }
    #expect(tests[0].statistic.isClose(to: tests[1].statistic, .relative(1e-12)))
    #expect(tests[0].pValue.isClose(to: tests[1].pValue, .relative(1e-12)))
  }

  @Test func whatCannotBeTestedIsRefused() {
    func test(_ shares: [[Double]], _ factor: Double = 1, freedom: Int = 9) throws(RaoScottError) {
      var covariance = simple(shares.flatMap(\.self), respondents: 10)
      covariance *= factor
      _ = try RaoScottTest(
        shares, covariance: covariance, respondents: 10, degreesOfFreedom: freedom)
    }
    #expect(throws: RaoScottError.oneAnswer) { try test([[0.5], [0.5]]) }
    #expect(throws: RaoScottError.noDegreesOfFreedom) {
      try test([[0.25, 0.25], [0.25, 0.25]], freedom: 0)
    }
    #expect(throws: RaoScottError.noVariance) { try test([[0.2, 0.3], [0.25, 0.25]], 0) }
    // answers 1 and 2 of groups 1 and 2: nobody, so how they interact is not known
    #expect(throws: RaoScottError.emptyCells) {
      try test([[0, 0, 0.3], [0, 0, 0.3], [0.1, 0.2, 0.1]])
    }
  }
}
