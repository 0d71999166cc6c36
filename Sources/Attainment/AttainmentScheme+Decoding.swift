import CSV
import Localization
import Satisfaction

extension AttainmentScheme {
  /// The schemes compiled into the program, the usual one first.
  public static let shipped: [AttainmentScheme] = [
    PackageResources.permendagri_86_2017_json, PackageResources.lkjip_sampang_2019_json,
    PackageResources.lkjip_maluku_tengah_2021_json,
  ].map { json in
    do {
      return try AttainmentScheme(json: json)
    } catch {
      preconditionFailure("a shipped scheme is malformed: \(error)")
    }
  }

  /// The scheme that a plan names.
  ///
  /// - Parameter name: The ID of one that is shipped, or the path of a file, which has a slash or ends
  ///   in `.json`.
  /// - Throws: `AttainmentSchemeError` where there is none of this name, or its file cannot be used.
  public init(named name: String) throws(AttainmentSchemeError) {
    if let scheme = Self.shipped.first(where: { $0.id == name }) {
      self = scheme
      return
    }
    let known = Self.shipped.map(\.id)
    guard name.contains("/") || name.hasSuffix(".json") else {
      throw .unknown(name: name, nearest: nearest(to: name, among: known), known: known)
    }
    let bytes: [UInt8]
    do {
      bytes = try ByteSource.contents(of: name, limit: Self.largestFile)
    } catch {
      throw .file(error)
    }
    try self.init(json: bytes)
  }

  /// No scheme is a megabyte long.
  private static let largestFile = 1 << 20

  /// Reads a scheme and checks it.
  ///
  /// - Parameter json: The bytes of the file; the shipped schemes show the keys.
  /// - Throws: `AttainmentSchemeError`, which names the key.
  public init(json: [UInt8]) throws(AttainmentSchemeError) {
    let file: SchemeFile
    do {
      file = try SchemeFile(json)
    } catch {
      throw .format(error)
    }
    guard let certainty = Certainty(rawValue: file.certainty) else {
      throw .certainty(file.certainty, allowed: Certainty.allCases.map(\.rawValue))
    }
    var categories: [Category] = []
    for (place, band) in file.bands.enumerated() {
      let bound = band.from.map { Category.LowerBound.from($0) } ?? band.above.map { .above($0) }
      let isLast = place == file.bands.count - 1
      guard (bound == nil) == isLast, band.from == nil || band.above == nil else {
        throw .bound(key: band.key)
      }
      if let bound, let before = categories.last?.lowerBound, bound.number >= before.number {
        throw .boundsDoNotDescend(key: band.key)
      }
      categories.append(Category(id: band.id, label: band.label, lowerBound: bound))
    }
    self.init(
      id: file.id, title: file.title, citation: file.citation, certainty: certainty,
      categories: categories)
  }
}

/// A scheme file as it stands, its keys and the kinds of its values checked.
private struct SchemeFile {
  struct Band {
    let key: String
    let id: String
    let from: Double?
    let above: Double?
    let label: Bilingual
  }

  let id: String
  let title: Bilingual
  let citation: String
  let certainty: String
  let bands: [Band]

  init(_ json: [UInt8]) throws(EditionError) {
    let root = try JSONNode(json).object(
      keys: ["id", "title", "citation", "certainty", "categories"])
    id = try root.required("id").text()
    title = try Self.bilingual(root.required("title"))
    citation = try root.required("citation").text()
    certainty = try root.required("certainty").text()
    let list = try root.required("categories")
    var bands: [Band] = []
    for node in try list.array() {
      let object = try node.object(keys: ["id", "from", "above", "label"])
      let id = try object.required("id").text()
      guard !bands.contains(where: { $0.id == id }) else {
        throw .invalid(key: node.joined("id"), reason: .repeated(id))
      }
      bands.append(
        Band(
          key: node.path, id: id, from: try object.optional("from")?.number(),
          above: try object.optional("above")?.number(),
          label: try Self.bilingual(object.required("label"))))
    }
    guard !bands.isEmpty else { throw .invalid(key: list.path, reason: .empty) }
    self.bands = bands
  }

  private static func bilingual(_ node: JSONNode) throws(EditionError) -> Bilingual {
    let object = try node.object(keys: ["id", "en"])
    return Bilingual(id: try object.required("id").text(), en: try object.required("en").text())
  }
}

extension AttainmentScheme.Category.LowerBound {
  fileprivate var number: Double {
    switch self {
    case .from(let number), .above(let number): number
    }
  }
}
