/// Where the axes of a chart begin and end.
extension ChartSheet {
  /// The ends of both axes.
  var axes: (times: (lower: Double, upper: Double), values: Axis) {
    let times = chart.drawnTimes + chart.fittedTimes
    let (first, last) = (times.min() ?? 0, times.max() ?? 1)
    let isYearly = chart.drawnTimes.allSatisfy { $0.rounded() == $0 }
    // years stand at ticks, with some air beside the first and the last
    let lower = isYearly ? first - 1 : (first - 0.05).rounded(.down)
    let upper = isYearly ? last + 1 : (last + 0.05).rounded(.up)
    let values = Axis(showing: chart.drawnValues, bounds: chart.bounds, steps: 7)
    return ((lower, upper), values)
  }

  /// The axis of time: whole years, or half ones where there are few.
  func timeAxis(_ title: SheetChart.Place) -> SheetChart.Axis {
    let (lower, upper) = axes.times
    let years = upper - lower
    let isYearly = chart.drawnTimes.allSatisfy { $0.rounded() == $0 }
    let step: Double =
      if !isYearly && years <= 3 {
        0.5
      } else {
        [1, 2, 5, 10, 20, 50, 100].first { years / $0 <= 15 } ?? (years / 10).rounded(.up)
      }
    return SheetChart.Axis(
      title: title, lower: lower, upper: upper, step: step,
      numberFormat: step < 1 ? "0.0" : NumberFormat.year)
  }

  /// The axis of values, with round ticks.
  func valueAxis(_ title: SheetChart.Place) -> SheetChart.Axis {
    let axis = axes.values
    // the distance inside, since an end may be a bound that is no round number
    let steps = zip(axis.ticks.dropFirst(), axis.ticks).map { $0 - $1 }
    return SheetChart.Axis(
      title: title, lower: axis.lower, upper: axis.upper,
      step: steps.max() ?? axis.upper - axis.lower,
      numberFormat: NumberFormat.decimals(axis.decimals))
  }
}
