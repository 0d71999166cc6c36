public import Localization

/// Something in printed figures that does not follow from the rest of them.
public enum FiguresFinding: Sendable, Hashable {
  /// No weight rule gives the printed index, not even within the rounding of the values.
  case notReproduced(nearest: FixedDecimal, rule: String, difference: FixedDecimal)
  /// One value differs from what the index needs, and from all others.
  case misprint(Misprint)
  /// The largest value stands where the index belongs.
  case largestElementAsTotal(elements: [String])
  /// The grade is not that of the index here, but it is in these editions, given by title.
  case gradeOfAnotherEdition(printed: String, expected: String, editions: [String])
  /// The grade is not that of the index in any edition.
  case wrongGrade(printed: String, expected: String)
  /// The label belongs to another grade than the printed one, or where none is printed than that of
  /// the index.
  case labelOfAnotherGrade(printed: String, grade: String, expected: Grade)
  /// The label is none of the edition.
  case unknownLabel(String, known: [Bilingual])
  /// The number of a year is below that of one of its own periods, so it is no sum of them.
  case meanOfRespondents(printed: Int, period: String, respondents: Int)
}
