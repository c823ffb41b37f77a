import Foundation

/// What is asked of a finished file.
extension PDFFile {
  /// The numbers of the page objects, in order.
  var pages: [Int] {
    var pages: [Int] = []
    var waiting = [catalog["Pages"]]
    var seen: Set<Int> = []
    while let next = waiting.popLast() {
      guard let number = next.reference, seen.insert(number).inserted else { continue }
      let node = object(number)
      if node["Type"].name == "Page" {
        pages.append(number)
      } else {
        waiting += resolved(node["Kids"]).array.reversed()
      }
    }
    return pages
  }

  /// The page, counted from 1, on which each named destination lies; names are ids, without the escapes of addresses.
  var destinations: [String: Int] {
    let numbers = Dictionary(
      pages.enumerated().map { ($0.element, $0.offset + 1) }, uniquingKeysWith: { first, _ in first })
    var found: [String: Int] = [:]
    func add(_ name: String, _ value: PDFValue) {
      let target = resolved(value)
      let place = target.dictionary.isEmpty ? target : resolved(target["D"])
      if let page = place.array.first?.reference, let number = numbers[page] {
        found[name.removingPercentEncoding ?? name] = number
      }
    }
    for (name, value) in resolved(catalog["Dests"]).dictionary { add(name, value) }
    var waiting = [resolved(catalog["Names"])["Dests"]]
    var left = entries.count
    while let next = waiting.popLast(), left > 0 {
      left -= 1
      let node = resolved(next)
      waiting += resolved(node["Kids"]).array
      let names = resolved(node["Names"]).array
      for index in stride(from: 0, to: names.count - 1, by: 2) {
        if case .string(let name) = names[index] {
          add(String(decoding: name, as: UTF8.self), names[index + 1])
        }
      }
    }
    return found
  }

  /// The families of the fonts that the file carries, in order of their names.
  var fontFamilies: [String] {
    var families: Set<String> = []
    for number in entries.keys {
      let value = object(number)
      guard value["Type"].name == "FontDescriptor" else { continue }
      let name = value["FontName"].name.map(Self.family)
      if let family = resolved(value["FontFamily"]).text ?? name { families.insert(family) }
    }
    return families.sorted()
  }

  /// A font's family by its name, `ABCDEF+NotoSans-Bold`.
  private static func family(_ name: String) -> String {
    let plain = name.split(separator: "+").last ?? ""
    return String(plain.split(separator: "-").first ?? plain)
  }

  /// What the file says of itself: title, author, producer.
  func information(_ key: String) -> String? { resolved(resolved(trailer["Info"])[key]).text }
}
