"""Keys that came too soon: kept, in the order they came, until the screen they are meant for.

A key may bring up a screen, and what is typed next is meant for that one: it waits until the
first has had its effect, and until a screen that is being built has been drawn.
"""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Key

MOST = 32
"""More than this is somebody leaning on the keyboard."""

HOPS = 8
"""Turns of the app's queue in which a key has had its effect: it goes from the app to a list, to
its screen, and back to the app. Not a time: on a busy machine a turn may take any."""


class WaitingKeys:
    """A queue in front of the app's own handling of keys."""

    def __init__(self, app: App[Any], handle: Callable[[Key], Awaitable[None]]) -> None:
        self.app = app
        self.handle = handle
        self.queue: deque[Key] = deque(maxlen=MOST)
        self.settling = False
        """Whether the key handed on last may not have had its effect yet."""

    async def take(self, key: Key) -> None:
        """Hand a key on now, or when its time has come."""
        if key.key.startswith("ctrl+"):
            await self.handle(key)
        else:
            self.queue.append(key)
            await self.release()

    @property
    def _building(self) -> bool:
        return not getattr(self.app.screen, "ready", True)

    async def _settle(self, hops: int) -> None:
        # The others' turn: without it the app would go through its own queue first.
        await sleep(0)
        if hops:
            self.app.call_later(self._settle, hops - 1)
        else:
            self.settling = False
            await self.release()

    async def release(self) -> None:
        """Hand on the first that waits, if its time has come; when it has settled, the next."""
        if self.queue and not (self.settling or self._building):
            self.settling = True
            await self.handle(self.queue.popleft())
            self.app.call_later(self._settle, HOPS)
