import TestSupport
import Testing

extension JSON {
  /// All numbers in it, in the order of its arrays.
  var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .array(let values): values.flatMap(\.numbers)
    default: []
    }
  }

  /// One member of each object of an array.
  func column(_ key: String) -> JSON { .array(values.map { $0[key] }) }

  /// Records an issue unless these are the numbers of `other`, as many of them and as near as told.
  func expect(
    _ other: JSON, _ tolerance: Tolerance, _ about: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (found, wanted) = (numbers, other.numbers)
    guard !wanted.isEmpty, found.count == wanted.count else {
      Issue.record("\(about): \(self) is not \(other)", sourceLocation: sourceLocation)
      return
    }
    for (place, (number, right)) in zip(found, wanted).enumerated() {
      #expect(
        number.isClose(to: right, tolerance), "\(about) [\(place)]: \(number), not \(right)",
        sourceLocation: sourceLocation)
    }
  }

  /// Records an issue unless this is the number.
  func expect(
    _ number: Double, _ tolerance: Tolerance, _ about: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(.number(number), tolerance, about, sourceLocation: sourceLocation)
  }
}

/// A reference set: its file, and what R's psych, lavaan and semTools and own maximisers say of it.
struct TrustedSet {
  static let names = ["bfi_A_keyed", "bfi_N", "bfi_C_missing", "skm9", "skm9_missing", "sparse60"]

  let name: String
  /// Its object in `reliability.json`.
  let values: JSON
  /// The records of its file, a blank answer as nil.
  let rows: [[Int?]]

  init(_ name: String) throws {
    self.name = name
    values = try JSON(Repository.text("Tests/Reference/reliability.json"))["sets"][name]
    rows = try Repository.text("Tests/Reference/reliability/\(name).csv").split(separator: "\n")
      .dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      }
  }

  var items: [String] { values["items"].values.compactMap(\.text) }

  /// The lowest and the highest answer.
  var scale: (lowest: Int, highest: Int) { name.hasPrefix("bfi") ? (1, 6) : (1, 4) }

  /// What follows `skm reliability`: the nine are the edition's elements, the others are named.
  var arguments: [String] {
    let named = ["--items", items.joined(separator: ","), "--scale", "1-6"]
    return ["reliability", "\(name).csv"] + (name.hasPrefix("bfi") ? named : [])
  }

  /// The document of one run, without bootstrap unless `more` asks for it.
  func document(_ more: String...) throws -> JSON {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/\(name).csv", to: "\(name).csv")
    let own = more.contains("--bootstrap") ? [] : ["--bootstrap", "0"]
    return try skmTests.document(here, arguments + own + more)
  }
}

/// Nine answers of each of 600 respondents, as integers.
let nine: [[Int]] =
  (try? Repository.text("Tests/Reference/reliability/skm9.csv").split(separator: "\n").dropFirst()
    .map { $0.split(separator: ",").compactMap { Int($0) } }) ?? []
