// node run.mjs PYODIDE CHECKOUT PACKAGES WHEELS CASES WORD...: pytest under Pyodide.

import { pathToFileURL } from "node:url"

const [folder, checkout, packages, wheels, cases, ...words] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href)
const pyodide = await loadPyodide({ indexURL: folder })
for (const [at, from] of Object.entries({ checkout, packages, wheels, cases })) {
  pyodide.mountNodeFS(`/${at}`, from)
}
pyodide.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/checkout", "/wheels", "/packages"]
`)
const inside = pyodide.pyimport("tests.under_pyodide.inside")
process.exit(inside.run(pyodide.toPy(words)))
