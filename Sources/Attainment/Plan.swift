public import Localization

/// A plan of several years (Renstra): what an office wants to reach, by which indicators, and by when.
public struct Plan: Sendable, Hashable {
  /// Where the plan was read, as the reader named it.
  public let file: String
  /// Whose plan it is.
  public let unit: Bilingual
  /// The authority that it belongs to; `nil` where not stated.
  public let parent: Bilingual?
  /// The years of the plan, first to last.
  public let period: ClosedRange<Int>
  /// What the plan is for; `nil` where not stated.
  public let goal: Bilingual?
  /// Paths of the plans of its units, for the recap of a parent, as they can be opened.
  public let units: [String]
  /// In the order of the plan; empty only where there are units.
  public let indicators: [Indicator]
  public let attainment: AttainmentRules
  /// What was decided after the last survey; empty where nothing is stated.
  public let followUp: [FollowUp]
  /// Money by year; empty where not stated.
  public let budget: [Int: Budget]
  /// Who signs the report; `nil` where not stated.
  public let signature: Signature?

  public init(
    file: String, unit: Bilingual, parent: Bilingual?, period: ClosedRange<Int>, goal: Bilingual?,
    units: [String], indicators: [Indicator], attainment: AttainmentRules, followUp: [FollowUp],
    budget: [Int: Budget], signature: Signature?
  ) {
    self.file = file
    self.unit = unit
    self.parent = parent
    self.period = period
    self.goal = goal
    self.units = units
    self.indicators = indicators
    self.attainment = attainment
    self.followUp = followUp
    self.budget = budget
    self.signature = signature
  }
}

/// What is counted for attainment, and how it is called.
public struct AttainmentRules: Sendable, Hashable {
  /// The name of a scheme of categories.
  public let scheme: String
  /// The largest attainment that counts, in per cent; `nil` where there is none.
  public let cap: Double?

  public init(scheme: String, cap: Double?) {
    self.scheme = scheme
    self.cap = cap
  }
}

/// One thing that is to be done about a weak element (rencana tindak lanjut).
public struct FollowUp: Sendable, Hashable {
  /// The code of the element: `U3`.
  public let element: String
  public let action: Bilingual
  /// When, as the plan says it: `TW II`.
  public let when: String?
  public let responsible: String?
  /// How much of it was done, in per cent; `nil` where not stated.
  public let realisation: Double?

  public init(
    element: String, action: Bilingual, when: String?, responsible: String?, realisation: Double?
  ) {
    self.element = element
    self.action = action
    self.when = when
    self.responsible = responsible
    self.realisation = realisation
  }
}

/// Money of one year, in rupiah.
public struct Budget: Sendable, Hashable {
  /// More than 0.
  public let plan: Double
  /// 0 or more.
  public let actual: Double

  public init(plan: Double, actual: Double) {
    self.plan = plan
    self.actual = actual
  }
}

/// Who signs, where and when.
public struct Signature: Sendable, Hashable {
  public let place: String?
  public let date: CalendarDay?
  /// The office: `Camat Kras`.
  public let title: String?
  public let name: String?
  /// `Pembina Tingkat I`.
  public let rank: String?
  /// The civil servant's number (NIP).
  public let id: String?

  public init(
    place: String?, date: CalendarDay?, title: String?, name: String?, rank: String?, id: String?
  ) {
    self.place = place
    self.date = date
    self.title = title
    self.name = name
    self.rank = rank
    self.id = id
  }
}
