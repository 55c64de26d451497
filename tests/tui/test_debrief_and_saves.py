"""The debrief with its quiz and branches; the saved plays."""

import re
from pathlib import Path
from random import Random

import pytest
from textual.command import CommandList
from textual.widgets import Input

from game.explore.sampling.random_play import one_play
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.phases.debrief import DebriefScreen
from game.tui.screens.phases.groundwork import GroundworkScreen
from game.tui.widgets.keybar import KeyBar
from tests.loaded import FIXTURES, ready
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands


def finish(app: SummitryApp, role: str = "envoy", seed: int = 1) -> None:
    """A finished play of the lighthouse among the saves."""
    wanted = one_play(ready(FIXTURES / "lighthouse", role), Random(seed))
    with app.desk.saves.begin(app.desk.shelf.find("lighthouse"), role) as journal:
        for move in wanted.moves:
            journal.take(move)


async def test_page_one_stands_alone_and_the_rest_is_behind_it(new_app: NewApp) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1")
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        one = app.desk.play
        assert screen.view.debrief is not None
        for paragraph in (each.text for each in screen.view.debrief.page_one):
            assert " ".join(paragraph.split()[:6]) in seen.text(app)
        assert "FOREIGN POLICY" not in seen.text(app)
        await hands.press("right", "l")
        assert app.screen is screen and not screen.opened
        await hands.press("enter")
        turned = []
        for _ in screen.order[1:]:
            turned.append(screen.at)
            await hands.press("right")
        assert turned == screen.order[1:]
        await hands.press("l", "1", "enter")
        assert screen.at == "page-one"
        assert app.desk.play is one


async def test_the_debrief_is_written_beside_its_journal(new_app: NewApp, saves: Saves) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "e", "1")
        assert "Written:" in seen.told(app)
        await hands.press("enter", "e", "2")
    html, markdown = saves.folder.glob("*.html"), saves.folder.glob("*.md")
    for (written,) in (tuple(html), tuple(markdown)):
        assert "Your path beside history" in written.read_text(encoding="utf-8")


async def test_every_tab_is_drawn_in_the_least_window(new_app: NewApp) -> None:
    app = new_app()
    finish(app, "leader", 5)
    async with app.run_test(size=(60, 20)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "enter")
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        for tab in screen.session.tabs:
            assert screen.at == tab.id
            head = "".join(seen.lines(app)[0].split())
            assert "".join(tab.title.upper().split()) in head
            if tab.id in ("deal", "course"):
                assert any("└" in line for line in seen.lines(app)), "the whole plot is in sight"
            await hands.press("right")


async def test_a_chart_is_told_to_the_pointer_and_shown_as_a_close_up(new_app: NewApp) -> None:
    app = new_app()
    finish(app, "leader", 5)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "enter", "z", "l", "end", *5 * ["up"], "enter")
        assert "across a red line" in seen.text(app)
        told = [str(block.tooltip) for block in app.screen.query(".figure") if block.tooltip]
        assert told and told[0].startswith("Of 72 papers that could have been written")
        before = seen.lines(app)[5:]
        await hands.press("z")
        assert seen.lines(app)[5:] != before
        await hands.press("z")
        assert seen.lines(app)[5:] == before


async def test_the_quiz_is_played_and_explained(new_app: NewApp) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "enter", "l", "9")
        assert "Question 1 of 1" in seen.text(app)
        await hands.press("2")
        assert "Not so. The answer is: She had sworn it over a coffin" in seen.text(app)
        assert "no warmth moves one" in seen.text(app)
        await hands.press("1")
        assert "0 of 1 right" in seen.text(app)
        await hands.press("1", "1", "1")
        assert "1 of 1 right" in seen.text(app)


async def test_a_finished_play_is_branched_from_any_move(new_app: NewApp) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "v")
        assert "Begin the groundwork" in seen.text(app)
        await hands.press("2")
        assert isinstance(app.screen, GroundworkScreen)
        assert len(app.desk.play.play.moves) == 1
        assert len(app.desk.saved()) == 2


