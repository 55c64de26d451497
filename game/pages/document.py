"""What stands on a page, whatever it is written as. Text is plain: each writer escapes its own."""

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

Weight = Literal["plain", "lead", "small", "strong"]
"""How loud a paragraph is."""

Align = Literal["left", "right", "middle"]


def aligned(texts: int, numbers: int) -> tuple[Align, ...]:
    """So many columns of words, and then so many of numbers."""
    left: Align = "left"
    right: Align = "right"
    return (*(left,) * texts, *(right,) * numbers)


@dataclass(frozen=True)
class Para:
    """A paragraph."""

    text: str
    weight: Weight = "plain"
    kind: ClassVar = "para"


@dataclass(frozen=True)
class Heading:
    """A heading within a page."""

    text: str
    kind: ClassVar = "heading"


@dataclass(frozen=True)
class Bullets:
    """A list: with dots, with numbers, or with boxes to tick."""

    items: tuple[str, ...]
    style: Literal["dots", "numbers", "boxes"] = "dots"
    kind: ClassVar = "bullets"


@dataclass(frozen=True)
class Grid:
    """A table: printed, or with rows to be filled in by hand."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...] = ()
    """By column; left where it does not say."""
    tall: bool = False
    """Rows high enough to write in."""
    widths: tuple[int, ...] = ()
    """By column, in hundredths of the whole; shared out evenly where it does not say."""
    kind: ClassVar = "grid"


@dataclass(frozen=True)
class OptionList:
    """One issue's options with what each is worth to the reader."""

    code: str
    title: str
    options: tuple[tuple[str, str, str, str], ...]
    """Code, text, points, and a mark such as `never`."""
    head: str = "points"
    kind: ClassVar = "options"


@dataclass(frozen=True)
class Blank:
    """Something to be written by hand: a label, and so many lines."""

    label: str
    lines: int = 1
    kind: ClassVar = "blank"


@dataclass(frozen=True)
class Blanks:
    """Several short things to be written by hand, side by side."""

    labels: tuple[str, ...]
    kind: ClassVar = "blanks"


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, one below the other, each wide and high enough for a name in ink."""

    labels: tuple[str, ...]
    kind: ClassVar = "signatures"


@dataclass(frozen=True)
class Figure:
    """A chart, and the sentence that says what it shows."""

    svg: str
    sentence: str
    kind: ClassVar = "figure"


class Bar(NamedTuple):
    """One line of a split: what, how many, and a word beside it."""

    text: str
    many: int
    mark: str = ""


@dataclass(frozen=True)
class Bars:
    """How a class split over several answers."""

    title: str
    bars: tuple[Bar, ...]
    of: int
    """What a whole bar stands for."""
    kind: ClassVar = "bars"


@dataclass(frozen=True)
class Written:
    """Prose from a Markdown file of the content folder."""

    markdown: str
    kind: ClassVar = "written"


@dataclass(frozen=True)
class Fold:
    """Where a sheet is folded back, and what is said there."""

    text: str
    kind: ClassVar = "fold"


@dataclass(frozen=True)
class Columns:
    """Blocks that flow through two columns, none of them broken."""

    blocks: "tuple[Block, ...]"
    kind: ClassVar = "columns"


Block = (
    Para
    | Heading
    | Bullets
    | Grid
    | OptionList
    | Blank
    | Blanks
    | Signatures
    | Figure
    | Bars
    | Written
    | Fold
    | Columns
)


FOR_YOU = "For the teacher only"
"""Who may see a page that no student may."""


class Page(NamedTuple):
    """A page, or several that belong together: it begins on a new sheet."""

    id: str
    """Its file's name, as in `b-washington`."""
    title: str
    audience: str
    """Who may see it."""
    blocks: tuple[Block, ...]
    part: str = ""
    """The letter of its part of the kit."""
    sheets: int | None = None
    """How many sheets it has to fit on; None where it may run on."""
    closed: bool = False
    """Whether a screen shows it only when it is asked to: not for the projector."""
    behind: bool = False
    """Whether it goes on the back of the page before it, for the same people."""
    packet: str = ""
    """Whose packet it lies in, and as which of its sheets: `Table 3, Egypt, 2 of 3`."""
    blank_back: bool = False
    """Whether an empty page follows, so that printed on both sides nothing is on its back."""


class Document(NamedTuple):
    """Pages under one title."""

    title: str
    subtitle: str
    pages: tuple[Page, ...]
    runs_on: bool = False
    """Whether it is read from end to end: with a list of its pages, and no new sheet for each."""
    large: bool = False
    """Whether it is for those who read large print: then no page is held to its sheets."""

    @property
    def file_title(self) -> str:
        """What a browser, and a printer's list of jobs, calls it."""
        first = self.pages[0]
        if not first.part or any(page.part != first.part for page in self.pages):
            return self.title
        return f"{first.part}. {first.title}: {self.title}"
