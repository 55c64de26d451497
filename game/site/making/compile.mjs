// node compile.mjs PYODIDE SCRIPT SOURCES OUT [lines]: compiles a zip of modules under Pyodide.

import { readFile, writeFile } from "node:fs/promises"
import { pathToFileURL } from "node:url"

const [folder, script, sources, out, lines] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href)
const pyodide = await loadPyodide({ indexURL: folder })
pyodide.runPython(await readFile(script, "utf8"))
pyodide.FS.writeFile("/sources.zip", await readFile(sources))
pyodide.runPython(
  "from pathlib import Path\n" +
    "Path('/made.zip').write_bytes(compiled(Path('/sources.zip').read_bytes(), " +
    (lines ? "True" : "False") +
    "))",
)
await writeFile(out, pyodide.FS.readFile("/made.zip"))
