"""Plays in a browser: by the mouse or by the keyboard alone, and looks at nothing but the page."""

from collections.abc import Iterable

from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from tests.web.chromium import Tab

MOST_TABS = 200
"""No page has more stops for the tabulator before what is looked for."""


class Player:
    """One who uses the mouse."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    def do(self, selector: str, *, leaves: bool = False) -> None:
        """Click on something."""
        self.tab.click(selector, leaves=leaves)

    def choose(self, name: str, value: str) -> None:
        """Choose one of several."""
        self.do(f'input[name="{name}"][value="{value}"]')

    def type(self, selector: str, text: str) -> None:
        """Write something where there is nothing."""
        self.do(selector)
        self.tab.types(text)

    def plays(self, moves: Iterable[Move]) -> None:
        """Play moves, one after another."""
        for move in moves:
            self.play(move)

    def play(self, move: Move) -> None:
        """Play a move on the page that is open."""
        before = int(self.tab.does("document.querySelector('main').dataset.turn"))
        match move:
            case Choose(id=move_id):
                self._send(move_id)
            case FillPlan(answers=answers, forecast=forecast):
                for line, answer in answers:
                    self.choose(line, answer)
                if forecast is not None:
                    self.type("#forecast", str(forecast))
                self._send("plan")
            case Propose(package=package):
                for issue, option in package:
                    if not self.tab.does(f"document.querySelector('#{issue} details').open"):
                        self.do(f"#{issue} summary")
                    self.choose(issue, option or "")
                    # Where script runs the paper is weighed, and what is below it moves.
                    self.tab.still("#paper:not([aria-busy])")
                self._send("propose")
            case Reflect(text=text):
                self.type("#reflect", text)
                self._send("reflect")
        turn = int(self.tab.does("document.querySelector('main').dataset.turn"))
        said = self.tab.does("document.querySelector('.status').textContent")
        assert turn > before, (move, said)

    def _send(self, move: str) -> None:
        self.do(f'button[name="move"][value="{move}"]', leaves=True)


class ByKeys(Player):
    """One who has no mouse."""

    def do(self, selector: str, *, leaves: bool = False) -> None:
        """Go there with the tabulator, and press enter."""
        self._to(selector)
        self.tab.press("Enter", leaves=leaves)

    def choose(self, name: str, value: str) -> None:
        """Go to the group with the tabulator, and through it with the arrows."""
        self._to(f'input[name="{name}"]')
        wanted = f'input[name="{name}"][value="{value}"]'
        for _ in range(MOST_TABS):
            # The first of a group in which none is chosen has the focus and is not chosen yet.
            if self.tab.does(f"document.activeElement.matches({wanted!r})"):
                self.tab.press("Space")
                return
            self.tab.press("ArrowDown")
        raise AssertionError(f"{wanted} cannot be reached")

    def type(self, selector: str, text: str) -> None:
        """Write something where there is nothing."""
        self._to(selector)
        self.tab.types(text)

    def _to(self, selector: str) -> None:
        for _ in range(MOST_TABS):
            if self.tab.does(f"document.activeElement?.matches({selector!r}) ?? false"):
                return
            self.tab.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by the tabulator")
