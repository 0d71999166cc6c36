public import Localization
public import Satisfaction
public import SurveyInference

extension EstimationError {
  /// What the reader sees.
  ///
  /// - Parameters:
  ///   - stratumName: The values that name a stratum, by its number.
  ///   - unitName: The values that name a sampling unit, by its stage, from 1, and its number.
  /// - Returns: A sentence or two.
  public func words(
    stratumName: (Int) -> [String],
    unitName: (_ stage: Int, _ unit: Int) -> [String] = { _, _ in [] }
  ) -> Bilingual {
    switch self {
    case .singletonStratum(let number):
      let name = stratumName(number).joined(separator: ", ")
      return Bilingual(
        id: "Strata \u{201C}\(name)\u{201D} hanya berisi satu unit sampel, sehingga ragamnya tidak "
          + "dapat diestimasi. Pilih --singleton certainty, adjust, atau average, atau gabungkan "
          + "dengan strata lain.",
        en:
          "The stratum \u{201C}\(name)\u{201D} has one sampling unit only, so its variance cannot "
          + "be estimated. Choose --singleton certainty, adjust or average, or join strata.")
    case .onlySingletonStrata:
      return Bilingual(
        id:
          "Semua strata hanya berisi satu unit sampel; tidak ada ragam yang dapat dirata-ratakan.",
        en: "Every stratum has one sampling unit only; there is no variance to average.")
    case .populationTooSmall(let number, let population, let units):
      let name = stratumName(number).joined(separator: ", ")
      let size = Catalogue.number(population, decimals: 0)
      return Bilingual(
        id:
          "Populasi \(name.isEmpty ? "" : "strata \u{201C}\(name)\u{201D} ")(\(size.id)) lebih kecil "
          + "daripada sampelnya (\(units)).",
        en:
          "The population \(name.isEmpty ? "" : "of stratum \u{201C}\(name)\u{201D} ")(\(size.en)) "
          + "is smaller than the sample (\(units)).")
    case .singletonUnit(let stage, let unit):
      return EstimationErrorWords.singletonUnit(
        unitName(stage, unit).joined(separator: ", "), stage: stage)
    case .unitPopulationTooSmall(let stage, let unit, let population, let units):
      return EstimationErrorWords.populationTooSmall(
        unitName(stage, unit).joined(separator: ", "), stage: stage, population: population,
        units: units)
    case .populationVaries(let stage, let number, let smallest, let largest):
      let name = stage == 0 ? stratumName(number) : unitName(stage, number)
      return EstimationErrorWords.populationVaries(
        name.joined(separator: ", "), stage: stage, smallest: smallest, largest: largest)
    case .noValues: return EstimationErrorWords.noValues
    case .zeroDenominator: return EstimationErrorWords.zeroDenominator
    case .valuesTooLarge: return EstimationErrorWords.valuesTooLarge
    }
  }
}

extension EstimationError {
  /// What the reader sees, under a fixed code.
  ///
  /// - Parameters:
  ///   - stratumName: The values that name a stratum, by its number.
  ///   - unitName: The values that name a sampling unit, by its stage, from 1, and its number.
  /// - Returns: Code and words.
  public func notice(
    stratumName: (Int) -> [String],
    unitName: (_ stage: Int, _ unit: Int) -> [String] = { _, _ in [] }
  ) -> Notice {
    let code =
      switch self {
      case .singletonStratum: "singletonStratum"
      case .onlySingletonStrata: "onlySingletonStrata"
      case .populationTooSmall: "populationTooSmall"
      case .singletonUnit: "singletonUnit"
      case .unitPopulationTooSmall: "unitPopulationTooSmall"
      case .populationVaries: "populationVaries"
      case .noValues: "noValues"
      case .zeroDenominator: "zeroDenominator"
      case .valuesTooLarge: "valuesTooLarge"
      }
    return Notice(code: code, message: words(stratumName: stratumName, unitName: unitName))
  }
}

