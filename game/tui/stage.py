"""The stage: puts up the screen that the desk calls for, and draws it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from game.records.desk import Desk
from game.rules.phase import Phase
from game.tui.messages import Say

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.rules.view.view import View


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
        play = self.desk.play
        play.numbers = self.desk.numbers
        name = screen_for(play.view, seated=self.seated)
        self.seated = name == "table"
        screen, arriving = self.bring(name)
        screen.show(play, self.desk.settings, arriving=arriving)

    def redraw(self) -> None:
        """The screens that are up, as the settings now are."""
        play = self.desk.lying
        if play is None:
            return
        play.numbers = self.desk.numbers
        screens: list[Any] = [
            screen for screen in self.app.screen_stack if getattr(screen, "session", None) is play
        ]
        for screen in screens:
            screen.show(play, self.desk.settings, arriving=False)

    def sit_down(self) -> None:
        """From the first sight of the table to the table."""
        self.seated = True
        self.draw()

    def shelf(self) -> None:
        """The case list."""
        self.desk.close()
        screen, _ = self.bring("shelf")
        screen.show(self.desk.shelf.entries, self.desk.progress(), self.desk.latest())
        if self.desk.shelf.notices:
            self.app.post_message(Say(" ".join(self.desk.shelf.notices), grave=True))

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

    def begin(self, case_id: str, role: "RoleName") -> None:
        """A new play."""
        self.desk.begin(case_id, role)
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
        play = self.desk.play
        said = [play.notice, play.unsaved and with_remedy(play.unsaved)]
        if any(said):
            self.app.post_message(Say(" ".join(filter(None, said)), grave=True))


def with_remedy(unsaved: str) -> str:
    """Why nothing can be saved, and what to press."""
    return f"{unsaved} Press k for that."


def screen_for(view: "View", *, seated: bool) -> str:
    """The name of the screen that a play stands on.

    A recess is read like a scene. So is the first sight of the table, with what led to it,
    until the player sits down.
    """
    if view.in_recess:
        return Phase.SCENE.value
    if view.phase is Phase.TABLE and not seated and view.came_from is not Phase.TABLE:
        return Phase.SCENE.value
    return view.phase.value
