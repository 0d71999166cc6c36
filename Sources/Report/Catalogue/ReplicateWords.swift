public import Localization
public import SurveyInference

extension ReplicateError {
  /// What the reader sees.
  ///
  /// - Parameter names: What the table calls its variables, values and strata.
  /// - Returns: A sentence or two.
  public func words(_ names: TableNames) -> Bilingual {
    switch self {
    case .stratified(let strata):
      return Bilingual(
        id: "jk1 berlaku untuk rancangan tanpa strata; di sini ada \(strata) strata. Pakai "
          + "--replicates jkn.",
        en: "jk1 is for designs without strata; here are \(strata). Use --replicates jkn.")
    case .noReplicateWeights:
      return Bilingual(
        id: "Tidak ada kolom bobot replikasi.", en: "No column holds replicate weights.")
    case .wrongScaleCount(let scales, let replicates):
      return Bilingual(
        id:
          "Ada \(scales) nilai --replicate-rscales untuk \(replicates) replikasi; perlu satu untuk "
          + "tiap replikasi.",
        en:
          "There are \(scales) values of --replicate-rscales for \(replicates) replicates; one is "
          + "needed for each.")
    case .scaleOutOfRange(let scale):
      return Bilingual(
        id: "Skala replikasi \(scale) tidak mungkin; skala terhingga dan tidak negatif.",
        en: "A replicate scale of \(scale) cannot be; scales are finite and not negative.")
    case .tooFewReplicates(let count):
      return Bilingual(
        id: "Bootstrap memerlukan paling sedikit 2 replikasi, bukan \(count).",
        en: "A bootstrap needs at least 2 replicates, not \(count).")
    case .singletonPolicy(let policy, let stratum):
      let name = names.ofStratum(stratum).joined(separator: ", ")
      return Bilingual(
        id:
          "Strata \u{201C}\(name)\u{201D} hanya berisi satu unit sampel. Bootstrap tidak mengenal "
          + "--singleton \(policy.rawValue); pilih certainty, atau gabungkan dengan strata lain.",
        en:
          "The stratum \u{201C}\(name)\u{201D} has one sampling unit only. The bootstrap knows no "
          + "--singleton \(policy.rawValue); choose certainty, or join strata.")
    case .design(let error): return error.words(stratumName: names.ofStratum)
    case .calibration(let error, let replicate):
      let words = error.words(names)
      guard let replicate else { return words }
      return Bilingual(
        id: "Replikasi \(replicate) tidak dapat dikalibrasi. " + words.id,
        en: "Replicate \(replicate) cannot be calibrated. " + words.en)
    }
  }

  /// What the reader sees, under a fixed code.
  ///
  /// - Parameter names: What the table calls its variables, values and strata.
  /// - Returns: Code and words.
  public func notice(_ names: TableNames) -> Notice {
    let code =
      switch self {
      case .stratified: "stratifiedReplicates"
      case .noReplicateWeights: "noReplicateWeights"
      case .wrongScaleCount: "wrongScaleCount"
      case .scaleOutOfRange: "scaleOutOfRange"
      case .tooFewReplicates: "tooFewReplicates"
      case .singletonPolicy: "singletonPolicy"
      case .design(let error): error.notice(stratumName: names.ofStratum).code
      case .calibration(let error, _): error.notice(names).code
      }
    return Notice(code: code, message: words(names))
  }
}
