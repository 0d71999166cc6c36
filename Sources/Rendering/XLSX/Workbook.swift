import CXLSXWriter
import Glibc

/// The one door to libxlsxwriter: sheets in, the bytes of an XLSX file out.
///
/// The library writes to a path. It is given one of an unnamed file in memory, so that nothing is
/// left behind and nobody sees half a file. Every error it returns is thrown, and what it does not
/// check itself is checked here. The same sheets give the same bytes: the date of the document is fixed.
enum Workbook {
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// Writes `sheets`.
  ///
  /// - Parameters:
  ///   - sheets: At least one; names as `SheetText.sheetName` makes them.
  ///   - title: Of the document.
  /// - Returns: The file.
  /// - Throws: `XLSXError` where a sheet is too large, or the file cannot be made.
  static func bytes(_ sheets: [Sheet], title: String) throws(XLSXError) -> [UInt8] {
    for sheet in sheets {
      let rows = (sheet.entries.map(\.row).max() ?? 0) + 1
      let columns = max((sheet.entries.map(\.lastColumn).max() ?? 0) + 1, sheet.widths.count)
      guard rows <= mostRows && columns <= mostColumns else {
        throw .tooLarge(rows: rows, columns: columns)
      }
    }
    let file = unsafe memfd_create("skm", 1)  // closed on exec
    guard file >= 0 else { throw .noRoom(code: errno) }
    defer { close(file) }
    try WorkbookWriter(path: "/proc/self/fd/\(file)").write(sheets, title: title)
    let bytes = try contents(of: file)
    // It puts the parts together in temporary files and does not look whether these could be written.
    guard WorkbookParts.areWhole(bytes) else { throw .noTemporaryRoom }
    return bytes
  }

  private static func contents(of file: Int32) throws(XLSXError) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .noRoom(code: errno) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var place = 0
    while place < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          file, buffer.baseAddress.map { unsafe $0 + place }, buffer.count - place, off_t(place))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .noRoom(code: count < 0 ? errno : EIO) }
      place += count
    }
    return bytes
  }
}

