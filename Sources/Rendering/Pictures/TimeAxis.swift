/// Which periods are named below a picture, so that their names do not touch.
struct TimeAxis {
  /// The positions whose labels are written, ascending.
  let labelled: [Int]

  /// Chooses labels at equal distances in time, on round times where there are any: every second
  /// year is an even one, and of months the first of each year is named.
  ///
  /// - Parameters:
  ///   - times: In years, ascending.
  ///   - step: The usual distance between two positions, in years.
  ///   - places: Where the labels' middles are, in units of the picture.
  ///   - widths: How wide the labels are with the space between them.
  init(times: [Double], step: Double, places: [Double], widths: [Double]) {
    guard let end = times.last, step > 0 else {
      labelled = Array(times.indices)
      return
    }
    let isRound = times.allSatisfy { ($0 / step - ($0 / step).rounded()).magnitude < 1e-6 }
    let perYear = Int((1 / step).rounded())
    let multiples =
      switch perYear {
      case 2: [1, 2, 4, 10, 20, 40]
      case 4: [1, 2, 4, 8, 20, 40, 80]
      case 12: [1, 2, 3, 6, 12, 24, 60, 120, 240]
      default: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
      }
    for multiple in multiples {
      let chosen = times.indices.filter { place in
        let steps = ((isRound ? times[place] : times[place] - end) / step).rounded()
        return steps.remainder(dividingBy: Double(multiple)) == 0
      }
      let isFree = zip(chosen, chosen.dropFirst()).allSatisfy { left, right in
        places[right] - places[left] >= (widths[left] + widths[right]) / 2
      }
      if isFree && !chosen.isEmpty {
        labelled = chosen
        return
      }
    }
    labelled = [times.count - 1]
  }
}
