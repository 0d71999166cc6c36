import Localization
import Rendering

/// Pictures as offices will have them; the surveys' values are published, the forecasts are made up.
extension Chart {
  private static func years(_ years: ClosedRange<Int>) -> [Position] {
    years.map { Position(Period(year: $0)) }
  }

  /// A chart with nothing but its words.
  static func empty(
    _ title: Bilingual, positions: [Position], points: [Observations.Point],
    bounds: ClosedRange<Double>? = 25...100
  ) -> Chart {
    Chart(
      title: title,
      alternativeText: Bilingual(
        id: "Nilai indeks per periode; angkanya ada pada tabel.",
        en: "The index of each period; the numbers are in the table."),
      valueTitle: Bilingual(id: "Indeks (IKM)", en: "Index (IKM)"),
      timeTitle: Bilingual(id: "Tahun survei", en: "Year of the survey"), decimals: 2,
      bounds: bounds, positions: positions,
      observations: Observations(
        name: Bilingual(id: "hasil survei", en: "survey"),
        intervalName: Bilingual(id: "selang 95%", en: "95% interval"), points: points))
  }

  private static let grades = [
    Band(88.31...100, label: Bilingual("A")), Band(76.61...88.3, label: Bilingual("B")),
    Band(65...76.6, label: Bilingual("C")), Band(25...64.99, label: Bilingual("D")),
  ]

  /// Four years with targets, and a fan for the years of the plan that are left.
  static let outlook: Chart = {
    let values = [85.35, 84.06, 88.01, 90.62]
    var chart = empty(
      Bilingual(
        id: "Indeks kepuasan Jakarta Barat 2018–2021 dan perkiraan sampai 2023",
        en: "Satisfaction index of West Jakarta 2018–2021 and forecast to 2023"),
      positions: years(2018...2023),
      points: zip(2018...2021, values).map { .init(time: Double($0), value: $1) })
    chart.alternativeText = Bilingual(
      id: "Grafik garis: IKM naik dari 85,35 pada 2018 menjadi 90,62 pada 2021. Perkiraan tahun "
        + "2022 adalah 91,10; peluang mencapai target 88,50 adalah 82%.",
      en: "Line chart: the index rises from 85.35 in 2018 to 90.62 in 2021. The forecast for 2022 "
        + "is 91.10; the probability of meeting the target of 88.50 is 82%.")
    chart.forecast = Fan(
      name: Bilingual(id: "perkiraan, selang", en: "forecast, interval"), levels: [0.5, 0.8, 0.95],
      points: [
        .init(time: 2022, median: 91.1, intervals: [89.4...92.7, 87.4...94.2, 85...96.4]),
        .init(time: 2023, median: 91.4, intervals: [89...93.6, 86.2...95.6, 82.9...98.3]),
      ])
    let goals = [80, 83, 86, 88, 88.5, 89]
    let notes = [nil, nil, nil, nil, "82%", "79%"]
    chart.targets = Targets(
      name: Bilingual(id: "target, peluang tercapai", en: "target, probability of meeting it"),
      points: zip(0..., zip(goals, notes)).map { place, goal in
        .init(
          time: 2018 + Double(place), value: goal.0, note: goal.1.map { Bilingual($0) })
      })
    chart.bands = grades
    chart.bandTitle = Bilingual(id: "Mutu", en: "Grade")
    return chart
  }()

  /// Five years near the middle of a grade, with intervals, a line and its bands.
  static let trend: Chart = {
    let values = [80.12, 82.34, 83.01, 82.77, 85.9]
    var chart = empty(
      Bilingual(
        id: "Kecenderungan indeks Kepulauan Seribu 2020–2024",
        en: "Trend of the index of the Thousand Islands 2020–2024"),
      positions: years(2020...2024),
      points: zip(0..., values).map { place, value in
        .init(
          time: 2020 + Double(place), value: value,
          interval: value - 1.1 - 0.1 * Double(place)...value + 1 + 0.2 * Double(place))
      })
    chart.fit = FittedLine(
      name: Bilingual(id: "garis tren", en: "trend"),
      confidenceName: Bilingual(id: "pita 95%", en: "95% band"),
      predictionName: Bilingual(id: "pita nilai tunggal", en: "band of single values"),
      points: (0...16).map { place in
        let time = 2020 + Double(place) / 4
        let value = 80.4 + 1.2 * (time - 2020)
        let half = 1.2 + 0.35 * (time - 2022) * (time - 2022)
        return .init(
          time: time, value: value, confidence: value - half...value + half,
          prediction: value - half - 2...value + half + 2)
      })
    chart.bands = grades
    chart.bandTitle = Bilingual(id: "Mutu", en: "Grade")
    return chart
  }()

