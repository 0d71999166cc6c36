/// Whether one group's values stand before another's: numbers inside a text compare as numbers, so
/// that "Loket 2" comes before "Loket 10"; blanks come last.
func naturallyPrecedes(_ left: [String], _ right: [String]) -> Bool {
  for (left, right) in zip(left, right) where left != right {
    if left.isEmpty || right.isEmpty { return right.isEmpty }
    return naturallyPrecedes(left, right)
  }
  return left.count < right.count
}

private func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
  let (left, right) = (runs(of: left), runs(of: right))
  for (left, right) in zip(left, right) where left != right {
    if let first = Int(left), let second = Int(right), first != second { return first < second }
    return left < right
  }
  return left.count < right.count
}

/// Runs of digits and of other characters.
private func runs(of text: String) -> [String] {
  var runs: [String] = []
  var lastIsDigit: Bool?
  for character in text.lowercased() {
    let isDigit = character.isASCII && character.isNumber
    if isDigit == lastIsDigit, let last = runs.indices.last {
      runs[last].append(character)
    } else {
      runs.append(String(character))
    }
    lastIsDigit = isDigit
  }
  return runs
}
