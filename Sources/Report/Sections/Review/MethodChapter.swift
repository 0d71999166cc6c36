import Attainment
import Localization
import Rates
import Rendering
import Satisfaction
import SurveyInference

/// How a report was made: the rules, the choices, the command and the files.
struct MethodChapter {
  let section: ReviewSection

  private typealias Words = ReviewWords
  private var study: PlanStudy { section.study }

  var blocks: [Document.Block] {
    var rows: [[Cell]] = editions
    if let survey = section.surveys.first, let series = series.first {
      rows.append(row(Words.weights, IndexWords.weightRule(series.options.weights)))
      rows.append(
        row(Words.design, IndexWords.design(survey.request, options: series.options.design)))
      rows.append(row(Words.missing, Words.available))
      rows.append(row(Words.interval, interval(series)))
    }
    if let analysis = rates.first {
      rows.append(
        row(
          Words.rateInterval,
          ReviewWords.interval(
            analysis.options.level, method: RateWords.method(analysis.options.method))))
    }
    rows.append(row(Words.scheme, study.scheme.title))
    if hasForecast { rows.append(row(Words.forecast, ForecastWords.method)) }
    rows.append(row(Words.command, Bilingual(section.provenance.command)))
    var blocks: [Document.Block] = [
      .chapter(Words.method), .table(Table(columns: Words.methodColumns, rows: rows, wraps: true)),
    ]
    if !section.provenance.files.isEmpty {
      let files = section.provenance.files.map { file -> [Cell] in
        [.text(Bilingual(file.path)), .text(Bilingual(file.digest))]
      }
      blocks += [
        .heading(Words.files),
        .table(Table(columns: Words.fileColumns, rows: files, wraps: true)),
        .paragraph(Words.filesNote),
      ]
    }
    return blocks
  }

  private func row(_ name: Bilingual, _ text: Bilingual) -> [Cell] { [.text(name), .text(text)] }

  private var series: [SatisfactionSeries] {
    study.indicators.compactMap {
      if case .responses(let series) = $0.evidence { series } else { nil }
    }
  }

  private var rates: [RateAnalysis] {
    study.indicators.compactMap {
      if case .cases(let analysis) = $0.evidence { analysis } else { nil }
    }
  }

  private var hasForecast: Bool {
    study.indicators.contains { if case .success? = $0.forecast { true } else { false } }
  }

  /// The editions of the surveys, with their years.
  private var editions: [[Cell]] {
    series.flatMap { series in
      series.editions.map { edition in
        let years = series.groups.flatMap(\.points).filter { $0.edition == edition.id }
          .map(\.period.year).sorted()
        return row(Words.edition(years), Bilingual(edition.title))
      }
    }
  }

  private func interval(_ series: SatisfactionSeries) -> Bilingual {
    ReviewWords.interval(series.options.level, method: series.options.intervalMethod)
  }
}
