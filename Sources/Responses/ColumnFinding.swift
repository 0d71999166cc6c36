import CSV
import Localization

/// The work of finding columns, with the problems met on the way.
struct ColumnFinding {
  let header: Header
  let request: SurveyRequest
  let input: ResponseInput
  var problems: [ResponseProblem] = []
  private var fields: [ColumnRole: [Int]] = [:]
  private(set) var unambiguousRoles: [Role: Int] = [:]

  init(header: Header, request: SurveyRequest, input: ResponseInput) {
    self.header = header
    self.request = request
    self.input = input
    for (field, meaning) in header.meanings.enumerated() where meaning.roles.count == 1 {
      fields[meaning.roles[0], default: []].append(field)
    }
    for (_, name) in request.columns where !has(header: name) {
      report(unknown: name)
    }
  }

  mutating func items() -> [Int?] {
    for (field, meaning) in header.meanings.enumerated() where meaning.roles.count > 1 {
      let codes = meaning.roles.compactMap { role -> String? in
        if case .item(let item) = role { request.questionnaire.items[item].code } else { nil }
      }
      report(.columnFitsSeveral(items: codes), column: header.texts[field])
    }
    let found = request.questionnaire.items.indices.map { item -> Int? in
      guard !isLeftOut(item) else { return nil }
      let candidates = chosenFirst(fields[.item(item)] ?? [])
      if candidates.count > 1 {
        report(
          .severalColumnsFit(
            role: request.questionnaire.items[item].code,
            columns: candidates.map { header.texts[$0] }))
      }
      return candidates.first
    }
    let needed = found.indices.filter { !isLeftOut($0) }
    let missing = needed.filter { found[$0] == nil }
    if missing.count == needed.count || !missing.isEmpty && !request.allowsMissingItems {
      report(.missingItems(missing.map { request.questionnaire.items[$0].code }))
    }
    return found
  }

  private func isLeftOut(_ item: Int) -> Bool {
    request.leftOutItems.contains(request.questionnaire.items[item].code)
  }

  mutating func roles() {
    for role in Role.allCases {
      let candidates = chosenFirst(fields[.role(role)] ?? [])
      if candidates.count == 1 { unambiguousRoles[role] = candidates[0] }
    }
  }

  /// A column that the user has assigned outdoes those that merely look like it.
  private func chosenFirst(_ candidates: [Int]) -> [Int] {
    let chosen = candidates.filter { header.meanings[$0].reason == .chosen }
    return chosen.isEmpty ? candidates : chosen
  }

  /// The source that `name`, a role or a header, means.
  mutating func source(_ name: String) -> ColumnMap.Source {
    let header = header.texts.firstIndex { Words.label($0) == Words.label(name) }
    let named = header.flatMap { field in
      if case .role(let role)? = self.header.meanings[field].roles.first { role } else { nil }
    }
    // A column of that very name is meant before any other of its role.
    let role = header == nil ? Role(named: name) : Role(rawValue: name.lowercased())
    switch role ?? (named == .year ? .year : nil) {
    case .year where input.year != nil || hasAny([.year, .date, .timestamp, .period]): return .year
    case .period where hasAny([.period, .semester, .quarter]): return .period
    default: return .field(field(name))
    }
  }

  /// The role of each column that groups are made of, so that `tahun` and `year` are one; a header
  /// where there is none, or where two would be the same.
  var groupRoles: [String] {
    var finding = self
    let roles = request.groups.map { name -> String in
      switch finding.source(name) {
      case .year: return Role.year.rawValue
      case .period: return Role.period.rawValue
      case .field(let field), .yearField(let field):
        guard case .role(let role)? = header.meanings[field].roles.first else { return name }
        return role.rawValue
      }
    }
    return Set(roles).count == roles.count ? roles : request.groups
  }

  private func hasAny(_ roles: [Role]) -> Bool { roles.contains { unambiguousRoles[$0] != nil } }

  /// The field that `name`, a role, an item's code or a header, means; 0 and a problem if none.
  mutating func field(_ name: String) -> Int {
    let item = request.questionnaire.items.firstIndex {
      $0.code.lowercased() == name.lowercased()
    }
    if let item, let field = chosenFirst(fields[.item(item)] ?? []).first { return field }
    if let role = Role(rawValue: name.lowercased()) {
      if let field = unambiguousRoles[role] { return field }
      if let candidates = fields[.role(role)], candidates.count > 1 {
        report(.severalColumnsFit(role: name, columns: candidates.map { header.texts[$0] }))
        return 0
      }
    }
    let same = header.texts.indices.filter { Words.label(header.texts[$0]) == Words.label(name) }
    if same.count > 1 {
      report(.severalColumnsFit(role: name, columns: same.map { header.texts[$0] }))
    }
    if let field = same.first { return field }
    if let role = Role(named: name), let field = unambiguousRoles[role] { return field }
    report(unknown: name)
    return 0
  }

  private func has(header name: String) -> Bool {
    header.texts.contains { Words.label($0) == Words.label(name) }
  }

  private mutating func report(unknown name: String) {
    let available = header.texts.filter { !$0.isEmpty && AggregateColumn(header: $0) == nil }
    let names = (available + Role.allCases.map(\.rawValue)).filter { $0 != name }
    let nearest = Role(rawValue: name) == nil ? Localization.nearest(to: name, among: names) : nil
    report(.unknownColumn(name: name, nearest: nearest, available: available))
  }

  mutating func report(_ kind: ResponseProblem.Kind, column: String? = nil) {
    problems.append(
      ResponseProblem(kind, file: input.path, line: header.line, column: column))
  }
}
