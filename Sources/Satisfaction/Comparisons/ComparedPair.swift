import Localization
import Responses
import SurveyInference

/// Two groups of a survey side by side.
public struct ComparedPair: Sendable {
  /// One of the two.
  public struct Side: Sendable {
    /// What tells it from the other, such as its year.
    public let value: String
    public let satisfaction: GroupSatisfaction
    public let edition: RegulationEdition
  }

  /// The group inside which they are compared; empty where there is none.
  public let group: [String]
  /// What is compared with.
  public let from: Side
  /// What is compared.
  public let to: Side
  /// In the order of the edition of ``to``, those that both were asked.
  public let elements: [ComparedQuantity]
  /// The index, with a difference only where both are of the same elements.
  public let index: ComparedQuantity

  /// How many tests of elements are adjusted together.
  public var familySize: Int { elements.first?.familySize ?? 0 }

  /// Both were asked with the same edition.
  public var isOneEdition: Bool { from.edition.id == to.edition.id }

  /// The elements that differ, the largest difference first.
  ///
  /// - Parameter level: The confidence level, a fraction such as 0.95.
  /// - Returns: Those that ``ComparedQuantity/isReal(level:)``.
  public func changed(level: Double) -> [ComparedQuantity] {
    func size(_ quantity: ComparedQuantity) -> Double {
      quantity.difference?.estimate.value.magnitude ?? 0
    }
    return elements.filter { $0.isReal(level: level) }.sorted { size($0) > size($1) }
  }

  init(
    group: [String], from: Side, to: Side, comparison: SatisfactionComparison
  ) {
    (self.group, self.from, self.to) = (group, from, to)
    let before = Dictionary(
      from.edition.elements.map { ($0.identity, $0.code) }, uniquingKeysWith: { first, _ in first })
    let familySize = comparison.familySize
    func mean(of code: String?, in side: Side) -> Estimate? {
      side.satisfaction.elements.first { $0.element == code }?.mean
    }
    elements = comparison.elements.map { element in
      let identity = to.edition.elements.first { $0.code == element.element }?.identity
      return ComparedQuantity(
        element: element.element, name: element.name,
        earlier: mean(of: identity.flatMap { before[$0] }, in: from),
        later: mean(of: element.element, in: to), difference: element.difference,
        adjustedPValue: element.adjustedPValue, familySize: familySize)
    }
    func index(_ side: Side) -> Estimate? { (try? side.satisfaction.index.get())?.estimate }
    self.index = ComparedQuantity(
      element: nil, name: Bilingual("IKM"), earlier: index(from), later: index(to),
      difference: comparison.index, adjustedPValue: comparison.index?.pValue, familySize: 1)
  }
}
