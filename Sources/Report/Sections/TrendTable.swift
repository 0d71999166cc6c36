import Localization
import Rendering
import Satisfaction
import SurveyInference
import Trend

/// What a spreadsheet reads of trends: one row per series, method and term.
///
/// A series without an answer has one row with its reason.
struct TrendTable: Sendable {
  let study: TrendStudy

  private var level: Double { study.options.level }

  var table: PayloadTable {
    let rows = study.groups.concurrentMap { group in
      ([group.main] + group.elements).flatMap { trend in
        self.rows(trend).map { row in
          group.values.map { .text($0) } + [.text(trend.code)] + row
        }
      }
    }
    let columns = Self.reserved
    return PayloadTable(
      columns: study.groupRoles.map { columns.contains($0) ? "group.\($0)" : $0 } + columns,
      rows: rows.flatMap(\.self))
  }

  static let termColumns: [(key: String, value: @Sendable (TrendTerm, Double) -> Payload)] = [
    ("term", { term, _ in .text(name(of: term)) }),
    ("estimate", { term, _ in .number(term.estimate) }),
    ("standardError", { term, _ in .optional(term.standardError) }),
    ("statistic", { term, _ in .optional(term.statistic) }),
    ("degreesOfFreedom", { term, _ in .optional(term.degreesOfFreedom) }),
    ("pValue", { term, _ in .optional(term.pValue) }),
    ("lower", { term, level in .optional(term.interval(level: level)?.lower) }),
    ("upper", { term, level in .optional(term.interval(level: level)?.upper) }),
    ("level", { _, level in .number(level) }),
  ]

  private static let reserved =
    ["quantity", "method", "period"] + termColumns.map(\.key) + ["reason"]

  /// What stands under ``termColumns``.
  static func values(of term: TrendTerm, level: Double) -> [Payload] {
    termColumns.map { $0.value(term, level) }
  }

  /// Why something of a term is not there.
  static func reason(of term: TrendTerm) -> Bilingual? {
    term.reason?.words ?? (term.degreesOfFreedom == nil ? TrendPayloadWords.knownError : nil)
  }

  private static func name(of term: TrendTerm) -> String {
    switch term.term {
    case .intercept: "intercept"
    case .slope: "slope"
    case .levelShift: "levelShift"
    }
  }

  // MARK: - Rows

  private func rows(_ trend: QuantityTrend) -> [[Payload]] {
    switch trend.analysis {
    case .failure(let error): return [row(nil, reason: error.words)]
    case .success(let analysis):
      return TrendMethod.allCases.flatMap { rows($0, analysis) }
        + analysis.breaks.shifts.map { shift in
          row(
            .withinEditions, period: shift.period.text, name: "levelShift",
            term: try? shift.term.get(), reason: shift.reason?.words)
        }
    }
  }

  private func rows(_ method: TrendMethod, _ analysis: TrendAnalysis) -> [[Payload]] {
    let start = analysis.series.periods[0].text
    switch method {
    case .theilSen:
      let (estimate, why) = (analysis.theilSen, analysis.theilSen.reason?.words)
      return [
        row(
          method, period: start, name: "intercept", ["estimate": .number(estimate.intercept)],
          reason: TrendPayloadWords.noInterval),
        row(
          method, name: "slope",
          [
            "estimate": .number(estimate.slope), "lower": .optional(estimate.interval?.lower),
            "upper": .optional(estimate.interval?.upper),
          ], reason: why),
      ]
    case .mannKendall:
      let test = analysis.mannKendall
      return [
        row(
          method, name: "tau",
          [
            "estimate": .optional(test.tau), "statistic": .integer(test.statistic),
            "pValue": .optional(test.pValue),
          ], reason: test.reason?.words)
      ]
    default:
      switch method.terms(of: analysis) {
      case nil: return []
      case .failure(let reason)?: return [row(method, reason: reason.words)]
      case .success(let terms)?:
        return terms.map { term in
          row(
            method, period: term.term == .intercept ? start : nil, name: Self.name(of: term),
            term: term)
        }
      }
    }
  }

  private func row(
    _ method: TrendMethod?, period: String? = nil, name: String? = nil, term: TrendTerm? = nil,
    reason: Bilingual? = nil
  ) -> [Payload] {
    guard let term else { return row(method, period: period, name: name, [:], reason: reason) }
    let values = zip(Self.termColumns.map(\.key), Self.values(of: term, level: level))
    return row(
      method, period: period, name: name, Dictionary(uniqueKeysWithValues: values.map { $0 }),
      reason: reason ?? Self.reason(of: term))
  }

  private func row(
    _ method: TrendMethod?, period: String? = nil, name: String?, _ cells: [String: Payload],
    reason: Bilingual?
  ) -> [Payload] {
    [.optional(method?.rawValue), .optional(period)]
      + Self.termColumns.map { column in
        switch column.key {
        case "term": .optional(name)
        case "level": .number(level)
        default: cells[column.key] ?? .null
        }
      } + [.optional(reason)]
  }
}
