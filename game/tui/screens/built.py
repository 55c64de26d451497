"""A screen that says when it can take keys: those typed while it is being built wait for it."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode as Base

    from game.tui.app import SummitryApp
else:
    # Textual finds a widget's style sheets by its first base that is a node: not by this one.
    Base = object


class Built(Base):
    """Mixed into screens whose widgets are filled when they are mounted."""

    ready = False
    """Whether the screen has been built and drawn once."""

    def on_mount(self) -> None:
        """Runs beside the screen's own, which draws it."""
        self.call_after_refresh(self._take_keys)

    def _take_keys(self) -> None:
        # What was to have the focus gets it from the app, in whose queue it waits before this.
        self.app.call_later(self._be_ready)

    async def _be_ready(self) -> None:
        self.ready = True
        await cast("SummitryApp", self.app).keys.release()
