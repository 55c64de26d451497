"""The library: years, roles, length, scores, going on, the filter, broken cases."""

import shutil

import pytest

from game.library.content_folders import own_content
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.reading import ReadingScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.timeline import Timeline
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

EXAMPLES = own_content().parent / "saves" / "examples"


@pytest.fixture
def own_app(saves: Saves) -> SummitryApp:
    """The game's own cases, and history's plays of them."""
    saves.folder.mkdir()
    for journal in EXAMPLES.glob("reykjavik*.json"):
        shutil.copy(journal, saves.folder)
    return SummitryApp(Desk(Shelf, lambda: saves))


async def test_a_case_says_where_who_how_long_and_what_came_of_it(own_app: SummitryApp) -> None:
    async with own_app.run_test(size=(120, 40)) as pilot:
        hands = Hands(own_app, pilot)
        await hands.press("1")
        shown = [choice.id for choice in own_app.screen.query_one("#cases", Choices).shown]
        await hands.press("home", *["down"] * shown.index("reykjavik-1986"))
        text = seen.text(own_app)
        assert "HOFDI HOUSE, REYKJAVIK, ICELAND, 11-12 OCTOBER 1986" in text
        assert "At the table: Washington, Moscow" in text
        minutes = own_app.desk.case("reykjavik-1986").minutes["leader"]
        assert f"leader: Ronald Reagan, President, about {minutes} minutes" in text
        slot = next(each for each in own_app.desk.saved() if each.role == "leader")
        assert slot.result is not None
        scores = f"preparation {slot.result.preparation:g}, rapport {slot.result.rapport:g}"
        assert f"leader ✓ {scores}" in text
        assert "▄████████████▄" in text
        years = own_app.screen.query_one(Timeline)
        assert (1986, True) in years.years
        assert (1978, False) in years.years
        assert years.at == 1986
        line = next(line for line in seen.lines(own_app) if "1945" in line)
        assert line.index("1945") < line.index("○") < line.index("◆") < line.index("2019")


async def test_the_filter_keeps_what_teaches_one_thing(own_app: SummitryApp) -> None:
    async with own_app.run_test(size=(80, 24)) as pilot:
        hands = Hands(own_app, pilot)
        await hands.press("1", "slash")
        assert "W H I C H C A S E S" in seen.text(own_app)
        answers = own_app.screen.question.answers
        at = [answer for answer, _ in answers].index("Internal negotiation")
        await hands.press("home", *["down"] * at, "enter")
        assert ": Internal negotiation" in seen.text(own_app)
        assert "Reykjavik" in seen.text(own_app)
        assert "Camp David" not in seen.text(own_app)
        await hands.press("slash", "1", "enter")
        assert "Camp David" in seen.text(own_app)


async def test_cases_stand_in_the_order_for_learning(own_app: SummitryApp) -> None:
    async with own_app.run_test(size=(120, 40)) as pilot:
        hands = Hands(own_app, pilot)
        await hands.press("1", "slash", "2", "enter")
        shown = [row.text for row in own_app.screen.query_one("#cases", Choices).shown]
        placed = [entry.onward.place for entry in own_app.screen._shown if entry.onward]
        assert placed == sorted(placed)
        assert shown[1].startswith("Camp David 1978")
        await hands.press("home", "down")
        assert "In the order for learning this is 1 of 13" in seen.text(own_app)


async def test_a_thread_names_its_cases_and_those_to_come(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1", "slash", "3")
        assert "2 cases: Things that float" in seen.text(app)
        rows = [(row.id, row.why_not) for row in app.screen.query_one("#cases", Choices).shown]
        assert rows == [("three-rivers", None), ("lighthouse", None), ("salt-road", "to come")]


async def test_what_was_left_last_comes_first(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        await hands.press("q", "1")
        assert "▸ r Go on:" in seen.text(app)
        shown = app.screen.query_one("#cases", Choices).shown
        assert shown[0].text == "Go on: The Skerry Light, the envoy, at Groundwork."
        await hands.press("r")
        assert "G R O U N D W O R K" in "\n".join(seen.lines(app))


async def test_words_of_the_glossary_are_marked_in_the_brief(own_app: SummitryApp) -> None:
    async with own_app.run_test(size=(80, 24)) as pilot:
        hands = Hands(own_app, pilot)
        await hands.press("1", "2", "2", "g")
        assert isinstance(own_app.screen, ReadingScreen)
        play = own_app.desk.play
        assert play.terms_in(play.view.text)[0].word in seen.text(own_app)
        await hands.press("g")
        assert not isinstance(own_app.screen, ReadingScreen)


async def test_the_codex_holds_what_was_met_in_any_play(own_app: SummitryApp) -> None:
    async with own_app.run_test(size=(120, 40)) as pilot:
        hands = Hands(own_app, pilot)
        await hands.press("1", "k")
        assert "C O D E X : P E O P L E" in seen.text(own_app)
        assert "Moved by:" in seen.text(own_app)
        await hands.press("right")
        assert "Security dilemma" in seen.text(own_app)
        await hands.press("right")
        assert "sources met" in seen.text(own_app)
        await hands.press("right", "down")
        assert "C O D E X : P E O P L E" in seen.text(own_app)
        await hands.press("c")
        assert "C A S E S" in seen.lines(own_app)[0]


async def test_an_empty_codex_says_so(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(60, 20)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1", "k")
        assert "What you meet in play is kept here" in seen.text(app)


async def test_who_was_met_in_two_cases_is_one_person(saves: Saves) -> None:
    desk = Desk(Shelf, lambda: saves)
    for case in ("camp-david-1978", "camp-david-morning"):
        desk.begin(case, "leader")
        desk.play.take(Choose("begin"))
        desk.close()
    names = [person.name for person in desk.codex().people]
    assert "Jimmy Carter" in names and len(names) == len(set(names))
