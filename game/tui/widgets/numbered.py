"""A row of a list: its key, its text hanging from the key, and figures at the right."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

INDENT = 4
"""Cells that the marker and the key take: `▸ 1 `."""


class Numbered(Visual):
    """A key, a body that wraps beside it, and figures at the right of the first line.

    The marker shows where the style is bold: lists set the highlighted row in bold, so that it
    is told apart by more than its colour.
    """

    def __init__(
        self,
        key: str,
        body: Content,
        figures: Content | None = None,
        *,
        one_line: bool = False,
        under: bool = False,
    ) -> None:
        self.key = key
        self.body = body
        self.figures = figures or Content("")
        self.one_line = one_line
        """Cut the body rather than wrap it."""
        self.under = under and bool(self.figures)
        """Let the body run on under the figures, to save lines."""

    def _body_width(self, width: int) -> int:
        aside = self.figures.cell_length + 1 if self.figures else 0
        return max(8, width - INDENT - aside)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the row; part of the Visual protocol."""
        body_width = self._body_width(width)
        marker = "▸" if style.bold else " "
        label = Content.styled(f"{marker}{self.key:>2} "[:INDENT], "$brass")
        strips = self._strips(width, style, options)
        rich_style = style.rich_style
        drawn: list[Strip] = []
        for number, strip in enumerate(strips):
            beside = label if number == 0 else Content(" " * INDENT)
            [left] = beside.render_strips(INDENT, 1, style, options)
            row = [left]
            if number == 0 and self.figures:
                row.append(strip.adjust_cell_length(body_width, rich_style))
                row.append(Strip.blank(1, rich_style))
                row.extend(self.figures.render_strips(len(self.figures), 1, style, options))
            else:
                row.append(strip)
            drawn.append(Strip.join(row).adjust_cell_length(width, rich_style))
        return drawn[:height]

    def _strips(self, width: int, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines of the body."""
        body_width = self._body_width(width)
        if self.one_line:
            cut = self.body.truncate(body_width, ellipsis=True)
            return cut.render_strips(body_width, 1, style, options)
        if not self.under:
            return self.body.render_strips(body_width, None, style, options)
        beside, below = self._parted(body_width)
        strips = beside.render_strips(body_width, 1, style, options)
        if below:
            strips += below.render_strips(max(8, width - INDENT), None, style, options)
        return strips

    def _parted(self, body_width: int) -> tuple[Content, Content]:
        """What of the body stands beside the figures, and what below them."""
        beside = self.body.wrap(body_width)[0]
        rest = self.body[len(beside.plain) :]
        return beside, rest[len(rest.plain) - len(rest.plain.lstrip()) :]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width that holds the row in one line; part of the Visual protocol."""
        aside = self.figures.cell_length + 1 if self.figures else 0
        return INDENT + self.body.get_optimal_width(rules, container_width) + aside

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the row takes; part of the Visual protocol."""
        if self.one_line:
            return 1
        if self.under:
            _, below = self._parted(self._body_width(width))
            return 1 + (below.get_height(rules, max(8, width - INDENT)) if below else 0)
        return self.body.get_height(rules, self._body_width(width))
