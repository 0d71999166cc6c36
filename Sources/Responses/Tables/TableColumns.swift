import CSV
import Localization

/// The header of a table, and where in it each thing that was asked for stands.
struct TableColumns {
  /// Roles, groups, strata and the weight; the variables are its items.
  let map: ColumnMap
  /// The sampling units, one per stage.
  let units: [ColumnMap.Source]
  /// The populations, one per stage.
  let populations: [Int]
  /// The weights of the replicates.
  let replicates: [Int]
  let replicateHeaders: [String]

  /// Finds the columns.
  ///
  /// - Parameters:
  ///   - header: The header.
  ///   - request: What is looked for.
  ///   - input: The file.
  ///   - earlier: The headers of the replicate weights in the files before.
  /// - Returns: The columns, and what was wrong; with a problem they are of no use.
  static func find(
    _ header: Header, request: TableRequest, input: ResponseInput, replicates earlier: [String]?
  ) -> (columns: TableColumns, problems: [ResponseProblem]) {
    var finding = ColumnFinding(header: header, request: request.survey, input: input)
    finding.roles()
    var names = earlier ?? []
    if let prefix = request.replicatePrefix {
      let own = header.texts.filter { $0.hasPrefix(prefix) }
      if own.isEmpty { finding.report(.noReplicateWeights(prefix: prefix)) }
      // A replicate that one file has and another lacks is missed there, whichever comes first.
      names = (earlier ?? own) + (earlier == nil ? [] : own.filter { !names.contains($0) })
    }
    let variables = request.variables.map { finding.column($0.name) }
    let units = request.units.map { finding.columnSource($0) }
    let populations = request.populations.map { finding.column($0) }
    let replicates = names.map { finding.column($0) }
    let map = ColumnMap(
      header: header, items: variables, roles: finding.unambiguousRoles,
      groups: request.groups.map { finding.columnSource($0) }, groupRoles: finding.groupRoles,
      strata: request.strata.map { finding.columnSource($0) }, unit: nil,
      weight: request.weight.map { finding.column($0) }, population: nil, fileYear: input.year,
      otherSources: units + (populations + replicates).map { .field($0) })
    let columns = TableColumns(
      map: map, units: units, populations: populations, replicates: replicates,
      replicateHeaders: names)
    return (columns, finding.problems)
  }
}

extension ColumnFinding {
  /// The field that `name` means: the column of that very header, else as in response files.
  fileprivate mutating func column(_ name: String) -> Int {
    exactColumn(name) ?? field(name)
  }

  /// The source that `name` means: the column of that very header, else as in response files.
  fileprivate mutating func columnSource(_ name: String) -> ColumnMap.Source {
    let times: [Role] = [.year, .period, .semester, .quarter]
    if Role(named: name).map({ !times.contains($0) }) ?? true, let field = exactColumn(name) {
      return .field(field)
    }
    return source(name)
  }

  private func exactColumn(_ name: String) -> Int? {
    let isAssigned = request.columns.contains { $0.role.lowercased() == name.lowercased() }
    let places = header.texts.indices.filter { header.texts[$0] == name }
    return places.count == 1 && !isAssigned ? places[0] : nil
  }
}

extension TableRequest {
  /// The same in the words of response files, without items.
  var survey: SurveyRequest {
    var survey = SurveyRequest(Questionnaire(items: [], levels: 1...1))
    survey.columns = columns
    survey.groups = groups
    survey.skipsInvalid = skipsInvalid
    return survey
  }
}
