import CSV

extension Record {
  /// A number that records share if they are equal in all but some fields, such as an id and a
  /// timestamp.
  ///
  /// FNV-1a over the filled fields with their numbers; 64 bits keep chance meetings below one in a
  /// million for five million respondents.
  func fingerprint(without left: Set<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for field in 0..<count where !left.contains(field) && !isBlank(field) {
      hash = (hash ^ UInt64(field + 0x100)) &* 0x100_0000_01B3
      for byte in bytes[range(of: field)] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }
}
