/// How a sample is shared out among strata.
public enum AllocationRule: String, Sendable, Hashable, CaseIterable {
  /// n_h ∝ N_h: every person has the same chance.
  case proportional
  /// n_h ∝ N_h·S_h: the smallest error for so many respondents.
  case neyman
}
