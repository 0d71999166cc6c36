import CSV
import Moments

/// Reads the cells of one variable: numbers, or names of categories.
///
/// A blank, a dash and R's `NA` say nothing. Numbers have a decimal point or a decimal comma.
struct VariableColumn {
  /// What a cell holds.
  private enum Cell {
    case missing
    case number(Double, mark: UInt8?, decimals: Int)
    /// Marks that can only stand between thousands.
    case thousands
    case text(String)
  }

  /// A variable with more different texts is an identifier, and no category.
  static let categoryLimit = 1000

  let name: String
  /// `either` until the first cell that holds something.
  private(set) var kind: TableRequest.Variable.Kind
  /// The names of the categories, by number.
  private(set) var categories: [String] = []
  private var numbers: [String: Int] = [:]
  /// Cells met before, by their bytes.
  private var known: [[UInt8]: Int] = [:]
  /// The line of the first known value, where it decided what the column holds.
  private var firstLine: Int?
  private var marks = DecimalMarks<ResponseProblem>()
  private var isTooLarge = false
  /// Texts that were counted as missing, where numbers are needed.
  private(set) var skipped = 0

  init(_ variable: TableRequest.Variable) {
    (name, kind) = (variable.name, variable.kind)
  }

  /// What the cell of a record says; `nil` where it says nothing, or something that is a problem.
  mutating func value(
    _ field: Int, in place: inout RecordPlace, skipsInvalid: Bool
  ) -> TableValue? {
    guard field < place.record.count else { return nil }
    let range = place.record.range(of: field)
    if kind == .category {
      let bytes = Array(place.record.bytes[range])
      if let number = known[bytes] { return number < 0 ? nil : .category(number) }
      let number = category(of: place.record.text(of: field), field, &place)
      if bytes.count <= 200 && known.count < 4 * Self.categoryLimit { known[bytes] = number ?? -1 }
      return number.map { .category($0) }
    }
    let cell = Self.cell(place.record, range)
    if kind == .either { decide(by: cell, on: place.record.line(of: field)) }
    switch (cell, kind) {
    case (.missing, _): return nil
    case (.number(let value, let mark, let decimals), .number):
      marks.note(
        value, mark, decimals: decimals, at: place.problem(.thousandsMark, field: field))
      return .number(value)
    case (.text, .number), (.thousands, .number):
      guard !skipsInvalid else {
        skipped += 1
        return nil
      }
      place.report(problem(cell), field: field)
      return nil
    case (_, .category), (_, .either):
      return category(of: place.record.text(of: field), field, &place).map { .category($0) }
    }
  }

  private mutating func decide(by cell: Cell, on line: Int) {
    switch cell {
    case .missing: return
    case .number, .thousands: kind = .number
    case .text: kind = .category
    }
    firstLine = line
  }

  /// Takes a column that says nothing so far for one of numbers.
  mutating func decide() {
    if kind == .either { kind = .number }
  }

  private func problem(_ cell: Cell) -> ResponseProblem.Kind {
    if case .thousands = cell { return .thousandsMark }
    return firstLine.map { .mixedColumn(firstLine: $0, beginsWithNumbers: true) } ?? .notANumber
  }

  /// Forgets the marks of a file, which another need not share.
  ///
  /// - Returns: A number whose mark may stand between thousands, if there was one.
  mutating func endFile() -> ResponseProblem? {
    defer { marks = DecimalMarks() }
    return marks.doubtful
  }

  // MARK: - Categories

  /// The number of the category that `text` names; `nil` where it names none.
  private mutating func category(
    of text: String, _ field: Int, _ place: inout RecordPlace
  ) -> Int? {
    let text = Words.value(text)
    guard !Self.isMissing(text) else { return nil }
    if let firstLine, SignedDecimal(text) != nil {
      place.report(
        .mixedColumn(firstLine: firstLine, beginsWithNumbers: false), field: field)
      return nil
    }
    let name = Self.categoryName(text)
    if let number = numbers[name] { return number }
    guard categories.count < Self.categoryLimit else {
      if !isTooLarge { place.report(.tooManyValues(limit: Self.categoryLimit), field: field) }
      isTooLarge = true
      return nil
    }
    numbers[name] = categories.count
    categories.append(name)
    return categories.count - 1
  }

  /// The name of the category that a cell or a table of margins means: `4` for `4.0` and `4,0`.
  ///
  /// - Parameter text: Without outer blanks.
  /// - Returns: Other texts as they are, codes such as `007` too.
  static func categoryName(_ text: String) -> String {
    guard let match = text.wholeMatch(of: #/(-?(?:0|[1-9]\d*))[.,](\d*?)0*/#) else { return text }
    return match.2.isEmpty ? String(match.1) : "\(match.1).\(match.2)"
  }

  // MARK: - Cells

  private static func isMissing(_ text: String) -> Bool {
    text.isEmpty || ["-", "–", "—", "NA"].contains(text)
  }

  private static func cell(_ record: Record, _ range: Range<Int>) -> Cell {
    // Nearly every cell is a few digits with at most one mark.
    if let value = plainDecimal(record.bytes.span, range) {
      let mark = range.first { record.bytes[$0] == 0x2E || record.bytes[$0] == 0x2C }
      return .number(
        value, mark: mark.map { record.bytes[$0] },
        decimals: mark.map { range.upperBound - $0 - 1 } ?? 0)
    }
    let text = Words.value(String(decoding: record.bytes[range], as: UTF8.self))
    if isMissing(text) { return .missing }
    switch SignedDecimal(text) {
    case .number(let value, let mark, let decimals):
      return .number(value, mark: mark, decimals: decimals)
    case .thousands: return .thousands
    case nil: return .text(text)
    }
  }
}
