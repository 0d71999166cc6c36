import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The tables of a comparison.
struct ComparisonTables {
  let study: ComparisonStudy

  private typealias Words = ComparisonTableWords
  private var level: Double { study.options.satisfaction.level }
  private var isTime: Bool { ComparisonWords.isTime(study.role) }

  /// The elements of a pair, and its index, on the scale of the index.
  func pair(_ pair: ComparedPair) -> Table {
    let columns =
      [Column(Words.element, .leading)] + Words.values(pair.from.value, pair.to.value)
      + [
        Column(Words.difference), Column(Words.simultaneous(level)), Column(Words.holm),
        Column(Words.question(isTime: isTime), .leading),
      ]
    let multiplier = pair.to.edition.scale.multiplier.value
    let before = pair.from.edition.scale.multiplier.value
    let rows = pair.elements.map { quantity -> [Cell] in
      let name = quantity.name.map { name, _ in "\(quantity.element ?? "") \(name)" }
      return [
        .text(name), number(quantity.earlier?.value, times: before),
        number(quantity.later?.value, times: multiplier),
      ] + test(quantity, times: multiplier)
    }
    let index: [Cell] = [
      .text(SurveyWords.wholeIndex), published(pair.from), published(pair.to),
    ]
    return Table(columns: columns, rows: rows + [index + test(pair.index, times: 1)])
  }

  /// The index of every pair.
  var overview: Table {
    let columns =
      study.groupRoles.map { Column(Catalogue.role($0), .leading) } + [
        Column(Words.from, .leading), Column(Words.to, .leading), Column(Words.difference),
        Column(Catalogue.level(level)), Column(Words.pValue),
        Column(Words.question(isTime: isTime), .leading), Column(Words.needed),
      ]
    let rows = study.pairs.map { pair -> [Cell] in
      // What is shown already needs nobody.
      let needed =
        pair.index.isReal(level: level)
        ? nil : try? pair.index.respondentsNeeded(level: level).get()
      return pair.group.map { .text(Catalogue.group([$0])) }
        + [.text(Bilingual(pair.from.value)), .text(Bilingual(pair.to.value))]
        + test(pair.index, times: 1) + [
          needed.map { .text(ComparisonWords.shortly($0)) } ?? .undefined
        ]
    }
    // Names of services are long, and cut they would be alike.
    return Table(columns: columns, rows: rows, wraps: true)
  }

  /// The elements of all groups at once: their means where there are three groups or more, and how
  /// their answers are distributed.
  func joint(_ joint: JointComparison) -> Table {
    let hasMeans = !joint.means.isEmpty
    let columns =
      [Column(Words.element, .leading)]
      + (hasMeans ? [Column(Words.meanStatistic), Column(Words.holm)] : [])
      + [
        Column(Words.answerStatistic), Column(Words.holm),
        Column(hasMeans ? Words.whatDiffers : Words.question(isTime: false), .leading),
      ]
    let rows = joint.distributions.enumerated().map { place, distribution -> [Cell] in
      let mean = hasMeans ? joint.means[place] : nil
      let (wald, raoScott) = (
        try? mean?.equality?.get(), try? distribution.table?.test.get()
      )
      let isTested = wald != nil || raoScott != nil
      let answersDiffer = isReal(distribution.adjustedPValue)
      let verdict =
        !hasMeans && answersDiffer
        ? Words.differs
        : Words.verdict(
          meanDiffers: isReal(mean?.adjustedPValue), answersDiffer: answersDiffer)
      return [.text(distribution.name.map { name, _ in "\(distribution.element) \(name)" })]
        + (hasMeans
          ? [number(wald?.statistic, times: 1), pValue(mean?.adjustedPValue)] : [])
        + [
          number(raoScott?.statistic, times: 1), pValue(distribution.adjustedPValue),
          isTested ? .text(verdict) : .undefined,
        ]
    }
    return Table(columns: columns, rows: rows)
  }

  // MARK: - Cells

  private func isReal(_ pValue: Double?) -> Bool { (pValue ?? 1) <= 1 - level }

  private func number(_ value: Double?, times factor: Double) -> Cell {
    value.map { .number(factor * $0, decimals: 2) } ?? .undefined
  }

  private func pValue(_ value: Double?) -> Cell { value.map { .pValue($0) } ?? .undefined }

  private func published(_ side: ComparedPair.Side) -> Cell {
    (try? side.satisfaction.index.get()).map { .fixed($0.published) } ?? .undefined
  }

  private func test(_ quantity: ComparedQuantity, times factor: Double) -> [Cell] {
    let value = quantity.difference?.estimate.value
    let verdict = Words.verdict(
      value ?? 0, isReal: quantity.isReal(level: level), isTime: isTime)
    return [
      number(value, times: factor),
      quantity.simultaneousInterval(level: level).map {
        .interval(lower: factor * $0.lower, upper: factor * $0.upper, decimals: 1)
      } ?? .undefined,
      pValue(quantity.adjustedPValue),
      quantity.adjustedPValue == nil ? .undefined : .text(verdict),
    ]
  }
}
