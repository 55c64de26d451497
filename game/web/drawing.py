"""Templates drawn: every text escaped, none of them with code or style of its own."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from game.library.forbidden import harmless
from game.pages.debrief_chart import chart_key, debrief_chart_as_svg
from game.rules.numbers import decimal, in_words, whole
from game.rules.view.chart import Chart
from game.rules.view.worth import against_floor, worth_in_words
from game.session.papers import Found
from game.web.chart_figures import figures_of

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(*folders: Path) -> Environment:
    """The templates of this package, and before them those of a host's folders."""
    environment = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        kind=_kind,
        decimal=decimal,
        points=_points,
        worth=worth_in_words,
        against=against_floor,
        in_words=in_words,
        sentence=_sentence,
        wordy=_wordy,
        drawn=_drawn,
        drawn_close=_drawn_close,
        key=_key,
        figures=figures_of,
    )
    return environment


def draw(template: str, /, *folders: Path, **values: Any) -> str:
    """A template with these values; `folders` are a host's own."""
    return harmless(environment(*folders).get_template(template).render(values))


def _kind(block: object) -> str:
    """Which block it is, for the macro of its name."""
    return type(block).__name__


def _points(value: Fraction | int | None) -> str:
    return "?" if value is None else whole(value)


def _sentence(text: str) -> str:
    """A text as a sentence of its own."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _wordy(text: str) -> bool:
    """Whether there are words in a cell of a table, and not only figures."""
    return any(character.isalpha() for character in text)


def _drawn(chart: Chart) -> Markup:
    """A chart of our own templates, which escaped its words when it was drawn."""
    return Markup(debrief_chart_as_svg(chart, with_key=False))


def _key(chart: Chart) -> list[tuple[Markup, str]]:
    """Each mark of a chart, with what it stands for."""
    return [(Markup(line.svg), line.name) for line in chart_key(chart)]


def _drawn_close(chart: Chart) -> Markup:
    """The part of a chart where papers are signed or just not."""
    return Markup(debrief_chart_as_svg(chart.closer, with_key=False))


def marked(text: str, words: Iterable[Found], glossary: str) -> Markup:
    """A text in which the words of the glossary lead there, each the first time that it stands."""
    parts: list[Markup] = []
    at, met = 0, set[str]()
    for word in words:
        if word.concept in met:
            continue
        met.add(word.concept)
        link = Markup('<a class="term" data-sheet href="{}#{}">{}</a>').format(
            glossary, word.concept, text[word.start : word.end]
        )
        parts += [escape(text[at : word.start]), link]
        at = word.end
    return Markup("").join([*parts, escape(text[at:])])
