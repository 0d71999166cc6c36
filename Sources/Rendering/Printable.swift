/// `text` without characters that steer a terminal: what stands in a data file must not.
///
/// Control and format characters (escape sequences, changes of direction) become spaces.
public func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map {
        [.control, .format].contains($0.properties.generalCategory) ? " " : $0
      }))
}
