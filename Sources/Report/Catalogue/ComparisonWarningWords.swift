public import Localization
public import Satisfaction

extension ComparisonWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .leftOutOfComparison: "leftOutOfComparison"
    case .nothingToCompare: "nothingToCompare"
    case .editionsDiffer: "editionsDiffer"
    case .fewCompared: "fewCompared"
    case .tooManyGroups: "tooManyGroups"
    }
  }

  /// What the reader sees.
  ///
  /// - Parameter role: What is compared.
  /// - Returns: A sentence or two.
  public func words(role: String) -> Bilingual {
    let name = Catalogue.role(role).map { text, _ in text.lowercased() }
    switch self {
    case .leftOutOfComparison(let respondents):
      let count = Catalogue.count(respondents)
      return Bilingual(
        id: "\(count.id) responden tanpa \(name.id) tidak ikut dibandingkan.",
        en: "\(Catalogue.counted(respondents, "respondent")) without a value of \(name.en) "
          + "\(respondents == 1 ? "is" : "are") not compared.")
    case .nothingToCompare(let groups):
      let names = Catalogue.groups(groups)
      return Bilingual(
        id: "Tidak ada pasangan untuk dibandingkan dalam \(names.id).",
        en: "There is no pair to compare in \(names.en).")
    case .editionsDiffer(let changes):
      let list = Catalogue.list(changes.map(\.words))
      return Bilingual(
        id:
          "Peraturan berganti: \(list.id). Hanya unsur yang sama yang dibandingkan, sebagai sampel yang "
          + "tidak berbagi responden.",
        en:
          "The regulation changes: \(list.en). Only elements of both are compared, as samples that share "
          + "nobody.")
    case .fewCompared(let groups):
      let list = Catalogue.list(groups.map(\.words))
      return Bilingual(
        id: "Respondennya kurang dari 30: \(list.id). Nilai p di sana hanya perkiraan kasar.",
        en: "There are fewer than 30 respondents: \(list.en). The p-values there are rough.")
    case .tooManyGroups(let found, let most):
      return Bilingual(
        id: "Sebaran jawaban diuji paling banyak untuk \(most) kelompok; di sini ada \(found).",
        en: "Distributions of answers are tested for \(most) groups at most; there are \(found).")
    }
  }

  /// What the reader sees, under its code.
  ///
  /// - Parameter role: What is compared.
  /// - Returns: Code and words.
  public func notice(role: String) -> Notice { Notice(code: code, message: words(role: role)) }
}

extension ComparisonWarning.Change {
  fileprivate var words: Bilingual {
    Bilingual("\(from) (\(fromEdition)) → \(to) (\(toEdition))")
  }
}

extension ComparisonWarning.Small {
  fileprivate var words: Bilingual {
    let (name, count) = (Catalogue.group(group), Catalogue.count(respondents))
    return Bilingual(id: "\(name.id) (\(count.id))", en: "\(name.en) (\(count.en))")
  }
}
