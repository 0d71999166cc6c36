/// An .xlsx workbook: its sheets, texts and formats.
///
/// Source: ECMA-376 (2016), part 1, and its strict variant ISO/IEC 29500; part 2 of both for the
/// container.
final class Workbook {
  /// A sheet of cells.
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  /// The most sheets.
  static let sheetLimit = 4096

  private let archive: Archive
  /// In their order.
  let sheets: [Sheet]
  let strings: SharedStrings
  let formats: [NumberFormat]
  let dates: SerialDate

  /// Opens a workbook.
  ///
  /// - Throws: `CSVError.workbook` where it is damaged or refused; `CSVError.file`.
  init(_ bytes: StoredBytes) throws(CSVError) {
    archive = try Archive(bytes)
    do throws(WorkbookError) {
      let main = try Self.mainPart(of: archive)
      let relations = try Self.relations(of: main, in: archive)
      guard let part = try archive.open(main, limit: XMLPart.smallSize) else {
        throw WorkbookError.broken(part: main)
      }
      let elements = try XMLPart.elements(of: part)
      sheets = try Self.sheets(elements, relations)
      let properties = elements.first { $0.name == .workbookPr && !$0.isEnd }
      let epoch = properties?.attributes[.date1904]
      dates = SerialDate(startsIn1904: epoch == "1" || epoch == "true")
      let texts = try Self.open(relations.first("sharedStrings"), in: archive)
      if let texts { strings = try SharedStrings(texts) } else { strings = SharedStrings() }
      let styles = try Self.open(
        relations.first("styles"), in: archive, limit: XMLPart.smallSize)
      if let styles { formats = try NumberFormat.formats(styles) } else { formats = [] }
    } catch {
      throw .workbook(error)
    }
  }

  /// Opens the part of a sheet.
  func open(_ sheet: Sheet) throws(WorkbookError) -> Archive.Part {
    guard let part = try archive.open(sheet.part) else { throw .broken(part: sheet.part) }
    return part
  }

  private static func open(
    _ name: String?, in archive: Archive, limit: Int = Archive.sizeLimit
  ) throws(WorkbookError) -> Archive.Part? {
    guard let name else { return nil }
    guard let part = try archive.open(name, limit: limit) else { throw .broken(part: name) }
    return part
  }

  // MARK: - The container

  /// The part that lists the sheets.
  ///
  /// - Throws: `WorkbookError` where this is no .xlsx, or one with macros.
  private static func mainPart(of archive: Archive) throws(WorkbookError) -> String {
    let names = archive.parts.keys
    guard !names.contains(where: { $0.hasSuffix("vbaproject.bin") }) else { throw .macros }
    guard !names.contains("xl/workbook.bin") else { throw .otherFormat(.xlsb) }
    guard let types = try archive.open("[Content_Types].xml", limit: XMLPart.smallSize) else {
      let isODS = names.contains("content.xml") && names.contains("mimetype")
      throw .otherFormat(isODS ? .ods : .unknown)
    }
    let hasMacros = try XMLPart.elements(of: types).contains {
      $0.attributes[.contentType]?.lowercased().contains("macroenabled") ?? false
    }
    guard !hasMacros else { throw .macros }
    let main = try relations(of: "", in: archive).first("officeDocument") ?? "xl/workbook.xml"
    guard archive.parts[Archive.key(main)] != nil else { throw .otherFormat(.unknown) }
    return main
  }

  /// What a part says of the parts that belong to it.
  private struct Relations {
    /// The part by the identity of the relation.
    var targets: [String: String] = [:]
    /// The kind by the identity.
    var kinds: [String: String] = [:]

    func first(_ kind: String) -> String? {
      kinds.keys.sorted().first { kinds[$0] == kind }.flatMap { targets[$0] }
    }
  }

  private static func relations(
    of part: String, in archive: Archive
  ) throws(WorkbookError) -> Relations {
    let path = part.split(separator: "/", omittingEmptySubsequences: true)
    let folder = path.dropLast().map { "\($0)/" }.joined()
    let name = "\(folder)_rels/\(path.last ?? "").rels"
    guard let file = try archive.open(name, limit: XMLPart.smallSize) else { return Relations() }
    var relations = Relations()
    for element in try XMLPart.elements(of: file) where element.name == .relationship {
      guard let identity = element.attributes[.identifier],
        let target = element.attributes[.target],
        let kind = element.attributes[.type]?.split(separator: "/").last,
        element.attributes[.targetMode]?.lowercased() != "external"
      else { continue }
      relations.kinds[identity] = String(kind)
      relations.targets[identity] = absolute(target, in: folder)
    }
    return relations
  }

  /// The name of a part that is named from another's folder.
  static func absolute(_ target: String, in folder: String) -> String {
    let target = target.replacing("\\", with: "/")
    var path: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(step)
      }
    }
    return path.joined(separator: "/")
  }

  private static func sheets(
    _ elements: [XMLPart.Element], _ relations: Relations
  ) throws(WorkbookError) -> [Sheet] {
    var sheets: [Sheet] = []
    for element in elements where element.name == .sheet && !element.isEnd {
      guard let name = element.attributes[.name], let identity = element.attributes[.id] else {
        continue
      }
      // A sheet may also be a chart, which has no cells.
      guard relations.kinds[identity] == "worksheet", let part = relations.targets[identity] else {
        continue
      }
      let state = element.attributes[.state] ?? "visible"
      sheets.append(Sheet(name: name, part: part, isHidden: state != "visible"))
      guard sheets.count <= sheetLimit else { throw .broken(part: nil) }
    }
    return sheets
  }
}
