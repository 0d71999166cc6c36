/// How large a chart is drawn; everything else follows from it.
struct ChartSize {
  /// The width in units of the picture.
  let width: Double
  /// The size of the text in the same units.
  let font: Double
  /// The height of the part where values are drawn.
  let plotHeight: Double
  /// Whether the title is part of the picture.
  let showsTitle: Bool

  /// A picture of its own: text of 12 points at 170 mm, and of 10 pixels on a phone.
  static let alone = ChartSize(width: 640, font: 16, plotHeight: 300, showsTitle: true)
  /// In a page on a screen or on A4: text of 10 points at 170 mm.
  static let page = ChartSize(width: 720, font: 15, plotHeight: 270, showsTitle: false)
  /// On the first page of a long document, which is one sheet of A4.
  static let first = ChartSize(width: 720, font: 15, plotHeight: 165, showsTitle: false)
  /// In a page on a phone.
  static let phone = ChartSize(width: 360, font: 14, plotHeight: 250, showsTitle: false)
}
