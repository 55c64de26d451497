"""Pages as Markdown that a teacher can edit. What people typed stands there as they typed it."""

import re

from game.pages.cleaning import shown_text
from game.pages.document import (
    Bars,
    Blank,
    Blanks,
    Block,
    Bullets,
    Columns,
    Document,
    Figure,
    Fold,
    Grid,
    Heading,
    OptionList,
    Page,
    Para,
    Signatures,
    Written,
)

MEANS_SOMETHING = re.compile(r"([\\`*_\[\]|~#])")
"""What Markdown would act on anywhere in a line."""

BEGINS_SOMETHING = re.compile(r"^([-+=]|[0-9]+(?=[.)](?:\s|$)))")
"""What it would act on at the beginning of one."""

LINE = "_" * 60
"""A line to write on: a rule where it stands alone, and so it is not escaped."""


def escaped(text: str) -> str:
    """A text as Markdown that shows it unchanged, be there markup in it or not."""
    # Marks first, while the text has no entities of ours in it.
    marked = MEANS_SOMETHING.sub(r"\\\1", shown_text(text))
    marked = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if (number := BEGINS_SOMETHING.match(marked)) and number[1].isdecimal():
        return f"{number[1]}\\{marked[number.end() :]}"
    return BEGINS_SOMETHING.sub(r"\\\1", marked)


def document_as_markdown(document: Document) -> str:
    """All pages in one file, under its title."""
    head = f"# {escaped(document.title)}\n\n{escaped(document.subtitle)}\n"
    return "\n".join([head, *(page_as_markdown(page, level=2) for page in document.pages)])


def page_as_markdown(page: Page, level: int = 1) -> str:
    """One page, under a heading of this level."""
    part = f"{page.part}. " if page.part else ""
    head = f"{'#' * level} {part}{escaped(page.title)}\n"
    if page.audience:
        head += f"\n*{escaped(page.audience)}*\n"
    return "\n".join([head, *(f"{_block(block, level + 1)}\n" for block in page.blocks)])


def _block(block: Block, level: int) -> str:
    match block:
        case Para(text=text, weight=weight):
            return f"**{escaped(text)}**" if weight == "strong" else escaped(text)
        case Heading(text=text):
            return f"{'#' * level} {escaped(text)}"
        case Bullets():
            return _bullets(block)
        case Grid(header=header, rows=rows):
            return _grid(header, rows, block)
        case OptionList(code=code, title=title, options=options, head=head):
            rows = tuple(
                (number, text, " ".join(filter(None, (points, mark))))
                for number, text, points, mark in options
            )
            return _grid((code, title, head), rows, Grid((), (), ("left", "left", "right")))
        case Blank(label=label, lines=lines):
            return "\n\n".join([escaped(label), *[LINE] * lines])
        case Blanks(labels=labels):
            return "  \n".join(f"{escaped(label)} {LINE[:20]}" for label in labels)
        case Signatures(labels=labels):
            return "\n\n".join(f"{escaped(label)} {LINE}" for label in labels)
        case Figure(sentence=sentence):
            return f"*{escaped(sentence)}* (The chart is in the HTML file.)"
        case Bars():
            return _bars(block)
        case Written(markdown=markdown):
            return _deeper(markdown, level)
        case Fold(text=text):
            return f"---\n\n{escaped(text)}"
        case Columns(blocks=blocks):
            return "\n\n".join(_block(each, level) for each in blocks)


def _bullets(bullets: Bullets) -> str:
    marks = {"dots": "-", "boxes": "- [ ]"}
    return "\n".join(
        f"{marks.get(bullets.style, f'{number}.')} {escaped(item)}"
        for number, item in enumerate(bullets.items, 1)
    )


def _grid(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], grid: Grid) -> str:
    rule = {"left": "---", "right": "--:", "middle": ":-:"}
    aligned = [rule[align] for align in grid.align]
    # Markdown has no table without a head.
    head = header or ("",) * len(rows[0])
    aligned += ["---"] * (len(head) - len(aligned))
    return "\n".join([_row(head), f"| {' | '.join(aligned)} |", *map(_row, rows)])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _bars(bars: Bars) -> str:
    rows = tuple((bar.text, str(bar.many), bar.mark) for bar in bars.bars)
    return _grid((bars.title, f"of {bars.of}", ""), rows, Grid((), (), ("left", "right")))


def _deeper(markdown: str, level: int) -> str:
    """Prose with its headings moved below the page's own, and HTML in it shown, never obeyed."""
    shown = re.sub(r"<(?=[A-Za-z/!?])", "&lt;", markdown.strip())
    return re.sub(r"^#+(?= )", "#" * level, shown, flags=re.MULTILINE)
