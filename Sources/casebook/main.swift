import CasebookCommands

await Casebook.run()
