public import Diagnostics
import Evidence
import FileSystem
public import Foundation
import Kinds
import Mending
import Publishing
import Spreadsheets

extension Pipeline {
  /// What an import is asked to do.
  public struct Import: Sendable {
    /// The file that a spreadsheet has saved.
    public var file: URL
    /// The table that it goes into; by its name if nil.
    public var into: String?
    /// The sheet; the one that fits if nil.
    public var sheet: String?
    /// Whether rows that the file lacks stay.
    public var keeps = false
    /// Whether most rows may go.
    public var removes = false
    /// Whether the data file is written.
    public var writes = true

    /// An import of a file.
    public init(_ file: URL) {
      self.file = file
    }
  }

  /// What an import did, or would do: the changes, and what there is to say of the data file afterwards.
  public struct Imported: Sendable {
    /// The changes; nil if there was a reason not to make any.
    public var merge: TableMerge?
    /// Why not, and what is wrong in the data file as it is then.
    public var diagnostics: [Diagnostic] = []
    /// The site's first language, as far as it is known.
    public var language: String?
  }

  private static var dataFolder: SourceFile { SourceFile(path: "Content/data", text: "") }

  private static var largestImport: Int { 100 << 20 }

  /// Puts the rows of a spreadsheet's file in the place of those of a data file.
  ///
  /// - Throws: A `PublishingFailure` when the data file cannot be written, a `RefusedOption` for a table that is none.
  public func importTable(_ request: Import) async throws -> Imported {
    let workspace = WorkspaceLoader(root: options.root).load()
    guard !workspace.diagnostics.contains(where: { $0.id == "missing-folder" }) else {
      return Imported(diagnostics: workspace.diagnostics.filter { $0.id == "missing-folder" })
    }
    let tables = EvidenceTable.all(KindsFile.read(workspace.value).value)
    let name = request.file.lastPathComponent
    let place = SourceFile(path: name, text: "").whole
    let bytes: [UInt8]
    do {
      bytes = try Disk.read(request.file.path, limit: Self.largestImport)
    } catch {
      return Imported(diagnostics: [
        .error(
          "import-file", "the file cannot be read",
          help: "check that it is there, and closed in Excel",
          at: place)
      ])
    }
    let file: IncomingFile
    switch IncomingFile.read(bytes, named: name) {
    case .success(let read): file = read
    case .failure(let refusal): return Imported(diagnostics: refusal.diagnostics)
    }
    let table = try Self.table(tables, request, file)
    let incoming: IncomingTable
    switch file.table(table, sheet: request.sheet) {
    case .success(let found): incoming = found
    case .failure(let refusal): return Imported(diagnostics: refusal.diagnostics)
    }
    if workspace.value.unreadable.contains(table.path) {
      return Imported(
        diagnostics: workspace.diagnostics.filter { $0.place?.file.path == table.path })
    }
    let merged = TableMerger(
      table: table, incoming: incoming, source: place, current: workspace.value.texts[table.path],
      keeps: request.keeps, removes: request.removes
    ).merge()
    var result = Imported(merge: merged.value, diagnostics: merged.diagnostics)
    guard let merge = merged.value else { return result }
    if request.writes, merge.old != merge.new { try write(merge) }
    var checking = self
    if !request.writes { checking.options.edits[merge.path] = merge.new }
    let report = try await checking.check()
    result.language = report.language
    result.diagnostics += report.diagnostics.filter { $0.place?.file.path == merge.path }
    return result
  }

  /// The table that a file goes into: the one that is asked for, else by the file's name, else by its head.
  private static func table(
    _ tables: [EvidenceTable], _ request: Import, _ file: IncomingFile
  ) throws -> EvidenceTable {
    let names = tables.map(\.name)
    if let into = request.into {
      let name = into.hasSuffix(".csv") ? String(into.dropLast(4)) : into
      if let table = tables.first(where: { $0.name == name }) { return table }
      throw RefusedOption(
        description: "--into takes \(names.joined(separator: ", ")), not '\(into)'"
          + (name.hasPrefix("sources") ? "; sources are YAML and no table" : ""))
    }
    let stem = request.file.deletingPathExtension().lastPathComponent.lowercased()
    if let table = tables.first(where: { stem.contains($0.name) }) { return table }
    let fitting = tables.filter { table in
      file.sheets.contains { sheet in
        sheet.rows.prefix(20).contains { row in
          let cells = row.map { $0.text.trimmed }
          return table.keys.allSatisfy(cells.contains)
            && cells.count(where: table.columns.contains) * 2 > table.columns.count
        }
      }
    }
    if fitting.count == 1 { return fitting[0] }
    throw RefusedOption(
      description:
        "say with --into which table the file goes into: \(names.joined(separator: ", "))")
  }

  private func write(_ merge: TableMerge) throws {
    let path = options.root.appendingPathComponent(merge.path).path
    do {
      if let old = merge.old {
        try TextFile(path).replace(old, with: merge.new)
      } else {
        try OwnFolder(options.root.path).write(Array(merge.new.utf8), to: merge.path)
      }
    } catch let problem as TextFile.Problem {
      throw PublishingFailure(description: "cannot write \(merge.path): \(Self.reason(problem))")
    } catch {
      throw PublishingFailure(description: "cannot write \(merge.path): \(error)")
    }
  }

  private static func reason(_ problem: TextFile.Problem) -> String {
    switch problem {
    case .link: "it is a symbolic link"
    case .readOnly: "it may not be written"
    case .changed: "somebody has changed it meanwhile"
    case .refused(let error): "\(error)"
    }
  }

  /// A workbook of data files.
  ///
  /// - Parameter names: The tables; all that there are if nil.
  /// - Returns: The bytes, and why there are none.
  public func exportTables(_ names: [String]?) throws -> Diagnosed<[UInt8]?> {
    let workspace = WorkspaceLoader(root: options.root).load()
    var diagnostics = workspace.diagnostics.filter { $0.id == "missing-folder" }
    let tables = EvidenceTable.all(KindsFile.read(workspace.value).value)
    for name in names ?? [] where !tables.contains(where: { $0.name == name }) {
      throw RefusedOption(
        description: "no table '\(name)'; there are \(tables.map(\.name).joined(separator: ", "))")
    }
    var written: [WorkbookWriter.Table] = []
    for table in tables where names?.contains(table.name) ?? true {
      guard let file = workspace.value.texts[table.path] else {
        if names != nil {
          diagnostics.append(
            .error(
              "missing-data", "there is no '\(table.name).csv' to export",
              at: SourceFile(path: table.path, text: "").whole))
        }
        continue
      }
      let read = CSVReader.read(file)
      diagnostics += read.diagnostics.filter { $0.severity == .error }
      guard let header = read.value.header else { continue }
      written.append(
        WorkbookWriter.Table(
          name: table.name, header: header.fields.map { $0.text.trimmed },
          rows: read.value.records.map { $0.fields.map(\.text) }, numbers: table.numbers))
    }
    if !diagnostics.hasErrors, written.isEmpty {
      diagnostics.append(
        .error(
          "missing-data", "there are no tables to export",
          at: Self.dataFolder.whole))
    }
    guard !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(WorkbookWriter.bytes(of: written))
  }
}
