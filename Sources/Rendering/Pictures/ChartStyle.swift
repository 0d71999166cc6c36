/// The colours and lines of every picture, as a style sheet.
///
/// Colours are told apart by people who see no red or no green, and by lightness and dashes where
/// there is no colour. They are written out for light and dark screens instead of by variables,
/// which programs other than browsers do not read.
enum ChartStyle {
  private struct Palette {
    let paper: String
    let ink: String
    let muted: String
    let grid: String
    let series: String
    let fan: String
    let trend: String
    let target: String
  }

  private static let light = Palette(
    paper: "#fff", ink: "#1b1f24", muted: "#57606a", grid: "#dde2e7", series: "#0b3d66",
    fan: "#2878b8", trend: "#00755c", target: "#b83a00")

  private static let dark = Palette(
    paper: "#14181d", ink: "#e6edf3", muted: "#a3adb8", grid: "#343b43", series: "#b3d7f7",
    fan: "#5aa9f0", trend: "#43c9a4", target: "#ff9d5c")

  /// What is the same on light and dark paper.
  private static let shapes = """
    .sk text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",\
    Arial,sans-serif;font-variant-numeric:tabular-nums}
    .sk line,.sk polyline{fill:none}
    .sk-title,.sk-value,.sk-goal,.sk-letter{font-weight:600}
    :root .sk-halo{stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
    .sk-grid{stroke-width:1}.sk-bound,.sk-base{stroke-width:1.3}
    .sk-band{stroke-width:1;stroke-dasharray:2 4}
    .sk-break{stroke-width:1.3;stroke-dasharray:6 4}
    .sk-series{stroke-width:2}.sk-interval{stroke-width:1.6}.sk-point{stroke-width:1.2}
    .sk-dense{stroke-width:0}
    .sk-fan1{fill-opacity:.36}.sk-fan2{fill-opacity:.25}.sk-fan3{fill-opacity:.17}
    .sk-median{stroke-width:2;stroke-dasharray:5 4}.sk-ring{stroke-width:2}
    .sk-fit{stroke-width:2.4;stroke-dasharray:11 4}.sk-confidence{fill-opacity:.17}
    .sk-prediction{stroke-width:1.3;stroke-dasharray:3 3}
    .sk-target{stroke-width:4}.sk-across{stroke-width:5;stroke-opacity:.45}
    .sk-level1{fill:#a34700}.sk-level2{fill:#f2a65a}.sk-level3{fill:#c9ced6}
    .sk-level4{fill:#8fbfe8}.sk-level5{fill:#0b4f8a}
    .sk-onDark{fill:#fff}.sk-onLight{fill:#1b1f24}
    """

  /// Which of five shades an answer has: 1 and 2 below the middle of the scale, 3 in the middle, 4 and
  /// 5 above it; the ends are dark, so that a row is told apart in grey too.
  static func shade(ofLevel level: Int, of count: Int) -> Int {
    let last = count - 1
    if 2 * level == last { return 3 }
    if 2 * level < last { return level == 0 ? 1 : 2 }
    return level == last ? 5 : 4
  }

  /// Text on the level is light.
  static func isDark(level: Int, of count: Int) -> Bool {
    [1, 5].contains(shade(ofLevel: level, of: count))
  }

  private static func colors(_ palette: Palette) -> String {
    """
    :root .sk-halo{stroke:\(palette.paper)}
    .sk-paper{fill:\(palette.paper)}
    .sk-title,.sk-ink,.sk-letter{fill:\(palette.ink)}.sk-muted{fill:\(palette.muted)}
    .sk-grid{stroke:\(palette.grid)}.sk-bound,.sk-base,.sk-band,.sk-break{stroke:\(palette.muted)}
    .sk-series,.sk-interval,.sk-across{stroke:\(palette.series)}.sk-value{fill:\(palette.series)}
    .sk-point{fill:\(palette.series);stroke:\(palette.paper)}
    .sk-fan1,.sk-fan2,.sk-fan3{fill:\(palette.fan)}.sk-median,.sk-ring{stroke:\(palette.series)}
    .sk-ring{fill:\(palette.paper)}
    .sk-fit,.sk-prediction{stroke:\(palette.trend)}.sk-confidence{fill:\(palette.trend)}
    .sk-target{stroke:\(palette.target)}.sk-goal{fill:\(palette.target)}
    """
  }

  /// Rules for browsers only: office programs read no `:root`, and would take the colours of dark
  /// screens for all, and draw an outline over its text.
  private static func modern(_ rules: String) -> String {
    rules.replacing(":root ", with: "").replacing(".sk-", with: ":root .sk-")
  }

  /// The style sheet; what is printed is always light.
  static let sheet = """
    \(shapes)
    \(colors(light))
    @media screen and (prefers-color-scheme:dark){
    \(modern(colors(dark)))
    }
    """
}
