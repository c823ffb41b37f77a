import Addresses
import Jobs
import Publishing
import Charts
import Evidence
import Kinds
import Foundation

/// Each chart as two files to take away: the picture, and the numbers in it.
struct ChartFiles: StreamedOutput {
  static let name = "charts"

  let input: OutputInput

  func make(into sink: any FileSink) async {
    await input.catalogue.pages.concurrentForEach(jobs: input.jobs) { page in
      for file in files(of: page) { sink.put(file) }
    }
  }

  /// The files of a page's charts.
  func files(of page: LinkedPage) -> [SiteTree.File] {
    page.directives.sorted { $0.key < $1.key }.compactMap(\.value.plan).flatMap { plan in
      let table = ChartDataTable(plan, input.catalogue.index.kinds).table
      return [
        SiteTree.File(path: FileRoutes.chart(plan, of: page.entry, "csv").file, bytes: table.csv),
        SiteTree.File(
          path: FileRoutes.chart(plan, of: page.entry, "svg").file,
          bytes: Array(picture(plan, of: page.entry).utf8)),
      ]
    }
  }

  /// The picture as a file that says what it shows, where its numbers come from, and where it is from itself.
  private func picture(_ plan: ChartPlan, of entry: PageEntry) -> String {
    let index = input.catalogue.index
    let (settings, words) = (index.settings, ChartWords(plan.language))
    var chart = plan.chart
    let sources = plan.sources.compactMap { index.evidence.source($0)?.shortTitle }
    let origin = [settings.title(in: entry.language), settings.licence?.name].compactMap { $0 }
    chart.source = words.credit(sources, origin + [entry.route.absolute(on: settings.url).text])
    return chart.picture(.wide, style: .standalone)?.svg ?? ""
  }
}
