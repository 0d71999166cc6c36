/// How the variance τ² of true values around the line is estimated, beside known sampling errors.
///
/// With P = W - WX(XᵀWX)⁻¹XᵀW, W = diag 1/(vᵢ + τ²), n observations and p terms:
///
/// | estimator | τ² |
/// |---|---|
/// | ``fixedEffect`` | 0 |
/// | ``derSimonianLaird`` | (yᵀPy - (n - p))/tr P, with P at τ² = 0 |
/// | ``restrictedMaximumLikelihood`` | maximizes -½(Σ ln(vᵢ + τ²) + ln det XᵀWX + yᵀPy) |
/// | ``maximumLikelihood`` | maximizes -½(Σ ln(vᵢ + τ²) + yᵀPy) |
/// | ``pauleMandel`` | solves yᵀPy = n - p |
///
/// None is below 0.
///
/// Source: Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30, 261-293; Paule
/// and Mandel (1982), Journal of Research of the National Bureau of Standards 87, 377-385.
public enum HeterogeneityEstimator: String, Sendable, Hashable, CaseIterable {
  case fixedEffect = "fe"
  case derSimonianLaird = "dl"
  case restrictedMaximumLikelihood = "reml"
  case maximumLikelihood = "ml"
  case pauleMandel = "pm"
}
