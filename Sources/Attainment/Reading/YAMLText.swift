import CSV

/// The text of a YAML file, whose characters can be found by line and column.
struct YAMLText {
  /// No plan is as long as this.
  static let sizeLimit = 1 << 20

  let file: String
  private(set) var scalars: [Unicode.Scalar]
  /// Where each line begins.
  private let lineStarts: [Int]

  /// Reads all of `source` and checks that it is text.
  ///
  /// - Parameter source: A file of UTF-8, with or without a byte order mark.
  /// - Throws: `PlanProblem` for what is too long, cannot be read, or is no text.
  init(_ source: consuming ByteSource) throws(PlanProblem) {
    file = source.name
    var bytes = try Self.bytes(source)[...]
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw PlanProblem(.notUTF8, file: file, place: .init(line: 1, column: 1))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var (scalars, lineStarts) = ([Unicode.Scalar](), [0])
    scalars.reserveCapacity(bytes.count)
    var (decoder, iterator) = (UTF8(), bytes.makeIterator())
    decoding: while true {
      let place = YAMLNode.Place(
        line: lineStarts.count, column: scalars.count - lineStarts[lineStarts.count - 1] + 1)
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error: throw PlanProblem(.notUTF8, file: file, place: place)
      case .scalarValue(let scalar):
        guard Self.isText(scalar) else {
          throw PlanProblem(.controlCharacter(scalar.value), file: file, place: place)
        }
        // Both characters of a CRLF belong to the line that they end.
        if let last = scalars.last, Self.isBreak(last), !(last == "\r" && scalar == "\n"),
          lineStarts[lineStarts.count - 1] != scalars.count
        {
          lineStarts.append(scalars.count)
        }
        scalars.append(scalar)
      }
    }
    (self.scalars, self.lineStarts) = (scalars, lineStarts)
  }

  private static func bytes(_ source: consuming ByteSource) throws(PlanProblem) -> [UInt8] {
    let file = source.name
    var (bytes, block) = ([UInt8](), [UInt8]())
    do throws(FileError) {
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty && bytes.count <= sizeLimit
    } catch {
      throw PlanProblem(.unreadable(error), file: file)
    }
    guard bytes.count <= sizeLimit else {
      throw PlanProblem(.tooLarge(limit: sizeLimit), file: file)
    }
    return bytes
  }

  /// What YAML 1.1 allows in a text, so that its parser never meets anything else.
  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0x10FFFF:
      true
    default: false
    }
  }

  /// What ends a line for the parser.
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  /// As a string that is never held within the variable itself, since the parser keeps a pointer.
  var string: String {
    var text = String(String.UnicodeScalarView(scalars))
    while text.utf8.count < 32 { text.append("\n") }
    return text
  }

  /// Where the character at `place` stands; `nil` outside the text.
  func index(of place: YAMLNode.Place) -> Int? {
    guard 1...lineStarts.count ~= place.line else { return nil }
    let index = lineStarts[place.line - 1] + place.column - 1
    return scalars.indices.contains(index) ? index : nil
  }

  /// The place of the character at `index`.
  func place(of index: Int) -> YAMLNode.Place {
    let line = lineStarts.lastIndex { $0 <= index } ?? 0
    return YAMLNode.Place(line: line + 1, column: index - lineStarts[line] + 1)
  }

  /// The place, or the last line of the text where it lies behind its end.
  func clamped(_ place: YAMLNode.Place) -> YAMLNode.Place {
    place.line <= lineStarts.count ? place : YAMLNode.Place(line: lineStarts.count, column: 1)
  }

  /// Puts `scalar` in the place of another, so that nothing else moves.
  mutating func replace(at index: Int, by scalar: Unicode.Scalar) {
    scalars[index] = scalar
  }

  /// The first alias `*name` that has an anchor `&name`.
  ///
  /// Aliases of aliases grow without limit, and a plan needs none. A star in the middle of a text is
  /// no alias; one that begins a value and refers to nothing is found by the parser.
  var alias: (name: String, place: YAMLNode.Place)? {
    var names: [Unicode.Scalar: [String: Int]] = ["&": [:], "*": [:]]
    for (index, scalar) in scalars.enumerated() where scalar == "&" || scalar == "*" {
      let before = index == 0 ? " " : scalars[index - 1]
      guard before.properties.isWhitespace || "[{,:?-".unicodeScalars.contains(before) else {
        continue
      }
      let name = scalars[(index + 1)...].prefix {
        $0.isASCII && ($0.properties.isAlphabetic || 0x30...0x39 ~= $0.value || "_-" ~= $0)
      }
      guard !name.isEmpty else { continue }
      let text = String(String.UnicodeScalarView(name))
      if names[scalar]?[text] == nil { names[scalar]?[text] = index }
    }
    let anchors = names["&", default: [:]]
    let first = names["*", default: [:]].filter { anchors[$0.key] != nil }.min {
      $0.value < $1.value
    }
    return first.map { ($0.key, place(of: $0.value)) }
  }
}

/// Whether a character is one of a few.
private func ~= (characters: String, scalar: Unicode.Scalar) -> Bool {
  characters.unicodeScalars.contains(scalar)
}
