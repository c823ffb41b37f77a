/// Reads the size of an AVIF: that of its primary item, turned where the file asks for it.
///
/// The file is a tree of boxes (ISO/IEC 14496-12, 23008-12): `meta` holds `pitm`, the number of the primary item, and
/// `iprp` its properties, of which `ipma` says which item has which.
struct AVIFReader {
  let bytes: PictureBytes

  private struct Box {
    let name: Int
    let content: Range<Int>
  }

  func size() throws(PictureProblem) -> PictureSize {
    guard let meta = boxes(0..<bytes.count).first(where: { has("meta", $0) }) else { throw .cutOff }
    // A full box begins with a version and flags.
    let parts = boxes(meta.content.lowerBound + 4..<max(meta.content.lowerBound + 4, meta.content.upperBound))
    guard let properties = parts.first(where: { has("iprp", $0) }),
      let container = boxes(properties.content).first(where: { has("ipco", $0) })
    else { throw .cutOff }
    let all = boxes(container.content)
    let primary = parts.first { has("pitm", $0) }.flatMap(item) ?? 1
    let associations = boxes(properties.content).first { has("ipma", $0) }
    let own = associations.map { self.properties(of: primary, $0) } ?? []
    let named = own.compactMap { all.indices.contains($0 - 1) ? all[$0 - 1] : nil }
    guard let extent = named.first(where: { has("ispe", $0) }) ?? all.first(where: { has("ispe", $0) }),
      let width = bytes.big(at: extent.content.lowerBound + 4, 4),
      let height = bytes.big(at: extent.content.lowerBound + 8, 4)
    else { throw .cutOff }
    let size = try PictureSize(checked: width, height)
    let turns = named.first { has("irot", $0) }.flatMap { bytes[$0.content.lowerBound] } ?? 0
    return turns & 1 == 1 ? size.turned : size
  }

  private func has(_ name: StaticString, _ box: Box) -> Bool { bytes.has(name, at: box.name) }

  private func boxes(_ range: Range<Int>) -> [Box] {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound, var length = bytes.big(at: offset, 4) {
      // 0 means to the end; 1 means that a length of eight bytes follows, which no head needs.
      if length == 0 { length = range.upperBound - offset }
      guard length >= 8 else { break }
      let end = min(offset + length, range.upperBound)
      boxes.append(Box(name: offset + 4, content: offset + 8..<end))
      offset += length
    }
    return boxes
  }

  private func item(_ box: Box) -> Int? {
    let start = box.content.lowerBound
    return bytes.big(at: start + 4, bytes[start] == 0 ? 2 : 4)
  }

  /// The numbers of an item's properties, from 1.
  private func properties(of item: Int, _ box: Box) -> [Int] {
    let start = box.content.lowerBound
    guard let version = bytes[start], let flags = bytes.big(at: start + 1, 3),
      let count = bytes.big(at: start + 4, 4)
    else { return [] }
    let isWide = flags & 1 == 1
    var offset = start + 8
    for _ in 0..<count {
      let length = version < 1 ? 2 : 4
      guard let id = bytes.big(at: offset, length), let number = bytes[offset + length] else { return [] }
      offset += length + 1
      var found: [Int] = []
      for _ in 0..<number {
        guard let value = bytes.big(at: offset, isWide ? 2 : 1) else { return found }
        found.append(value & (isWide ? 0x7FFF : 0x7F))
        offset += isWide ? 2 : 1
      }
      if id == item { return found }
    }
    return []
  }
}