extension SatisfactionWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .unofficialElements: "unofficialElements"
    case .commonElements: "commonElements"
    case .undefinedIndex: "undefinedIndex"
    case .noDegreesOfFreedom: "noDegreesOfFreedom"
    case .noVariation: "noVariation"
    case .intervalClipped: "intervalClipped"
    case .gradeDependsOnWeightRule: "gradeDependsOnWeightRule"
    case .sampleTooSmall: "sampleTooSmall"
    case .populationBelowSample: "populationBelowSample"
    case .codesInDoubt: "codesInDoubt"
    case .leftOutOfAverage: "leftOutOfAverage"
    }
  }

  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .unofficialElements(let missing):
      let list = missing.joined(separator: ", ")
      return Bilingual(
        id: "Bukan IKM resmi: unsur \(list) tidak ada; bobot dibagi rata pada unsur yang ada.",
        en: "Not an official index: \(list) missing; the weight is shared among those present.")
    case .commonElements(let editions, let leftOut):
      let list = leftOut.joined(separator: ", ")
      let (first, rest) = (editions.dropLast().joined(separator: ", "), editions.last ?? "")
      return Bilingual(
        id: "Bukan IKM resmi: hanya unsur yang sama pada \(first) dan \(rest) yang dihitung, tanpa "
          + "\(list), supaya nilainya dapat dibandingkan antarperaturan.",
        en: "Not an official index: only what \(first) and \(rest) share is counted, without "
          + "\(list), so that values compare across the regulations.")
    case .undefinedIndex(let group, let elements):
      let (name, list) = (Catalogue.group(group), elements.joined(separator: ", "))
      return Bilingual(
        id: "IKM \(name.id) tidak dapat dihitung: tidak ada responden yang menjawab unsur \(list).",
        en: "There is no index for \(name.en): nobody answered \(list).")
    case .noDegreesOfFreedom(let groups):
      let names = Catalogue.groups(groups)
      return Bilingual(
        id: "Responden terlalu sedikit untuk menghitung galat baku: \(names.id).",
        en: "Too few respondents to compute an error: \(names.en).")
    case .noVariation(let groups):
      let names = Catalogue.groups(groups)
      return Bilingual(
        id: "Indeks tidak bervariasi dalam sampel (\(names.id)); selang dihitung dari jumlah "
          + "responden saja.",
        en: "The index does not vary in the sample (\(names.en)); the interval rests on the number "
          + "of respondents alone.")
    case .intervalClipped(let groups):
      let names = Catalogue.groups(groups)
      return Bilingual(
        id: "Selang kepercayaan melampaui batas skala sehingga dipotong (\(names.id)); "
          + "--interval moderated tidak perlu dipotong.",
        en: "The interval reaches past the scale and is cut off (\(names.en)); "
          + "--interval moderated needs no cut.")
    case .gradeDependsOnWeightRule(let groups):
      let list = Catalogue.list(groups.map(\.words))
      return Bilingual(
        id: "Mutu pelayanan bergantung pada pembulatan bobot. \(list.id).",
        en: "The grade depends on the weight rule. \(list.en).")
    case .sampleTooSmall(let groups):
      let list = Catalogue.list(groups.map(\.words))
      return Bilingual(
        id: "Jumlah responden kurang dari sampel minimum menurut peraturan: \(list.id).",
        en: "Fewer respondents than the regulation asks for: \(list.en).")
    case .populationBelowSample(let groups, let population):
      let (names, size) = (Catalogue.groups(groups), Catalogue.count(population))
      return Bilingual(
        id: "Jumlah responden melebihi populasi \(size.id) (\(names.id)).",
        en: "There are more respondents than the population of \(size.en) (\(names.en)).")
    case .codesInDoubt(let elements):
      let doubt = Catalogue.codesInDoubt(elements)
      let (first, second) = (elements.first ?? "", elements.last ?? "")
      let remedy = "--column \(first)=\(second) --column \(second)=\(first)"
      return Bilingual(
        id: doubt.id + " Periksa kuesionernya, atau tukar dengan \(remedy).",
        en: doubt.en + " Check, or exchange them by \(remedy).")
    case .leftOutOfAverage(let role, let groups):
      let (names, title) = (Catalogue.groups(groups), Catalogue.role(role))
      return Bilingual(
        id: "Tidak diikutkan dalam rata-rata menurut \(title.id.lowercased()): \(names.id).",
        en: "Left out of the mean over \(title.en.lowercased()): \(names.en).")
    }
  }

  /// What the reader sees, under its code.
  public var notice: Notice { Notice(code: code, message: words) }
}

