"""A headless Chromium driven through a pipe: pages opened, clicked, typed into and looked at."""

import json
import os
import select
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from tests.classroom.printing import CHROMIUM

PATIENCE = 30
"""Seconds in which a page has to come to what is waited for."""

KEYS = {"Enter": ("\r", 13), "Tab": ("", 9), "Escape": ("", 27), "Space": (" ", 32)}
KEYS |= {"ArrowRight": ("", 39), "ArrowLeft": ("", 37), "ArrowDown": ("", 40), "ArrowUp": ("", 38)}


class Tab:
    """One tab."""

    def __init__(self, browser: "Browser", target: str) -> None:
        self._browser = browser
        self._target = target
        attached = browser.order("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.order(f"{domain}.enable")
        self.order("Page.setLifecycleEventsEnabled", enabled=True)

    def order(self, method: str, **params: object) -> dict[str, Any]:
        """Order something of the tab, and what it answers."""
        return self._browser.order(method, self.session, **params)

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """The window that the page sees."""
        self.order(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2 if phone else 1, mobile=phone,
        )  # fmt: skip

    def prefer(self, **features: str) -> None:
        """What the page is told of its reader: `color_scheme="dark"`."""
        told = [{"name": f"prefers-{n.replace('_', '-')}", "value": v} for n, v in features.items()]
        self.order("Emulation.setEmulatedMedia", features=told)

    def script(self, *, runs: bool) -> None:
        """Whether pages may run script; tests may all the same."""
        self.order("Emulation.setScriptExecutionDisabled", value=not runs)

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._leaving(lambda: self.order("Page.navigate", url=address))

    def does(self, expression: str) -> Any:
        """What an expression comes to on the page."""
        said = self.order(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def still(self, selector: str) -> None:
        """Wait until something is there, also where pages run no script."""
        began = monotonic()
        while not self.does(f"document.querySelector({json.dumps(selector)}) !== null"):
            assert monotonic() - began < PATIENCE, f"no {selector}"

    def click(self, selector: str, *, leaves: bool = False) -> None:
        """Click in the middle of what a selector finds; wait for the next page where it leaves."""
        x, y = self._middle_of(selector)

        def press() -> None:
            for kind in ("mousePressed", "mouseReleased"):
                self.order(
                    "Input.dispatchMouseEvent",
                    type=kind, x=x, y=y, button="left", clickCount=1,
                )  # fmt: skip

        self._leaving(press) if leaves else press()

    def _middle_of(self, selector: str) -> tuple[float, float]:
        """Where something is, once the page has come to rest and nothing lies over it."""
        look = (
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            "it.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const [at] = it.getClientRects();"
            "const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];"
            "const hit = document.elementFromPoint(x, y);"
            "return [x, y, it.contains(hit) || (hit?.contains(it) ?? false)] })()"
        )
        began, before = monotonic(), None
        while True:
            found = self.does(look)
            if found == before and found[2]:
                return found[0], found[1]
            before = found
            assert monotonic() - began < PATIENCE, f"{selector} cannot be clicked on"

    def press(self, key: str, *, leaves: bool = False, shift: bool = False) -> None:
        """Press a key; wait for the next page where it leaves."""
        text, code = KEYS.get(key, (key, ord(key.upper()[0])))
        name = " " if key == "Space" else key
        held = {"modifiers": 8} if shift else {}
        down = {"type": "keyDown" if text else "rawKeyDown", "text": text}

        def strike() -> None:
            for event in (down, {"type": "keyUp"}):
                self.order(
                    "Input.dispatchKeyEvent",
                    key=name, code=key, windowsVirtualKeyCode=code, **held, **event,
                )  # fmt: skip

        self._leaving(strike) if leaves else strike()

    def types(self, text: str) -> None:
        """Type a text where the focus is."""
        self.order("Input.insertText", text=text)

    def picture(self, path: Path, *, whole: bool = True) -> None:
        """A picture of the page, or of the window alone."""
        shot = self.order(
            "Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self._all(whole)
        )
        path.write_bytes(b64decode(shot["data"]))

    def _all(self, whole: bool) -> dict[str, object]:
        if not whole:
            return {}
        size = self.order("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {**size, "scale": 1}}

    def _leaving(self, act: Any) -> None:
        """Do what leads to another page, and wait until that is there."""
        loaded, painted = len(self._browser.loaded), len(self._browser.painted)
        began = monotonic()
        # One that lies under another tab is not painted.
        self.order("Page.bringToFront")
        act()
        # Before a page has been painted once, what is done to it is lost.
        while (
            self.session not in self._browser.loaded[loaded:]
            or self.session not in self._browser.painted[painted:]
        ):
            assert monotonic() - began < PATIENCE, "no other page came"
            self._browser.listen()

    def close(self) -> None:
        """Close the tab."""
        self._browser.order("Target.closeTarget", targetId=self._target)


class Browser:
    """Chromium, and what its pages asked for and complained of."""

    def __init__(self, profile: Path, *words: str) -> None:
        assert CHROMIUM is not None
        # It reads orders from file 3 and answers on file 4.
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        self.requests: list[str] = []
        """The addresses asked for."""
        self.complaints: list[str] = []
        """What was refused, or went wrong in script."""
        self.loaded: list[str] = []
        """The sessions of pages that came to be loaded."""
        self.dialogs: list[str] = []
        """What the browser has asked its user, by kind."""
        self.gone: list[str] = []
        """The sessions of tabs that were closed."""
        self.painted: list[str] = []
        """The sessions of pages that came to be painted."""
        self.workers: list[str] = []
        """The sessions of workers that were started, where they are looked at."""
        self._in_workers = ""
        self._number = 0
        self._half = b""

        def as_three_and_four() -> None:
            three, four = os.dup(orders), os.dup(answers)
            os.dup2(three, 3)
            os.dup2(four, 4)

        self._process = subprocess.Popen(
            [
                CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--remote-debugging-pipe", "--no-first-run", f"--user-data-dir={profile}",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                *words, "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            preexec_fn=as_three_and_four,
        )  # fmt: skip
        os.close(orders)
        os.close(answers)

    def order(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """Order something, and what is answered."""
        self._number += 1
        number = self._number
        self._send(number, method, session, params)
        while (said := self.listen()).get("id") != number:
            pass
        assert "error" not in said, (method, said["error"])
        found: dict[str, Any] = said["result"]
        return found

    def _send(
        self, number: int, method: str, session: str | None, params: dict[str, object]
    ) -> None:
        message: dict[str, object] = {"id": number, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        os.write(self._orders, json.dumps(message).encode() + b"\0")

    def listen(self) -> dict[str, Any]:
        """The next thing that Chromium says."""
        while b"\0" not in self._half:
            ready, _, _ = select.select([self._answers], [], [], PATIENCE)
            assert ready, "Chromium says nothing any more"
            more = os.read(self._answers, 1 << 16)
            assert more, "Chromium is gone"
            self._half += more
        one, self._half = self._half.split(b"\0", 1)
        said: dict[str, Any] = json.loads(one)
        self._note(said)
        return said

    def _note(self, said: dict[str, Any]) -> None:
        method, params = said.get("method"), said.get("params", {})
        if method == "Page.loadEventFired":
            self.loaded.append(said["sessionId"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(params["type"])
        elif method == "Target.detachedFromTarget":
            self.gone.append(params["sessionId"])
        elif method == "Page.lifecycleEvent" and params["name"] == "firstContentfulPaint":
            self.painted.append(said["sessionId"])
        elif method == "Target.attachedToTarget" and params["waitingForDebugger"]:
            self._started(params["sessionId"], params["targetInfo"]["type"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(params["exceptionDetails"]))
        elif method == "Log.entryAdded" and params["entry"]["source"] != "network":
            # What was answered with another status than 200 is no fault of a page.
            self.complaints.append(params["entry"]["text"])

    def before_workers(self, tab: Tab, script: str) -> None:
        """Run a script in each worker that a tab's page will start, before its own."""
        self._in_workers = script
        tab.order(
            "Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True
        )

    def _started(self, worker: str, kind: str) -> None:
        if kind == "worker":
            self.workers.append(worker)
        # Nobody waits for what these answer.
        self._send(0, "Runtime.evaluate", worker, {"expression": self._in_workers})
        self._send(0, "Runtime.runIfWaitingForDebugger", worker, {})

    def tab(self) -> Tab:
        """A new tab."""
        return Tab(self, self.order("Target.createTarget", url="about:blank")["targetId"])

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        os.close(self._orders)
        os.close(self._answers)


@contextmanager
def browsing(folder: Path, *words: str) -> Iterator[Browser]:
    """A browser of its own, which finds no host but this one."""
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    browser = Browser(folder / "chromium", rules, *words)
    try:
        yield browser
    finally:
        browser.close()
