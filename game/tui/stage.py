"""The stage: puts up the screen that the desk calls for, and draws it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from game.tui.desk import Desk
from game.tui.messages import Say

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.rules.relay import Relay


class Stage:
    """Shows what lies on the desk on the app's screens."""

    def __init__(self, app: App[int], desk: Desk) -> None:
        self.app = app
        self.desk = desk
        self.seated = False
        """Whether the player has sat down at the table he is at."""

    def bring(self, name: str) -> tuple[Any, bool]:
        """Bring a screen up: the screen, and whether it was not up already."""
        screen = self.app.get_screen(name)
        arriving = screen not in self.app.screen_stack
        if not arriving:
            return screen, False
        # What lies over a screen that goes, goes with it; but a window stays too small.
        small = self.app.screen.id == "too-small"
        while len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        if len(self.app.screen_stack) == 1:
            # The first card stays at the bottom.
            self.app.push_screen(name)
        else:
            self.app.switch_screen(name)
        if small:
            self.app.push_screen("too_small")
        return screen, True

    def draw(self) -> None:
        """The open play, on the screen of its phase."""
        # The rules bring pydantic with them: not before a case is open.
        from game.rules.view.draw import view
        from game.tui.playing import screen_for

        play = self.desk.play
        name = screen_for(play, seated=self.seated)
        self.seated = name == "table"
        screen, arriving = self.bring(name)
        screen.casebook = self.desk.casebook
        screen.settings = self.desk.settings
        screen.show(play, view(play, numbers=self.desk.numbers), arriving=arriving)

    def redraw(self) -> None:
        """The screens that are up, as the settings now are."""
        if self.desk.journal is None:
            return
        from game.rules.view.draw import view

        play = self.desk.play
        drawn = view(play, numbers=self.desk.numbers)
        screens: list[Any] = [
            screen for screen in self.app.screen_stack if getattr(screen, "play", None) is play
        ]
        for screen in screens:
            screen.settings = self.desk.settings
            screen.show(play, drawn, arriving=False)

    def sit_down(self) -> None:
        """From the first sight of the table to the table."""
        self.seated = True
        self.draw()

    def shelf(self) -> None:
        """The case list."""
        self.desk.close()
        screen, _ = self.bring("shelf")
        screen.show(self.desk.shelf.entries, self.desk.progress(), self.desk.latest())

    def saves(self) -> None:
        """The saved plays."""
        self.desk.close()
        screen, _ = self.bring("saves")
        screen.show(self.desk.saved(), self.desk.titles(), can_undo=self.desk.deleted is not None)

    def codex(self) -> None:
        """What was met so far."""
        self.desk.close()
        screen, _ = self.bring("codex")
        screen.show(self.desk.codex())

    def tour(self) -> None:
        """A new play of the tour, in the first role it has."""
        tour = self.desk.tour()
        role: Any = next(iter(tour.roles))
        self.begin(tour.id, role)

    def case(self, case_id: str) -> None:
        """One case, with its plays that are not finished."""
        entry, waiting = self.desk.case(case_id), self.desk.waiting(case_id)
        screen, _ = self.bring("case")
        screen.show(entry, waiting, self.desk.progress())

    def begin(self, case_id: str, role: "RoleName", relay: "Relay | None" = None) -> None:
        """A new play."""
        self.desk.begin(case_id, role, relay)
        self.draw_opened()

    def resume(self, path: Path) -> None:
        """A saved play, where it was left."""
        self.desk.resume(path)
        self.draw_opened()

    def branch(self, path: Path, before_move: int) -> None:
        """A new play that keeps the moves of another up to one of them."""
        self.desk.branch(path, before_move)
        self.draw_opened()

    def draw_opened(self) -> None:
        """The play that was just opened, and what is to be known about it."""
        self.seated = False
        self.draw()
        if self.desk.notices:
            self.app.post_message(Say(" ".join(self.desk.notices), grave=True))
