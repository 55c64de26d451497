"""The board: who is where, and all that a teacher does from it."""

from zlib import crc32

from starlette.responses import Response

from game.library.errors import Refusal
from game.serve.app.asked import Asked, Refused, see
from game.serve.app.drawn import part
from game.serve.app.teacher.of_class import base_of, class_of, class_page
from game.serve.classes.gates import GATES
from game.serve.classes.register import Register
from game.serve.school.teaching import do
from game.serve.store.clock import MINUTE
from game.serve.store.errors import StoreAway
from game.serve.wall.board import GONE_AFTER, board
from game.serve.wall.items import items
from game.serve.wall.shown import open_pages


def show_board(asked: Asked) -> Response:
    """GET `/teacher/N/`: the board."""
    return _board(asked, class_of(asked))


def _board(asked: Asked, register: Register, said: str = "", status: int = 200) -> Response:
    found = items(register, asked.school.cases)
    pages = open_pages(asked.school.cases, found)
    # Of an item with several pages the first.
    numbered = [(number, item) for number, (item, page) in enumerate(pages, 1) if not page]
    return class_page(
        asked,
        register,
        "board.html",
        status,
        said=said,
        standing=register.standing,
        door_open=register.door_open(asked.school.now()),
        gates=GATES,
        part=board_part(asked, register),
        since=board_state(asked, register),
        items=found,
        on_wall={item.id: number for number, item in numbered},
        automatic=sum(seat.automatic for seat in list(register.standing.seats.values())),
        why_not=asked.school.cases.why_not(register.row),
    )


def board_part(asked: Asked, register: Register) -> str:
    """What of the board changes while she looks."""
    school = asked.school
    seen = seen_of(asked, register)
    return part(
        asked,
        "board_part.html",
        board=board(register, school.cases, seen, school.now()),
        base=base_of(asked, register),
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
    except StoreAway:
        raise
    except Refusal as no:
        return _board(asked, register, str(no), 409)
    if asked.form.get("act") in ("out", "rename", "free", "history"):
        player = asked.form.get("player", "")
        return _player(asked, register, int(player), done)
    if asked.form.get("then") == "reach":
        return see(f"{base_of(asked, register)}reach")
    if asked.form.get("act") == "open":
        return see(f"{base_of(asked, register)}#wall")
    return see(base_of(asked, register))


def player(asked: Asked) -> Response:
    """GET `/teacher/N/player/M`: one player, and what she can do for him."""
    return _player(asked, class_of(asked), int(asked.words["player"]))


def _player(asked: Asked, register: Register, player_id: int, said: str = "") -> Response:
    seat = register.standing.seats.get(player_id)
    if seat is None:
        raise Refused(404, "There is no such player in this class.")
    pair = register.pairs.of_second(seat.id) if register.standing.settings.relay else None
    return class_page(
        asked,
        register,
        "player.html",
        said=said,
        seat=seat,
        plays=register.plays_of(seat.id),
        cases=asked.school.cases,
        pair=pair,
        given=seat.id in register.standing.history_for,
    )
