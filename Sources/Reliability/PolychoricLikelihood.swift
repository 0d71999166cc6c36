import Glibc
import Probability

/// The likelihood of a two-way table as a function of the correlation, at given thresholds.
struct PolychoricLikelihood {
  let rows: LatentThresholds
  let columns: LatentThresholds
  /// Respondents by level of the rows' item, then of the columns'.
  let counts: [Int]
  private let rowShares: [Double]
  private let columnShares: [Double]

  /// Takes one count for each pair of levels that somebody gave, with the margins of `rows` and
  /// `columns`.
  init(rows: LatentThresholds, columns: LatentThresholds, counts: [Int]) {
    (self.rows, self.columns, self.counts) = (rows, columns, counts)
    (rowShares, columnShares) = (rows.proportions, columns.proportions)
  }

  /// The log-likelihood at one correlation with its first two derivatives.
  struct Point {
    let value: Double
    let slope: Double
    let curvature: Double
  }

  /// The log-likelihood `Σ n_ab ln P_ab(ρ)`; `nil` where a cell that has respondents has next to no
  /// probability.
  ///
  /// `∂P/∂ρ` of a cell is the density at its corners, with the signs that the probability has.
  func point(at correlation: Double) -> Point? {
    let corners = Corners(self, correlation)
    var (value, slope, curvature) = (0.0, 0.0, 0.0)
    for a in rowShares.indices {
      for b in columnShares.indices {
        let count = Double(counts[a * columnShares.count + b])
        guard count > 0 else { continue }
        let probability =
          rowShares[a] * columnShares[b] + corners.change(of: corners.covariance, a, b)
        guard probability > 1e-15 else { return nil }  // what rounding leaves of less is no digit
        let first = corners.change(of: corners.density, a, b) / probability
        let second = corners.change(of: corners.slope, a, b) / probability
        value += count * log(probability)
        slope += count * first
        curvature += count * (second - first * first)
      }
    }
    return Point(value: value, slope: slope, curvature: curvature)
  }

  /// The probability of every cell.
  func probabilities(at correlation: Double) -> [Double] {
    let corners = Corners(self, correlation)
    return rowShares.indices.flatMap { a in
      columnShares.indices.map { b in
        max(rowShares[a] * columnShares[b] + corners.change(of: corners.covariance, a, b), 0)
      }
    }
  }

  /// What each respondent adds to `√n (ρ̂ - ρ)`, by cell.
  ///
  /// The score of `ρ`, less what of it follows from the thresholds having been estimated, over the
  /// mean square of the score.
  ///
  /// Source: Muthén (1984), Psychometrika 49, 115-132; Jöreskog (1994), Psychometrika 59, 381-389;
  /// mean products of scores stand for expectations, as in lavaan.
  func influence(at correlation: Double) -> [Double] {
    let corners = Corners(self, correlation)
    let probabilities = probabilities(at: correlation)
    let total = Double(counts.reduce(0, +))
    let width = columnShares.count
    let scores = probabilities.indices.map { cell in
      counts[cell] > 0
        ? corners.change(of: corners.density, cell / width, cell % width) / probabilities[cell] : 0
    }
    // n·score/P of a cell over the respondents: what a threshold's density there is multiplied with
    let ratios = probabilities.indices.map { cell in
      counts[cell] > 0 ? Double(counts[cell]) / total * scores[cell] / probabilities[cell] : 0
    }
    let square = zip(counts, scores).reduce(0) { $0 + Double($1.0) / total * $1.1 * $1.1 }
    let fromRows = thresholdPart(rows, columns, correlation) { ratios[$0 * width + $1] }
    let fromColumns = thresholdPart(columns, rows, correlation) { ratios[$1 * width + $0] }
    return scores.indices.map {
      (scores[$0] - fromRows[$0 / width] - fromColumns[$0 % width]) / square
    }
  }

  /// What of the score of `ρ` follows from one item's thresholds, by level of that item.
  private func thresholdPart(
    _ item: LatentThresholds, _ other: LatentThresholds, _ correlation: Double,
    _ ratio: (Int, Int) -> Double
  ) -> [Double] {
    let spread = ((1 - correlation) * (1 + correlation)).squareRoot()
    let products = item.values.indices.map { t in
      let at = item.values[t]
      let below =
        [0] + other.values.map { normalCumulative(($0 - correlation * at) / spread) } + [1]
      return normalDensity(at)
        * other.counts.indices.reduce(0) {
          $0 + (below[$1 + 1] - below[$1]) * (ratio(t, $1) - ratio(t + 1, $1))
        }
    }
    return item.influence.map { zip($0, products).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}

/// Three functions of the thresholds of both items, 0 beyond the first and last.
private struct Corners {
  private let width: Int
  /// Φ₂ - ΦΦ.
  private(set) var covariance: [Double]
  /// φ₂.
  private(set) var density: [Double]
  /// ∂φ₂/∂ρ.
  private(set) var slope: [Double]

  init(_ likelihood: PolychoricLikelihood, _ correlation: Double) {
    let (rows, columns) = (likelihood.rows.values, likelihood.columns.values)
    width = columns.count + 2
    covariance = Array(repeating: 0, count: width * (rows.count + 2))
    (density, slope) = (covariance, covariance)
    let normal = BivariateNormal(correlation: correlation)
    let rest = (1 - correlation) * (1 + correlation)
    for (i, x) in rows.enumerated() {
      for (j, y) in columns.enumerated() {
        let corner = (i + 1) * width + j + 1
        covariance[corner] = normal.indicatorCovariance(x, y)
        density[corner] = normal.density(x, y)
        slope[corner] =
          density[corner]
          * (correlation * (rest - x * x - y * y) + (1 + correlation * correlation) * x * y)
          / (rest * rest)
      }
    }
  }

  /// What a function adds up to over the corners of cell (a, b).
  func change(of function: [Double], _ a: Int, _ b: Int) -> Double {
    let corner = a * width + b
    return function[corner + width + 1] - function[corner + width] - function[corner + 1]
      + function[corner]
  }
}

/// `φ(x)`.
func normalDensity(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

/// `Φ(x)`.
func normalCumulative(_ x: Double) -> Double { Normal.standard.cumulative(x) }
