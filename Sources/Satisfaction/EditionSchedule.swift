public import Responses

/// Which edition of the regulation holds in which year.
public struct EditionSchedule: Sendable {
  /// An edition and the year from which it holds.
  public struct Entry: Sendable {
    /// `nil` where it holds in every year.
    public let from: Int?
    public let edition: RegulationEdition

    public init(from: Int?, edition: RegulationEdition) {
      self.from = from
      self.edition = edition
    }
  }

  /// Files to be read as one data set with one edition.
  public struct Share: Sendable {
    public let edition: RegulationEdition
    public let files: [ResponseInput]
  }

  /// By year.
  public let entries: [Entry]

  /// One edition in every year.
  public init(_ edition: RegulationEdition) {
    entries = [Entry(from: nil, edition: edition)]
  }

  /// Editions, each from a year on.
  ///
  /// - Parameter entries: At least one, in any order.
  /// - Throws: `EditionScheduleError` where two begin in the same year.
  public init(_ entries: [Entry]) throws(EditionScheduleError) {
    precondition(!entries.isEmpty, "a schedule of no edition")
    let sorted = entries.sorted { ($0.from ?? .min) < ($1.from ?? .min) }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.from == next.from {
      throw .repeatedYear(next.from)
    }
    self.entries = sorted
  }

  /// Reads `2016=ID,2018=ID`, or an ID alone.
  ///
  /// - Parameter text: Years of four digits, each with what names an edition, joined by commas.
  /// - Returns: The names of the editions with their years, in the order given.
  /// - Throws: `EditionScheduleError` for a part that is no such pair.
  public static func names(
    in text: String
  ) throws(EditionScheduleError) -> [(from: Int?, name: String)] {
    // The path of a single edition may hold anything.
    guard text.firstMatch(of: #/^\s*\d{4}\s*=/#) != nil else { return [(nil, text)] }
    var names: [(from: Int?, name: String)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let match = part.wholeMatch(of: #/\s*(\d{4})\s*=\s*(\S.*?)\s*/#) else {
        throw .notAnEntry(String(part))
      }
      let year = Int(match.1)
      guard !names.contains(where: { $0.from == year }) else { throw .repeatedYear(year) }
      names.append((year, String(match.2)))
    }
    return names
  }

  /// The editions, each once, in the order of their years.
  public var editions: [RegulationEdition] {
    entries.map(\.edition).reduce(into: []) { editions, edition in
      if !editions.contains(where: { $0.id == edition.id }) { editions.append(edition) }
    }
  }

  /// One edition holds in every year, so that no file needs a year.
  public var isConstant: Bool { entries.count == 1 && entries[0].from == nil }

  /// The edition that holds in `year`; `nil` before the first.
  public func edition(in year: Int) -> RegulationEdition? {
    entries.last { ($0.from ?? .min) <= year }?.edition
  }

  /// Divides files among the editions.
  ///
  /// A file is read with one edition, so its rows must be of years in which one holds.
  ///
  /// - Parameter files: The files with the years of their rows, as `ResponseReader` finds
  ///   them.
  /// - Returns: For each edition that has files, these in the order given; in the order of the years.
  /// - Throws: `EditionScheduleError` for a file of years in which several editions hold, or none.
  public func divide(_ files: [FilePeriods]) throws(EditionScheduleError) -> [Share] {
    guard !isConstant else {
      return [Share(edition: entries[0].edition, files: files.map(\.input))]
    }
    var byEdition: [String: [ResponseInput]] = [:]
    for file in files {
      let years = file.years.keys.sorted()
      guard !years.isEmpty else { throw .unknownYear(file: file.input.path) }
      var found: [RegulationEdition] = []
      for year in years {
        guard let edition = edition(in: year) else {
          throw .noEdition(file: file.input.path, year: year, first: entries[0].from ?? year)
        }
        if !found.contains(where: { $0.id == edition.id }) { found.append(edition) }
      }
      guard found.count == 1 else {
        throw .severalEditions(
          file: file.input.path, years: years, editions: found.map(\.id))
      }
      byEdition[found[0].id, default: []].append(file.input)
    }
    return editions.compactMap { edition in
      byEdition[edition.id].map { Share(edition: edition, files: $0) }
    }
  }
}

/// Why files cannot be divided among editions.
public enum EditionScheduleError: Error, Sendable, Hashable {
  /// Not `YEAR=EDITION`.
  case notAnEntry(String)
  /// Two editions begin in this year, or in every year.
  case repeatedYear(Int?)
  /// The file has rows of a year before the first edition.
  case noEdition(file: String, year: Int, first: Int)
  /// The file has rows of years in which different editions hold.
  case severalEditions(file: String, years: [Int], editions: [String])
  /// No year is known of the file's rows.
  case unknownYear(file: String)
}
