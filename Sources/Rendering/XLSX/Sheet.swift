/// A sheet of a workbook as values: what stands where and how it looks.
///
/// Rows and columns are counted from 0.
struct Sheet {
  /// What a cell holds.
  enum Value: Hashable {
    /// Text, whatever it begins with: never a formula.
    case text(String)
    /// A finite number.
    case number(Double)
    /// Nothing but the style.
    case blank
  }

  /// How a cell looks.
  struct Style: Hashable {
    /// Excel's code of a number format; it has a decimal point, which a program shows as its
    /// country writes it.
    var numberFormat: String?
    var alignment: Alignment = .leading
    var isBold = false
    var wraps = false
    /// In points.
    var size: Double = 11
    /// Red, green and blue as 0xRRGGBB; `nil` for the program's own.
    var color: UInt32?
    var fill: UInt32?
    /// The colour of a line below; `nil` for none.
    var bottom: UInt32?
    /// Some air on the left, beside what ends there.
    var isIndented = false
    /// At the bottom of the row, beside titles of more lines.
    var isLow = false
  }

  /// A value in its place.
  struct Entry: Hashable {
    let row: Int
    let column: Int
    /// More than ``column`` where cells are merged.
    let lastColumn: Int
    let value: Value
    let style: Style
  }

  /// A chart with its upper left corner in a cell.
  struct PlacedChart {
    let row: Int
    let column: Int
    let chart: SheetPicture
  }

  let name: String
  private(set) var entries: [Entry] = []
  /// Of the columns from the first, in digits of the default font, at most 255.
  var widths: [Double] = []
  /// In points, at most 409; a row that is not named has the default height.
  var heights: [Int: Double] = [:]
  /// Rows at the top that stay in sight and are printed on every page.
  var headerRows = 0
  /// The last row of a table under the header whose columns can be filtered.
  var filteredRows: Int?
  var isLandscape = false
  /// Whether its width is printed on one page, however small.
  var fitsPage = true
  var charts: [PlacedChart] = []

  init(name: String) { self.name = name }

  /// Puts `value` into a cell, or into the merged cells up to `last`.
  mutating func put(
    _ value: Value, row: Int, column: Int, through last: Int? = nil, style: Style = Style()
  ) {
    entries.append(
      Entry(
        row: row, column: column, lastColumn: max(column, last ?? column), value: value,
        style: style))
  }

  /// The height of rows that hold text of the default size, in points.
  static let rowHeight = 15.0
  /// What no row may be higher than.
  static let highestRow = 409.0
}
