/// The decimal marks of a column, some of which may stand between thousands.
struct DecimalMarks<Place> {
  private var hasPoint = false
  private var hasComma = false
  /// The first place of a mark before exactly three digits.
  private var first: Place?
  /// The first of these places whose number would be below 10.
  private var small: Place?
  /// Some number has a mark before fewer or more digits.
  private var hasOthers = false
  /// Some whole number is 100 or more.
  private var hasHundreds = false

  /// Takes note of a number.
  ///
  /// - Parameters:
  ///   - value: The number as read with a decimal mark.
  ///   - mark: The byte of its mark; `nil` for a whole number.
  ///   - decimals: The digits behind the mark.
  ///   - place: Where it stands, asked for only if it may be in doubt.
  mutating func note(
    _ value: Double, _ mark: UInt8?, decimals: Int, at place: @autoclosure () -> Place
  ) {
    guard let mark else {
      hasHundreds = hasHundreds || value.magnitude >= 100
      return
    }
    if mark == UInt8(ascii: ".") { hasPoint = true } else { hasComma = true }
    guard decimals == 3 else {
      hasOthers = true
      return
    }
    if first == nil { first = place() }
    if small == nil, value.magnitude < 10 && value.magnitude >= 1 { small = place() }
  }

  /// A place whose mark may stand between thousands: `1.234` beside `85,35`; and `1.234` beside
  /// `987`, where every mark stands before three digits.
  var doubtful: Place? {
    hasPoint && hasComma ? first : hasHundreds && !hasOthers ? small : nil
  }
}
