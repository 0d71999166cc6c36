public import CSV
public import Localization

/// What the rows of a response file say of time.
public struct FilePeriods: Sendable, Hashable {
  public let input: ResponseInput
  /// Rows by year; of a file that was given its year, all of them have it.
  public internal(set) var years: [Int: Int] = [:]
  /// Rows whose year is not known.
  public internal(set) var unknown = 0
  /// The parts of a year that the rows name, where they all name one.
  public internal(set) var parts: Period.Frequency?

  /// A file of which no more is known.
  public init(input: ResponseInput) { self.input = input }

  /// Divides what groups are asked for into the role of the periods and the others.
  ///
  /// - Parameter names: Roles or headers.
  /// - Returns: `year` where one of the names means it, else `period` where one means that or a part of
  ///   a year, else none; and the names that mean no time.
  public static func divide(_ names: [String]) -> (groups: [String], role: Role?) {
    let times: Set<Role> = [.year, .period, .semester, .quarter]
    let roles = names.map { Role(named: $0) }
    let found = roles.compactMap(\.self).filter(times.contains)
    return (
      zip(names, roles).filter { !($0.1.map(times.contains) ?? false) }.map(\.0),
      found.isEmpty ? nil : found.contains(.year) ? .year : .period
    )
  }

  /// The role by which all of `files` have their periods: `period` where the rows of all name the
  /// same part of a year, else `year`.
  public static func role(of files: [FilePeriods]) -> Role {
    guard let first = files.first?.parts, files.allSatisfy({ $0.parts == first }) else {
      return .year
    }
    return .period
  }
}

extension ResponseReader {
  /// Finds the years and the parts of years in a file, in a pass of its own.
  ///
  /// Standard input, which cannot be read twice, has the year that it was given or none.
  ///
  /// - Parameter input: The file.
  /// - Returns: Nothing but what the user gave where the file is no table with a header; who reads it
  ///   says so.
  /// - Throws: `FileError` where it cannot be opened or read.
  public func periods(of input: ResponseInput) throws(FileError) -> FilePeriods {
    guard input.path != "-" || request.kept != nil else {
      var result = FilePeriods(input: input)
      if let year = input.year.flatMap({ Int($0) }) { result.years[year] = 1 }
      return result
    }
    return try periods(of: input, in: request.source(input))
  }

  /// Finds the years and the parts of years in bytes that are already open.
  ///
  /// - Parameters:
  ///   - input: The name of the file, and the year that the user gave it.
  ///   - source: Its bytes.
  /// - Returns: As for the file.
  /// - Throws: `FileError` where it cannot be read.
  public func periods(
    of input: ResponseInput, in source: consuming ByteSource
  ) throws(FileError) -> FilePeriods {
    var result = FilePeriods(input: input)
    do throws(CSVError) {
      try count(source, into: &result)
    } catch {
      if case .file(let error) = error { throw error }
    }
    if result.years.isEmpty, let year = input.year.flatMap({ Int($0) }) { result.years[year] = 1 }
    return result
  }

  private func count(
    _ source: consuming ByteSource, into result: inout FilePeriods
  ) throws(CSVError) {
    let finder = HeaderFinder(
      columns: ColumnFinder(
        request.questionnaire, chosen: ReadingPass.chosen(request)),
      answers: AnswerReader(request.questionnaire), hasSums: request.aggregate != nil)
    var reader = try CSVReader(source) { finder.score($0) }
    var (first, record) = ([Record](), Record())
    while first.count <= HeaderFinder.depth, try reader.read(into: &record) { first.append(record) }
    guard let header = finder.header(in: first) else { return }
    let map = ColumnMap.map(header, request: request, input: result.input).map
    let namesParts = [Role.semester, .quarter, .period].contains { map.roles[$0] != nil }
    // The year was given, and no row can say more.
    guard result.input.year == nil || namesParts else { return }
    var parts: Set<Period.Frequency?> = []
    func note(_ record: Record) {
      guard !record.isBlank else { return }
      if let year = Int(map.year(of: record)), 1...9999 ~= year {
        result.years[year, default: 0] += 1
      } else {
        result.unknown += 1
      }
      if namesParts {
        let text = map.period(of: record)
        if !text.isEmpty { parts.insert(Period(text)?.frequency) }
      }
    }
    for record in first.dropFirst(header.position + header.height) { note(record) }
    while try reader.read(into: &record) { note(record) }
    if parts.count == 1, let only = parts.first, only != .year { result.parts = only }
  }
}
