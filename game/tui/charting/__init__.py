"""Charts in cells: drawn as `Content`, so that they stand among the paragraphs of a page."""

from game.tui.charting.drawing import Drawn, chart_in_cells

__all__ = ["Drawn", "chart_in_cells"]
