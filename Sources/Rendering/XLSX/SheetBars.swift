/// A chart of bars that lie, one for each row, drawn by the spreadsheet from cells.
struct SheetBars {
  /// A part of every bar.
  struct Series: Hashable {
    let name: SheetChart.Place
    let values: SheetChart.Range
    let color: UInt32
    /// What stands in the parts; `nil` for nothing.
    var labels: Labels?
    var hasLightLabels = false
    /// Whether the key names it.
    var isNamed = true
  }

  enum Labels: Hashable {
    /// The numbers of the cells in a number format.
    case numbers(String)
    /// A text for each row: numbers and grades as they are shown, never a formula.
    case texts([String])
  }

  let title: SheetChart.Place
  /// The picture in words.
  let alternativeText: String
  /// The names of the rows.
  let names: SheetChart.Range
  let values: SheetChart.Axis
  /// From left to right.
  let series: [Series]
  /// In pixels: as many rows as there are.
  var height: Double { min(1600, 150 + 36 * Double(names.rows.count)) }
}

/// A chart of a sheet, of either kind.
enum SheetPicture {
  case points(SheetChart)
  case bars(SheetBars)

  var alternativeText: String {
    switch self {
    case .points(let chart): chart.alternativeText
    case .bars(let chart): chart.alternativeText
    }
  }

  /// In pixels.
  var height: Double {
    switch self {
    case .points: SheetChart.height
    case .bars(let chart): chart.height
    }
  }
}
