import CSV
import Moments
import Report
import Responses
import SurveyInference

/// Estimates of a table that between them make every part of an answer, and every warning.
struct SampleEstimates {
  private struct Rows: TableConsumer {
    var kinds: [TableVariables.Kind] = []
    var rows: [TableRow] = []

    mutating func begin(_ isCategory: [Bool]) {
      kinds = isCategory.map { $0 ? .category : .number }
    }
    mutating func add(_ row: TableRow) { rows.append(row) }
  }

  var question: TableQuestion
  var request: TableRequest
  var options = EstimationOptions()
  var calibration: (method: CalibrationMethod, terms: [(Int, [Double])])?
  var replicates: ReplicateMethod?

  init(
    _ statistic: TableQuestion.Statistic, _ variables: [TableRequest.Variable], per: Int? = nil
  ) {
    question = TableQuestion(
      statistic, of: variables.indices.filter { $0 != per }, per: per)
    request = TableRequest(variables)
  }

  static let table = """
    region,who,y,x,w,N,r_1,r_2,r_3
    north,a,1,2,10,40,20,0,10
    north,b,3,4,10,40,0,20,10
    north,a,4,0,10,40,10,10,20
    south,b,2,5,20,60,40,0,20
    south,b,,5,20,60,0,40,20
    south,a,7,1,20,60,20,20,40

    """

  func estimation(_ text: String = table) throws -> TableEstimation {
    var found = Rows()
    let reading = try TableReader(request).read(
      ByteSource(Array(text.utf8), name: "table.csv"), into: &found)
    var sums = TableSums(
      TableVariables(
        found.kinds,
        ratios: question.denominator.map { per in
          question.variables.map { TableVariables.Ratio(numerator: $0, denominator: per) }
        } ?? []), populationStages: request.populations.count)
    var rows = TableRows(
      variableCount: found.kinds.count, replicateCount: reading.replicateHeaders.count)
    for row in found.rows {
      sums.add(row)
      rows.add(row)
    }
    let margins = (calibration?.terms ?? []).flatMap { variable, totals in
      totals.enumerated().map { category, total in
        CalibrationMargin(
          variable < 0
            ? []
            : [
              CalibrationMargin.Term(
                variable: variable,
                value: found.kinds[variable] == .category ? .category(category) : nil)
            ], total: total)
      }
    }
    let made = try calibration.map {
      try Calibration(rows, margins: margins, method: $0.method, options: options)
    }
    let machinery: TableMachinery
    if let replicates {
      machinery = .replicated(
        try ReplicateEstimator(rows, method: replicates, options: options, calibration: made))
    } else if let made {
      machinery = .calibrated(
        try CalibratedEstimator(rows, calibration: made, options: options))
    } else if question.statistic == .quantile {
      var quantiles: [Int: WoodruffQuantile] = [:]
      for variable in question.variables {
        quantiles[variable] = try WoodruffQuantile(
          rows, of: variable, probabilities: question.probabilities, options: options)
      }
      machinery = .quantiles(quantiles)
    } else {
      machinery = .linearized(try TableEstimator(sums, options: options))
    }
    let study = try TableStudy(
      question, by: machinery, groups: reading.groupOrder,
      categories: reading.variables.map { $0.isCategory ? $0.order : nil })
    var estimation = TableEstimation(study, reading: reading, request: request, options: options)
    estimation.calibration = made.map { CalibrationSummary($0, of: rows, margins: margins) }
    if case .replicated(let estimator) = machinery, let replicates {
      estimation.replicates = (replicates, estimator.replicateCount)
    }
    return estimation
  }

  private static func stratified(_ sample: inout SampleEstimates) {
    sample.request.strata = ["region"]
    sample.request.weight = "w"
    sample.options.isStratified = true
  }

  static func samples() -> [(SampleEstimates, String)] {
    let (who, y, x) = (
      TableRequest.Variable("who", .either), TableRequest.Variable("y", .either),
      TableRequest.Variable("x", .number)
    )
    var design = SampleEstimates(.mean, [y, who])
    stratified(&design)
    design.request.groups = ["who"]
    var total = SampleEstimates(.total, [y, who])
    total.options.population = 100
    var ratio = SampleEstimates(.ratio, [y, x], per: 1)
    ratio.request.populations = ["N"]
    ratio.request.strata = ["region"]
    ratio.options.isStratified = true
    ratio.options.weightsFollowPopulation = true
    ratio.request.groups = ["region"]
    var shares = SampleEstimates(.proportion, [TableRequest.Variable("who", .category)])
    shares.request.groups = ["region"]
    shares.request.usesCompleteOnly = true
    var median = SampleEstimates(.quantile, [y])
    median.question.probabilities = [0.25, 0.99]
    stratified(&median)
    var raked = SampleEstimates(.mean, [y, TableRequest.Variable("who", .category)])
    stratified(&raked)
    raked.calibration = (.rake, [(1, [40, 60])])
    raked.question.variables = [0]
    var linear = raked
    linear.request.variables[1] = x
    linear.calibration = (.linear(bounds: nil), [(-1, [100]), (1, [800])])
    var bounded = linear
    bounded.calibration = (.linear(bounds: 0.2...5), [(-1, [100]), (1, [300])])
    bounded.replicates = .jkn
    var poststratified = raked
    poststratified.calibration = (.poststratify, [(1, [40, 60])])
    var bootstrap = SampleEstimates(.mean, [y])
    stratified(&bootstrap)
    bootstrap.replicates = .raoWu(replicates: 20, seed: 1)
    var columns = SampleEstimates(.mean, [y])
    columns.request.weight = "w"
    columns.request.replicatePrefix = "r_"
    columns.request.groups = ["who"]
    columns.replicates = .columns(scale: 0.5, rscales: [])
    var jackknife = SampleEstimates(.mean, [y])
    jackknife.request.groups = ["who"]
    jackknife.replicates = .jk1
    let single = "who,y,x,region,w\na,1,0,n,1\na,0,0,n,1\nb,1,2,n,1\nc,,1,n,1\n"
    var undefined = SampleEstimates(.mean, [y])
    undefined.request.groups = ["who"]
    var constant = SampleEstimates(.proportion, [TableRequest.Variable("region", .category)])
    constant.question.interval = .beta
    return [
      (design, table), (total, table), (ratio, table), (shares, table), (median, table),
      (raked, table), (linear, table), (bounded, table), (poststratified, table),
      (bootstrap, table),
      (columns, table), (jackknife, table), (undefined, single), (constant, single),
    ]
  }

  static func all() throws -> [Answer] {
    try samples().map { .estimate(try $0.estimation($1), notices: []) }
  }
}
