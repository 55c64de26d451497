"""The app: passes on what the screens ask, to the desk and to the stage."""

import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.notifications import SeverityLevel
from textual.screen import Screen

from game.library.errors import Refusal
from game.records.desk import Desk
from game.rules.moves import Move
from game.tui import entries, messages
from game.tui.over import lay_over
from game.tui.questions import LEAVING, LEAVING_UNSAVED, branching
from game.tui.screens import SCREENS
from game.tui.stage import Stage, with_remedy
from game.tui.terminal.hangup import leave_on_hangup
from game.tui.terminal.sizes import (
    HEIGHTS,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    WIDTHS,
)
from game.tui.terminal.terminal_app import TerminalApp
from game.tui.text.sheet import LineAsked, Question
from game.tui.theme import THEMES, fitting

CONTROL_Z = (
    "Control-Z takes nothing back here, and does not put the game aside. u takes back what can be "
    "taken back; q leaves, and your play waits for you."
)

LONG = 12.0
"""Seconds that what went wrong is said for."""


class SummitryApp(TerminalApp):
    """The game in a terminal."""

    TITLE = "Summitry"
    # The first card is the default screen, and Textual loads no style sheet with that one.
    CSS_PATH = ["base.tcss", "screens/outside/front.tcss"]  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE = False
    """Textual would bind a key to it and not show the key."""
    NOTIFICATION_TIMEOUT = 10
    SCREENS = SCREENS
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "screen.help", "Help", key_display="?"),
        Binding("k", "save_elsewhere", "Save elsewhere"),
        Binding("comma", "settings", "Settings", key_display=","),
        Binding("ctrl+p", "command_palette", "More", key_display="^p"),
        Binding("q", "leave", "Leave"),
        Binding("ctrl+z", "explain_control_z", show=False),
    ]

    def __init__(self, desk: Desk, first: Callable[[Stage], None] | None = None) -> None:
        # The style sheets ask for the settings while the app is being made.
        self.desk = desk
        # Greys are colours too: a terminal that asks for none gets none, not even the ground.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.stage = Stage(self, desk)
        self.use_command_palette = True
        self.few_colours = False
        """Whether the terminal has sixteen colours and no more."""
        self.follow_settings()
        self.first = first
        """Shows the first screen, where it is not the first card."""

    def get_default_screen(self) -> Screen[Any]:
        """The first card, rather than an empty screen under it."""
        return self.get_screen("front")

    def on_mount(self) -> None:
        """What was asked for, over the first card."""
        leave_on_hangup(self)
        if self.first is not None:
            with self.telling():
                self.first(self.stage)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say what went wrong in a sentence, and stay where we are."""
        try:
            yield
        except Refusal as refusal:
            said = refusal.sentence
            if said == self.desk.unsaved:
                said = with_remedy(said)
            self.tell(said, severity="error")

    def tell(self, said: str, severity: SeverityLevel = "information") -> None:
        """Say something in the corner, in place of what was said there before: it lies over keys
        and lists, and more than one would hide what it is about.
        """
        self.clear_notifications()
        timeout = self.NOTIFICATION_TIMEOUT if severity == "information" else LONG
        self.notify(said, severity=severity, timeout=timeout, markup=False)

    def follow_settings(self) -> None:
        """Look as the player has set it."""
        settings = self.desk.settings
        self.theme = fitting(settings.theme, few_colours=self.few_colours)
        self.animation_level = "none" if settings.reduced_motion else "full"
        if self.is_running:
            self.refresh_css(animate=False)
            self.stage.redraw()

    def get_css_variables(self) -> dict[str, str]:
        """The theme's, and the width of a column of prose."""
        return {**super().get_css_variables(), "column": str(self.desk.settings.width)}

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        from game.tui.commands import commands

        return commands(self, screen)

    def action_command_palette(self) -> None:
        """Lay the palette over the screen; once, and not over a window that is too small."""
        from game.tui.palette import Palette

        there = any(isinstance(screen, Palette) for screen in self.screen_stack)
        if not there and self.screen.id != "too-small":
            self.push_screen(Palette(id="--command-palette"))

    def ask(self, question: Question, then: Callable[[str], None]) -> None:
        """Lay a question over the screen; `then` gets the answer, unless it is put away."""
        lay_over(self, "ask", question, lambda answer: then(answer) if answer else None)

    @property
    def _playing(self) -> bool:
        """Whether a play is open: a key may come when it has just been left."""
        return self.desk.lying is not None

    def ask_for(self, entry: LineAsked, then: Callable[[Any], None]) -> None:
        """Lay a line to write on over the screen; `then` gets what was made of it, unless it is
        put away.
        """
        self.clear_notifications()
        lay_over(self, "entry", entry, lambda made: None if made is None else then(made))

    def take(self, move: Move) -> None:
        """Make a move in the open play, and draw what comes of it."""
        if self._playing:
            with self.telling():
                self.desk.play.take(move)
            self.stage.draw()
            if self.desk.asks_whose:
                entry = entries.whose(self.desk.settings.pseudonym, self.desk.sign)
                lay_over(self, "entry", entry, self._signed)

    def _signed(self, pseudonym: str | None) -> None:
        if pseudonym is None:
            with self.telling():
                self.desk.give_no_pseudonym()

    def undo(self) -> None:
        """Take the last move back."""
        if self._playing:
            with self.telling():
                self.desk.play.undo()
            self.stage.draw()

    @on(messages.GoTo)
    def _go_to(self, message: messages.GoTo) -> None:
        self._show_outside(message.screen)

    def _show_outside(self, name: str) -> None:
        with self.telling():
            match name:
                case "shelf":
                    self.stage.shelf()
                case "codex":
                    self.stage.codex()
                case "tour":
                    self.stage.tour()
                case _:
                    self.stage.saves()

    @on(messages.OpenCase)
    def _open_case(self, message: messages.OpenCase) -> None:
        with self.telling():
            self.stage.case(message.case)

    @on(messages.Begin)
    def _begin(self, message: messages.Begin) -> None:
        with self.telling():
            self.stage.begin(message.case, message.role)

    @on(messages.Resume)
    def _resume(self, message: messages.Resume) -> None:
        with self.telling():
            self.stage.resume(message.path)

    @on(messages.BranchFrom)
    def _ask_where_to_branch(self, message: messages.BranchFrom) -> None:
        if message.path is None and not self._playing:
            return
        with self.telling():
            path, made = self.desk.finished(message.path)
            self.ask(branching(made), lambda move: self._branch(path, int(move)))

    def _branch(self, path: Path, before_move: int) -> None:
        with self.telling():
            self.stage.branch(path, before_move)

    @on(messages.Export)
    def _export(self, message: messages.Export) -> None:
        with self.telling():
            self.tell(f"Written: {self.desk.export(message.kind)}")

    @on(messages.Delete)
    def _delete(self, message: messages.Delete) -> None:
        with self.telling():
            self.desk.delete(message.path)
        self.stage.saves()

    @on(messages.BringBack)
    def _bring_back(self) -> None:
        with self.telling():
            self.desk.bring_back()
        self.stage.saves()

    @on(messages.Rename)
    def _ask_for_a_name(self, message: messages.Rename) -> None:
        path = message.path
        entry = entries.another_name(path.stem, partial(self.desk.rename, path))
        self.ask_for(entry, lambda _: self.stage.saves())

    @on(messages.TakeIn)
    def _ask_what_to_take_in(self) -> None:
        def taken_in(copy: Path) -> None:
            self.tell(f"Copied to {copy.name}.")
            self.stage.saves()

        self.ask_for(entries.taking_in(self.desk.take_in), taken_in)

    @on(messages.GiveOut)
    def _ask_whose_to_give_out(self, message: messages.GiveOut) -> None:
        path = message.path
        pseudonym = self.desk.pseudonym_of(path)
        if pseudonym is None:
            self._ask_where_to_give_out(path, None)
        else:
            entry = entries.whose(pseudonym, self.desk.checked_pseudonym)
            self.ask_for(entry, partial(self._ask_where_to_give_out, path))

    def _ask_where_to_give_out(self, path: Path, pseudonym: str | None) -> None:
        give_out = partial(self.desk.give_out, path, pseudonym)
        self.ask_for(
            entries.giving_out(path.name, give_out),
            lambda copy: self.tell(f"Copied to {copy}."),
        )

    @on(messages.Read)
    def _read(self, message: messages.Read) -> None:
        lay_over(self, "reading", message.sheet)

    @on(messages.Say)
    def _say(self, message: messages.Say) -> None:
        self.tell(message.text, severity="warning" if message.grave else "information")
        self.remarked = not message.grave

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Saving elsewhere is for a play that cannot be saved where it is."""
        if action == "save_elsewhere":
            return self.desk.unsaved is not None
        return super().check_action(action, parameters)

    def action_save_elsewhere(self) -> None:
        """Ask for a folder, and save the open play there from now on."""
        if self.desk.unsaved is not None:
            self.ask_for(
                entries.elsewhere(self.desk.unsaved, self.desk.save_elsewhere), self._saved_in
            )

    def _saved_in(self, saved: Path) -> None:
        again = f"--saves {shlex.quote(str(saved.parent))}"
        self.tell(f"Saved as {saved.stem} in {saved.parent}; the next time, start with {again}")
        self.screen.refresh_bindings()

    @on(messages.Set)
    def _set(self, message: messages.Set) -> None:
        with self.telling():
            try:
                self.desk.set(message.settings)
            finally:
                self.follow_settings()

    def action_settings(self) -> None:
        """Lay the settings over the screen."""
        lay_over(self, "settings", self.desk.settings)

    def action_explain_control_z(self) -> None:
        """Say what it does not do, to whoever means to take a move back or to get at the shell."""
        self._say(messages.Say(CONTROL_Z))

    def action_leave(self) -> None:
        """Quit; out of a play, ask where to."""
        if self.desk.lying is None:
            self.exit(0)
        else:
            self.ask(LEAVING if self.desk.kept else LEAVING_UNSAVED, self._leave)

    def _leave(self, where: str) -> None:
        if where == "quit":
            self.exit(0)
        elif where == "keep":
            self.action_save_elsewhere()
        else:
            self._show_outside(where)

    def on_resize(self, event: Resize) -> None:
        """Below the least size, ask for more room and wait."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        waiting = self.screen.id == "too-small"
        if small and not waiting and self.get_screen("too_small") not in self.screen_stack:
            self.push_screen("too_small")
        elif waiting and not small:
            self.pop_screen()
