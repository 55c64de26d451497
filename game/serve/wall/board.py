"""The board: every player by pseudonym, where he is, how long, stuck or gone. For her eyes."""

from collections.abc import Mapping
from typing import NamedTuple

from game.library.errors import Refusal
from game.rules.phase import Phase
from game.serve.classes.paths import RECESS, PlayPath
from game.serve.classes.register import Register
from game.serve.classes.standing import Seat
from game.serve.playing.cases import Cases
from game.serve.store.clock import MINUTE, SECOND
from game.serve.wall.items import part_of

GONE_AFTER = 45 * SECOND
"""A page asks every ten seconds: whoever has not for so long has closed it, or lost the network."""

STUCK_AFTER = 5 * MINUTE
"""Longer than anybody thinks about one move."""

PHASES: Mapping[Phase, str] = {
    Phase.BRIEFING: "the brief",
    Phase.GROUNDWORK: "groundwork",
    Phase.PLAN: "the plan",
    Phase.SCENE: "the talks",
    Phase.TABLE: "the table",
    Phase.ENDING: "the ending",
    Phase.REFLECTION: "two sentences",
    Phase.DEBRIEF: "the debrief",
}


class Row(NamedTuple):
    """A player on the board."""

    seat: Seat
    part: str
    where: str
    minutes: int
    """Since his last move."""
    tries: int
    """Plays begun."""
    stuck: bool
    gone: bool
    waits: str
    """What he waits for, where he cannot begin."""


class Board(NamedTuple):
    """A class at a glance."""

    rows: tuple[Row, ...]
    out: tuple[Seat, ...]
    counts: tuple[tuple[str, int], ...]
    """By phase: how many are there."""


def board(register: Register, cases: Cases, seen: Mapping[int, int], now: int) -> Board:
    """The board as it stands; `seen` says when each player last asked for anything."""
    rows = [_row(register, cases, seat, seen, now) for seat in register.standing.present]
    counts = dict.fromkeys(("not begun", *PHASES.values()), 0)
    for seat in register.standing.present:
        path = current(register, seat)
        counts[PHASES[path.phase] if path is not None else "not begun"] += 1
    return Board(
        tuple(rows),
        tuple(seat for seat in list(register.standing.seats.values()) if seat.out),
        tuple((name, count) for name, count in counts.items() if count),
    )


def current(register: Register, seat: Seat) -> PlayPath | None:
    """The play a player began last."""
    plays = register.plays_of(seat.id)
    return plays[-1] if plays else None


def _row(register: Register, cases: Cases, seat: Seat, seen: Mapping[int, int], now: int) -> Row:
    path = current(register, seat)
    gone = not seat.automatic and now - seen.get(seat.id, 0) > GONE_AFTER
    if path is None:
        part = register.parts_of(seat)[0]
        return Row(
            seat, _part(cases, register, part.id), "not begun", (now - seat.joined) // MINUTE, 0,
            False, gone, "",
        )  # fmt: skip
    since = max(0, now - path.since)
    stuck = since > STUCK_AFTER and not path.over and not register.standing.called
    return Row(
        seat,
        _part(cases, register, path.part.id),
        where(cases, path),
        since // MINUTE,
        len(register.plays_of(seat.id)),
        stuck and not gone,
        gone,
        "",
    )


def _part(cases: Cases, register: Register, part_id: str) -> str:
    """Which part it is, where a class plays several."""
    parts = register.standing.settings.parts
    if len(parts) < 2:
        return ""
    part = next((each for each in parts if each.id == part_id), None)
    if part is None:
        return part_id
    several_cases = len({each.case for each in parts}) > 1
    role = cases.role_title(part)
    return f"{cases.title(part.case)}, {role}" if several_cases else role


def where(cases: Cases, path: PlayPath) -> str:
    """Where a play stands, in words."""
    phase = PHASES[path.phase]
    if not path.place:
        return phase
    try:
        role = part_of(cases.find(path.part.case), path.part).role
    except Refusal:
        # The case is not here any more; the class can be handed out all the same.
        return f"{path.place} ({phase})"
    place = role.scenes.get(path.place) or role.endings.get(path.place)
    title = place.title if place is not None else path.place
    if path.led.startswith(RECESS):
        return f"a recess at {title}"
    if path.phase in (Phase.SCENE, Phase.TABLE):
        return title
    return f"{title} ({'through' if path.phase is Phase.DEBRIEF else phase})"
