"""Keys that came too soon: kept, in the order they came, until the screen they are meant for.

A key may bring up a screen, and what is typed next is meant for that one: it waits until the
first has had its effect, and until a screen that is being built has been drawn.
"""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Key

MOST = 32
"""More than this is somebody leaning on the keyboard."""

TOO_SOON = 0.01
"""Seconds after a key in which it may not have had its effect yet. No hand is as quick, but a
paste is, and a terminal that catches up."""

HOPS = 8
"""Turns of the app's queue in which a key has had its effect: it goes from the app to a list, to
its screen, and back to the app."""


class WaitingKeys:
    """A queue in front of the app's own handling of keys."""

    def __init__(self, app: App[Any], handle: Callable[[Key], Awaitable[None]]) -> None:
        self.app = app
        self.handle = handle
        self.queue: deque[Key] = deque(maxlen=MOST)
        self.last = 0.0
        """When the last key was handed on."""

    async def take(self, key: Key) -> None:
        """Hand a key on now, or when its time has come."""
        if key.key.startswith("ctrl+"):
            await self.handle(key)
        elif self.queue or self._building:
            self.queue.append(key)
        elif monotonic() - self.last < TOO_SOON:
            self.queue.append(key)
            self.app.call_later(self._settle, HOPS)
        else:
            await self._hand_on(key)

    @property
    def _building(self) -> bool:
        return not getattr(self.app.screen, "ready", True)

    async def _hand_on(self, key: Key) -> None:
        await self.handle(key)
        self.last = monotonic()

    async def _settle(self, hops: int) -> None:
        # The others' turn: without it the app would go through its own queue first.
        await sleep(0)
        if hops:
            self.app.call_later(self._settle, hops - 1)
        else:
            await self.release()

    async def release(self) -> None:
        """Hand on the first that has waited, if its time has come; then the next."""
        if self.queue and not self._building:
            await self._hand_on(self.queue.popleft())
            if self.queue:
                self.app.call_later(self._settle, HOPS)
