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
    ) -> None:
        self.key = key
        self.body = body
        self.figures = figures or Content("")
        self.one_line = one_line
        """Cut the body rather than wrap it."""

    def _body_width(self, width: int) -> int:
        aside = self.figures.cell_length + 1 if self.figures else 0
        return max(8, width - INDENT - aside)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the row; part of the Visual protocol."""
        body_width = self._body_width(width)
        marker = "▸" if style.bold else " "
        label = Content.assemble((marker, "$brass"), (f"{self.key:>2} ", "$brass"))
        body = self.body.truncate(body_width, ellipsis=True) if self.one_line else self.body
        strips = body.render_strips(body_width, None, style, options)
        rich_style = style.rich_style
        drawn: list[Strip] = []
        for number, strip in enumerate(strips):
            beside = label if number == 0 else Content(" " * INDENT)
            [left] = beside.render_strips(INDENT, 1, style, options)
            row = [left, strip.adjust_cell_length(body_width, rich_style)]
            if number == 0 and self.figures:
                row.append(Strip.blank(1, rich_style))
                row.extend(self.figures.render_strips(len(self.figures), 1, style, options))
            drawn.append(Strip.join(row).adjust_cell_length(width, rich_style))
        return drawn[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width that holds the row in one line; part of the Visual protocol."""
        aside = self.figures.cell_length + 1 if self.figures else 0
        return INDENT + self.body.get_optimal_width(rules, container_width) + aside

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the row takes; part of the Visual protocol."""
        if self.one_line:
            return 1
        return self.body.get_height(rules, self._body_width(width))
