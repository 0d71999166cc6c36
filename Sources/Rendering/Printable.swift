/// `text` without characters that steer a terminal: what stands in a data file must not.
///
/// Control and format characters (escape sequences, changes of direction) and separators of lines
/// become spaces.
public func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map {
        steering.contains($0.properties.generalCategory) ? " " : $0
      }))
}

private let steering: Set<Unicode.GeneralCategory> = [
  .control, .format, .lineSeparator, .paragraphSeparator,
]
