"""Content and names meant to do something to whoever opens them."""

import re
from pathlib import Path
from typing import Any

import yaml

from tests.library.edit import copy_of_good

MARKED = "[$error]<img/src=x/onerror=alert(1)>{{7*7}}=1+1"
"""Markup of Textual, HTML and a template, and a formula: one word, which the reader lets pass."""

COMMANDS = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe"
"""What terminals obey: a title, a wiped screen, a colour, text turned round."""

_ID = re.compile(r"[a-z0-9-]+")


def marked_case(folder: Path) -> Path:
    """A content folder whose lighthouse has the marks in every text that a reader may see."""
    content = copy_of_good(folder)
    for path in (content / "cases" / "lighthouse").iterdir():
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        path.write_text(yaml.safe_dump(_marked(data), sort_keys=False, allow_unicode=True))
    return content


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, str) and not _ID.fullmatch(value):
        return value + MARKED
    return value
