import Localization
import Rendering
import TestSupport

/// Elements of a survey, made up.
enum SampleRows {
  static let names = [
    "Persyaratan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian", "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana", "Perilaku pelaksana",
    "Penanganan pengaduan, saran dan masukan", "Sarana dan prasarana",
  ]

  static let elements: RowChart = {
    var chart = RowChart(
      title: Bilingual(
        id: "Indeks per unsur pelayanan 2020", en: "Index of each service element 2020"),
      alternativeText: Bilingual(
        id: "Grafik titik: sembilan unsur dengan selang 95%; yang terendah waktu penyelesaian.",
        en: "Dot plot: nine elements with 95% intervals; the lowest is completion time."),
      valueTitle: Bilingual(id: "Indeks, 25–100", en: "Index, 25–100"),
      valueName: Bilingual(id: "2020", en: "2020"),
      intervalName: Bilingual(id: "selang 95%", en: "95% interval"),
      referenceName: Bilingual(id: "2019", en: "2019"), decimals: 2, bounds: 25...100,
      rows: zip(names, [84.6, 80.77, 69.23, 78.85, 80.77, 78.85, 86.2, 82.69, 88.62]).map {
        name, value in
        RowChart.Row(
          label: Bilingual("\(name)"), value: value, interval: value - 4...value + 3,
          reference: value - 2.5, note: Bilingual(value < 76.61 ? "C" : value < 88.31 ? "B" : "A"))
      })
    chart.bands = [
      Chart.Band(88.31...100, label: Bilingual("A")),
      Chart.Band(76.61...88.31, label: Bilingual("B")),
      Chart.Band(65...76.61, label: Bilingual("C")), Chart.Band(25...65, label: Bilingual("D")),
    ]
    return chart
  }()

  static let answers = ShareChart(
    title: Bilingual(
      id: "Sebaran jawaban per unsur 2020", en: "Answers to each service element 2020"),
    alternativeText: Bilingual(
      id: "Batang: bagian jawaban 1 sampai 4 setiap unsur.",
      en: "Bars: the share of answers 1 to 4 of each element."),
    valueTitle: Bilingual(id: "Bagian responden", en: "Share of respondents"),
    levels: [
      Bilingual(id: "1 tidak baik", en: "1 not good"), Bilingual(id: "2 kurang baik", en: "2 poor"),
      Bilingual(id: "3 baik", en: "3 good"), Bilingual(id: "4 sangat baik", en: "4 very good"),
    ],
    rows: zip(names, [2.0, 3, 12, 5, 4, 6, 1, 2, 9]).map { name, poor in
      ShareChart.Row(
        label: Bilingual("\(name)"),
        shares: [poor / 300, poor / 100, 0.6 - poor / 100, 0.4 - poor / 300],
        note: Bilingual("n = 248"))
    })

  /// Any text: none, long, of another script, hostile.
  private static func text(_ random: inout SplitMix64) -> Bilingual {
    let texts = [
      "", "U1", "Waktu", names[7], String(repeating: "panjang sekali ", count: 40),
      String(repeating: "x", count: 300), "<script>alert(1)</script>", "服务要求和程序", "\u{202E}abc",
    ]
    return Bilingual(texts[Int(random.next() % UInt64(texts.count))])
  }

  private static func unit(_ random: inout SplitMix64) -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }

  static func randomRows(_ random: inout SplitMix64) -> RowChart {
    let scale = [1.0, 100, 1e6, 1e-4][Int(random.next() % 4)]
    let hasBounds = random.next() % 2 == 0
    let rows = (0..<Int(random.next() % 14)).map { _ -> RowChart.Row in
      let value = unit(&random) * scale
      let odd = [value, value, value, .infinity, .nan, -value][Int(random.next() % 6)]
      let half = unit(&random) * scale / 4
      return RowChart.Row(
        label: text(&random), value: random.next() % 5 == 0 ? nil : odd,
        interval: random.next() % 2 == 0 ? value - half...value + half : nil,
        reference: random.next() % 2 == 0 ? value + half : nil,
        note: random.next() % 2 == 0 ? text(&random) : nil)
    }
    var chart = RowChart(
      title: text(&random), alternativeText: text(&random), valueTitle: text(&random),
      valueName: text(&random), intervalName: text(&random), referenceName: text(&random),
      decimals: Int(random.next() % 7), bounds: hasBounds ? 0...scale : nil, rows: rows)
    if random.next() % 2 == 0 {
      chart.bands = [Chart.Band(scale / 2...scale, label: text(&random))]
    }
    if random.next() % 2 == 0 {
      let odd = [0, scale / 3, -scale, .nan][Int(random.next() % 4)]
      chart.baseline = RowChart.Baseline(value: odd, name: text(&random))
    }
    return chart
  }

  static func randomShares(_ random: inout SplitMix64) -> ShareChart {
    let levels = 2 + Int(random.next() % 9)
    return ShareChart(
      title: text(&random), alternativeText: text(&random), valueTitle: text(&random),
      levels: (0..<levels).map { _ in text(&random) },
      rows: (0..<Int(random.next() % 14)).map { _ in
        let parts = (0..<levels).map { _ in random.next() % 3 == 0 ? 0 : unit(&random) }
        let sum = parts.reduce(0, +)
        return ShareChart.Row(
          label: text(&random), shares: sum > 0 ? parts.map { $0 / sum } : [], note: text(&random))
      })
  }
}
