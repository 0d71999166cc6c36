/// Finds places for labels beside what they name, where they cover nothing.
struct LabelPlacer {
  /// Where labels may stand.
  let area: Box
  /// What must not be covered: marks, and the labels that have their place.
  private(set) var occupied: [Box]
  /// Places along lines, which are better not covered.
  private let lines: [Place]

  init(area: Box, occupied: [Box], lines: [[Place]]) {
    self.area = area
    self.occupied = occupied
    self.lines = lines.flatMap { line in
      zip(line, line.dropFirst()).flatMap { start, end in
        (0...24).map { step in
          let share = Double(step) / 24
          return Place(
            x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
        }
      }
    }
  }

  /// Takes the candidate that covers no mark and the least of lines; the first of equals.
  ///
  /// Candidates that reach past the sides of the area are first moved inwards.
  mutating func place(_ candidates: [Box]) -> Box? {
    var best: (box: Box, covered: Int)?
    for var box in candidates {
      box.x = max(area.x, min(box.x, area.maxX - box.width))
      guard area.contains(box), !occupied.contains(where: box.overlaps) else { continue }
      let covered = lines.count { box.contains($0) }
      if covered < best?.covered ?? .max { best = (box, covered) }
    }
    guard let best else { return nil }
    occupied.append(best.box)
    return best.box
  }
}
