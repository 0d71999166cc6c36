import Localization
import Satisfaction

/// A category as it is called, with how many respondents it has.
typealias ProfileLine = (label: Bilingual, count: Int)

extension RespondentProfile.Publishable {
  /// The categories that are shown, and behind them those that are merged.
  var lines: [ProfileLine] {
    rows.map { (RespondentWords.category($0.category), $0.count) }
      + [
        merged.map {
          (RespondentWords.merged($0.categories, withUnknown: unknown == nil), $0.count)
        }
      ].compactMap(\.self)
  }
}

extension RespondentProfile {
  /// What people read: what is published of the categories, and of those who did not say.
  func lines(minimum: Int) -> [ProfileLine] {
    let shown = publishable(minimum: minimum)
    let unknown = shown.unknown ?? 0
    return shown.lines + (unknown > 0 ? [(RespondentWords.unknown, unknown)] : [])
  }
}
