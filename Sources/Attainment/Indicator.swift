public import Localization

/// One indicator of a plan: what is measured, from which data, and what it should be.
public struct Indicator: Sendable, Hashable {
  /// What is measured.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The satisfaction index, from response files or a series.
    case satisfactionIndex
    /// The percentage of reported cases that were resolved, from yearly counts or a register.
    case resolutionRate
    /// Any value by year, from a series.
    case series
  }

  /// Files that hold the data.
  public struct DataFile: Sendable, Hashable {
    /// The path as it can be opened.
    public let path: String
    /// The year of all its rows; `nil` where the rows say it.
    public let year: Int?

    public init(path: String, year: Int?) {
      self.path = path
      self.year = year
    }
  }

  /// An edition of the regulation and the year from which it holds.
  public struct EditionEntry: Sendable, Hashable {
    /// `nil` where it holds in every year.
    public let from: Int?
    /// An ID, or the path of an edition file as it can be opened.
    public let name: String

    public init(from: Int?, name: String) {
      self.from = from
      self.name = name
    }
  }

  /// What it is called in results: `ikm`.
  public let id: String
  public let name: Bilingual
  public let kind: Kind
  public let polarity: Polarity
  /// What is to be reached (kinerja utama, sasaran); `nil` where not stated.
  public let objective: Bilingual?
  /// How it is computed, in words; `nil` where not stated.
  public let formula: Bilingual?
  /// The document that the data come from; `nil` where not stated.
  public let source: Bilingual?
  /// Who is responsible; `nil` where not stated.
  public let responsible: Bilingual?
  /// The unit of measurement: `%`; `nil` where not stated.
  public let unit: Bilingual?
  public let data: [DataFile]
  /// In the order of their years; empty where the default holds.
  public let editions: [EditionEntry]
  /// Headers by role, for files whose columns are not known by their headers.
  public let columns: [String: String]
  /// The last day that a register of cases speaks of; `nil` where it is the latest day in it.
  public let asOf: CalendarDay?
  /// A case that was facilitated counts, resolved or not; of a resolution rate.
  public let countsFacilitated: Bool
  /// A year may count more cases than were reported in it, some of earlier years; of a resolution rate.
  public let carriesOver: Bool
  /// How the survey was held (metode SKM); `nil` where not stated.
  public let method: Bilingual?
  /// The targets of others that the form of a plan's services asks for.
  public let otherTargets: OtherTargets
  /// By year of the plan; a year without one has no entry.
  public let targets: [Int: Target]

  public init(
    id: String, name: Bilingual, kind: Kind, polarity: Polarity, objective: Bilingual?,
    formula: Bilingual?, source: Bilingual?, responsible: Bilingual?, unit: Bilingual?,
    data: [DataFile], editions: [EditionEntry], columns: [String: String], asOf: CalendarDay? = nil,
    countsFacilitated: Bool = false, carriesOver: Bool = false, method: Bilingual? = nil,
    otherTargets: OtherTargets = OtherTargets(), targets: [Int: Target]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.polarity = polarity
    self.objective = objective
    self.formula = formula
    self.source = source
    self.responsible = responsible
    self.unit = unit
    self.data = data
    self.editions = editions
    self.columns = columns
    self.asOf = asOf
    self.countsFacilitated = countsFacilitated
    self.carriesOver = carriesOver
    self.method = method
    self.otherTargets = otherTargets
    self.targets = targets
  }
}

/// What others than the plan ask of an indicator, in words (T-C.23).
public struct OtherTargets: Sendable, Hashable {
  /// The norm, standard, procedure or criterion of the state (NSPK); `nil` where not stated.
  public let nationalStandard: Bilingual?
  /// The key performance indicator of the region (IKK); `nil` where not stated.
  public let keyIndicator: Bilingual?
  /// Any other; `nil` where not stated.
  public let other: Bilingual?

  public init(
    nationalStandard: Bilingual? = nil, keyIndicator: Bilingual? = nil, other: Bilingual? = nil
  ) {
    self.nationalStandard = nationalStandard
    self.keyIndicator = keyIndicator
    self.other = other
  }

  /// Nothing is stated.
  public var isEmpty: Bool { nationalStandard == nil && keyIndicator == nil && other == nil }
}

/// What an indicator should be in one year.
public enum Target: Sendable, Hashable {
  case value(Double)
  /// Anything in here is as good as anything else.
  case range(ClosedRange<Double>)
}

/// Which realisation is good.
public enum Polarity: String, Sendable, Hashable, CaseIterable {
  /// Attainment is R/T.
  case higherIsBetter
  /// Attainment is (2T - R)/T.
  case lowerIsBetter
  /// Attainment is T/R.
  case lowerIsBetterInverse
  /// The target is a range, and what lies in it is attained.
  case range
}
