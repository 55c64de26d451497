"""Lines that mislead a YAML parser, found by their look: its complaint may come much later.

Nothing here decides whether a file is well formed. Where the parser complains, a suspect nearby
says what its author will have meant.
"""

import re
from dataclasses import dataclass

from game.library.forbidden import describe

_HEAD = re.compile(
    r"(?P<margin>[ ]*(?:-[ ]+)*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s'\"\[\]{}&*!|>%@`#,?:-][^#:\"'\[\]{}]*):(?:[ ]+|$))?"
    r"(?P<value>.*)"
)
"""A line: its margin with the marks of items, a key, and what follows."""

_BLOCK = re.compile(r"[|>][-+0-9]*[ ]*(#.*)?")
_KEY_WITHOUT_SPACE = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?!//)\S")
_OTHER_COLON = re.compile(
    r"\s*(?:-\s+)*[A-Za-z_][\w-]*\s*(?P<colon>[\uff1a\ufe55\ufe13\ua789\u2236])"
)
_LIKE_A_KEY = re.compile(r"\s*(?:-\s+)*[a-z][a-z_-]*:(\s|$)|\s*-\s")
_CURLY = re.compile("[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2033\uff02]")

FOLDED = "put it on the next line, indented, after `>-`"
"""What may always be done with a text that YAML would read as something else."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something that a reader of prose would not think twice about."""

    line: int
    """Counted from 0, as the parser does."""
    column: int
    until: int
    """The last line in which the parser may first complain of it."""
    message: str


def suspects(text: str) -> list[Suspect]:
    """Everything in a file that may have misled the parser, in file order."""
    return _Looking(text.split("\n")).through()


class _Looking:
    """One pass over the lines of a file."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found: list[Suspect] = []

    def through(self) -> list[Suspect]:
        at = 0
        while at < len(self.lines):
            at = self.line(at)
        return self.found

    def line(self, at: int) -> int:
        """Look at the line `at`; the next to look at."""
        line = self.lines[at]
        if not line.strip() or line.lstrip().startswith("#"):
            return at + 1
        head = _HEAD.match(line)
        assert head is not None, "every line matches: each part may be empty"
        value, start = head["value"].rstrip(), head.start("value")
        colon = _OTHER_COLON.match(line)
        if colon and head["key"] is None:
            message = f"a key ends in a plain colon and a space; found {describe(colon['colon'])}"
            self.add(at, colon.start("colon"), message, until=self.next_line(at))
        if _BLOCK.fullmatch(value):
            return self.after_block(at, len(head["margin"]))
        match value[:1]:
            case '"' | "'":
                return self.quoted(at, start)
            case "[" | "{":
                self.bracketed(at, start, value)
            case "|" | ">":
                message = f"a text cannot begin with `{value[0]}`, which announces one; {FOLDED}"
                self.add(at, start, message)
            case "":
                pass
            case _:
                self.plain(at, start, value, head["key"] is not None)
                return self.continued(at + 1, len(head["margin"]))
        return at + 1

    def continued(self, at: int, margin: int) -> int:
        """Look at the further lines of a text without quotes; the line after them."""
        while at < len(self.lines):
            line = self.lines[at]
            inside = len(line) - len(line.lstrip(" ")) > margin
            if not inside or _LIKE_A_KEY.match(line) or line.lstrip().startswith("#"):
                break
            self.plain(at, 0, line, has_key=True)
            at += 1
        return at

    def after_block(self, at: int, margin: int) -> int:
        """The line after a text that stands indented below `|` or `>`."""
        at += 1
        while at < len(self.lines):
            line = self.lines[at]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= margin:
                break
            at += 1
        return at

    def quoted(self, at: int, start: int) -> int:
        """Look at a text in quotes; the next line to look at."""
        mark = self.lines[at][start]
        end, after = self.closing(at, start + 1, mark)
        if end is None:
            self.add(at, start, self.never_closed(at, start, mark), until=len(self.lines))
            return at + 1
        rest = self.lines[end][after:].strip()
        if not rest or rest[0] in "#,]}:":
            return end + 1
        if end == at:
            message = (
                f"the text begins with a quotation, and YAML ends it at the second {mark}; {FOLDED}"
            )
            self.add(at, start, message)
            return at + 1
        self.add(at, start, self.never_closed(at, start, mark), until=end + 1)
        # The mark in which it ended will have been meant to open another text.
        return at + 1

    def closing(self, at: int, start: int, mark: str) -> tuple[int | None, int]:
        """The line and column behind the mark that closes a text; None where none does."""
        while at < len(self.lines):
            line = self.lines[at]
            while start < len(line):
                if line[start] == mark:
                    if mark == "'" and line[start + 1 : start + 2] == "'":
                        start += 1
                    else:
                        return at, start + 1
                elif line[start] == "\\" and mark == '"':
                    start += 1
                start += 1
            at, start = at + 1, 0
        return None, 0

    def never_closed(self, at: int, start: int, mark: str) -> str:
        curly = _CURLY.search(self.lines[at], start + 1)
        if curly and mark == '"':
            return (
                f"a text is opened with {mark} and closed with {describe(curly.group())}; "
                f"write {mark} at both ends"
            )
        if mark == "'":
            return f"the text begins with an apostrophe, which YAML takes for a quote; {FOLDED}"
        return "a quote is opened here and never closed"

    def bracketed(self, at: int, start: int, value: str) -> None:
        """Look at a list or keys in brackets, as far as the line goes."""
        depth, index, quote = 0, 0, ""
        while index < len(value):
            character = value[index]
            if quote:
                quote = "" if character == quote else quote
            elif character in "\"'" and value[index - 1] in "[{, :":
                quote = character
            elif character == "#" and value[index - 1] == " ":
                message = f"` #` begins a comment, and cuts the text off; {_quotes()}"
                self.add(at, start + index, message, until=self.next_line(at))
                return
            elif character in "[{":
                depth += 1
            elif character in "]}":
                depth -= 1
                if depth == 0:
                    break
            index += 1
        rest = value[index + 1 :].strip()
        if rest and rest[0] not in "#,]}:":
            kind = "a list" if value[0] == "[" else "keys"
            message = f"the text begins with `{value[0]}`, which YAML reads as {kind}; {FOLDED}"
            self.add(at, start, message)

    def plain(self, at: int, start: int, value: str, has_key: bool) -> None:
        """Look at a text without quotes."""
        missing = _KEY_WITHOUT_SPACE.match(value)
        if missing and not has_key:
            message = f'a space is missing after the colon of "{missing["key"]}"'
            self.add(at, start, message, until=self.next_line(at))
        comment = re.search(r"\s#", value)
        if comment:
            message = f"` #` begins a comment, and cuts the text off; {_quotes()}"
            self.add(at, start + comment.start() + 1, message, until=self.next_line(at))
        curly = _CURLY.match(value)
        if curly and ": " in value:
            message = (
                f"{describe(curly.group())} is no quote to YAML, so the colon ends a key; "
                'write " at both ends'
            )
            self.add(at, start, message)

    def next_line(self, at: int) -> int:
        """The next line that holds anything."""
        at += 1
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at

    def add(self, line: int, column: int, message: str, until: int | None = None) -> None:
        self.found.append(Suspect(line, column, line if until is None else until, message))


def _quotes() -> str:
    return 'put the whole text in "quotes"'
