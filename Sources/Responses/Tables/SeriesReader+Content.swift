public import CSV

/// What a file is, by its header and the first rows below it.
extension SeriesReader {
  /// What a file is.
  public enum Content: Sendable, Hashable {
    case series
    /// Periods and numbers, and no header that means a value.
    case seriesWithoutValue(TableProblem)
    /// Responses, or nothing that is known.
    case other
  }

  /// Tells series from responses.
  ///
  /// Responses have two columns of elements or more. Everything else with columns of periods and of
  /// values or targets is a series.
  ///
  /// - Parameters:
  ///   - source: The bytes; no more than the first records are read.
  ///   - questionnaires: Whose elements a response file may have.
  /// - Returns: A series also where the column of values was chosen, whatever else stands there.
  /// - Throws: `FileError` where the file cannot be read.
  public func content(
    of source: consuming ByteSource, beside questionnaires: [Questionnaire]
  ) throws(FileError) -> Content {
    if chosen.contains(where: { $0.key == "value" }) { return .series }
    let file = source.name
    let names = self.names
    func headers(_ keys: String...) -> Set<String> {
      Set(names.filter { keys.contains($0.key) }.flatMap(\.headers))
    }
    let (periods, values) = (headers("period", "year"), headers("value", "target"))
    let finders = questionnaires.map {
      HeaderFinder(columns: ColumnFinder($0), answers: AnswerReader($0))
    }
    func items(_ records: [Record]) -> Int {
      finders.compactMap { finder in
        finder.header(in: records).map { header in
          Set(header.meanings.filter { $0.roles.count == 1 }.flatMap(\.roles).filter(\.isItem))
            .count
        }
      }.max() ?? 0
    }
    let records = try records(source, items: items)
    guard items(records) < 2 else { return .other }
    let heads = records.prefix(HeaderFinder.depth).indices.filter { place in
      !periods.isDisjoint(with: folded(records[place]))
    }
    if heads.contains(where: { !values.isDisjoint(with: folded(records[$0])) }) { return .series }
    guard let head = heads.first else { return .other }
    let (header, rows) = (records[head].texts, Array(records[(head + 1)...]))
    let columns = numericColumns(header, rows)
    let levels = Set(questionnaires.flatMap { $0.levels.map { Double($0) } })
    guard !columns.isEmpty, !isLikeAnswers(header, rows, periods: periods, levels) else {
      return .other
    }
    return .seriesWithoutValue(TableProblem(.noValueColumn(numeric: columns), file: file))
  }

  /// The first records, as far as they can be read.
  private func records(
    _ source: consuming ByteSource, items: ([Record]) -> Int
  ) throws(FileError) -> [Record] {
    let known = Set(names.flatMap(\.headers))
    var records: [Record] = []
    do throws(CSVError) {
      var reader = try CSVReader(source) { records in
        max(items(records), records.map { known.intersection(folded($0)).count }.max() ?? 0)
      }
      var record = Record()
      while records.count <= HeaderFinder.depth, try reader.read(into: &record) {
        records.append(record)
      }
    } catch {
      if case .file(let error) = error { throw error }
      // What is no text is said by who reads it in full.
    }
    return records
  }

  private func folded(_ record: Record) -> Set<String> {
    Set(record.texts.map(NamedTable.folded))
  }

  /// The headers that mean nothing here and have nothing but numbers below them.
  func numericColumns(_ header: [String], _ rows: [Record]) -> [String] {
    let known = Set(names.flatMap(\.headers))
    return header.indices.compactMap { field in
      let folded = NamedTable.folded(header[field])
      guard !folded.isEmpty, !known.contains(folded), numbers(field, rows)?.isEmpty == false else {
        return nil
      }
      return header[field]
    }
  }

  /// The numbers of a column, blanks left out; `nil` where anything else stands in it.
  private func numbers(_ field: Int, _ rows: [Record]) -> [SignedDecimal]? {
    var numbers: [SignedDecimal] = []
    for row in rows where field < row.count && !row.isBlank(field) {
      let text = Words.value(row.text(of: field))
      guard !["-", "–", "—", "NA"].contains(text) else { continue }
      guard let number = SignedDecimal(text) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Several columns of levels in rows of the same periods: questions under headers of their own.
  private func isLikeAnswers(
    _ header: [String], _ rows: [Record], periods: Set<String>, _ levels: Set<Double>
  ) -> Bool {
    let questions = header.indices.count { field in
      guard let numbers = numbers(field, rows), !numbers.isEmpty else { return false }
      return numbers.allSatisfy { number in
        if case .number(let value, _, _) = number { levels.contains(value) } else { false }
      }
    }
    let period = header.firstIndex { periods.contains(NamedTable.folded($0)) } ?? 0
    let texts = rows.filter { period < $0.count && !$0.isBlank(period) }
      .map { $0.text(of: period) }
    return questions > 1 && Set(texts).count < texts.count
  }
}

extension Record {
  fileprivate var texts: [String] { (0..<count).map { Words.value(text(of: $0)) } }
}
