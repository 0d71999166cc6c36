import CSV
import Localization
import Moments
import Rendering
import Report
import Responses
import Satisfaction
import SurveyInference

/// Something that is timed: its input is made before the clock starts.
struct Workload {
  let name: String
  /// Respondents, or series.
  let rows: Int
  /// What is done; gives a number that depends on all of it, so that nothing is left out.
  let run: () throws -> Int

  /// What `skm index` does with a file of `rows` respondents, in parts.
  static func reading(rows: Int) throws -> [Workload] {
    let bytes = BenchmarkFile.bytes(rows: rows)
    guard let edition = RegulationEdition.shipped.first(where: { $0.id == "permenpanrb-14-2017" })
    else { return [] }
    var plain = SurveyRequest(edition.questionnaire)
    plain.groups = ["year", "unit"]
    var designed = plain
    designed.strata = ["year", "unit", "service"]
    designed.weight = "weight"
    designed.usesCompleteOnly = true
    var options = SatisfactionOptions()
    options.design.isStratified = true
    options.design.singletonStratum = .certainty
    let reading = try ResponseReader(designed).read(ByteSource(bytes))
    let analysis = try SatisfactionAnalysis(
      reading, edition: edition, roles: reading.groupRoles, options: options)
    let (request, chosen) = (designed, options)

    func readingOf(_ request: SurveyRequest, threads: Int) -> () throws -> Int {
      { try ResponseReader(request, threads: threads).read(ByteSource(bytes)).files[0].rows }
    }
    return [
      Workload(name: "records", rows: rows) {
        var reader = try CSVReader(ByteSource(bytes)) { $0.first?.count ?? 0 }
        var (record, fields) = (Record(), 0)
        while try reader.read(into: &record) { fields += record.count }
        return fields
      },
      Workload(name: "read-plain", rows: rows, run: readingOf(plain, threads: 1)),
      Workload(name: "read-weighted-stratified", rows: rows, run: readingOf(designed, threads: 1)),
      Workload(
        name: "read-weighted-stratified-2-threads", rows: rows, run: readingOf(designed, threads: 2)
      ),
      Workload(name: "estimate-200-groups", rows: rows) {
        try SatisfactionAnalysis(
          reading, edition: edition, roles: reading.groupRoles, options: chosen
        ).groups.count
      },
      Workload(name: "render-terminal", rows: rows) {
        let answer = Answer.index(analysis, reading: reading, request: request)
        return TerminalRenderer().render(answer.document, in: .id).count
      },
      Workload(name: "render-csv", rows: rows) {
        let answer = Answer.index(analysis, reading: reading, request: request)
        return CSVRenderer(notation: .en, in: .en).render(answer.table).count
      },
    ]
  }
}
