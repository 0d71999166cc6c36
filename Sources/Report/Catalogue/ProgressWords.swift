public import Localization
public import Responses

/// What is said while a reading lasts.
public enum ProgressWords {
  /// Rows so far, the share of the file, and the time left.
  ///
  /// - Parameters:
  ///   - progress: How far it is.
  ///   - secondsLeft: An estimate, finite, where the size of the file is known.
  /// - Returns: One line.
  public static func reading(_ progress: ReadingProgress, secondsLeft: Double?) -> Bilingual {
    let rows = Catalogue.count(progress.rows)
    let megabytes = Catalogue.count((progress.size ?? progress.bytes) / 1_000_000)
    guard let size = progress.size, let secondsLeft else {
      return Bilingual(
        id: "\(progress.file): \(rows.id) baris, \(megabytes.id) MB",
        en: "\(progress.file): \(rows.en) rows, \(megabytes.en) MB")
    }
    let percent = size == 0 ? 100 : min(100, 100 * progress.bytes / size)
    let seconds = Catalogue.count(Int(secondsLeft.rounded(.up)))
    return Bilingual(
      id: "\(progress.file): \(rows.id) baris, \(percent)% dari \(megabytes.id) MB, "
        + "\(seconds.id) detik lagi",
      en: "\(progress.file): \(rows.en) rows, \(percent)% of \(megabytes.en) MB, "
        + "\(seconds.en) s left")
  }
}
