"""The teacher's pages: her way in, her classes, the board and all she does from it."""

from zlib import crc32

from starlette.responses import Response

from game.library.limits import CLASS_DAYS
from game.rules.relay import comes_first, comes_second
from game.serve.app.asked import Asked, Refused, html, see
from game.serve.app.drawn import draw, part
from game.serve.app.network import WayIn, addresses_of_machine, ways_into
from game.serve.app.qr import qr_svg
from game.serve.classes.gates import GATES
from game.serve.classes.register import Register
from game.serve.classes.settings import (
    LONGEST_TITLE,
    MOST_MINUTES,
    ClassSettings,
    Part,
    read_part,
)
from game.serve.school.errors import NotDone
from game.serve.school.making import make_class, new_teacher
from game.serve.school.rehearsing import MOST_AUTOMATIC
from game.serve.school.teaching import do
from game.serve.store.changes import DeleteClass
from game.serve.store.clock import DAY, MINUTE, SECOND
from game.serve.wall.board import GONE_AFTER, board
from game.serve.wall.items import items
from game.web.setting import Link

PATIENCE = 30 * SECOND
"""Without another device for so long, the usual reasons are named."""

WARNED_BEFORE = 7
"""Days before a class ends by itself that the teacher is told."""


def key(asked: Asked) -> Response:
    """GET `/teacher/key/TOKEN`: one button, so that a link that is looked at opens nothing."""
    if not asked.school.is_link(asked.words["token"]):
        raise Refused(404, "This link works no more. summitry serve prints a new one when started.")
    action = asked.url(f"/teacher/key/{asked.words['token']}")
    return html(draw(asked, "key.html", action=action))


def use_key(asked: Asked) -> Response:
    """POST `/teacher/key/TOKEN`: this browser is the teacher's from now on."""
    if not asked.school.is_link(asked.words["token"]):
        raise Refused(404, "This link works no more. summitry serve prints a new one when started.")
    asked.give("teacher", new_teacher(asked.school))
    return see(asked.url("/teacher/"))


def classes(asked: Asked) -> Response:
    """GET `/teacher/`: her classes, and what a new one is made of."""
    asked.check_teacher()
    return _classes(asked)


def _classes(asked: Asked, said: str = "", status: int = 200) -> Response:
    registers = asked.school.registers()
    return html(
        draw(
            asked,
            "classes.html",
            said=said,
            registers=[(register, days_left(asked, register)) for register in registers],
            cases=asked.school.cases,
            form=asked.form,
            most_minutes=MOST_MINUTES,
        ),
        status,
    )


