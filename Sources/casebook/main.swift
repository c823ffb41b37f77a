import CDraw
import CasebookCommands
import Foundation

// Casebook draws pictures in processes of its own, which nobody starts by hand: see `PictureDrawer`.
if CommandLine.arguments.dropFirst().first == "draw-pictures" { exit(casebook_draw(0, 1)) }

await Casebook.run()
