public import Localization

/// Writes a payload as JSON, indented, keys in their order.
///
/// Source: Bray (2017), RFC 8259.
public struct JSONRenderer: Sendable {
  private let language: Language

  public init(in language: Language) { self.language = language }

  /// The payload as UTF-8 with a final line end.
  public func render(_ payload: Payload) -> [UInt8] {
    var text = ""
    write(payload, indent: 0, to: &text)
    return Array((text + "\n").utf8)
  }

  private func write(_ payload: Payload, indent: Int, to text: inout String) {
    switch payload {
    case .object(let members):
      writeList(members, "{", "}", indent: indent, to: &text) { member, text in
        writeText(member.key, to: &text)
        text += ": "
        write(member.value, indent: indent + 1, to: &text)
      }
    case .array(let values):
      writeList(values, "[", "]", indent: indent, to: &text) { value, text in
        write(value, indent: indent + 1, to: &text)
      }
    case .integer(let value): text += String(value)
    case .number(let value):
      precondition(value.isFinite, "\(value) has no JSON; say null and why")
      text += value.description
    case .text(let value): writeText(value, to: &text)
    case .words(let words): writeText(words[language], to: &text)
    case .bool(let value): text += value ? "true" : "false"
    case .null: text += "null"
    }
  }

  private func writeList<Value>(
    _ values: [Value], _ open: String, _ close: String, indent: Int, to text: inout String,
    _ write: (Value, inout String) -> Void
  ) {
    guard !values.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (place, value) in values.enumerated() {
      text += (place == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
      write(value, &text)
    }
    text += "\n" + String(repeating: "  ", count: indent) + close
  }

  private func writeText(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isSteering:
        // also what no reader sees but a screen follows: the text stays the same
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
