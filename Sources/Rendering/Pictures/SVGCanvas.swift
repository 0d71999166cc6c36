/// The elements of a picture, in the order in which they are painted.
struct SVGCanvas {
  private(set) var elements: [String] = []

  /// Where a text stands at its place.
  enum Anchor: String { case start, middle, end }

  mutating func line(_ style: String, from start: Place, to end: Place) {
    elements.append(
      """
      <line class="\(style)" x1="\(coordinate(start.x))" y1="\(coordinate(start.y))" \
      x2="\(coordinate(end.x))" y2="\(coordinate(end.y))"/>
      """)
  }

  mutating func polyline(_ style: String, _ places: [Place]) {
    guard places.count > 1 else { return }
    elements.append("<polyline class=\"\(style)\" points=\"\(points(places))\"/>")
  }

  mutating func polygon(_ style: String, _ places: [Place]) {
    elements.append("<polygon class=\"\(style)\" points=\"\(points(places))\"/>")
  }

  mutating func circle(_ style: String, at place: Place, radius: Double) {
    elements.append(
      """
      <circle class="\(style)" cx="\(coordinate(place.x))" cy="\(coordinate(place.y))" \
      r="\(coordinate(radius))"/>
      """)
  }

  mutating func rectangle(_ style: String, _ box: Box) {
    elements.append(
      """
      <rect class="\(style)" x="\(coordinate(box.x))" y="\(coordinate(box.y))" \
      width="\(coordinate(box.width))" height="\(coordinate(box.height))"/>
      """)
  }

  /// Writes `text` with its baseline at `place`.
  mutating func text(
    _ style: String, _ text: String, at place: Place, size: Double, anchor: Anchor = .start
  ) {
    elements.append(
      """
      <text class="\(style)" x="\(coordinate(place.x))" y="\(coordinate(place.y))" \
      font-size="\(coordinate(size))" text-anchor="\(anchor.rawValue)">\(markup(text))</text>
      """)
  }

  private func points(_ places: [Place]) -> String {
    places.map { coordinate($0.x) + "," + coordinate($0.y) }.joined(separator: " ")
  }
}
