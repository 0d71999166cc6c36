import Foundation
import Localization
import Rendering
import SurveyInference
import Trend

/// What was said against what happened, as a picture.
extension ForecastCommand {
  /// Draws the bins of every family, as the series are and with their mirror images.
  func drawCalibration(
    _ families: [SeriesFamily], _ own: [Cases], _ both: [Cases], to path: String
  ) throws {
    func row(_ title: String, _ cases: [Cases]) -> ReliabilityDiagram.Row {
      ReliabilityDiagram.Row(
        title: Bilingual(title),
        panels: zip(families, cases).map { family, cases in
          let calibration = AttainmentCalibration(cases.flatMap { $0.flatMap(\.self) })
          return ReliabilityDiagram.Panel(
            title: Bilingual(family.name), points: (calibration?.bins ?? []).compactMap(Self.point))
        })
    }
    let title = "Probabilities of meeting a target: what was said, and what happened"
    let names = families.map(\.name).joined(separator: ", ")
    let words = "\(title), of \(names). The tables have the numbers."
    let diagram = ReliabilityDiagram(
      title: Bilingual(title), alternativeText: Bilingual(words),
      saidTitle: Bilingual("probability said"),
      happenedTitle: Bilingual("share that met the target, with its 95% interval"),
      rows: [row("The series as they are", own), row("Each series also upside down", both)],
      tolerance: 0.05)
    try Data(diagram.svg(in: .en).utf8).write(to: URL(filePath: path))
  }

  /// A bin that has cases.
  private static func point(_ bin: AttainmentCalibration.Bin) -> ReliabilityDiagram.Point? {
    guard let said = bin.meanProbability, let happened = bin.frequency,
      let interval = bin.interval(level: 0.95)
    else { return nil }
    return ReliabilityDiagram.Point(
      said: said, happened: happened, interval: interval.lower...interval.upper)
  }
}
