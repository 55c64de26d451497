"""What is typed or clicked too soon: kept, in the order it came, until its screen is there.

A key may bring up a screen, and what is typed next is meant for that one: it waits until the
first has had its effect, and until a screen that is being built has been drawn. Nothing is ever
dropped or overtaken, however much comes at once: input methods, dictation and remote desktops send
whole sentences in one go.
"""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Callback, Event, Key, MouseDown, MouseUp, Paste

Typed = Key | Paste | MouseDown | MouseUp
"""What must keep its order."""

HOPS = 8
"""Turns of the app's queue in which a key has had its effect: it goes from the app to a list, to
its screen, and back to the app. Not a time: on a busy machine a turn may take any."""


class WaitingKeys:
    """A queue in front of the app's own handling of keys, pastes and clicks."""

    def __init__(self, app: App[Any], handle: Callable[[Event], Awaitable[None]]) -> None:
        self.app = app
        self.handle = handle
        self.queue: deque[Typed] = deque()
        self.hops = 0
        """Turns until what was handed on last has had its effect."""
        self.writing = False
        """Whether that was a letter for a text field, which changes nothing but its text."""

    async def take(self, typed: Typed) -> None:
        """Hand it on now, or when its time has come."""
        self.queue.append(typed)
        await self.release()

    @property
    def _building(self) -> bool:
        return not getattr(self.app.screen, "ready", True)

    def _is_written(self, typed: Typed) -> bool:
        """Whether it goes into the text field that has the focus."""
        field = self.app.focused
        return (
            isinstance(typed, Key)
            and field is not None
            and field.check_consume_key(typed.key, typed.character)
        )

    async def release(self) -> None:
        """Hand on what waits: a key when the last has settled, letters after letters at once."""
        while self.queue and not self._building:
            typed = self.queue[0]
            written = self._is_written(typed)
            settling = self.hops > 0
            if settling and not (self.writing and written):
                return
            self.queue.popleft()
            self.hops, self.writing = HOPS, written
            await self.handle(typed)
            if not settling:
                self._hop()

    def _hop(self) -> None:
        # By `call_later` each turn would cost a look at a signature.
        self.app.post_message(Callback(self._settle))

    async def _settle(self) -> None:
        # The others' turn: without it the app would go through its own queue first.
        await sleep(0)
        self.hops -= 1
        if self.hops:
            self._hop()
        else:
            await self.release()
