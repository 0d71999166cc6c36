import Localization
import Responses
import SurveyInference

/// What to know before relying on estimates of a table.
enum EstimateWarning: Sendable {
  /// Rows had to be kept in memory.
  case rowsInMemory(rows: Int)
  /// These have no value.
  case undefinedEstimate([Bilingual])
  /// These have no error.
  case noDegreesOfFreedom([Bilingual])
  /// The share is 0 or 1 in the sample.
  case noVariation([Bilingual])
  /// A total without weights is that of the rows and not of a population.
  case unweightedTotal
  /// Calibration made weights negative.
  case negativeWeights(smallest: Double)
  /// Replicates without a value were left out of a variance.
  case replicatesLeftOut(count: Int)

  /// The warnings that an answer gives reason for.
  static func warnings(of estimation: TableEstimation) -> [EstimateWarning] {
    var warnings: [EstimateWarning] = []
    func names(where isMeant: (TableFinding.Values) -> Bool) -> [Bilingual] {
      estimation.study.findings.filter { (try? $0.outcome.get()).map(isMeant) ?? false }
        .map { EstimateWords.name(of: $0, estimation) }
    }
    let undefined = estimation.undefined.map { EstimateWords.name(of: $0, estimation) }
    if !undefined.isEmpty { warnings.append(.undefinedEstimate(undefined)) }
    let unsure = names {
      $0.gaps.contains(.noDegreesOfFreedom) || $0.gaps.contains(.quantile(.noDegreesOfFreedom))
    }
    if !unsure.isEmpty { warnings.append(.noDegreesOfFreedom(unsure)) }
    let constant = names { $0.hasNoVariation }
    if !constant.isEmpty { warnings.append(.noVariation(constant)) }
    let isUnweighted =
      estimation.request.weight == nil && !estimation.options.weightsFollowPopulation
      && estimation.calibration == nil
    if estimation.question.statistic == .total && isUnweighted { warnings.append(.unweightedTotal) }
    if let smallest = estimation.calibration?.factors.lowerBound, smallest < 0 {
      warnings.append(.negativeWeights(smallest: smallest))
    }
    if estimation.study.undefinedReplicates > 0 {
      warnings.append(.replicatesLeftOut(count: estimation.study.undefinedReplicates))
    }
    if estimation.holdsRows { warnings.append(.rowsInMemory(rows: estimation.reading.rowCount)) }
    return warnings
  }

  /// The fixed name of the warning.
  var code: String {
    switch self {
    case .rowsInMemory: "rowsInMemory"
    case .undefinedEstimate: "undefinedEstimate"
    case .noDegreesOfFreedom: "noDegreesOfFreedom"
    case .noVariation: "noVariation"
    case .unweightedTotal: "unweightedTotal"
    case .negativeWeights: "negativeWeights"
    case .replicatesLeftOut: "replicatesLeftOut"
    }
  }

  /// What the reader sees, under its code.
  var notice: Notice { Notice(code: code, message: words) }

  private var words: Bilingual {
    switch self {
    case .rowsInMemory(let rows):
      let count = Catalogue.count(rows)
      return Bilingual(
        id: "Kuantil, kalibrasi, dan replikasi menyimpan semua baris (\(count.id)) dalam memori; "
          + "statistik lain tidak.",
        en: "Quantiles, calibration and replicates hold all rows (\(count.en)) in memory; other "
          + "statistics hold none.")
    case .undefinedEstimate(let names):
      let list = Catalogue.list(names)
      return Bilingual(
        id: "Tidak dapat diestimasi: \(list.id).", en: "There is no estimate of \(list.en).")
    case .noDegreesOfFreedom(let names):
      let list = Catalogue.list(names)
      return Bilingual(
        id: "Data terlalu sedikit untuk menghitung galat baku: \(list.id).",
        en: "Too few rows to compute an error: \(list.en).")
    case .noVariation(let names):
      let list = Catalogue.list(names)
      return Bilingual(
        id: "Proporsi 0% atau 100% dalam sampel (\(list.id)); selangnya dihitung dari jumlah baris "
          + "saja.",
        en: "A share of 0% or 100% in the sample (\(list.en)): the interval rests on the number of "
          + "rows alone.")
    case .unweightedTotal:
      return Bilingual(
        id: "Tanpa --weight atau kolom populasi, total ini adalah jumlah dalam sampel, bukan dalam "
          + "populasi.",
        en:
          "Without --weight or a population column these are totals of the sample, and not of the "
          + "population.")
    case .negativeWeights(let smallest):
      let value = Catalogue.number(smallest, decimals: 3)
      return Bilingual(
        id: "Kalibrasi menghasilkan bobot negatif (faktor terkecil \(value.id)); batasi dengan "
          + "--bounds, misalnya --bounds 0.3,3.",
        en:
          "Calibration made weights negative (smallest factor \(value.en)); bound them by --bounds, "
          + "such as --bounds 0.3,3.")
    case .replicatesLeftOut(let count):
      let number = Catalogue.count(count)
      return Bilingual(
        id: "\(number.id) replikasi tidak memuat satu baris pun dari suatu kelompok dan tidak ikut "
          + "dihitung dalam galatnya.",
        en: "\(Catalogue.counted(count, "replicate")) had no row of a group and "
          + "\(count == 1 ? "was" : "were") left out of its error.")
    }
  }
}

extension TableEstimation {
  /// Rows had to be kept in memory.
  fileprivate var holdsRows: Bool {
    question.statistic == .quantile || calibration != nil || replicates != nil
  }
}
