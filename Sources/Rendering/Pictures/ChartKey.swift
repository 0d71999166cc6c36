import Localization

/// What the marks of a chart mean: a line or two of samples with their words.
struct ChartKey {
  /// What is drawn as a sample.
  enum Sample {
    case observation, interval, fit, confidence, prediction, median, target
    /// The interval of this place among the fan's levels, narrowest first.
    case fan(Int)
    /// A value in a row, what it is compared with, and its interval.
    case dot, ring, across
    /// The level of this place on a scale of so many, the lowest first.
    case level(Int, of: Int)

    /// Whether `next` should stand beside it.
    func begins(_ next: Sample) -> Bool {
      switch (self, next) {
      case (.median, .fan), (.fan(0), .fan): true
      default: false
      }
    }
  }

  /// A sample with its words, at the start of its text.
  struct Item {
    let sample: Sample
    let text: String
    /// The left end of the sample.
    var x: Double = 0
    var row: Int = 0
  }

  private(set) var items: [Item] = []
  private(set) var rows = 0

  /// The width of a sample in sizes of the font.
  static let sampleWidth = 1.7

  init(_ chart: Chart, _ notation: Notation, font: Double, width: Double) {
    func name(_ text: Bilingual?) -> String? {
      text.map { printable($0[notation.language]) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    func add(_ sample: Sample, _ text: String?, if isDrawn: Bool = true) {
      if isDrawn, let text { items.append(Item(sample: sample, text: text)) }
    }
    let points = chart.observations.points
    add(.observation, name(chart.observations.name), if: !points.isEmpty)
    add(
      .interval, name(chart.observations.intervalName), if: points.contains { $0.interval != nil })
    if let fit = chart.fit, !fit.points.isEmpty {
      add(.fit, name(fit.name))
      add(.confidence, name(fit.confidenceName), if: fit.points.contains { $0.confidence != nil })
      add(.prediction, name(fit.predictionName), if: fit.points.contains { $0.prediction != nil })
    }
    if let forecast = chart.forecast, !forecast.points.isEmpty {
      add(.median, name(forecast.name))
      for (place, level) in forecast.levels.enumerated() { add(.fan(place), notation.share(level)) }
    }
    add(.target, name(chart.targets?.name), if: chart.targets?.points.isEmpty == false)
    arrange(font: font, width: width)
  }

  /// Samples with their words; one without words is left out.
  init(
    _ samples: [(Sample, Bilingual?)], _ notation: Notation, font: Double, width: Double
  ) {
    items = samples.compactMap { sample, name in
      name.map { Item(sample: sample, text: printable($0[notation.language])) }
    }
    arrange(font: font, width: width)
  }

  /// Puts the items one after another into rows; a fan's levels stay beside its name.
  private mutating func arrange(font: Double, width: Double) {
    let sample = (Self.sampleWidth + 0.4) * font
    let widths = items.map { item in
      sample + min(TextMetrics.width(item.text, size: font), width - sample)
    }
    var x = 0.0
    for place in items.indices {
      // what must stand in one row: the name with its levels, or else the levels
      let group = items.indices.dropFirst(place + 1).prefix {
        items[place].sample.begins(items[$0].sample)
      }
      let whole = group.reduce(widths[place]) { $0 + Self.gap * font + widths[$1] }
      let needed = whole <= width ? whole : widths[place]
      if x > 0 && x + needed > width { (x, rows) = (0, rows + 1) }
      let text = TextMetrics.shortened(items[place].text, size: font, width: width - sample)
      items[place] = Item(sample: items[place].sample, text: text, x: x, row: rows)
      x += widths[place] + Self.gap * font
    }
    if !items.isEmpty { rows += 1 }
  }

  /// The space between two items in sizes of the font.
  private static let gap = 0.9
}
