"""Playing in a class: beginning, going on, branching, and why a play waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from game.library.limits import PLAYER_PLAYS
from game.rules.moves import NotOffered
from game.rules.phase import OVER, Phase
from game.serve.classes.gates import BEHIND, CLOSED, is_open
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.classes.settings import Part
from game.serve.classes.standing import Seat
from game.serve.playing.handing_over import handed_over, history_handed_over
from game.serve.playing.journals import move_as_row
from game.serve.playing.kept_play import KeptPlay
from game.serve.school.errors import NotDone
from game.serve.school.school import Member, School
from game.serve.store.changes import AddPlay
from game.serve.store.clock import MINUTE
from game.serve.store.errors import Overtaken
from game.session.errors import JournalError
from game.session.opening import branch

PAUSED = "Your teacher has paused the class. You can read everything; moves come later."

CALLED = "Your teacher has called time: no more moves are made."

WAITING = (
    "Whoever prepares for you is still at the table. His paper comes to you when he is through; "
    "until then there is your brief to read."
)
ALONE = (
    "Nobody prepares for you yet. Somebody who joins after you may; else your teacher gives you "
    "the paper of the time."
)


def play_numbered(register: Register, seat: Seat, number: int) -> PlayPath | None:
    """A play of a player."""
    plays = register.plays_of(seat.id)
    return next((path for path in plays if path.row.number == number), None)


def why_waits(register: Register, path: PlayPath) -> str:
    """Why no move may be made in a play now, in a sentence; empty where one may."""
    standing = register.standing
    if standing.called and not path.over:
        return CALLED
    if standing.paused:
        return PAUSED
    if path.phase is Phase.BRIEFING:
        return "" if is_open(standing.gate, Phase.GROUNDWORK) else CLOSED["plan"]
    if path.phase is Phase.ENDING:
        return "" if is_open(standing.gate, Phase.REFLECTION) else CLOSED["ending"]
    return "" if is_open(standing.gate, path.phase) else CLOSED[BEHIND[path.phase]]


def why_not_into(school: School, register: Register, path: PlayPath, phase: Phase) -> str:
    """Why a play may not come to a phase now; empty where it may."""
    standing = register.standing
    if not is_open(standing.gate, phase):
        return CLOSED[BEHIND[phase]]
    if path.phase is Phase.BRIEFING and phase is Phase.GROUNDWORK:
        left = path.row.at + standing.settings.reading * MINUTE - school.now()
        if left > 0:
            minutes = -(-left // MINUTE)
            return (
                f"Your class reads for {standing.settings.reading} minutes before the groundwork: "
                f"{minutes} {'are' if minutes > 1 else 'is'} left."
            )
    return ""


@contextmanager
def opened(school: School, register: Register, path: PlayPath) -> Iterator[KeptPlay]:
    """A play, for one request at a time; the register was brought up to date in this request.

    Raises:
        StoreAway: the database does not answer.
    """
    numbers = register.standing.settings.numbers
    with school.sessions.opened(register.row, path.row, path.revision, numbers=numbers) as play:
        play.why_not = lambda phase: why_not_into(school, register, path, phase)
        yield play


def begin_play(school: School, member: Member, part: Part) -> PlayPath:
    """A new play of a part.

    Raises:
        NotDone: the player has no such part, is in the midst of it, or has to wait.
    """
    register, seat = member.register, member.seat
    if part not in register.parts_of(seat):
        raise NotDone("That part is not yours in this class.")
    mine = register.plays_of(seat.id)
    under_way = next((path for path in mine if path.part == part and not path.over), None)
    if under_way is not None:
        return under_way
    _check_new(register, mine)
    relay = _handed_to(school, register, seat, part)
    return _added(school, register, seat, part, relay=relay)


def _check_new(register: Register, mine: list[PlayPath]) -> None:
    if register.standing.called:
        raise NotDone(CALLED)
    if register.standing.paused:
        raise NotDone(PAUSED)
    if len(mine) >= PLAYER_PLAYS.most:
        raise NotDone(f"No further play is begun: {PLAYER_PLAYS.allowed()}.")


def _added(school: School, register: Register, seat: Seat, part: Part, **more: Any) -> PlayPath:
    while True:
        number = 1 + max((path.row.number for path in register.plays_of(seat.id)), default=0)
        change = AddPlay(register.row.id, seat.id, number, part.case, part.role, **more)
        try:
            play = school.store.write(change)
        except Overtaken:
            # Pressed twice: what the other press began is found.
            register.refresh(school.store)
            begun = register.plays_of(seat.id)[-1]
            if begun.part == part and not begun.over and not more.get("before"):
                return begun
            continue
        register.refresh(school.store)
        return register.paths[play]


def branch_play(school: School, member: Member, path: PlayPath, before_move: int) -> PlayPath:
    """A new play that shares a finished one's moves before one of them.

    Raises:
        NotDone: it is not finished, or has no such move.
    """
    register = member.register
    _check_new(register, register.plays_of(member.seat.id))
    name = f"try {path.row.number}"
    with opened(school, register, path) as play:
        try:
            begun = branch(
                play.session.journal, name, before_move, school.cases.find(path.part.case)
            )
        except JournalError as error:
            raise NotDone(str(error)) from None
    return _added(
        school, register, member.seat, path.part,
        relay=path.row.relay,
        parent={"file": name, "move": before_move},
        before=tuple(move_as_row(entry) for entry in begun.journal.moves),
    )  # fmt: skip


def waits_for_paper(register: Register, seat: Seat, part: Part) -> str:
    """Why a part that takes over cannot be begun yet; empty where it can."""
    settings, standing = register.standing.settings, register.standing
    if not settings.relay or part != settings.parts[1] or seat.id in standing.history_for:
        return ""
    pair = register.pairs.of_second(seat.id)
    first = pair.first if pair is not None else None
    if first is None:
        return ALONE if standing.door_open else ""
    return "" if _finished(register, first, settings.parts[0]) is not None else WAITING


def _finished(register: Register, seat: Seat, part: Part) -> PlayPath | None:
    plays = register.plays_of(seat.id)
    return next((path for path in plays if path.part == part and path.phase in OVER), None)


def _handed_to(school: School, register: Register, seat: Seat, part: Part) -> Any:
    """What is handed over to a part; None where it begins from nothing."""
    settings = register.standing.settings
    if not settings.relay or part != settings.parts[1]:
        return None
    waits = waits_for_paper(register, seat, part)
    if waits:
        raise NotDone(waits)
    case_file = school.cases.find(part.case)
    pair = register.pairs.of_second(seat.id)
    first = pair.first if pair is not None else None
    path = _finished(register, first, settings.parts[0]) if first is not None else None
    if path is None or seat.id in register.standing.history_for:
        return history_handed_over(case_file, settings.parts[0], part)
    with opened(school, register, path) as play:
        try:
            return handed_over(case_file, play.session.play, part)
        except NotOffered as no:
            raise NotDone(str(no)) from None
