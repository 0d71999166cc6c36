/// Whether one group's values stand before another's: numbers inside a text compare as numbers, so
/// that "Loket 2" comes before "Loket 10"; blanks come last.
///
/// - Parameters:
///   - left: The values that name a group, such as a year and a service.
///   - right: Those of another, of the same kinds.
/// - Returns: False also where both are equal.
public func naturallyPrecedes(_ left: [String], _ right: [String]) -> Bool {
  for (left, right) in zip(left, right) where left != right {
    if left.isEmpty || right.isEmpty { return right.isEmpty }
    return naturallyPrecedes(left, right)
  }
  return left.count < right.count
}

private func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
  let (leftRuns, rightRuns) = (runs(of: left), runs(of: right))
  for (left, right) in zip(leftRuns, rightRuns) where left != right {
    let (first, second) = (left.number, right.number)
    if let first, let second, first != second {
      // Without leading zeros the longer number is the larger, however long they are.
      return (first.count, first) < (second.count, second)
    }
    return left.text < right.text
  }
  if leftRuns.count != rightRuns.count { return leftRuns.count < rightRuns.count }
  return left < right  // alike but for capitals: any order, as long as it is one
}

/// A run of digits or of other characters, in small letters.
private struct Run: Equatable {
  var text: String
  let isNumber: Bool

  /// The digits without leading zeros.
  var number: String? { isNumber ? String(text.drop { $0 == "0" }) : nil }
}

private func runs(of text: String) -> [Run] {
  var runs: [Run] = []
  for character in text.lowercased() {
    let isNumber = character.isASCII && character.isNumber
    if let last = runs.indices.last, runs[last].isNumber == isNumber {
      runs[last].text.append(character)
    } else {
      runs.append(Run(text: String(character), isNumber: isNumber))
    }
  }
  return runs
}
