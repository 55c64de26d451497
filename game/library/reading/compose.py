"""YAML text to plain data with a mark for every key and item.

YAML 1.1 reads `no`, `012`, `12:30` and `2024-01-01` as something other than text. Here only
whole numbers, `true`, `false` and `null` are special; everything else is text, and keys are
always text. The parser's events are composed here rather than by the stock constructor, which
accepts duplicate keys, expands aliases and recurses without a limit.
"""

import re
from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from game.library.forbidden import HIDDEN, MARKUP, describe
from game.library.limits import DEPTH, ENTRIES, VALUES, Limit
from game.library.reading.marks import Mark

Report = Callable[[int, int, str, str], None]
"""Told of each mistake: line, column, code, message."""

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMENT = re.compile(r"[ \t]+#.*|#.*")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Unreadable(Exception):
    """The text cannot be read any further; the mistake has been reported."""


class _Loader(yaml.CSafeLoader):
    """The C parser, used for its events only."""


class _Composer:
    """Turns the events of one document into data and marks."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.loader = _Loader(text)
        self.whole = True
        """False once something was left out, so that the data is not what was meant."""
        self.count = 0
        """Keys and items read so far."""

    def next(self) -> Any:
        return self.loader.get_event()

    def document(self) -> tuple[Any, Mark] | None:
        """Compose the only document, or return None where the text holds none."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        composed = self.value(self.next(), depth=0)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.mistake(after, "R011", "a second document begins; one file holds one")
        return composed

    def mistake(self, event: Any, code: str, message: str) -> None:
        self.report(event.start_mark.line + 1, event.start_mark.column + 1, code, message)

    def value(self, event: Any, depth: int, key: Any = None) -> tuple[Any, Mark]:
        """Compose the value that begins with `event`, under the key event `key`."""
        place, key_place = event.start_mark, (key or event).start_mark
        mark = Mark(place.line + 1, place.column + 1, key_place.line + 1, key_place.column + 1)
        if isinstance(event, yaml.AliasEvent):
            self.whole = False
            self.mistake(event, "R009", f'alias "*{event.anchor}": write the text out again')
            return None, mark
        self.refuse_anchor_and_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            value = self.scalar(event)
            mark.empty = event.value == "" and value is None
            return value, mark
        if depth >= DEPTH.most:
            # A hostile file could exhaust the stack.
            self.mistake(event, "R010", DEPTH.passed())
            raise Unreadable
        if isinstance(event, yaml.SequenceStartEvent):
            mark.is_list = True
            return self.items(mark, depth, event), mark
        mark.in_braces = bool(event.flow_style)
        return self.keys(mark, depth), mark

    def items(self, mark: Mark, depth: int, start: Any) -> tuple[Any, ...]:
        found: list[Any] = []
        last = start
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            self.one_more(event, len(found))
            item, mark.inside[len(found)] = self.value(event, depth + 1)
            found.append(item)
            last = event
        if start.flow_style and len(found) == 1:
            mark.bracketed = _is_prose(last)
        return tuple(found)

    def keys(self, mark: Mark, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.mistake(event, "R006", "expected a key of plain text before the colon")
                raise Unreadable
            self.one_more(event, len(found))
            self.refuse_anchor_and_tag(event)
            self.refuse_escapes(event)
            value, below = self.value(self.next(), depth + 1, key=event)
            name = event.value
            if value is None and ":" in name and event.style in (None, ""):
                self.whole = False
                self.mistake(event, "R006", f'a space is missing after the colon of "{name}"')
            if name in found:
                first = mark.inside[name].key_line
                message = f'key "{name}" is given twice; it stands in line {first} already'
                self.mistake(event, "R008", message)
                continue
            found[name] = value
            mark.inside[name] = below
        ident = found.get("id")
        mark.ident = ident if isinstance(ident, str) else None
        return found

    def one_more(self, event: Any, beside: int) -> None:
        """Count a key or an item, and end the reading where there are too many of them."""
        self.count += 1
        for limit, reached in ((ENTRIES, beside), (VALUES, self.count - 1)):
            if reached >= limit.most:
                self.refuse(event, limit)

    def refuse(self, event: Any, limit: Limit) -> NoReturn:
        """End the reading at a limit."""
        self.mistake(event, "L001", limit.passed())
        raise Unreadable

    def scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.style in (None, ""):
            self.warn_of_a_comment(event, text)
            self.refuse_swallowed_item(event)
        if event.implicit[0] and event.style in (None, ""):
            if text in _WORDS:
                return _WORDS[text]
            if _INT.fullmatch(text):
                return int(text)
        self.refuse_escapes(event)
        return text

    def warn_of_a_comment(self, event: Any, text: str) -> None:
        """Say where a comment may have been meant as text: behind prose, or without a space."""
        end = event.end_mark.index
        line_end = self.text.find("\n", end)
        behind = self.text[end : line_end if line_end >= 0 else len(self.text)]
        comment = _COMMENT.fullmatch(behind.rstrip("\r"))
        if comment is None:
            return
        cut = comment.group().strip()
        a_word = not text or text in _WORDS or _ID.fullmatch(text) or _INT.fullmatch(text)
        if a_word and cut[1:2] in ("", " ", "#"):
            return
        message = (
            f'"{cut}" is a comment to YAML, and no part of the text; if it is meant to be, put the '
            'whole text in "quotes"'
        )
        self.mistake(event, "R015", message)

    def refuse_swallowed_item(self, event: Any) -> None:
        """Refuse an item that is indented further than those above it, and so joins their text."""
        source = self.text[event.start_mark.index : event.end_mark.index].split("\n")
        for below, line in enumerate(source[1:], 1):
            if line.lstrip().startswith("- "):
                self.whole = False
                message = (
                    "this line is read as part of the text above; an item begins below the `-` of "
                    "those above it"
                )
                at, column = event.start_mark.line + below + 1, len(line) - len(line.lstrip()) + 1
                self.report(at, column, "R006", message)

    def refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self.mistake(event, "R009", f'anchor "&{event.anchor}": write the text out instead')
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.mistake(event, "R009", f'tag "{tag}": take it out, and quote what is to be text')

    def refuse_escapes(self, event: Any) -> None:
        """Refuse what is hidden in a text by a YAML escape, and terminal markup."""
        text: str = event.value
        hidden = HIDDEN.search(text)
        if hidden and event.style == '"':
            # What stands in the file itself has been reported at its own place.
            source = self.text[event.start_mark.index : event.end_mark.index]
            if hidden.group() not in source:
                message = f"the text holds {describe(hidden.group())}, which nobody can see"
                self.mistake(event, "R012", message)
        if "\t" in text:
            self.mistake(event, "R007", "the text holds a tab; write spaces")
        markup = MARKUP.search(text)
        if markup:
            self.mistake(event, "R013", f'found "{markup.group()}"; text is shown as it stands')


def _is_prose(event: Any) -> bool:
    """Whether an event is a text without quotes that no id and no number looks like."""
    plain = isinstance(event, yaml.ScalarEvent) and event.style in (None, "")
    return plain and not _ID.fullmatch(event.value) and not _INT.fullmatch(event.value)


def compose(text: str, report: Report) -> tuple[Any, Mark, bool] | None:
    """Return the data of `text`, its marks, and whether the data is all that was written.

    Mistakes that do not stop the reading go to `report`. Returns None for a text that holds
    nothing. Raises `Unreadable` after reporting, or `yaml.YAMLError` for a syntax error.
    """
    composer = _Composer(text, report)
    try:
        composed = composer.document()
    finally:
        composer.loader.dispose()
    if composed is None:
        return None
    return *composed, composer.whole
