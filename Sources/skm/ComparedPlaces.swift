import Report

/// The places of the two groups that are compared: as named, or the only two.
///
/// - Parameters:
///   - groups: The values of each group.
///   - from: `--from`.
///   - to: `--to`.
/// - Returns: Two places that differ.
/// - Throws: `Failure` where a value is nobody's, or which two is not clear.
func comparedPlaces(
  _ groups: [[String]], from: String?, to: String?
) throws -> (first: Int, second: Int) {
  let values = groups.map { $0.joined(separator: ", ") }
  let known = values.filter { !$0.isEmpty }
  func place(_ value: String?, _ option: String) throws -> Int? {
    guard let value else { return nil }
    guard let place = values.firstIndex(of: value) else {
      throw Failure(.data, UsageWords.unknownValue(option, value, known: known))
    }
    return place
  }
  let (first, second) = try (place(from, "--from"), place(to, "--to"))
  if let first, let second {
    guard first != second else { throw Failure(.usage, UsageWords.sameValue(values[first])) }
    return (first, second)
  }
  let rest = values.indices.filter { !values[$0].isEmpty && $0 != first && $0 != second }
  guard known.count == 2, let other = rest.first else {
    throw Failure(.data, UsageWords.chooseTwo(known))
  }
  if let first { return (first, other) }
  if let second { return (other, second) }
  return (rest[0], rest[1])
}
