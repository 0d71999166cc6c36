/// A chart of points and lines over time, drawn by the spreadsheet from cells.
struct SheetChart {
  /// A cell whose text is shown.
  struct Place: Hashable {
    let sheet: String
    let row: Int
    let column: Int
  }

  /// Cells of one column, one below the other.
  struct Range: Hashable {
    let column: Int
    let rows: ClosedRange<Int>
  }

  /// How points are joined.
  struct Line: Hashable {
    enum Dash: Hashable { case solid, dash, longDash, dots }
    let color: UInt32
    let width: Float
    var dash: Dash = .solid
  }

  /// How points are drawn.
  struct Marker: Hashable {
    enum Shape: Hashable { case circle, ring, diamond }
    let shape: Shape
    let color: UInt32
    let size: UInt8
  }

  struct Series: Hashable {
    let name: Place
    let times: Range
    let values: Range
    /// `nil` where points are not joined.
    let line: Line?
    /// `nil` where only the line is drawn.
    let marker: Marker?
    /// The number format of values that are written beside the points; `nil` where none are.
    var labels: String?
    /// Values stand to the right of points and not above them, where lines go up.
    var hasLabelsRight = false
    /// Points from the first that bear no value.
    var unlabelled = 0
    /// Whether the key names it.
    var isNamed = true
  }

  /// An axis from one end to the other.
  struct Axis: Hashable {
    let title: Place
    let lower: Double
    let upper: Double
    /// The distance between ticks.
    let step: Double
    let numberFormat: String
  }

  let title: Place
  /// The picture in words.
  let alternativeText: String
  let times: Axis
  let values: Axis
  let series: [Series]

  /// In pixels.
  static let width = 760.0
  static let height = 400.0
}