/// A workbook of libxlsxwriter while it is written.
@safe private final class WorkbookWriter {
  private typealias Format = UnsafeMutablePointer<lxw_format>
  private typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Sheet.Style: Format] = unsafe [:]
  /// The library frees the workbook when it closes it, whether that succeeds or not.
  private var isClosed = false

  init(path: String) throws(XLSXError) {
    guard let workbook = unsafe workbook_new(path) else {
      throw .notWritten(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
    }
    unsafe self.workbook = workbook
  }

  deinit {
    if !isClosed { unsafe lxw_workbook_free(workbook) }
  }

  func write(_ sheets: [Sheet], title: String) throws(XLSXError) {
    try setProperties(title: title)
    // first all sheets, since charts show cells of later ones
    var worksheets: [Worksheet] = unsafe []
    for sheet in sheets {
      guard let worksheet = unsafe workbook_add_worksheet(workbook, sheet.name) else {
        throw .notWritten(code: Int(LXW_ERROR_PARAMETER_VALIDATION.rawValue))
      }
      unsafe worksheets.append(worksheet)
      for entry in sheet.entries { unsafe try write(entry, to: worksheet) }
      unsafe try arrange(sheet, worksheet)
    }
    for unsafe(sheet, worksheet) in unsafe zip(sheets, worksheets) {
      for placed in sheet.charts { unsafe try insert(placed, into: worksheet) }
    }
    isClosed = true
    try check(unsafe workbook_close(workbook))
  }

  private func check(_ error: lxw_error) throws(XLSXError) {
    guard error == LXW_NO_ERROR else { throw .notWritten(code: Int(error.rawValue)) }
  }

  private func setProperties(title: String) throws(XLSXError) {
    var properties = unsafe lxw_doc_properties()
    // The first moment that a ZIP file can name, as its entries have it: the clock would make every
    // file of one answer another.
    unsafe properties.created = 315_532_800
    let error = unsafe title.withCString { text in
      unsafe properties.title = UnsafeMutablePointer(mutating: text)
      return unsafe workbook_set_properties(workbook, &properties)
    }
    try check(error)
  }

  private func write(_ entry: Sheet.Entry, to sheet: Worksheet) throws(XLSXError) {
    let (row, column) = (lxw_row_t(entry.row), lxw_col_t(entry.column))
    let format = unsafe try format(entry.style)
    if entry.lastColumn > entry.column {
      try check(
        unsafe worksheet_merge_range(
          sheet, row, column, row, lxw_col_t(entry.lastColumn), "", format))
    }
    switch entry.value {
    case .text(let text) where !text.isEmpty:
      try check(unsafe worksheet_write_string(sheet, row, column, SheetText.cell(text), format))
    case .number(let value):
      precondition(value.isFinite, "\(value) has no cell; say that it is undefined")
      try check(unsafe worksheet_write_number(sheet, row, column, value, format))
    case .blank, .text:
      try check(unsafe worksheet_write_blank(sheet, row, column, format))
    }
  }

  private func format(_ style: Sheet.Style) throws(XLSXError) -> Format {
    if let known = unsafe formats[style] { return unsafe known }
    guard let format = unsafe workbook_add_format(workbook) else {
      throw .notWritten(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
    }
    if let code = style.numberFormat { unsafe format_set_num_format(format, code) }
    unsafe format_set_align(
      format,
      UInt8((style.alignment == .leading ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT).rawValue))
    let vertical = style.isLow ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP
    unsafe format_set_align(format, UInt8(vertical.rawValue))
    if style.isIndented { unsafe format_set_indent(format, 1) }
    if style.isBold { unsafe format_set_bold(format) }
    if style.wraps { unsafe format_set_text_wrap(format) }
    unsafe format_set_font_size(format, style.size)
    if let color = style.color { unsafe format_set_font_color(format, color) }
    if let fill = style.fill {
      unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      unsafe format_set_fg_color(format, fill)
    }
    if let color = style.bottom {
      unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_bottom_color(format, color)
    }
    unsafe formats[style] = format
    return unsafe format
  }

  /// Widths, heights, what stays in sight, and how the sheet is printed.
  private func arrange(_ sheet: Sheet, _ worksheet: Worksheet) throws(XLSXError) {
    for (place, width) in sheet.widths.enumerated() {
      let column = lxw_col_t(place)
      try check(unsafe worksheet_set_column(worksheet, column, column, width, nil))
    }
    for (row, height) in sheet.heights.sorted(by: { $0.key < $1.key }) {
      try check(unsafe worksheet_set_row(worksheet, lxw_row_t(row), height, nil))
    }
    if sheet.headerRows > 0 {
      let rows = lxw_row_t(sheet.headerRows)
      unsafe worksheet_freeze_panes(worksheet, rows, 0)
      try check(unsafe worksheet_repeat_rows(worksheet, 0, rows - 1))
    }
    if let last = sheet.filteredRows, !sheet.widths.isEmpty {
      let (first, column) = (lxw_row_t(sheet.headerRows - 1), lxw_col_t(sheet.widths.count - 1))
      try check(unsafe worksheet_autofilter(worksheet, first, 0, lxw_row_t(last), column))
    }
    unsafe worksheet_set_paper(worksheet, 9)  // A4
    if sheet.isLandscape { unsafe worksheet_set_landscape(worksheet) }
    if sheet.fitsPage { unsafe worksheet_fit_to_pages(worksheet, 1, 0) }
    try check(unsafe worksheet_set_footer(worksheet, "&C&P / &N"))
    // a code of digits is meant to be text
    try check(
      unsafe worksheet_ignore_errors(
        worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
  }

  private func insert(_ placed: Sheet.PlacedChart, into sheet: Worksheet) throws(XLSXError) {
    let chart = unsafe try WorkbookChart(placed.chart, in: workbook).pointer
    var options = unsafe lxw_chart_options()
    // the library's own size is 480 by 288 pixels
    unsafe options.x_scale = SheetChart.width / 480
    unsafe options.y_scale = placed.chart.height / 288
    unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    let error = unsafe SheetText.cell(brief(placed.chart.alternativeText, to: 4000)).withCString {
      text in
      unsafe options.description = UnsafeMutablePointer(mutating: text)
      return unsafe worksheet_insert_chart_opt(
        sheet, lxw_row_t(placed.row), lxw_col_t(placed.column), chart, &options)
    }
    try check(error)
  }
}
