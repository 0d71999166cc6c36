import Glibc
import LinearAlgebra
import Moments
import TestSupport
import Testing

/// A certified value of NIST StRD, and what exact arithmetic makes of the same data.
struct NISTReference: Sendable, CustomTestStringConvertible {
  let set: String
  let quantity: String
  let certified: String
  /// The double nearest to the solution of the decimals.
  let fromText: Double
  /// The same for the decimals rounded to doubles.
  let fromDoubles: Double
  /// Digits of `certified` in `fromText` and in `fromDoubles`: the ceilings.
  let digitsFromText: Double
  let digitsFromDoubles: Double

  var testDescription: String { "\(set) \(quantity)" }

  static let all: [NISTReference] = {
    let certified = Dictionary(
      uniqueKeysWithValues: Repository.table("Tests/Reference/nist/certified.csv").map {
        (($0["set"] ?? "") + ($0["quantity"] ?? ""), $0["value"] ?? "")
      })
    return Repository.table("Tests/Reference/nist/exact.csv").map { row in
      func number(_ key: String) -> Double {
        guard let number = row[key].flatMap(Double.init) else {
          preconditionFailure("nist/exact.csv has no number \(key) in \(row)")
        }
        return number
      }
      let (set, quantity) = (row["set"] ?? "", row["quantity"] ?? "")
      return NISTReference(
        set: set, quantity: quantity, certified: certified[set + quantity] ?? "",
        fromText: number("fromText"), fromDoubles: number("fromDoubles"),
        digitsFromText: number("digitsFromText"), digitsFromDoubles: number("digitsFromDoubles"))
    }
  }()

  /// The certified values of quantities that all sets of one kind have.
  static func all(of quantities: Set<String>) -> [NISTReference] {
    all.filter { quantities.contains($0.quantity) }
  }

  /// The decimals of a set as printed, by treatment in order of appearance; one group without any.
  static func groups(_ set: String) -> [[String]] {
    var (names, groups) = ([String](), [[String]]())
    for row in Repository.table("Tests/Reference/nist/\(set).csv") {
      let name = row["treatment"] ?? ""
      if names.last != name {
        names.append(name)
        groups.append([])
      }
      groups[groups.count - 1].append(row["y"] ?? "")
    }
    return groups
  }

  /// The log relative error against the certified value, 0 to 15: how many digits are right.
  func correctDigits(_ found: Double) throws -> Double {
    let certified = try #require(DoubleDouble(certified))
    let error = Double((DoubleDouble(found) - certified) / certified).magnitude
    return error == 0 ? 15 : min(15, max(0, -log10(error)))
  }

  /// Records an issue where `fromText` or `fromDoubles` has fewer digits than it could have.
  func check(fromText: Double?, fromDoubles: Double?) throws {
    let fromText = try #require(fromText)
    #expect(try correctDigits(fromText) >= min(digitsFromText, 14))
    #expect(fromText.isClose(to: self.fromText, .ulps(1)))
    let fromDoubles = try #require(fromDoubles)
    #expect(try correctDigits(fromDoubles) >= min(digitsFromDoubles, 14))
    // the exact solution of the doubles, not only as far from the certified value as it is
    #expect(fromDoubles.isClose(to: self.fromDoubles, .ulps(1)))
  }
}
