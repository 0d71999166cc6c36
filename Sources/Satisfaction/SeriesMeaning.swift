/// What a column of values is known for, by its header.
public enum SeriesMeaning: Sendable, Hashable {
  /// The satisfaction index.
  case index
  case percentage
  case unknown

  /// Recognizes a header whatever its blanks and capitals: `Nilai IKM`, `persentase`.
  public init(header: String) {
    let folded = header.lowercased().filter { $0.isLetter }
    switch folded {
    case "ikm", "nilaiikm", "skm", "nilaiskm", "publishedikm": self = .index
    case "rate", "persentase", "percentage": self = .percentage
    default: self = .unknown
    }
  }

  /// The smallest and the largest possible value; `nil` where the quantity is not known.
  public var bounds: ClosedRange<Double>? {
    switch self {
    case .index: 25...100
    case .percentage: 0...100
    case .unknown: nil
    }
  }
}
