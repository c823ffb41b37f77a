/// Takes the steps of programs and writes what they say into one buffer.
struct TemplateRenderer {
  private let library: TemplateLibrary
  private let words: [[UInt8]]
  private let asset: TemplateLibrary.AssetAddress
  private(set) var output: [UInt8] = []

  /// What one program has open.
  private struct Memory {
    var registers: [TemplateValue]
    /// Where in its list the value of a register is.
    var places: [(index: Int, count: Int)]
  }

  init(_ library: TemplateLibrary, words: [[UInt8]], asset: @escaping TemplateLibrary.AssetAddress) {
    self.library = library
    self.asset = asset
    self.words = words
  }

  /// Writes a template with its model.
  mutating func render(_ name: String, _ model: any TemplateModel) {
    guard let program = library.program(name, for: model) else { return }
    guard let times = library.times else { return render(program, .model(model)) }
    let start = ContinuousClock.now
    render(program, .model(model))
    times.add(name, ContinuousClock.now - start)
  }

  /// Takes a program's steps with a value of the shape that it was made for.
  mutating func render(_ program: TemplateProgram, _ value: TemplateValue) {
    var memory = Memory(
      registers: Array(repeating: .none, count: program.registers),
      places: Array(repeating: (0, 0), count: program.registers))
    memory.registers[0] = value
    run(program, 0, program.steps.count, &memory)
  }

  /// Writes pieces of HTML one after another.
  mutating func render(_ fragments: Fragments) {
    for piece in fragments.pieces {
      switch piece {
      case .html(let html): append(html)
      case .text(let text):
        // As the writer of Markdown escapes: both quotation marks matter in attributes alone.
        append(
          text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;"))
      case .template(let name, let model): render(name, model)
      }
    }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { output.append(contentsOf: $0) }
  }

  // What is nested here are the sections of templates; an editor's text nests fragments no deeper than its directives.
  private mutating func run(_ program: TemplateProgram, _ start: Int, _ end: Int, _ memory: inout Memory) {
    var index = start
    while index < end {
      let step = program.steps[index]
      index += 1
      switch step {
      case .text(let lower, let upper):
        program.text.withUnsafeBufferPointer {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Int(lower)..<Int(upper)]))
        }
      case .word(let word): output.append(contentsOf: words[Int(word)])
      case .asset(let name):
        if let address = asset(program.names[Int(name)]) { HTMLText.append(address, to: &output) }
      case .value(let path):
        if case .text(let text) = value(path, program, memory) { HTMLText.append(text, to: &output) }
      case .raw(let path):
        switch value(path, program, memory) {
        case .html(let fragments): render(fragments)
        case .text(let text): append(text)
        default: break
        }
      case .position(let position, let loop): append(Self.text(position, memory.places[Int(loop)]))
      case .section(let path, let register, let end):
        section(value(path, program, memory), program, index, (Int(register), Int(end)), &memory)
        index = Int(end)
      case .inverted(let path, let end):
        if Self.isThere(value(path, program, memory)) { index = Int(end) }
      case .atPosition(let position, let loop, let isInverted, let end):
        if Self.holds(position, memory.places[Int(loop)]) == isInverted { index = Int(end) }
      case .ifWord(let word, let isInverted, let end):
        if words[Int(word)].isEmpty != isInverted { index = Int(end) }
      case .part: break
      case .skip(let end): index = Int(end)
      case .call(let part):
        if case .part(let end) = program.steps[Int(part)] { run(program, Int(part) + 1, Int(end), &memory) }
      }
    }
  }

  private mutating func section(
    _ value: TemplateValue, _ program: TemplateProgram, _ start: Int,
    _ target: (register: Int, end: Int), _ memory: inout Memory
  ) {
    switch value {
    case .none, .flag(false): break
    case .flag(true): run(program, start, target.end, &memory)
    case .text(let text) where text.isEmpty: break
    case .list(let values):
      guard !values.isEmpty else { break }
      let register = target.register
      let outer = (memory.registers[register], memory.places[register])
      for (index, value) in values.enumerated() {
        memory.registers[register] = value
        memory.places[register] = (index, values.count)
        run(program, start, target.end, &memory)
      }
      (memory.registers[register], memory.places[register]) = outer
    case .text, .html, .model:
      let register = target.register
      guard register >= 0 else { break }
      let outer = memory.registers[register]
      memory.registers[register] = value
      run(program, start, target.end, &memory)
      memory.registers[register] = outer
    }
  }

  private func value(_ path: TemplateProgram.Path, _ program: TemplateProgram, _ memory: Memory)
    -> TemplateValue
  {
    let register = memory.registers[Int(path.register)]
    guard path.field != TemplateProgram.Path.itself else { return register }
    var value = Self.field(path.field, of: register, program)
    for place in path.moreStart..<path.moreEnd {
      value = Self.field(program.fields[Int(place)], of: value, program)
    }
    return value
  }

  private static func field(_ field: Int32, of value: TemplateValue, _ program: TemplateProgram)
    -> TemplateValue
  {
    guard case .model(let model) = value else { return .none }
    return field >= 0
      ? model.value(at: Int(field)) : model.value(named: program.names[Int(-1 - field)]) ?? .none
  }

  private static func isThere(_ value: TemplateValue) -> Bool {
    switch value {
    case .none, .flag(false): false
    case .text(let text): !text.isEmpty
    case .list(let values): !values.isEmpty
    case .flag(true), .html, .model: true
    }
  }

  private static func holds(_ position: TemplateProgram.Position, _ place: (index: Int, count: Int)) -> Bool {
    switch position {
    case .first: place.index == 0
    case .last: place.index == place.count - 1
    case .even: place.index % 2 == 0
    case .odd: place.index % 2 == 1
    case .index: true
    }
  }

  private static func text(_ position: TemplateProgram.Position, _ place: (index: Int, count: Int)) -> String
  {
    position == .index ? String(place.index) : String(holds(position, place))
  }
}
