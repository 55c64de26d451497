"""The game as a folder of static files: every case plays in the browser, and there is no server.

Two halves that never meet in one process:

- `making/` runs here, when somebody says `summitry site -o DIR`. It reads and checks the cases,
  compiles them to JSON, fetches Pyodide by npm and checks it against `pyodide.json`, compiles the
  modules that are needed, draws the first page, and writes the folder.
- `page/` runs in the reader's browser, under Pyodide in a worker: the cases as plain frozen
  classes, the plays, and the host that answers with the pages of `game.web`. It needs nothing but
  the standard library, Jinja and MarkupSafe, and it is awaited wherever the browser keeps or
  fetches something. CPython runs it too, with a keeper of its own, in the tests.

`static/` is what the browser runs itself: `begin.js` says in a sentence where a browser cannot do
it, `site.js` draws the pages and follows the links, `worker.js` starts Python and keeps plays in
IndexedDB, `offline.js` is the service worker.

An address is what stands behind the `#`: `#/cases/hanoi-2019`, `#/plays/NAME/dossier`; and
`#hanoi-2019/leader` is a link that a teacher sets as homework.
"""