def days_left(asked: Asked, register: Register) -> int | None:
    """Days until a class ends by itself; None where that is far off."""
    left = register.last_move + CLASS_DAYS.most * DAY - asked.school.now()
    return max(0, left // DAY) if left < WARNED_BEFORE * DAY else None


def make(asked: Asked) -> Response:
    """POST `/teacher/new`: a class."""
    asked.check_teacher()
    try:
        register = make_class(asked.school, read_settings(asked))
    except NotDone as no:
        return _classes(asked, str(no), 409)
    return see(asked.url(f"/teacher/{register.row.id}/reach"))


def read_settings(asked: Asked) -> ClassSettings:
    """What a form asks a class to be."""
    form = asked.form
    case = form.get("case", "")
    wanted = [case, *(name[4:] for name in form if name.startswith("and:"))]
    cases = list(dict.fromkeys(each for each in wanted if each))
    if not cases:
        raise NotDone("Choose a case.")
    who = form.get("who", "leader")
    parts: list[Part] = []
    for case_id in cases:
        parts += _parts(asked, case_id, who)
    minutes = form.get("reading", "").strip() or "0"
    if not (minutes.isascii() and minutes.isdigit() and int(minutes[:4]) <= MOST_MINUTES):
        raise NotDone(f"Reading time is a number of minutes, {MOST_MINUTES} at most.")
    return ClassSettings(
        title=" ".join(form.get("title", "").split())[:LONGEST_TITLE],
        parts=tuple(parts),
        relay=who == "relay",
        reading=int(minutes),
        numbers=form.get("meters") == "numbers",
        release="later" if form.get("release") == "later" else "at-once",
    )


def _parts(asked: Asked, case_id: str, who: str) -> list[Part]:
    listed = next((each for each in asked.school.cases.listed if each.id == case_id), None)
    if listed is None:
        raise NotDone("There is no such case on this server.")
    if who == "relay":
        roles = asked.school.cases.find(case_id).roles
        if len(roles) < 2:
            raise NotDone(f"{listed.title} has one role: nothing can be handed over.")
        return [Part(case_id, comes_first(roles)), Part(case_id, comes_second(roles))]
    both = ("envoy", "leader") if who == "both" else (who,)
    found = [read_part(f"{case_id}:{role}") for role in both if role in listed.roles]
    return found or [read_part(f"{case_id}:{role}") for role in list(listed.roles)[:1]]


def class_of(asked: Asked) -> Register:
    """The class of the number in the path, for its teacher."""
    asked.check_teacher()
    register = asked.school.register(int(asked.words["id"]))
    if register is None:
        raise Refused(404, "There is no such class any more.")
    return register


def links_of(asked: Asked, register: Register) -> tuple[Link, ...]:
    """What stands at the head of a class's pages."""
    base = f"/teacher/{register.row.id}/"
    pages = (
        ("Board", ""), ("Joining", "reach"), ("Wall", "wall"), ("Debrief", "debrief"),
        ("Hand-out", "hand-out"),
    )  # fmt: skip
    return (
        Link("Classes", asked.url("/teacher/")),
        *(Link(text, asked.url(f"{base}{path}")) for text, path in pages),
    )


def title_of(asked: Asked, register: Register) -> str:
    """What a class is called on its pages."""
    settings = register.standing.settings
    titles = dict.fromkeys(asked.school.cases.title(part.case) for part in settings.parts)
    return settings.title or ", ".join(titles)


def show_board(asked: Asked) -> Response:
    """GET `/teacher/N/`: the board."""
    return _board(asked, class_of(asked))


def _board(asked: Asked, register: Register, said: str = "", status: int = 200) -> Response:
    return html(
        draw(
            asked,
            "board.html",
            links=links_of(asked, register),
            said=said or asked.query.get("done", "")[:200],
            title=title_of(asked, register),
            register=register,
            standing=register.standing,
            gates=GATES,
            part=board_part(asked, register),
            base=asked.url(f"/teacher/{register.row.id}/"),
            since=board_state(asked, register),
            items=items(register, asked.school.cases),
            automatic=sum(seat.automatic for seat in list(register.standing.seats.values())),
            most_automatic=MOST_AUTOMATIC,
            why_not=asked.school.cases.why_not(register.row),
        ),
        status,
    )


def board_part(asked: Asked, register: Register) -> str:
    """What of the board changes while she looks."""
    school = asked.school
    seen = seen_of(asked, register)
    return part(
        asked,
        "board_part.html",
        board=board(register, school.cases, seen, school.now()),
        base=asked.url(f"/teacher/{register.row.id}/"),
    )


def seen_of(asked: Asked, register: Register) -> dict[int, int]:
    """By player: when he last asked for anything, of this node or another."""
    here = asked.school.presence
    return {
        seat: max(here.get(seat, 0), asked.school.seen_elsewhere.get(seat, 0))
        for seat in list(register.standing.seats)
    }


def board_state(asked: Asked, register: Register) -> int:
    """A number that is another one when the board would look otherwise."""
    now = asked.school.now()
    gone = sorted(seat for seat, at in seen_of(asked, register).items() if now - at > GONE_AFTER)
    return crc32(repr((register.position, gone, now // MINUTE)).encode())


def act(asked: Asked) -> Response:
    """POST `/teacher/N/do`: one of her buttons."""
    register = class_of(asked)
    try:
        done = do(asked.school, register, asked.form)
    except NotDone as no:
        return _board(asked, register, str(no), 409)
    if asked.form.get("act") in ("out", "rename", "free", "history"):
        player = asked.form.get("player", "")
        return _player(asked, register, int(player), done)
    if asked.form.get("act") == "open":
        return see(asked.url(f"/teacher/{register.row.id}/#wall"))
    return see(asked.url(f"/teacher/{register.row.id}/"))


def player(asked: Asked) -> Response:
    """GET `/teacher/N/player/M`: one player, and what she can do for him."""
    return _player(asked, class_of(asked), int(asked.words["player"]))


def _player(asked: Asked, register: Register, player_id: int, said: str = "") -> Response:
    seat = register.standing.seats.get(player_id)
    if seat is None:
        raise Refused(404, "There is no such player in this class.")
    pair = register.pairs.of_second(seat.id) if register.standing.settings.relay else None
    return html(
        draw(
            asked,
            "player.html",
            links=links_of(asked, register),
            said=said,
            seat=seat,
            plays=register.plays_of(seat.id),
            cases=asked.school.cases,
            pair=pair,
            given=seat.id in register.standing.history_for,
            base=asked.url(f"/teacher/{register.row.id}/"),
        )
    )


def reach(asked: Asked) -> Response:
    """GET `/teacher/N/reach`: whether the students' devices can reach this machine."""
    register = class_of(asked)
    choices = ways_in(asked)
    chosen = next((each for each in choices if each.url == asked.query.get("at")), choices[0])
    link = f"{chosen.url}/?code={register.row.code}"
    now = asked.school.now()
    return html(
        draw(
            asked,
            "reach.html",
            links=links_of(asked, register),
            title=title_of(asked, register),
            register=register,
            choices=choices,
            chosen=chosen,
            link=link,
            qr=qr_svg(link),
            base=asked.url(f"/teacher/{register.row.id}/"),
            only_here=asked.config.only_here and not asked.config.address,
            since=reach_state(asked, now),
            opened=now,
            part=reach_part(asked, now),
        )
    )


def ways_in(asked: Asked) -> list[WayIn]:
    """The addresses under which this server may be found, the likely ones first."""
    if asked.config.address:
        return [WayIn(asked.config.address, "", likely=True, virtual=False)]
    return ways_into(addresses_of_machine(), asked.config.port)


def reach_state(asked: Asked, opened: int) -> int:
    """A number that is another one when there is more to say about who has arrived."""
    return 2 * len(asked.server.arrived) + (asked.school.now() - opened > PATIENCE)


def reach_part(asked: Asked, opened: int) -> str:
    """Who has arrived; after a while without anybody, why that may be."""
    return part(
        asked,
        "reach_part.html",
        arrived=len(asked.server.arrived),
        late=asked.school.now() - opened > PATIENCE,
    )


def ask_to_delete(asked: Asked) -> Response:
    """GET `/teacher/N/delete`: asks once more."""
    register = class_of(asked)
    return html(
        draw(
            asked,
            "delete.html",
            links=links_of(asked, register),
            what=f"the class {title_of(asked, register)}, with all its plays",
            action=asked.url(f"/teacher/{register.row.id}/delete"),
            back=asked.url(f"/teacher/{register.row.id}/"),
        )
    )


def delete(asked: Asked) -> Response:
    """POST `/teacher/N/delete`: everything of the class goes."""
    register = class_of(asked)
    asked.school.store.write(DeleteClass(register.row.id))
    asked.school.store.shrink()
    return see(asked.url("/teacher/"))
