"""Characters and markup that no content needs and that could mislead a reader or a terminal."""

import re
import unicodedata

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f"  # control characters; the escape of a terminal is one
    "\x7f-\x9f"  # more of them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # drawn as nothing
    "\u200b-\u200f\u2060-\u2064\ufeff"  # zero width, and marks of direction
    "\u2028\u2029"  # line breaks that an editor may not show
    "\u202a-\u202e\u2066-\u206f"  # bidirectional overrides and isolates
    "\u3164\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff"  # tags: text that nobody sees
    "]"
)
"""What may not stand in a file at all."""

ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces of typography, for use in a class of a pattern: they look like the plain one and part no
words for YAML. In the middle of a text they may stand."""

OBEYED = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters, a line break apart
    "\u2028\u2029"  # other line breaks
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides and isolates
    "\ud800-\udfff"  # halves of characters, and the bytes of a file's name that are no text
    "]"
)
"""What a terminal obeys rather than shows; less than what is hidden, since what players write in
their own languages may need characters that join or part others."""

_STYLES = "b|bold|i|italic|u|underline|dim|reverse|strike|blink|red|green|blue|yellow|white|black"
MARKUP = re.compile(
    rf"\[(?:/[a-z#@ ]*|@[^\[\]]*|link=[^\[\]]*|#[0-9a-f]{{3,8}}|(?:{_STYLES})(?: [a-z# ]+)?)\]"
)
"""Markup that a terminal library would act on: `[bold]`, `[/]`, `[@click=...]`."""


def describe(character: str) -> str:
    """Return the code point of `character` and, where it has one, its name."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


def strangers(text: str) -> str:
    r"""Return what to say of the first character of `text` that is no ASCII, or nothing.

    >>> strangers("b\u0435ck"), strangers("beck")
    ('; it holds U+0435 (cyrillic small letter ie)', '')
    """
    strange = re.search(r"[^\x00-\x7f]", text)
    return f"; it holds {describe(strange.group())}" if strange else ""


def harmless(text: str) -> str:
    r"""Return `text` with a question mark for each character that a terminal would obey.

    Everything that is shown passes through here or through the like: what a file, its name or
    somebody's typing holds must never reach a terminal as a command.

    >>> harmless("Begin\x1b[2J\u202e")
    'Begin?[2J?'
    """
    return OBEYED.sub("?", text)