  /// Twelve halves with one missing, and a change of the rules.
  static let halves: Chart = {
    let values = [
      74.2, 75.02, 75.9, 76.44, 77.1, 76.8, 81.3, 81.9, 82.46, 83.2, 82.95, 84.1,
    ]
    let periods = (0..<13).filter { $0 != 9 }.compactMap {
      Period("2015-S1")?.advanced(by: $0)
    }
    var chart = empty(
      Bilingual(id: "Indeks per semester", en: "Index by half-year"),
      positions: (0..<13).compactMap { Period("2015-S1")?.advanced(by: $0) }.map { Position($0) },
      points: zip(periods, values).map { .init(time: $0.time, value: $1) })
    chart.timeTitle = Bilingual(id: "Semester", en: "Half-year")
    chart.breaks = [
      Break(
        time: 2017.75,
        label: Bilingual(id: "PermenPANRB 14/2017: 9 unsur", en: "PermenPANRB 14/2017: 9 elements"))
    ]
    chart.bands = grades
    chart.bandTitle = Bilingual(id: "Mutu", en: "Grade")
    return chart
  }()

  /// Values at the bound, which nothing passes.
  static let ceiling: Chart = {
    var chart = empty(
      Bilingual(id: "Penyelesaian pengaduan", en: "Complaints resolved"),
      positions: years(2018...2024),
      points: zip(0..., [96.2, 98.75, 100, 99.4, 100]).map { place, value in
        .init(
          time: 2018 + Double(place), value: value, interval: value - 2...min(100, value + 0.9))
      }, bounds: 0...100)
    chart.valueTitle = Bilingual(id: "Per cent selesai", en: "Per cent resolved")
    chart.forecast = Fan(
      name: Bilingual(id: "perkiraan, selang", en: "forecast, interval"), levels: [0.5, 0.8, 0.95],
      points: [
        .init(time: 2023, median: 99.8, intervals: [99...100, 98...100, 96.3...100]),
        .init(time: 2024, median: 99.8, intervals: [98.8...100, 97.6...100, 95.2...100]),
      ])
    chart.targets = Targets(
      name: Bilingual(id: "target, peluang tercapai", en: "target, probability of meeting it"),
      points: [
        .init(time: 2023, value: 100, note: Bilingual("41%")),
        .init(time: 2024, value: 100, note: Bilingual("40%")),
      ])
    return chart
  }()

  /// Sixty months.
  static let months: Chart = {
    let periods = (0..<60).compactMap { Period("2019-01")?.advanced(by: $0) }
    var chart = empty(
      Bilingual(id: "Aduan per bulan", en: "Complaints per month"),
      positions: periods.map { Position($0) },
      points: zip(0..., periods).map { place, period in
        let noise = (place * 37) % 101 * 4
        return .init(time: period.time, value: Double(1200 + place * 9 + noise))
      }, bounds: nil)
    chart.valueTitle = Bilingual(id: "Aduan", en: "Complaints")
    chart.timeTitle = Bilingual(id: "Bulan", en: "Month")
    return chart
  }()

  /// Everything that a chart can hold: a gap, a change of the rules, intervals, a line with its
  /// bands, a fan, targets, grades.
  static let everything: Chart = {
    let values = [2014: 74.11, 2015: 75.02, 2016: 76.9, 2018: 79.4, 2019: 80.85, 2020: 80.1]
    var chart = empty(
      Bilingual(
        id: "Indeks Kecamatan Sukamaju 2014–2020, tren, dan perkiraan sampai 2023",
        en: "Index of Sukamaju District 2014–2020, trend, and forecast to 2023"),
      positions: years(2014...2023),
      points: values.sorted { $0.key < $1.key }.map { year, value in
        .init(time: Double(year), value: value, interval: value - 1.5...value + 1.4)
      })
    chart.fit = trend.fit.map { fit in
      FittedLine(
        name: fit.name, confidenceName: fit.confidenceName, predictionName: fit.predictionName,
        points: (0...12).map { place in
          let time = 2014 + Double(place) / 2
          let value = 74 + 1.1 * (time - 2014)
          let half = 0.8 + 0.06 * (time - 2017) * (time - 2017)
          return .init(
            time: time, value: value, confidence: value - half...value + half,
            prediction: value - half - 1...value + half + 1)
        })
    }
    chart.breaks = halves.breaks.map { Break(time: 2016.5, label: $0.label) }
    chart.forecast = Fan(
      name: Bilingual(id: "perkiraan, selang", en: "forecast, interval"), levels: [0.5, 0.8, 0.95],
      points: (1...3).map { ahead in
        let (median, half) = (80.6 + 0.4 * Double(ahead), 1 + 0.35 * Double(ahead))
        return .init(
          time: 2020 + Double(ahead), median: median,
          intervals: [0.7, 1.4, 2.3].map { median - half * $0...median + half * $0 })
      })
    chart.targets = outlook.targets.map { targets in
      Targets(
        name: targets.name,
        points: zip(2019..., [79, 80, 81, 81.5, 82]).map { year, goal in
          .init(
            time: Double(year), value: goal, note: year > 2020 ? Bilingual("5\(year % 10)%") : nil)
        })
    }
    chart.bands = grades
    chart.bandTitle = outlook.bandTitle
    return chart
  }()

  /// All of these, and what they are called in a failing test.
  static let samples = [
    ("outlook", outlook), ("trend", trend), ("halves", halves), ("ceiling", ceiling),
    ("months", months), ("everything", everything),
  ]
}
