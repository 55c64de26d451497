"""Pages as HTML that prints: black on white, self-contained, one sheet where one is promised."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from game.pages.cleaning import shown_text
from game.pages.document import Document
from game.pages.fitting import type_for

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def document_as_html(document: Document) -> str:
    """A whole HTML file. Every text is escaped by the templates; nothing is loaded from outside."""
    return environment().get_template("document.html").render(document=document)


@cache
def environment() -> "Environment":
    """The templates, with escaping on for every one of them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(shown=shown_text, type=type_for, markdown=_markdown, drawn=_drawn)
    return environment


def _markdown(text: str) -> "Markup":
    """Markdown from the content folder; HTML in it is shown, never obeyed."""
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def _drawn(svg: str) -> "Markup":
    """A chart of our own templates, which escaped its words when it was drawn."""
    from markupsafe import Markup

    return Markup(svg)