extension SatisfactionWarning.RuleResults {
  fileprivate var words: Bilingual {
    let list = results.map { result in
      let (rule, value) = (Catalogue.weightRule(result.rule), Catalogue.fixed(result.published))
      return Bilingual(
        id: "bobot \(rule.id) menghasilkan \(value.id) (\(result.grade))",
        en: "weight \(rule.en) gives \(value.en) (\(result.grade))")
    }
    let name = Catalogue.group(group)
    return Bilingual(
      id: "\(name.id): \(list.map(\.id).joined(separator: ", "))",
      en: "\(name.en): \(list.map(\.en).joined(separator: ", "))")
  }
}

extension SatisfactionWarning.SmallSample {
  fileprivate var words: Bilingual {
    let (name, found, needed) = (
      Catalogue.group(group), Catalogue.count(respondents), Catalogue.count(required)
    )
    let place = group.isEmpty ? Bilingual("") : name.map { name, _ in name + ": " }
    return Bilingual(
      id: "\(place.id)\(found.id) responden, minimum \(needed.id)",
      en: "\(place.en)\(Catalogue.counted(respondents, "respondent")), at least \(needed.en)")
  }
}

extension WeightRuleError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .unknownRule(let rule, let rules):
      let list = rules.joined(separator: ", ")
      return Bilingual(
        id:
          "Peraturan ini tidak mengenal aturan bobot \u{201C}\(rule)\u{201D}. Pilihan yang tersedia: "
          + "\(list), "
          + "atau satu bobot per unsur, dipisahkan koma.",
        en: "This edition has no weight rule \u{201C}\(rule)\u{201D}. There are: \(list), or one "
          + "weight per element, separated by commas.")
    case .decimalComma(let suggestion):
      return Bilingual(
        id: "Tulis bobot dengan titik: \(suggestion).",
        en: "Write the weight with a point: \(suggestion).")
    case .wrongCount(let found, let expected):
      return Bilingual(
        id: "Ada \(found) bobot; perlu \(expected), satu untuk tiap unsur.",
        en: "There are \(found) weights; \(expected) are needed, one per element.")
    case .notADecimal(let text):
      return Bilingual(
        id:
          "\u{201C}\(text)\u{201D} bukan bobot. Tulis desimal dari 0 sampai 1 dengan titik, "
          + "misalnya 0.125.",
        en:
          "\u{201C}\(text)\u{201D} is no weight. Write a decimal from 0 to 1 with a point, such as "
          + "0.125.")
    case .sum(let sum):
      return Bilingual(
        id: "Jumlah bobot \(sum.text), seharusnya tepat 1.",
        en: "The weights sum to \(sum.text) and must sum to exactly 1.")
    case .notAcrossEditions(let editions):
      let list = Catalogue.list(editions.map { Bilingual($0) })
      return Bilingual(
        id:
          "Satu daftar bobot tidak dapat dipakai untuk \(list.id): unsurnya tidak sama, sehingga satu bobot "
          + "mengenai unsur yang berbeda. Pakai exact, atau hitung tiap peraturan sendiri.",
        en:
          "One list of weights cannot serve \(list.en): their elements differ, so that a weight would be of "
          + "another element. Use exact, or compute each edition by itself.")
    case .notWithCommonElements:
      return Bilingual(
        id: "--common-elements hanya berlaku dengan bobot exact, dibagi rata pada unsur yang sama.",
        en: "--common-elements goes with the exact weight only, shared among the common elements.")
    case .notWithMissingElements:
      return Bilingual(
        id: "--elements-present hanya berlaku dengan bobot exact, dibagi rata pada unsur yang ada.",
        en: "--elements-present goes with the exact weight only, shared among those present.")
    }
  }
}
