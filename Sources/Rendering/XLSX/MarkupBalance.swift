/// Whether every tag of a markup that was read is closed, so that nothing of it is missing.
struct MarkupBalance {
  private enum State { case text, opened, tag, closing, declaration }
  private var state = State.text
  private var isQuoted = false
  private var previous: UInt8 = 0
  private var depth = 0
  private var elements = 0

  /// The markup has elements, and all of them end.
  var isWhole: Bool { state == .text && depth == 0 && elements > 0 }

  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      step(byte)
      previous = byte
    }
  }

  private mutating func step(_ byte: UInt8) {
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") { state = .opened }
    case .opened:
      switch byte {
      case UInt8(ascii: "/"):
        state = .closing
        depth -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"): state = .declaration
      default:
        state = .tag
        depth += 1
        elements += 1
      }
    case .tag, .closing, .declaration:
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: ">"), !isQuoted else { return }
      if state == .tag && previous == UInt8(ascii: "/") { depth -= 1 }
      state = .text
    }
  }
}
