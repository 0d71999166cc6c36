import Localization

/// Where the rows of a picture stand: names beside the plot, or above their rows where it is narrow.
struct RowLayout {
  let notation: Notation
  let size: ChartSize
  let title: [String]
  let key: ChartKey
  /// The names of the rows, in lines.
  let labels: [[String]]
  /// Words behind the plot.
  let notes: [String]
  /// The part where values are drawn.
  let plot: Box
  private let isStacked: Bool
  private let rowHeight: Double

  var font: Double { size.font }
  var smallFont: Double { size.font * 0.9 }
  var titleFont: Double { size.font * 1.15 }
  var keyTop: Double { Double(title.count) * titleFont * TextMetrics.lineHeight + font * 0.2 }
  /// The baseline of the ticks.
  var tickBaseline: Double { plot.maxY + font * 1.35 }
  var height: Double { tickBaseline + font * 1.75 }
  /// Half the height of a bar.
  var reach: Double { font * 0.62 }

  /// Lays rows out.
  ///
  /// - Parameters:
  ///   - title: The title of the picture.
  ///   - labels: The names of the rows.
  ///   - notes: What stands behind each row; empty for nothing.
  ///   - key: What the marks mean.
  ///   - headRoom: Sizes of the font above the first row, such as for letters of bands.
  ///   - notation: How numbers are written.
  ///   - size: How large it is drawn.
  init(
    title: Bilingual, labels: [Bilingual], notes: [String], key: [(ChartKey.Sample, Bilingual?)],
    headRoom: Double, _ notation: Notation, _ size: ChartSize
  ) {
    let (font, language) = (size.font, notation.language)
    (self.notation, self.size, self.notes) = (notation, size, notes)
    self.title =
      size.showsTitle
      ? TextMetrics.lines(
        title[language], size: font * 1.15, width: size.width - 4, atMost: 3, isBold: true)
      : []
    self.key = ChartKey(key, notation, font: font, width: size.width - 4)
    isStacked = size.width < 500
    let widest = labels.map { TextMetrics.width(printable($0[language]), size: font) }.max() ?? 0
    let labelWidth = isStacked ? size.width - 4 : min(widest, size.width * 0.36)
    let lines = labels.map {
      TextMetrics.lines($0[language], size: font, width: labelWidth, atMost: 2)
    }
    self.labels = lines
    let noteWidth = notes.map { TextMetrics.width($0, size: font, isBold: true) }.max() ?? 0
    let deepest = Double(lines.map(\.count).max() ?? 1)
    rowHeight =
      font
      * (isStacked
        ? 1.9 + deepest * TextMetrics.lineHeight : max(1.9, 0.6 + deepest * TextMetrics.lineHeight))
    let top =
      Double(self.title.count) * font * 1.15 * TextMetrics.lineHeight
      + (Double(self.key.rows) + headRoom) * font * 1.5 + font * 0.6
    let left = isStacked ? font * 0.6 : labelWidth + font * 0.9
    let right = size.width - (noteWidth > 0 ? noteWidth + font * 0.7 : font * 0.6)
    plot = Box(
      x: left, y: top, width: max(right - left, font),
      height: rowHeight * Double(max(1, labels.count)))
  }

  /// The height of the middle of a row's bar.
  func middle(_ row: Int) -> Double {
    let top = plot.y + rowHeight * Double(row)
    return isStacked ? top + rowHeight - font * 0.95 : top + rowHeight / 2
  }

  /// The place of a share of the plot's width.
  func x(_ share: Double) -> Double { plot.x + plot.width * min(max(share, 0), 1) }

  /// Paints the title, the key, the names and the words behind the rows.
  func draw(on canvas: inout SVGCanvas) {
    for (row, line) in title.enumerated() {
      let y = titleFont * (1 + Double(row) * TextMetrics.lineHeight)
      canvas.text("sk-title", line, at: Place(x: 0, y: y), size: titleFont)
    }
    canvas.draw(key, top: keyTop, font: font)
    for (row, lines) in labels.enumerated() {
      let middle = middle(row)
      let line = font * TextMetrics.lineHeight
      let first =
        isStacked
        ? middle - font * 1.0 - line * Double(lines.count - 1)
        : middle + font * 0.35 - line * Double(lines.count - 1) / 2
      for (place, text) in lines.enumerated() {
        let y = first + line * Double(place)
        canvas.text(
          "sk-ink", text, at: Place(x: isStacked ? 0 : plot.x - font * 0.9, y: y), size: font,
          anchor: isStacked ? .start : .end)
      }
      guard !notes[row].isEmpty else { continue }
      canvas.text(
        "sk-value", notes[row], at: Place(x: size.width, y: middle + font * 0.35), size: font,
        anchor: .end)
    }
  }

  /// Paints the title of the axis below its ticks.
  func drawAxisTitle(_ title: Bilingual, on canvas: inout SVGCanvas) {
    let text = TextMetrics.shortened(
      printable(title[notation.language]), size: smallFont, width: size.width - 4)
    let width = TextMetrics.width(text, size: smallFont)
    let end = max(plot.maxX, min(size.width, width))
    canvas.text(
      "sk-muted", text, at: Place(x: end, y: height - font * 0.35), size: smallFont, anchor: .end)
  }

  /// Paints a line through all rows with its word below, or without one.
  func drawTick(
    _ style: String, at x: Double, _ text: String?, after last: inout Double,
    on canvas: inout SVGCanvas
  ) {
    canvas.line(style, from: Place(x: x, y: plot.y), to: Place(x: x, y: plot.maxY))
    guard let text else { return }
    let width = TextMetrics.width(text, size: font)
    // A word stays in the picture, and leaves room to the one before it.
    let middle = min(max(x, width / 2), size.width - width / 2)
    guard middle - width / 2 > last + font * 0.4 else { return }
    last = middle + width / 2
    canvas.text(
      "sk-muted", text, at: Place(x: middle, y: tickBaseline), size: font, anchor: .middle)
  }
}
