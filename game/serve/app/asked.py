"""A request as the pages see it, and what they may answer beside a page."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.library.limits import CLASS_REQUESTS, PLAYER_REQUESTS
from game.serve.app.config import Config
from game.serve.app.network import addresses_of_machine
from game.serve.app.pace import Pace, Patience
from game.serve.classes.tokens import form_token, new_token, same
from game.serve.school.school import Member, School
from game.web.setting import THEMES, Link, Look, Setting

if TYPE_CHECKING:
    from game.web.setting import Theme

HOSTS_KNOWN_FOR = 5_000
"""Milliseconds after which the addresses of this machine are looked up again, when another is
asked for.
"""

LONG = 60 * 60 * 24 * 45
"""Seconds that a player's cookie is kept: longer than any class."""


Wait = Callable[[float], Awaitable[object]]
"""Lets so many seconds pass."""


class Turned(Exception):
    """What was asked is answered otherwise: with a page, or by pointing elsewhere."""

    def __init__(self, response: Response) -> None:
        self.response = response


class Refused(Exception):
    """What was asked is refused, in a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class WrongCode(Refused):
    """A code that leads nowhere: its answer is kept back."""


class Server:
    """What all requests to an app share."""

    def __init__(self, school: School, config: Config, wait: Wait = asyncio.sleep) -> None:
        self.school = school
        self.config = config
        self.wait = wait
        self.pace = Pace(school.now)
        self.patience = Patience(school.now)
        self._hosts = config.hosts
        self._hosts_read = 0
        self.arrived: set[str] = set()
        """Addresses of other devices that have asked for a page."""
        self.kept_waiting: dict[str, int] = {}
        """By address: wrong codes whose answers wait."""

    def answers_to(self, host: str) -> bool:
        """Whether this server may be asked for under a name or an address.

        A laptop that is carried into another network has another address there.
        """
        if host in self._hosts:
            return True
        now = self.school.now()
        if now - self._hosts_read > HOSTS_KNOWN_FOR:
            self._hosts_read = now
            self._hosts = self.config.hosts | {each.address for each in addresses_of_machine()}
        return host in self._hosts


class Asked:
    """One request, read whole."""

    def __init__(
        self,
        server: Server,
        path: str,
        words: Mapping[str, str],
        *,
        query: Mapping[str, str],
        form: Mapping[str, str],
        cookies: Mapping[str, str],
        address: str,
        origin: str,
    ) -> None:
        self.server = server
        self.school = server.school
        self.config = server.config
        self.path = path
        self.words = words
        """What stands in the places of the path that a route leaves open."""
        self.query = query
        self.form = form
        self.address = address
        self.origin = origin
        """Scheme and host under which it was asked."""
        self._cookies = cookies
        self._given: dict[str, str] = {}

    @property
    def secure(self) -> bool:
        """Whether it came by https."""
        return self.origin.startswith("https:")

    def url(self, path: str) -> str:
        """A path of this server as a page names it."""
        return f"{self.config.root}{path}"

    def outside(self, path: str) -> str:
        """The same as somebody on another device types it."""
        return f"{self.config.address or self.origin}{path}"

    def cookie(self, kind: str) -> str:
        """What the browser holds of a kind: `player`, `teacher`, `class-7`, `visitor`; or empty."""
        return self._given.get(kind) or self._cookies.get(self._cookie_name(kind), "")

    def _cookie_name(self, kind: str) -> str:
        name = f"summitry-{self.school.store.name}-{kind}"
        return f"__Host-{name}" if self.secure else name

    def give(self, kind: str, token: str) -> None:
        """Have the browser hold this."""
        self._given[kind] = token

    def with_cookies(self, response: Response) -> Response:
        """The response, with what the browser is to hold or to forget."""
        for kind, token in self._given.items():
            name = self._cookie_name(kind)
            if token:
                response.set_cookie(
                    name, token, max_age=LONG, path="/", secure=self.secure, httponly=True,
                    samesite="lax",
                )  # fmt: skip
            else:
                response.delete_cookie(
                    name, path="/", secure=self.secure, httponly=True, samesite="lax"
                )
        return response

    @property
    def form_token(self) -> str:
        """What the forms of the answer carry."""
        kinds = self._teacher_kinds if self._for_teacher else ("player",)
        token = next(filter(None, map(self.cookie, (*kinds, "visitor"))), "")
        if not token:
            token = new_token()
            self.give("visitor", token)
        return form_token(token)

    @property
    def _teacher_kinds(self) -> tuple[str, ...]:
        """The cookies that may open this page to a teacher: the server's, and that of its class."""
        return ("teacher", f"class-{self.words['id']}") if "id" in self.words else ("teacher",)

    @property
    def _for_teacher(self) -> bool:
        return self.path.startswith("/teacher")

    def check_form(self) -> None:
        """See that a form is one of ours.

        Raises:
            Refused: it is not, or the browser keeps no cookies.
        """
        found = self.form.get("token", "")
        for kind in ("player", *self._teacher_kinds, "visitor"):
            token = self.cookie(kind)
            if token and same(found, form_token(token)):
                return
        raise Refused(
            403,
            "This form is not one that this server gave to this browser, or the browser keeps no "
            "cookies. Open the page again and try once more.",
        )

    def member(self) -> Member:
        """The player who asks.

        Raises:
            Turned: nobody does: he is sent to the door.
            Refused: he asks too often.
        """
        token = self.cookie("player")
        member = self.school.member(token) if token else None
        if member is None:
            raise Turned(see(self.url("/?again=1")))
        self.check_pace(member)
        return member

    def check_pace(self, member: Member) -> None:
        """See that a player and his class do not ask too often.

        Raises:
            Refused: they do.
        """
        pace = self.server.pace
        if not pace.allows(PLAYER_REQUESTS, member.seat.id):
            raise Refused(429, f"That was too fast: {PLAYER_REQUESTS.allowed()}. Wait a second.")
        if not pace.allows(CLASS_REQUESTS, f"class {member.register.row.id}"):
            raise Refused(429, f"The class asks too much: {CLASS_REQUESTS.allowed()}.")

    def teaches(self, class_id: int | None = None) -> bool:
        """Whether whoever asks is a teacher of a class; or of all of the server."""
        token = self.cookie("teacher")
        if token and self.school.teaches(token, class_id):
            return True
        token = self.cookie(f"class-{class_id}")
        return bool(token) and self.school.teaches(token, class_id)

    def check_teacher(self, class_id: int | None = None) -> None:
        """See that it is a teacher of a class who asks; or of all of the server.

        Raises:
            Refused: it is not.
        """
        if not self.teaches(class_id):
            raise Refused(
                403,
                "This page is the teacher's. Open the private link in this browser: the one that "
                "summitry serve printed when it was started, or the one to your class.",
            )

    def setting(
        self,
        base: str,
        *,
        turn: int = 0,
        links: tuple[Link, ...] = (),
        notices: tuple[str, ...] = (),
        halted: str = "",
        sealed: str = "",
        branches: bool = False,
        live: str = "",
    ) -> Setting:
        """What a page is told of this server."""
        return Setting(
            base=base,
            static=self.url("/static/"),
            token=self.form_token,
            turn=turn,
            look=self._look,
            home=self.url("/teacher/" if self._for_teacher else "/play/"),
            links=links,
            notices=notices,
            halted=halted,
            branches=branches,
            sealed=sealed,
            scripts=(self.url("/static/class.js"),),
            styles=(self.url("/static/class.css"),),
            live=live,
        )

    @property
    def _look(self) -> Look:
        wanted = self.cookie("look")
        theme: Theme = next((each for each in THEMES if each == wanted), "system")
        return Look(theme=theme)


def see(location: str) -> Response:
    """Look there."""
    return RedirectResponse(location, 303)


def html(body: str, status: int = 200) -> Response:
    """A page."""
    return HTMLResponse(body, status)
