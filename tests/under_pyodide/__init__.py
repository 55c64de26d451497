"""The rules' own tests under Pyodide, the Python of a reader's browser: `make pyodide`.

`__main__.py` runs here: it brings the pinned Pyodide, the two libraries that are compiled for it as
`uv.lock` names them, and every case compiled to JSON as a site has it. `run.mjs` starts Pyodide in
node over this folder as it is, and `inside.py` runs pytest there.
"""
