import Localization

/// Paints a poster on a sheet of A4, four units to a millimetre.
struct PosterSheet {
  let poster: Poster
  let notation: Notation
  private(set) var canvas = SVGCanvas()

  private static let width = 840.0
  private static let height = 1188.0
  private static let margin = 56.0

  static let style = """
    .sk text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",\
    Arial,sans-serif;font-variant-numeric:tabular-nums}
    .po-paper{fill:#fff}.po-band{fill:#0b3d66}.po-frame{fill:none;stroke:#0b3d66;stroke-width:6}
    .po-head,.po-headline{fill:#fff}.po-headline,.po-strong,.po-number,.po-grade{font-weight:700}
    .po-number{fill:#0b3d66}.po-ink,.po-strong{fill:#1b1f24}.po-muted{fill:#57606a}
    .po-rule{stroke:#c3ccd6;stroke-width:1.5}.po-box{fill:#eef3f8}.po-grade{fill:#0b3d66}
    """

  init(_ poster: Poster, _ notation: Notation) {
    (self.poster, self.notation) = (poster, notation)
  }

  private var left: Double { Self.margin }
  private var right: Double { Self.width - Self.margin }
  private var room: Double { right - left }

  mutating func draw() {
    canvas.rectangle(
      "po-paper", Box(x: 0, y: 0, width: Self.width, height: Self.height))
    var y = drawHead()
    y = drawNumber(below: y)
    drawRespondents(below: y)
    drawFoot()
    canvas.rectangle(
      "po-frame", Box(x: 14, y: 14, width: Self.width - 28, height: Self.height - 28))
  }

  private func words(_ text: Bilingual) -> String { printable(text[notation.language]) }

  /// Writes centred lines from `top` on.
  ///
  /// - Returns: Where the last line ends.
  private mutating func centred(
    _ style: String, _ text: Bilingual, from top: Double, size: Double, atMost count: Int
  ) -> Double {
    var y = top
    let lines = TextMetrics.lines(
      text[notation.language], size: size, width: room, atMost: count, isBold: true)
    for line in lines {
      canvas.text(
        style, line, at: Place(x: Self.width / 2, y: y + size), size: size, anchor: .middle)
      y += size * TextMetrics.lineHeight
    }
    return y
  }

  private mutating func drawHead() -> Double {
    let band = 210.0
    canvas.rectangle("po-band", Box(x: 14, y: 14, width: Self.width - 28, height: band))
    var y = centred("po-headline", poster.title, from: 40, size: 32, atMost: 2)
    y = centred("po-headline", poster.unit, from: y + 4, size: 27, atMost: 2)
    _ = centred("po-head", poster.period, from: y + 4, size: 21, atMost: 1)
    return band + 24
  }

  /// The number that counts on the left, its grade on the right.
  private mutating func drawNumber(below top: Double) -> Double {
    let (split, height) = (left + room * 0.62, 290.0)
    let number = notation.text(poster.value)
    let middle = (left + split) / 2
    canvas.text(
      "po-strong", shortened(poster.valueLabel, 24, split - left),
      at: Place(x: middle, y: top + 40),
      size: 24, anchor: .middle)
    let natural = TextMetrics.width(number, size: 1, isBold: true)
    let size = min(150, (split - left - 20) / max(natural, 1))
    canvas.text(
      "po-number", number, at: Place(x: middle, y: top + 110 + size * 0.5), size: size,
      anchor: .middle)
    var y = top + 236
    for line in TextMetrics.lines(
      poster.interval[notation.language], size: 18, width: split - left, atMost: 2)
    {
      canvas.text(
        "po-muted", line, at: Place(x: middle, y: y + 18), size: 18, anchor: .middle)
      y += 18 * TextMetrics.lineHeight
    }
    let box = Box(x: split + 12, y: top + 14, width: right - split - 12, height: height - 24)
    canvas.rectangle("po-box", box)
    let centre = box.x + box.width / 2
    canvas.text(
      "po-strong", shortened(poster.gradeLabel, 22, box.width - 16),
      at: Place(x: centre, y: box.y + 40), size: 22, anchor: .middle)
    canvas.text(
      "po-grade", shortened(poster.grade, 130, box.width - 16),
      at: Place(x: centre, y: box.y + 178), size: 130, anchor: .middle)
    canvas.text(
      "po-strong", shortened(poster.performance, 24, box.width - 16),
      at: Place(x: centre, y: box.y + 232), size: 24, anchor: .middle)
    return top + height
  }

  private func shortened(_ text: Bilingual, _ size: Double, _ width: Double) -> String {
    TextMetrics.shortened(words(text), size: size, width: width, isBold: true)
  }

  /// How many answered, and who they are, in two columns.
  private mutating func drawRespondents(below top: Double) {
    canvas.line("po-rule", from: Place(x: left, y: top), to: Place(x: right, y: top))
    canvas.text(
      "po-strong", shortened(poster.respondentsLabel, 26, room * 0.7),
      at: Place(x: left, y: top + 44), size: 26)
    canvas.text(
      "po-number", notation.text(poster.respondents), at: Place(x: right, y: top + 46), size: 34,
      anchor: .end)
    let (line, bottom) = (27.0, Self.height - 214)
    let column = (room - 40) / 2
    // The column that is shorter takes the next group.
    var ends = [top + 66, top + 66]
    for group in poster.groups {
      let place = ends[0] <= ends[1] ? 0 : 1
      let x = left + Double(place) * (column + 40)
      let shown = group.rows.prefix(max(0, Int((bottom - ends[place]) / line) - 2))
      guard !shown.isEmpty else { continue }
      var y = ends[place] + 30
      canvas.text("po-strong", shortened(group.title, 20, column), at: Place(x: x, y: y), size: 20)
      for row in shown {
        y += line
        let count = notation.text(row.count)
        let width = TextMetrics.width(count, size: 19)
        canvas.text(
          "po-ink",
          TextMetrics.shortened(words(row.label), size: 19, width: column - width - 14),
          at: Place(x: x, y: y), size: 19)
        canvas.text("po-ink", count, at: Place(x: x + column, y: y), size: 19, anchor: .end)
      }
      ends[place] = y + 14
    }
  }

  private mutating func drawFoot() {
    let top = Self.height - 190
    canvas.line("po-rule", from: Place(x: left, y: top), to: Place(x: right, y: top))
    var y = top + 12
    for line in poster.thanks { y = centred("po-strong", line, from: y, size: 19, atMost: 2) }
    _ = centred("po-muted", poster.source, from: Self.height - 66, size: 14, atMost: 2)
  }
}
