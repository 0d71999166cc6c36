import CXLSXWriter

/// A chart as libxlsxwriter holds it, which owns it.
@safe struct WorkbookChart {
  let pointer: UnsafeMutablePointer<lxw_chart>

  /// Makes `chart` in `workbook`; all its words are read from cells, so that none of them can be
  /// taken for a formula.
  init(
    _ chart: SheetPicture, in workbook: UnsafeMutablePointer<lxw_workbook>
  ) throws(XLSXError) {
    let (kind, title) =
      switch chart {
      case .points(let chart): (LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS, chart.title)
      case .bars(let chart): (LXW_CHART_BAR_STACKED, chart.title)
      }
    guard let pointer = unsafe workbook_add_chart(workbook, UInt8(kind.rawValue)) else {
      throw .notWritten(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
    }
    unsafe self.pointer = pointer
    unsafe chart_title_set_name_range(
      pointer, title.sheet, lxw_row_t(title.row), lxw_col_t(title.column))
    var font = unsafe lxw_chart_font()
    (unsafe font.size, unsafe font.bold) = (12, 1)
    unsafe chart_title_set_name_font(pointer, &font)
    unsafe chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    switch chart {
    case .points(let chart): try draw(chart)
    case .bars(let chart): try draw(chart)
    }
  }

  private func draw(_ chart: SheetChart) throws(XLSXError) {
    for series in chart.series { try add(series) }
    try set(chart.times, LXW_CHART_AXIS_TYPE_X, hasGrid: false)
    try set(chart.values, LXW_CHART_AXIS_TYPE_Y, hasGrid: true)
    unsafe chart_show_blanks_as(pointer, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    var unnamed = chart.series.indices.filter { !chart.series[$0].isNamed }.map { Int16($0) }
    if !unnamed.isEmpty {
      unnamed.append(-1)  // ends the list
      let error = unsafe chart_legend_delete_series(pointer, &unnamed)
      guard error == LXW_NO_ERROR else { throw .notWritten(code: Int(error.rawValue)) }
    }
  }

  private func add(_ series: SheetChart.Series) throws(XLSXError) {
    guard let added = unsafe chart_add_series(pointer, nil, nil) else {
      throw .notWritten(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
    }
    let (name, sheet) = (series.name, series.name.sheet)
    unsafe chart_series_set_name_range(
      added, sheet, lxw_row_t(name.row), lxw_col_t(name.column))
    let (times, values) = (series.times, series.values)
    unsafe chart_series_set_categories(
      added, sheet, lxw_row_t(times.rows.lowerBound), lxw_col_t(times.column),
      lxw_row_t(times.rows.upperBound), lxw_col_t(times.column))
    unsafe chart_series_set_values(
      added, sheet, lxw_row_t(values.rows.lowerBound), lxw_col_t(values.column),
      lxw_row_t(values.rows.upperBound), lxw_col_t(values.column))
    var line = lxw_chart_line()
    if let wanted = series.line {
      line.color = wanted.color
      line.width = wanted.width
      line.dash_type =
        switch wanted.dash {
        case .solid: UInt8(LXW_CHART_LINE_DASH_SOLID.rawValue)
        case .dash: UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
        case .longDash: UInt8(LXW_CHART_LINE_DASH_LONG_DASH.rawValue)
        case .dots: UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue)
        }
    } else {
      line.none = 1
    }
    unsafe chart_series_set_line(added, &line)
    unsafe mark(added, series.marker)
    if let labels = series.labels {
      unsafe chart_series_set_labels(added)
      unsafe chart_series_set_labels_num_format(added, labels)
      let side =
        series.hasLabelsRight ? LXW_CHART_LABEL_POSITION_RIGHT : LXW_CHART_LABEL_POSITION_ABOVE
      unsafe chart_series_set_labels_position(added, UInt8(side.rawValue))
      if series.unlabelled > 0 { unsafe try hideLabels(of: added, count: series.unlabelled) }
    }
  }

  private func draw(_ chart: SheetBars) throws(XLSXError) {
    unsafe chart_set_series_gap(pointer, 55)
    for series in chart.series {
      let name = series.name
      guard let added = unsafe chart_add_series(pointer, nil, nil) else {
        throw .notWritten(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
      }
      unsafe chart_series_set_name_range(
        added, name.sheet, lxw_row_t(name.row), lxw_col_t(name.column))
      let (first, last) = (
        lxw_row_t(chart.names.rows.lowerBound), lxw_row_t(chart.names.rows.upperBound)
      )
      let (names, values) = (lxw_col_t(chart.names.column), lxw_col_t(series.values.column))
      unsafe chart_series_set_categories(added, name.sheet, first, names, last, names)
      unsafe chart_series_set_values(added, name.sheet, first, values, last, values)
      var fill = lxw_chart_fill()
      fill.color = series.color
      unsafe chart_series_set_fill(added, &fill)
      if let labels = series.labels { unsafe try write(labels, on: added, of: series) }
    }
    guard let names = unsafe chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_Y),
      let values = unsafe chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_X)
    else { throw .notWritten(code: Int(LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue)) }
    try set(chart.values, LXW_CHART_AXIS_TYPE_X, hasGrid: true)
    // the first row stands above, and the numbers below the last
    unsafe chart_axis_set_reverse(names)
    unsafe chart_axis_major_gridlines_set_visible(names, 0)
    unsafe chart_axis_set_label_position(values, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
  }

  private func write(
    _ labels: SheetBars.Labels, on added: UnsafeMutablePointer<lxw_chart_series>,
    of series: SheetBars.Series
  ) throws(XLSXError) {
    unsafe chart_series_set_labels(added)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 9
    if series.hasLightLabels { unsafe font.color = 0xFFFFFF }
    unsafe chart_series_set_labels_font(added, &font)
    switch labels {
    case .numbers(let format): unsafe chart_series_set_labels_num_format(added, format)
    case .texts(let texts):
      unsafe chart_series_set_labels_position(
        added, UInt8(LXW_CHART_LABEL_POSITION_INSIDE_BASE.rawValue))
      // what begins with "=" would be taken for a reference to a cell
      let copies = unsafe texts.map {
        unsafe strdup(SheetText.cell($0.hasPrefix("=") ? " " + $0 : $0))
      }
      defer { unsafe copies.forEach { unsafe free($0) } }
      var own = unsafe copies.map { copy in
        var label = unsafe lxw_chart_data_label()
        unsafe label.value = UnsafePointer(copy).map { unsafe UnsafeMutablePointer(mutating: $0) }
        return unsafe label
      }
      let error = unsafe own.withUnsafeMutableBufferPointer { buffer in
        var list = unsafe buffer.indices.map { place in
          unsafe buffer.baseAddress.map { unsafe $0 + place }
        }
        unsafe list.append(nil)
        return unsafe chart_series_set_labels_custom(added, &list)
      }
      guard error == LXW_NO_ERROR else { throw .notWritten(code: Int(error.rawValue)) }
    }
  }

  private func hideLabels(
    of series: UnsafeMutablePointer<lxw_chart_series>, count: Int
  ) throws(XLSXError) {
    var hidden = unsafe lxw_chart_data_label()
    unsafe hidden.hide = 1
    let error = unsafe withUnsafeMutablePointer(to: &hidden) { label in
      var labels = unsafe Array(repeating: Optional(label), count: count) + [nil]
      return unsafe chart_series_set_labels_custom(series, &labels)
    }
    guard error == LXW_NO_ERROR else { throw .notWritten(code: Int(error.rawValue)) }
  }

  private func mark(
    _ series: UnsafeMutablePointer<lxw_chart_series>, _ marker: SheetChart.Marker?
  ) {
    guard let marker else {
      unsafe chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
      return
    }
    let shape = marker.shape == .diamond ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_CIRCLE
    unsafe chart_series_set_marker_type(series, UInt8(shape.rawValue))
    unsafe chart_series_set_marker_size(series, marker.size)
    var (fill, line) = (lxw_chart_fill(), lxw_chart_line())
    fill.color = marker.shape == .ring ? 0xFFFFFF : marker.color
    (line.color, line.width) = (marker.color, 1.5)
    unsafe chart_series_set_marker_fill(series, &fill)
    unsafe chart_series_set_marker_line(series, &line)
  }

  private func set(
    _ axis: SheetChart.Axis, _ kind: lxw_chart_axis_type, hasGrid: Bool
  ) throws(XLSXError) {
    guard let target = unsafe chart_axis_get(pointer, kind) else {
      throw .notWritten(code: Int(LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue))
    }
    unsafe chart_axis_set_name_range(
      target, axis.title.sheet, lxw_row_t(axis.title.row), lxw_col_t(axis.title.column))
    var font = unsafe lxw_chart_font()
    unsafe font.size = 10
    unsafe chart_axis_set_name_font(target, &font)
    unsafe chart_axis_set_min(target, axis.lower)
    unsafe chart_axis_set_max(target, axis.upper)
    unsafe chart_axis_set_major_unit(target, axis.step)
    unsafe chart_axis_set_num_format(target, axis.numberFormat)
    unsafe chart_axis_set_crossing(target, axis.lower)
    unsafe chart_axis_major_gridlines_set_visible(target, hasGrid ? 1 : 0)
    if hasGrid {
      var line = lxw_chart_line()
      (line.color, line.width) = (0xDDE2E7, 0.75)
      unsafe chart_axis_major_gridlines_set_line(target, &line)
    }
  }
}
