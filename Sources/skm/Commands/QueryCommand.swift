public import ArgumentParser
import Localization
import Report
public import Responses

extension SQLDialect: ExpressibleByArgument {}

/// `skm query`: the SQL whose result `--aggregate` reads.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "The SQL whose result --aggregate reads.",
    usage: "skm query --table <table> --items <u1-u9> [<options>]",
    discussion: """
      Example:  skm query --table survey.answers --items u1-u9 --by year,unit

      Into an index:  skm query ... | psql --csv ... | skm index --aggregate -
      """)

  @Option(
    help: ArgumentHelp(
      "The table of responses, such as answers or survey.answers; of duckdb also a file.",
      valueName: "table"))
  var table: String

  @Option(
    help: ArgumentHelp("The columns of answers: a range or a list.", valueName: "u1-u9|u1,u2,..."))
  var items: String

  @Option(
    help: ArgumentHelp(
      "Columns that name groups; results can be read by fewer.", valueName: "a,b"))
  var by: String?

  @Option(help: ArgumentHelp("Strata; several columns are crossed.", valueName: "a,b"))
  var stratum: String?

  @Option(
    help: ArgumentHelp("Sampling units within strata, one column per stage.", valueName: "a,b"))
  var psu: String?

  @Option(help: ArgumentHelp("Sampling weights of respondents.", valueName: "column"))
  var weight: String?

  @Option(help: ArgumentHelp("The population of the stratum.", valueName: "column"))
  var population: String?

  @Option(help: "postgresql, clickhouse, spark, duckdb or sqlite.")
  var dialect = SQLDialect.postgresql

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write here, whole or not at all.", valueName: "path"),
    completion: .file())
  var path: String?

  @Option(help: "id or en. (default: from LC_ALL, LC_MESSAGES or LANG; en* is en, else id)")
  var language: Language?

  func run() throws {
    let language = language ?? OutputOptions.environmentLanguage
    try reporting(in: language) {
      let query = try query()
      let comment = AggregateWords.comment(query).map { $0[language] }
      try OutputOptions.write(Array(query.sql(dialect, comment: comment).utf8), to: path)
    }
  }

  private func query() throws -> AggregateQuery {
    guard let table = TableName(table) else { throw Failure(.usage, AggregateWords.table(table)) }
    let items: [String]
    do throws(ColumnList.Problem) {
      items = try ColumnList.names(names(self.items))
    } catch {
      switch error {
      case .range(let text): throw Failure(.usage, AggregateWords.range(text))
      }
    }
    guard !items.isEmpty else { throw Failure(.usage, AggregateWords.noItems) }
    var query = AggregateQuery(table: table, items: items)
    (query.groups, query.strata, query.units) = (names(by), names(stratum), names(psu))
    (query.weight, query.population) = (weight, population)
    if let name = query.unusableName { throw Failure(.usage, AggregateWords.unusableName(name)) }
    if let both = query.groups.first(where: items.contains) {
      throw Failure(.usage, AggregateWords.groupIsItem(both))
    }
    return query
  }
}
