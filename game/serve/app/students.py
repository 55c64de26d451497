"""The door of a class, and a player's own page."""

from typing import NamedTuple
from zlib import crc32

from starlette.responses import Response

from game.library.errors import Refusal
from game.library.limits import CLASS_DAYS
from game.serve.app.asked import Asked, WrongCode, html, see
from game.serve.app.drawn import draw
from game.serve.classes.codes import typed_code
from game.serve.classes.names import suggested
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.classes.settings import Part, read_part
from game.serve.classes.tokens import hashed, new_mark
from game.serve.school.errors import NotDone
from game.serve.school.handing_out import slip_word
from game.serve.school.joining import come_back, join
from game.serve.school.playing import begin_play, waits_for_paper
from game.serve.school.school import Member
from game.serve.store.errors import StoreAway
from game.web.setting import THEMES, Link

AGAIN = "This browser has no seat in a class, or none any more. Join, or come back to your seat."


def door(asked: Asked) -> Response:
    """GET `/`: join with a code and a pseudonym, or come back with two words."""
    said = AGAIN if asked.query.get("again") else ""
    return _door(asked, said, code=typed_code(asked.query.get("code", "")))


def _door(asked: Asked, said: str, status: int = 200, code: str = "") -> Response:
    token = asked.cookie("player")
    member = asked.school.member(token) if token else None
    form = asked.form
    return html(
        draw(
            asked,
            "door.html",
            said=said,
            code=code or form.get("code", ""),
            name=form.get("name", "") if "words" not in form else "",
            suggested=suggested(()),
            back=form if "words" in form else {},
            member=member,
            once=new_mark(),
            notice=asked.school.notice,
            days=CLASS_DAYS.most,
        ),
        status,
    )


def take_seat(asked: Asked) -> Response:
    """POST `/join`: a seat in the class that the code leads to."""
    register = _class_of(asked)
    try:
        joined = join(asked.school, register, asked.form.get("name", ""), mark=_mark(asked))
    except StoreAway:
        raise
    except Refusal as no:
        return _door(asked, str(no), 409, register.row.code)
    asked.give("player", joined.token)
    member = Member(joined.register, joined.seat, joined.token)
    parts = register.parts_of(joined.seat)
    if len(parts) == 1 and not waits_for_paper(register, joined.seat, parts[0]):
        # With one thing to play there is nothing to choose.
        try:
            path = begin_play(asked.school, member, parts[0])
        except NotDone:
            return see(asked.url("/play/"))
        return see(asked.url(f"/play/{path.row.number}/"))
    return see(asked.url("/play/"))


def _mark(asked: Asked) -> str:
    """By what a form that is sent twice is known: made from what only this browser was given."""
    once = asked.form.get("once", "")
    return hashed(f"join {asked.form.get('token', '')} {once}")[:32] if once else ""


def take_seat_again(asked: Asked) -> Response:
    """POST `/return`: the seat that a pseudonym and two words lead back to."""
    register = _class_of(asked)
    form = asked.form
    try:
        joined = come_back(asked.school, register, form.get("name", ""), form.get("words", ""))
    except NotDone as no:
        return _door(asked, str(no), 409, register.row.code)
    asked.give("player", joined.token)
    return see(asked.url("/play/"))


def _class_of(asked: Asked) -> Register:
    """The class of the code in a form."""
    row = asked.school.class_of_code(typed_code(asked.form.get("code", "")))
    register = asked.school.register(row.id) if row is not None else None
    if register is None:
        raise WrongCode(
            404, "No class has this code. Look at it once more: six letters, no vowels."
        )
    return register


def leave(asked: Asked) -> Response:
    """POST `/leave`: this browser forgets the seat; the seat stays."""
    asked.give("player", "")
    return see(asked.url("/"))


def look(asked: Asked) -> Response:
    """POST `/look`: how this browser wants it to look."""
    theme = asked.form.get("theme", "")
    asked.give("look", theme if theme in THEMES else "system")
    return see(asked.url("/play/" if asked.cookie("player") else "/"))


class Mine(NamedTuple):
    """A part of a class as its player finds it on his page."""

    part: Part
    title: str
    role: str
    plays: tuple[PlayPath, ...]
    waits: str
    """Why it cannot be begun."""
    begins: str
    """What the button says that begins it; empty where there is none."""


def home(asked: Asked) -> Response:
    """GET `/play/`: what there is to play, how far one is, and the two words."""
    member = asked.member()
    return html(
        draw(
            asked,
            "home.html",
            links=links_of(asked),
            member=member,
            standing=member.register.standing,
            mine=[_mine(asked, member, part) for part in member.register.parts_of(member.seat)],
            why_not=asked.school.cases.why_not(member.register.row),
            slip=slip_word(member.register, member.seat) if _hands_in(member) else "",
            live=live_address(asked, member),
        )
    )


def _hands_in(member: Member) -> bool:
    """Whether he has something to hand in: a play that ended, or whose time was called."""
    called = member.register.standing.called
    return any(path.over or called for path in member.register.plays_of(member.seat.id))


def _mine(asked: Asked, member: Member, part: Part) -> Mine:
    register, cases = member.register, asked.school.cases
    plays = tuple(path for path in register.plays_of(member.seat.id) if path.part == part)
    waits = waits_for_paper(register, member.seat, part)
    if waits or any(not path.over for path in plays) or register.standing.called:
        begins = ""
    else:
        begins = "Play it once more" if plays else "Begin"
        if not plays and register.standing.settings.relay and part == _second(register):
            begins = "Begin, with the paper that has come"
    return Mine(part, cases.title(part.case), cases.role_title(part), plays, waits, begins)


def _second(register: Register) -> Part:
    """The part that takes over, in a class with relay."""
    return register.standing.settings.parts[1]


def begin(asked: Asked) -> Response:
    """POST `/play/begin`: a new play of a part."""
    member = asked.member()
    path = begin_play(asked.school, member, read_part(asked.form.get("part", "")))
    return see(asked.url(f"/play/{path.row.number}/"))


def links_of(asked: Asked) -> tuple[Link, ...]:
    """What stands at the head of a player's pages."""
    return (Link("Your class", asked.url("/play/")),)


def live_address(asked: Asked, member: Member) -> str:
    """Where a player's page asks what is new around it."""
    return f"{asked.url('/play/live')}?since={state_of(member)}"


def state_of(member: Member) -> int:
    """A number that is another one when a player's page would look otherwise."""
    register, seat = member.register, member.seat
    pair = register.pairs.of_second(seat.id)
    first = pair.first.id if pair is not None and pair.first is not None else 0
    theirs = [path for path in register.plays_of(first) if path.over] if first else []
    given = seat.id in register.standing.history_for
    return crc32(repr((register.standing.last_for_players, first, len(theirs), given)).encode())
