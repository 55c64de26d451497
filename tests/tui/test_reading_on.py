"""Reading on and back: what a page's foot would cut in two begins the next one."""

from textual.app import App, ComposeResult
from textual.content import Content

from game.tui.text.typeset import small_heading
from game.tui.theme import CABLE, THEMES
from game.tui.widgets.reader import Figure, Reader


def lines(count: int, text: str = "line") -> Content:
    return Content("\n".join(f"{text} {number}" for number in range(count)))


class Page(App[None]):
    """A reader of twenty lines, and one for its foot."""

    CSS = "Reader { height: 21; } .prose { margin-bottom: 1; } .last { margin-bottom: 0; }"

    def get_css_variables(self) -> dict[str, str]:
        return {**super().get_css_variables(), "column": "72"}

    def on_mount(self) -> None:
        self.register_theme(THEMES[CABLE])
        self.theme = CABLE

    def compose(self) -> ComposeResult:
        yield Reader()


async def tops(*blocks: Content | Figure, back: bool = False) -> list[int]:
    """The first line of each page, reading on to the end, and then back to the beginning."""
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        reader.show(blocks)
        await pilot.pause()
        found = [0]
        for _ in range(20):
            (reader.page_up if back and reader.at_end else reader.page_down)()
            await pilot.pause()
            at = reader.scroll.scroll_offset.y
            if at == found[-1]:
                break
            found.append(at)
        if back:
            while found[-1]:
                reader.page_up()
                await pilot.pause()
                found.append(reader.scroll.scroll_offset.y)
        return found


async def test_a_chart_that_has_room_on_a_page_is_not_split() -> None:
    chart = Figure(lines(17, "chart"))
    told = (chart, lines(4), chart, lines(4), chart, lines(4))
    # Each chart and the sentences above it: 17 + 1 + 4 + 1 lines.
    assert await tops(*told) == [0, 18, 23, 41, 46, 48]


async def test_a_paragraph_or_a_heading_begins_the_next_page_rather_than_be_cut() -> None:
    assert (await tops(lines(14), lines(8), lines(20)))[:2] == [0, 15]
    assert (await tops(lines(16), small_heading("The talks"), lines(8), lines(20)))[:2] == [0, 17]


async def test_what_is_longer_than_a_page_is_read_with_two_lines_kept() -> None:
    assert await tops(lines(50)) == [0, 18, 30]


async def test_reading_back_begins_where_a_chart_does() -> None:
    chart = Figure(lines(17, "chart"))
    there = await tops(lines(6), chart, lines(16), lines(10), back=True)
    assert 7 in there[there.index(max(there)) :]