async def test_an_unfinished_play_is_not_branched(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.press("q", "2", "v")
        assert "not finished" in seen.told(app)


async def test_a_play_is_resumed_with_all_that_was_said(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        for move in ("begin", "commit", "commit", "show-the-chart"):
            await hands.make(Choose(move))
    again = new_app()
    async with again.run_test(size=(80, 40)) as pilot:
        hands = Hands(again, pilot)
        await hands.press("2", "enter")
        assert again.desk.play.play.state.place == "net-loft"
        assert "He licks his pencil" in seen.text(again)
        assert "The clerk is waiting at the foot of the steps" in seen.text(again)


async def test_deleting_asks_first(new_app: NewApp) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "x", "enter")
        assert len(app.desk.saved()) == 1
        await hands.press("x", "y")
        assert app.desk.saved() == []
        assert "Nothing is saved here yet" in seen.text(app)
        await hands.press("x", "v", "1", "c")
        assert "C A S E S" in seen.lines(app)[0]


async def test_a_journal_that_cannot_be_read_is_dimmed_with_its_reason(
    new_app: NewApp, saves: Saves
) -> None:
    saves.folder.mkdir(parents=True)
    (saves.folder / "torn.json").write_text("{", encoding="utf-8")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2")
        assert "torn" in seen.text(app) and "it is left as it is" in seen.text(app)
        await hands.press("enter", "1")
        assert app.desk.lying is None


async def test_a_move_that_cannot_be_saved_is_played_all_the_same(
    new_app: NewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)

        def refuse(path: Path, content: bytes, **_: bool) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("game.records.saves.journal_file.write_file", refuse)
        await hands.make(Choose("begin"))
        assert app.desk.play.play.state.phase is Phase.GROUNDWORK
        assert "No space left on device" in seen.told(app)
        await hands.make(Choose("sound-the-bar"))
        assert app.desk.play.play.state.taken


def keys(app: SummitryApp) -> list[str]:
    return [what for _, _, what in app.screen.query_one(KeyBar).items]


async def test_a_play_that_cannot_be_saved_is_saved_elsewhere(
    new_app: NewApp, saves: Saves, tmp_path: Path
) -> None:
    saves.folder.write_text("in the way")
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        assert "Press k for that." in seen.told(app)
        assert "Save elsewhere" in keys(app)
        await hands.press("q")
        assert "This play is not saved" in seen.text(app)
        await hands.press("1")
        folder = app.screen.query_one(Input)
        folder.value = str(tmp_path / "stick")
        await hands.press("enter")
        assert "Saved as lighthouse-envoy-1" in seen.told(app)
        assert "Save elsewhere" not in keys(app)
        await hands.make(Choose("sound-the-bar"))
    assert [slot.moves for slot in Saves(tmp_path / "stick").slots()] == [2]


async def test_what_cannot_be_saved_is_said_whole_in_a_narrow_window(
    new_app: NewApp, saves: Saves
) -> None:
    saves.folder.write_text("in the way")
    app = new_app("lighthouse")
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        said = seen.told(app)
        assert said.startswith("Nothing can be saved in ") and said.endswith("Press k for that.")
        at = app.screen.query("Toast").first().region
        shown = "".join(line[at.x : at.right] for line in seen.lines(app)[at.y : at.bottom])
        assert "".join(said.split()) in "".join(shown.replace("▌", "").split())
        # One sentence at a time: the next takes its place.
        await hands.press("ctrl+z")
        assert len(app.screen.query("Toast")) == 1


async def test_a_case_with_a_mistake_is_dimmed_with_its_first_message(
    tmp_path, saves: Saves
) -> None:
    from shutil import copytree

    from game.library.shelf.shelf import Shelf
    from game.records.desk import Desk

    copytree(FIXTURES.parent, tmp_path / "content")
    case = tmp_path / "content" / "cases" / "lighthouse" / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("year: 1787", "year: soon"))
    app = SummitryApp(Desk(lambda: Shelf([tmp_path / "content"]), lambda: saves))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1")
        assert "case.yaml" in seen.text(app)
        await hands.press("2", "2")
        assert "C A S E S" in seen.lines(app)[0]
        await hands.press("1")
        assert "T H R E E" in seen.lines(app)[0]


def test_what_cannot_be_opened_is_refused_and_nothing_lies_on_the_desk(shelf, saves: Saves) -> None:
    from game.library.shelf.shelf import UnknownCase
    from game.session.errors import JournalError

    desk = Desk(lambda: shelf, lambda: saves)
    with pytest.raises(UnknownCase):
        desk.begin("lighthose", "envoy")
    with pytest.raises(JournalError):
        desk.resume(saves.folder / "nothing.json")
    assert desk.lying is None


async def test_the_palette_exports_the_debrief_by_name(new_app: NewApp, saves: Saves) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "ctrl+p")
        await hands.press(*"markdown")
        found = app.screen.query_one(CommandList)
        await hands.wait_for(lambda: found.highlighted is not None, "what was looked for")
        await hands.press("enter")
        await hands.wait_for(lambda: any(saves.folder.glob("*.md")), "the file")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_names_of_the_pages_are_whole_and_the_open_one_among_them(
    new_app: NewApp, width: int
) -> None:
    app = new_app()
    finish(app)
    async with app.run_test(size=(width, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2", "1", "enter")
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        names = {tab.id: tab.name for tab in screen.session.tabs}
        while screen.at != screen.order[-1]:
            line = seen.lines(app)[2]
            shown = [part for part in re.split(r"  +", line.strip("‹› ")) if part]
            assert names[screen.at] in shown
            assert set(shown) <= {"Page one", *names.values()}
            await hands.press("right")
        x, y = seen.place_of(app, names[screen.order[-2]])
        await hands.click(x, y)
        assert screen.at == screen.order[-2]
