"""Keys that came too soon: kept, in the order they came, until the screen they are meant for.

A key may bring up a screen, and what is typed next is meant for that one: it waits until the
first has had its effect, and until a screen that is being built has been drawn.
"""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Callback, Key

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
        self.hops = 0
        """Turns until the key handed on last has had its effect."""

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

    async def release(self) -> None:
        """Hand on the first that waits, if its time has come; when it has settled, the next."""
        if self.queue and not (self.hops or self._building):
            self.hops = HOPS
            await self.handle(self.queue.popleft())
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
