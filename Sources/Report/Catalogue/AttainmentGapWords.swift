import Attainment
import Localization

extension IndicatorYear {
  /// Why something of the year has no value; `nil` where everything has.
  var reasons: Bilingual? {
    var reasons: [Bilingual] = []
    func add(_ words: Bilingual) {
      let words = AttainmentWords.part(words)
      if !reasons.contains(words) { reasons.append(words) }
    }
    if target == nil { add(UndefinedAttainment.noTarget.words) }
    if case .failure(let reason) = realisation { add(reason.words) }
    if case .failure(let reason) = attainment { add(reason.words) }
    if case .failure(let reason) = attainmentOfPlanEnd { add(reason.words) }
    let known = try? realisation.get()
    if known != nil && changeFromLastYear == nil { add(AttainmentWords.noYearBefore) }
    if case .failure(let reason) = probabilityOfAttainment { add(reason.words) }
    if let known,
      known.interval == nil || known.sampleSize == nil || known.edition == nil || known.grade == nil
    {
      add(ForecastWords.notStated)
    }
    return reasons.isEmpty ? nil : IndexWords.joined(reasons)
  }
}

/// What should be known of a plan that was studied.
enum AttainmentNotice {
  /// The notices of a plan and of its units, each once.
  static func notices(of study: PlanStudy, units: [PlanStudy]) -> [Notice] {
    let theirs = units.flatMap { unit in
      notices(of: unit).map { notice in
        let name = unit.plan.unit
        return Notice(
          code: notice.code,
          message: notice.message.map { text, language in "\(name[language]): \(text)" })
      }
    }
    let without = units.filter(\.recaps.isEmpty).map(\.plan.unit)
    let missing = Catalogue.list(without).map { names, language in
      language == .id
        ? "Belum ada IKM, sehingga tidak masuk rekapitulasi: \(names)."
        : "No index yet, and so not in the recap: \(names)."
    }
    let all =
      notices(of: study) + theirs
      + (without.isEmpty ? [] : [Notice(code: "unitWithoutIndex", message: missing)])
    return all.reduce(into: []) { notices, notice in
      if !notices.contains(notice) { notices.append(notice) }
    }
  }

  /// The notices of one plan; a change of edition is told once of each indicator, by whoever knows most.
  private static func notices(of study: PlanStudy) -> [Notice] {
    var told: Set<String> = []
    return study.warnings.compactMap { warning in
      let notice = warning.notice
      guard notice.code != "editionChange" || told.insert(warning.indicator).inserted else {
        return nil
      }
      // In a plan it is a key of the indicator, and no option.
      return Notice(
        code: notice.code,
        message: notice.message.map { text, _ in text.replacing("--as-of ", with: "asOf: ") })
    }
  }
}
