"""The game in a terminal: a Textual app that draws Views and sends Moves."""
