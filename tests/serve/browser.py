"""A browser without script: cookies, forms as they stand on the page, and nothing else."""

from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

import httpx2
from starlette.testclient import TestClient

from game.serve.app.guard import Guard


class Form:
    """A form on a page: where it goes, and what its fields hold before anybody types."""

    def __init__(self, action: str) -> None:
        self.action = action
        self.fields: dict[str, str] = {}
        self.buttons: list[tuple[str, str, str]] = []
        """Name, value and what stands on it."""


class Page(HTMLParser):
    """What stands on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.main: dict[str, str] = {}
        self.inline: list[str] = []
        self.live = ""
        self.text = ""
        self._form: Form | None = None
        self._inside: list[str] = []
        self._link = ""
        self._option = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        found = {name: value or "" for name, value in attrs}
        if "style" in found or any(name.startswith("on") for name in found):
            self.inline.append(self.get_starttag_text() or "")
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(tag)
        if tag == "main":
            self.main = found
        self.live = found.get("data-live", "") or self.live
        if tag == "a":
            self._link = found.get("href", "")
        if tag == "form":
            self._form = Form(found["action"])
            self.forms.append(self._form)
        self._inside.append(tag)
        self._take_field(tag, found)

    def _take_field(self, tag: str, found: Mapping[str, str]) -> None:
        form = self._form
        if form is None:
            return
        name = found.get("name", "")
        if tag == "input" and name:
            pressed = found.get("type") not in ("radio", "checkbox") or "checked" in found
            if pressed:
                form.fields[name] = found.get("value", "")
        if tag == "button":
            form.buttons.append((name, found.get("value", ""), ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag == "form":
            self._form = None
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        """Take note of what is said."""
        words = " ".join(data.split())
        if not words:
            return
        self.text += f" {words}"
        if self._link:
            self.links.setdefault(words, self._link)
        form = self._form
        if form is not None and form.buttons and "button" in self._inside[-4:]:
            name, value, said = form.buttons[-1]
            form.buttons[-1] = (name, value, f"{said} {words}".strip())

    def form_to(self, action: str) -> Form:
        """The first form that goes to an address."""
        return next(form for form in self.forms if form.action.endswith(action))

    @property
    def moves(self) -> list[str]:
        """The moves that can be pressed."""
        return [value for form in self.forms for name, value, _ in form.buttons if name == "move"]


class Answer(NamedTuple):
    """What came of a request."""

    status: int
    page: Page
    url: str
    headers: Mapping[str, str]


class Browser:
    """Somebody at a screen."""

    def __init__(self, app: Guard, origin: str, address: str, tick: Callable[[], object]) -> None:
        self._tick = tick
        """Lets the time pass that somebody takes at least."""
        self.client = TestClient(
            app, base_url=origin, client=(address, 50000), follow_redirects=True
        )
        self.at: Answer | None = None

    def get(self, path: str, **headers: str) -> Answer:
        """Open an address."""
        self._tick()
        return self._came(self.client.get(path, headers=headers))

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        """Send fields somewhere, whatever stands on the page."""
        self._tick()
        return self._came(self.client.post(path, data=dict(fields), headers=headers))

    def send(self, action: str, **typed: str) -> Answer:
        """Fill in the form on this page that goes to an address, and send it."""
        form = self.page.form_to(action)
        return self.post(form.action, {**form.fields, **typed})

    @property
    def page(self) -> Page:
        """The page that is open."""
        assert self.at is not None
        return self.at.page

    def move(self, fields: Mapping[str, str]) -> Answer:
        """Make a move on the play that is open."""
        form = next(form for form in self.page.forms if "turn" in form.fields)
        return self.post(form.action, {**form.fields, **fields})

    def live(self, since: int | None = None) -> Answer:
        """Ask what the script of this page would ask."""
        address = self.page.live
        if since is not None:
            head, _, rest = address.partition("since=")
            address = f"{head}since={since}" + "".join(rest.partition("&")[1:])
        answer = self.client.get(address)
        return Answer(answer.status_code, Page(answer.text), address, answer.headers)

    def _came(self, answer: httpx2.Response) -> Answer:
        page = Page(answer.text if "html" in answer.headers.get("content-type", "") else "")
        assert page.inline == []
        self.at = Answer(answer.status_code, page, str(answer.url), answer.headers)
        return self.at
