"""What the YAML parser's complaints mean, in words for somebody who writes prose."""

import yaml

from game.library.reading.indentation import misindented
from game.library.reading.suspects import suspects

_MEANINGS = {
    "mapping values are not allowed in this context": (
        'a colon followed by a space stands inside a text; put the whole text in "quotes", '
        "or check that this line is indented like its neighbours"
    ),
    "could not find expected ':'": "expected `key: text`; a colon is missing after the key",
    "did not find expected key": (
        "expected a key indented like those above it, or the text above has a quote too many"
    ),
    "did not find expected '-' indicator": (
        "expected another list item, beginning with `- ` and indented like those above it"
    ),
    "did not find expected ',' or ']'": "expected a comma, or the `]` that ends the list",
    "did not find expected ',' or '}'": (
        "expected a comma, or the `}` that ends the keys; a text with a colon in it goes in "
        '"quotes"'
    ),
    "found unexpected end of stream": "a quote is opened and never closed",
    "found character that cannot start any token": (
        'a text cannot begin with this character; put the whole text in "quotes"'
    ),
    "block sequence entries are not allowed in this context": (
        "a list must begin on its own line, not behind its key"
    ),
    "did not find expected <document start>": (
        "expected nothing more; is this line indented like the first?"
    ),
    "found unknown escape character": (
        "a backslash means something in double quotes; use single quotes"
    ),
    "did not find expected alphabetic or numeric character": (
        'a text cannot begin with `*` or `&`; put the whole text in "quotes"'
    ),
    "did not find expected node content": "expected a text here",
    "did not find expected comment or line break": (
        "`|` or `>` announces a text on the next lines; put nothing behind it"
    ),
    "mapping keys are not allowed in this context": (
        'a text cannot begin with `?`; put the whole text in "quotes"'
    ),
    "found a tab character where an indentation space is expected": (
        "found a tab; YAML is indented with spaces"
    ),
    "found an indentation indicator equal to 0": "put no number behind `|` or `>`",
    "found unexpected document indicator": (
        "a line of `---` or `...` stands inside a text in quotes; a quote is missing before it"
    ),
    "found unexpected ':'": 'a text in brackets holds a colon; put the text in "quotes"',
    "did not find expected hexdecimal number": (
        "a backslash means something in double quotes; use single quotes"
    ),
    "found invalid Unicode character escape code": (
        "a backslash means something in double quotes; use single quotes"
    ),
    "found undefined tag handle": 'a text cannot begin with `!`; put the whole text in "quotes"',
    "did not find expected tag URI": 'a text cannot begin with `!`; put the whole text in "quotes"',
    "did not find expected whitespace or line break": (
        'a text cannot begin with `!`; put the whole text in "quotes"'
    ),
    "did not find the expected '>'": 'a text cannot begin with `!`; put the whole text in "quotes"',
}
"""By the parser's own words: what to look for."""

_ELSE = "this is not YAML as the game reads it: is a quote, a bracket or a colon missing here?"
"""Where the parser says something that no file of prose has led to yet."""

_FROM_CONTEXT = {"found unexpected end of stream", "could not find expected ':'"}
"""Complaints that point to where the parser gave up; where it began is of more use."""


def explain(error: yaml.YAMLError, text: str) -> tuple[int, int, str, str]:
    """Return line, column, code and message for a syntax error in `text`."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 1, 1, "R006", _ELSE
    mark = error.problem_mark
    if error.problem in _FROM_CONTEXT and error.context_mark is not None:
        mark = error.context_mark
    lines = text.split("\n")
    row = lines[min(mark.line, len(lines) - 1)]
    margin = row[: len(row) - len(row.lstrip())]
    if "\t" in margin or row[mark.column : mark.column + 1] == "\t":
        column = row.index("\t") + 1
        return mark.line + 1, column, "R007", "found a tab; YAML is indented with spaces"
    off = misindented(lines, mark.line)
    if off is not None:
        return mark.line + 1, len(margin) + 1, "R006", off
    for suspect in suspects(text):
        if suspect.line <= mark.line <= suspect.until:
            return suspect.line + 1, suspect.column + 1, "R006", suspect.message
    return mark.line + 1, mark.column + 1, "R006", _MEANINGS.get(error.problem or "", _ELSE)
