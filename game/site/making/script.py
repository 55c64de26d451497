"""Pyodide's own script, less its list of what Python exports, which says again what the program
itself names.

The script is shipped as it is, since only what a host sends as script may run under the policy of
the pages. Four lines in ten of it are one list: a variable and an assignment for each of five
thousand functions, for compiled packages that are loaded later. A site loads none. A loop over the
program's exports does the same, and only the variables that the script itself uses are kept.
"""

import re

LIST = re.compile(r"var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]*)\}")

ASSIGNED = re.compile(
    r'(?P<variable>[\w$]+)=Module\["(?P=variable)"\]=wasmExports\["(?P<export>[\w$]+)"\]'
    r"(?:\.value>>>0)?"
)

LOOP = (
    "for(const[name,value]of Object.entries(wasmExports))"
    'Module["_"+name]=value instanceof WebAssembly.Global?value.value>>>0:value'
)

WORD = re.compile(r"[\w$]+")


def without_list(script: str) -> str:
    """The script with a loop for the list; what the script itself calls keeps its variable.

    >>> given = 'var _a,_b;function assignWasmExports(wasmExports){'
    >>> given += '_a=Module["_a"]=wasmExports["a"];_b=Module["_b"]=wasmExports["b"]}_a()'
    >>> without_list(given).replace(LOOP, "LOOP")
    'var _a;function assignWasmExports(wasmExports){LOOP;_a=Module["_a"]=wasmExports["a"]}_a()'
    """
    found = LIST.search(script)
    assert found is not None, "the list is in the script that is pinned"
    names, assigned = found[1].split(","), found[2].rstrip(";").split(";")
    used = set(WORD.findall(script[: found.start()])) | set(WORD.findall(script[found.end() :]))
    left = [each for each in assigned if not _looped(each, used)]
    named = used.union(*map(WORD.findall, left))
    variables = ",".join(name for name in names if name in named)
    short = f"var {variables};function assignWasmExports(wasmExports){{{';'.join([LOOP, *left])}}}"
    return script[: found.start()] + short + script[found.end() :]


def _looped(assignment: str, used: set[str]) -> bool:
    """Whether the loop does all that an assignment does."""
    said = ASSIGNED.fullmatch(assignment)
    return (
        said is not None
        and said["variable"] not in used
        and said["variable"] == f"_{said['export']}"
    )


def without_map(script: bytes) -> bytes:
    """A script without the line that names its map, which is not shipped."""
    return b"\n".join(line for line in script.split(b"\n") if not line.startswith(b"//# source"))
