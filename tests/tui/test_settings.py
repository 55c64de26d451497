"""Settings: by key and by the palette, applied at once, kept."""

import pytest
from textual.command import CommandList, CommandPalette

from game.records.player.settings import DEFAULT, read_settings, write_settings
from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.settings import SettingsScreen
from game.tui.theme import INKS
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands
from tests.tui.test_keys import PREPARED
from tests.tui.test_sizes import WAY


async def test_a_theme_is_changed_at_once_and_kept(new_app: NewApp, saves: Saves) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        assert app.screen.styles.background.hex.lower() == INKS["cable"].ground
        await hands.press("comma", "1")
        assert "Theme: Daylight" in seen.text(app)
        assert read_settings(saves.folder).theme == "daylight"
        await hands.press("left", "left", "comma")
        assert not isinstance(app.screen, SettingsScreen)
        assert app.screen.styles.background.hex.lower() == INKS["contrast"].ground
    assert read_settings(saves.folder).theme == "contrast"


async def test_rapport_meters_and_width_follow_at_once(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED)
        await hands.press("comma", "3", "escape")
        assert "Jory Pell cold 5" in seen.text(app)
        await hands.press("comma", "4", "comma")
        assert "Jory Pell cold" not in seen.text(app)
        assert "Mandate" not in seen.text(app)
        await hands.press("p")
        assert "finds the room" not in seen.text(app)
        await hands.press("p")
        before = widest(app)
        await hands.press("comma", "6", "6", "comma")
        assert widest(app) == 56 < before


def widest(app: SummitryApp) -> int:
    return max(block.size.width for block in app.screen.query(".prose") if block.display)


async def test_hidden_meters_come_back_for_the_debrief(new_app: NewApp, saves: Saves) -> None:
    write_settings(saves.folder, DEFAULT._replace(hide_meters=True))
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.make(Choose("begin"))
        assert "Preparation" not in seen.lines(app)[1]
        assert not app.screen.settings.reduced_motion


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_their_key_is_shown_all_through_a_play(
    new_app: NewApp, size: tuple[int, int]
) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        assert ", Settings" in seen.text(app)
        await hands.press("1", "2", "1")
        for move in WAY:
            phase = app.desk.play.play.state.phase
            if phase is Phase.TABLE:
                await hands.press("enter")
            # Where he writes, a comma is a comma.
            if phase is not Phase.REFLECTION:
                assert ", Settings" in seen.text(app), phase
            await hands.make(move)
        await hands.press("enter")
        assert ", Settings" in seen.text(app)


async def test_help_and_the_palette_list_them(new_app: NewApp) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*PREPARED)
        await hands.press("question_mark")
        assert ", Settings" in " ".join(seen.text(app).split("KEYS HERE")[1].split())
        await hands.press("question_mark")
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert offered.count("Settings") == 1


async def test_the_palette_offers_keys_and_settings_by_name(new_app: NewApp, saves: Saves) -> None:
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await hands.press(*"daylight")
        found = app.screen.query_one(CommandList)
        await hands.wait_for(lambda: found.highlighted is not None, "what was looked for")
        await hands.press("enter")
        await hands.wait_for(
            lambda: read_settings(saves.folder).theme == "daylight", "the theme that was chosen"
        )


@pytest.mark.parametrize("case", [None, "lighthouse"])
async def test_settings_that_cannot_be_kept_still_hold(
    new_app: NewApp, saves: Saves, case: str | None
) -> None:
    saves.folder.parent.mkdir(exist_ok=True)
    app = new_app(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        saves.folder.rename(saves.folder.with_name("gone")) if saves.folder.exists() else None
        saves.folder.write_text("a file where the folder was")
        await hands.press("comma", "1")
        assert app.theme == "daylight"
        assert "hold until you leave" in seen.told(app)


async def test_no_color_draws_none(new_app: NewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = new_app("lighthouse")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        # Textual then strips every colour, where it would else make greys of them.
        assert app.no_color
        assert app.native_ansi_color
        assert "▸ 1 Begin the groundwork." in seen.text(app)
