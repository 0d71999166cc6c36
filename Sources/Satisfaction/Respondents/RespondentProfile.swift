import Localization
public import Responses

/// How many respondents there are of each kind, in one characteristic.
public struct RespondentProfile: Sendable, Hashable {
  /// A category with how many respondents it has.
  public struct Row: Sendable, Hashable {
    public let category: RespondentCategory
    public let count: Int

    public init(category: RespondentCategory, count: Int) {
      self.category = category
      self.count = count
    }
  }

  /// Sex, age, education, occupation, disability or service.
  public let role: Role
  /// Men before women, ages and schooling ascending, all else by how many there are.
  public let rows: [Row]
  /// Respondents who did not say.
  public let unknown: Int

  /// The characteristics that a report shows, in its order.
  public static let roles: [Role] = [
    .sex, .age, .education, .occupation, .disability, .service,
  ]

  /// All respondents.
  public var total: Int { rows.reduce(unknown) { $0 + $1.count } }

  /// Counts respondents by what stands in a column.
  ///
  /// - Parameters:
  ///   - role: What the column is for.
  ///   - counts: Texts with how many respondents gave each; texts that mean the same are added up.
  public init(_ role: Role, counts: [(text: String, count: Int)]) {
    self.role = role
    var (byCategory, spellings): ([RespondentCategory: Int], [String: [String: Int]]) = ([:], [:])
    var unknown = 0
    for (text, count) in counts {
      switch RespondentCategory.reading(text, as: role) {
      case nil: unknown += count
      case .text(let text):
        // the spelling that most use stands for all that differ in capitals and blanks
        let folded = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        spellings[folded, default: [:]][text, default: 0] += count
      case .some(let category): byCategory[category, default: 0] += count
      }
    }
    for (_, texts) in spellings {
      let usual = texts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      byCategory[.text(usual), default: 0] += texts.values.reduce(0, +)
    }
    self.unknown = unknown
    rows = byCategory.map { Row(category: $0.key, count: $0.value) }
      .sorted(by: Self.precedes)
  }

  private static func precedes(_ one: Row, _ other: Row) -> Bool {
    if one.order != other.order { return one.order < other.order }
    if one.count != other.count { return one.count > other.count }
    return naturallyPrecedes([one.name], [other.name])
  }

  // MARK: - Small counts

  /// What may be published of a profile: no group with fewer respondents than a minimum.
  public struct Publishable: Sendable, Hashable {
    /// The categories that are shown.
    public let rows: [Row]
    /// Respondents who did not say; `nil` where they are among those that are merged.
    public let unknown: Int?
    /// How many categories are shown together, and how many respondents they have; `nil` where none.
    public let merged: (categories: Int, count: Int)?

    public static func == (one: Publishable, other: Publishable) -> Bool {
      one.rows == other.rows && one.unknown == other.unknown
        && one.merged?.categories == other.merged?.categories
        && one.merged?.count == other.merged?.count
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(rows)
      hasher.combine(merged?.count)
    }
  }

  /// Merges small categories, so that no count below `minimum` is shown or can be derived from the
  /// total.
  ///
  /// All categories below the minimum become one. Where these together are still below it, the
  /// smallest of the others joins them: the total would give their number away. Those who did not say
  /// are a group like any other.
  ///
  /// - Parameter minimum: The smallest count that is shown; 0 or 1 shows all.
  /// - Returns: The categories that are shown, and those that are merged.
  public func publishable(minimum: Int) -> Publishable {
    let groups =
      rows.indices.map { (row: Int?.some($0), count: rows[$0].count) }
      + (unknown > 0 ? [(row: nil, count: unknown)] : [])
    var kept = groups.filter { $0.count >= minimum }
    var merged = groups.filter { $0.count < minimum }
    while !merged.isEmpty, merged.reduce(0, { $0 + $1.count }) < minimum,
      let smallest = kept.indices.min(by: { kept[$0].count < kept[$1].count })
    {
      merged.append(kept.remove(at: smallest))
    }
    return Publishable(
      rows: kept.compactMap { $0.row.map { rows[$0] } },
      unknown: merged.contains { $0.row == nil } ? nil : unknown,
      merged: merged.isEmpty
        ? nil : (merged.count { $0.row != nil }, merged.reduce(0) { $0 + $1.count }))
  }
}

extension RespondentProfile.Row {
  /// Where the category stands among the known ones.
  fileprivate var order: Int {
    switch category {
    case .male: 0
    case .female: 1
    case .age(let from, _): 10 + (from ?? 0)
    case .education(let level): 200 + level.rawValue
    case .text: 1000
    }
  }

  fileprivate var name: String { if case .text(let text) = category { text } else { "" } }
}
