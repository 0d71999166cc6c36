public import CSV
public import Satisfaction

/// Something wrong in a plan, with its place.
public struct PlanProblem: Error, Sendable, Hashable {
  /// What a key should hold.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// One text or number.
    case text
    /// One text for both languages, or `{ id: ..., en: ... }`.
    case name
    /// Keys with their values.
    case mapping
    /// Values behind dashes, or in brackets.
    case list
    /// One path, or a list of them.
    case paths
    /// An ID, or years with one ID each.
    case editions
  }

  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The file itself, or one that the plan names, cannot be read.
    case unreadable(FileError)
    /// No plan is as long as this.
    case tooLarge(limit: Int)
    /// The bytes from here on are no UTF-8.
    case notUTF8
    /// A character that no text has, such as a zero byte.
    case controlCharacter(UInt32)
    /// Nothing but blanks and comments.
    case emptyFile
    /// No YAML.
    case syntax(YAMLSlip)
    /// Lists in lists in lists, deeper than the parser goes.
    case tooDeep
    /// Anchors and aliases, which a plan does not take.
    case alias(String)
    /// Something else stands where `expected` is needed.
    case wrongShape(expected: Shape)
    /// A key that is needed is not there.
    case missingKey
    /// A key that a plan does not have here.
    case unknownKey(nearest: String?, known: [String])
    /// A key of other kinds of indicators.
    case keyOfOtherKind(Indicator.Kind)
    /// The key stands there already.
    case repeatedKey(firstLine: Int?)
    /// Nothing stands where a value is needed.
    case blank
    /// Not a number.
    case notANumber
    /// Digits in groups of three, which may be thousands or decimals.
    case thousandsMark
    /// A decimal comma within braces, where commas stand between entries; `number` is what was meant.
    case splitByComma(number: String)
    /// Not a year of four digits.
    case notAYear
    /// Not `2016-2021`.
    case notAPeriod
    /// The first year comes after the last.
    case periodReversed
    /// More years than a plan has.
    case periodTooLong(limit: Int)
    /// Not a year of the plan.
    case outsidePeriod(first: Int, last: Int)
    /// A value that the quantity cannot have.
    case outsideBounds(lowest: Double, highest: Double)
    /// Below `lowest`, or not above it where `isOpen`.
    case tooSmall(lowest: Double, isOpen: Bool)
    /// A single number, where the polarity asks for a range.
    case needsRange
    /// A range, where the polarity asks for a number.
    case needsNumber
    /// The first number of a range is above the second.
    case rangeReversed
    /// None of the values that are known here.
    case unknownValue(nearest: String?, known: [String])
    /// Another indicator has this ID.
    case repeatedID(firstLine: Int)
    /// The same file twice.
    case repeatedFile(firstLine: Int)
    /// An edition file that holds no edition.
    case edition(EditionError)
    /// A file of categories that holds none.
    case scheme(AttainmentSchemeError)
    /// Not a day of the calendar.
    case notADate
    /// Neither indicators nor plans of units.
    case noIndicators
    /// A plan that is a unit of its own units: the files from it back to itself.
    case circle([String])
    /// Units of units of units, deeper than any office goes.
    case unitsTooDeep(limit: Int)
  }

  public let kind: Kind
  /// The path as it was opened.
  public let file: String
  /// From 1, where there is one.
  public let line: Int?
  /// In characters, from 1, where there is one.
  public let column: Int?
  /// The path of the key, lists counted from 0: `indicators[2].targets.2019`; `nil` for the file.
  public let key: String?
  /// What stands there, cut to a readable length.
  public let text: String?

  init(
    _ kind: Kind, file: String, place: YAMLNode.Place? = nil, key: String? = nil,
    text: String? = nil
  ) {
    self.kind = kind
    self.file = file
    (line, column) = (place?.line, place?.column)
    self.key = key.flatMap { $0.isEmpty ? nil : $0 }
    self.text = text.map { $0.count <= 60 ? $0 : $0.prefix(59) + "…" }
  }
}

/// Everything that is wrong in a plan, and in the plans of its units.
public struct PlanProblems: Error, Sendable, Hashable {
  /// At least one, in the order of their places.
  public let problems: [PlanProblem]

  /// The problems in the order of their places, file by file.
  ///
  /// - Parameter problems: At least one; those of a file stand together.
  init(_ problems: [PlanProblem]) {
    precondition(!problems.isEmpty, "an error without a problem")
    var files: [String] = []
    for problem in problems where !files.contains(problem.file) { files.append(problem.file) }
    self.problems = files.flatMap { file in
      problems.filter { $0.file == file }
        .sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
    }
  }

  /// Every problem is a file that cannot be read: nothing is wrong in what could be.
  public var areOfFilesOnly: Bool {
    problems.allSatisfy { if case .unreadable = $0.kind { true } else { false } }
  }
}

extension PlanProblem.Kind {
  /// The fixed name of the problem.
  public var code: String {
    switch self {
    case .unreadable: "unreadable"
    case .tooLarge: "tooLarge"
    case .notUTF8: "notUTF8"
    case .controlCharacter: "controlCharacter"
    case .emptyFile: "emptyFile"
    case .syntax: "syntax"
    case .tooDeep: "tooDeep"
    case .alias: "alias"
    case .wrongShape: "wrongShape"
    case .missingKey: "missingKey"
    case .unknownKey: "unknownKey"
    case .keyOfOtherKind: "keyOfOtherKind"
    case .repeatedKey: "repeatedKey"
    case .blank: "blank"
    case .notANumber: "notANumber"
    case .thousandsMark: "thousandsMark"
    case .splitByComma: "splitByComma"
    case .notAYear: "notAYear"
    case .notAPeriod: "notAPeriod"
    case .periodReversed: "periodReversed"
    case .periodTooLong: "periodTooLong"
    case .outsidePeriod: "outsidePeriod"
    case .outsideBounds: "outsideBounds"
    case .tooSmall: "tooSmall"
    case .needsRange: "needsRange"
    case .needsNumber: "needsNumber"
    case .rangeReversed: "rangeReversed"
    case .unknownValue: "unknownValue"
    case .repeatedID: "repeatedID"
    case .repeatedFile: "repeatedFile"
    case .edition: "edition"
    case .scheme: "scheme"
    case .notADate: "notADate"
    case .noIndicators: "noIndicators"
    case .circle: "circle"
    case .unitsTooDeep: "unitsTooDeep"
    }
  }
}
