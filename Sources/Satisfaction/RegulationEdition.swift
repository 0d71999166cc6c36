public import Localization
public import Responses
import SurveyInference

/// What one edition of the regulation says: elements, scale, weights, grades, sample size.
///
/// Editions are data. The code knows rules by name and no numbers.
public struct RegulationEdition: Sendable, Hashable {
  /// How many respondents an edition asks for.
  public enum SampleSizeRule: String, Sendable, Hashable, CaseIterable {
    /// Krejcie and Morgan's table of the population.
    case krejcieMorgan = "krejcie-morgan"
    /// (elements + 1) × 10, whatever the population.
    case elements
  }

  /// The smallest and largest answer, and what makes an index of a mean.
  public struct Scale: Sendable, Hashable {
    public let lowest: Int
    public let highest: Int
    /// The index is the weighted mean times this.
    public let multiplier: FixedDecimal
  }

  public let id: String
  /// The regulation's own title.
  public let title: String
  public let scale: Scale
  /// The weight rules that are found in use, `exact` first.
  public let weightRules: [ElementWeights]
  public let sampleSize: SampleSizeRule
  /// From the best down.
  public let grades: [Grade]
  /// What the questionnaire asks, with the words that mean it.
  public let questionnaire: Questionnaire

  /// The elements, in the regulation's order.
  public var elements: [Questionnaire.Item] { questionnaire.items }

  /// The grade of a published index.
  ///
  /// The bands of the regulation leave gaps (88.30 B, 88.31 A) that a value rounded to two decimals
  /// cannot fall into, so the rounding comes first. What lies below the last band, as a rounded
  /// weight can bring about, belongs to it.
  public func grade(of published: FixedDecimal) -> Grade {
    grades.first { published >= $0.from } ?? grades[grades.count - 1]
  }

  /// The number of respondents asked for.
  ///
  /// - Parameter population: The people served, if known.
  /// - Returns: `nil` where the rule needs a population that is unknown.
  public func requiredSampleSize(population: Int?) -> Int? {
    switch sampleSize {
    case .krejcieMorgan: population.map(SampleSize.krejcieMorgan)
    case .elements: SampleSize.elements(elements.count)
    }
  }
}
