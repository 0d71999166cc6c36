/// A place in a picture; y grows downwards.
struct Place: Hashable {
  var x: Double
  var y: Double
}

/// A rectangle in a picture.
struct Box: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var maxX: Double { x + width }
  var maxY: Double { y + height }

  init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// A box around its middle.
  init(middle: Place, width: Double, height: Double) {
    self.init(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
  }

  func overlaps(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  func contains(_ place: Place) -> Bool {
    x <= place.x && place.x <= maxX && y <= place.y && place.y <= maxY
  }

  func contains(_ other: Box) -> Bool {
    x <= other.x && other.maxX <= maxX && y <= other.y && other.maxY <= maxY
  }
}
