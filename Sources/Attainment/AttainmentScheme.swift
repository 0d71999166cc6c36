public import CSV
public import Localization
public import Satisfaction

/// Names for attainments: which per cent are called high, and which low.
///
/// Schemes are data. Offices print bands of whole numbers (76-90, 91-100) with gaps between them, that
/// 90.5 would fall into. Here a category holds from its lower bound on, on the unrounded attainment, so
/// that 90.5 still belongs to 76-90 and 90.996, though printed 91.00, does too.
public struct AttainmentScheme: Sendable, Hashable {
  /// One name and what it begins at.
  public struct Category: Sendable, Hashable {
    /// Where a category begins, in per cent.
    public enum LowerBound: Sendable, Hashable {
      /// The number itself belongs to it.
      case from(Double)
      /// The number itself belongs to the category below.
      case above(Double)
    }

    /// What it is called in results: `veryHigh`.
    public let id: String
    public let label: Bilingual
    /// `nil` for the last, which takes everything below the others.
    public let lowerBound: LowerBound?

    /// Computed numbers this near to a bound, in per cent, are the bound: 72.8 of 80 is 91 by hand and
    /// may come out a rounding error below.
    private static let tolerance = 1e-9

    func holds(_ attainment: Double) -> Bool {
      switch lowerBound {
      case .from(let bound): attainment >= bound - Self.tolerance
      case .above(let bound): attainment > bound + Self.tolerance
      case nil: true
      }
    }
  }

  /// How far the bands are known.
  public enum Certainty: String, Sendable, Hashable, CaseIterable {
    /// Seen in print, word for word.
    case verbatim
    /// Generally known; the annex itself was not seen.
    case generalKnowledge
  }

  public let id: String
  public let title: Bilingual
  /// The document that the bands are found in.
  public let citation: String
  public let certainty: Certainty
  /// From the best down.
  public let categories: [Category]

  /// The category of an attainment, decided before it is rounded.
  ///
  /// - Parameter attainment: In per cent, as it counts.
  /// - Returns: The first category from above that holds it; the last holds all that is left.
  public func category(of attainment: Double) -> Category {
    categories.first { $0.holds(attainment) } ?? categories[categories.count - 1]
  }

  /// The category of an attainment.
  public func category(of attainment: AttainmentRatio) -> Category {
    category(of: attainment.counted)
  }

  init(
    id: String, title: Bilingual, citation: String, certainty: Certainty, categories: [Category]
  ) {
    (self.id, self.title, self.citation) = (id, title, citation)
    (self.certainty, self.categories) = (certainty, categories)
  }
}

/// Why a scheme cannot be used; `key` is where in its file, such as `categories[2].from`.
public enum AttainmentSchemeError: Error, Sendable, Hashable {
  /// No scheme of this name is shipped, and it is no path.
  case unknown(name: String, nearest: String?, known: [String])
  /// The file of the scheme cannot be read.
  case file(FileError)
  /// The keys of a scheme file are `id`, `title`, `citation`, `certainty`, `categories`.
  case format(EditionError)
  /// A category needs `from` or `above`, not both, and the last one neither.
  case bound(key: String)
  /// Categories must be listed from the best down.
  case boundsDoNotDescend(key: String)
  /// Must be one of these.
  case certainty(String, allowed: [String])
}
