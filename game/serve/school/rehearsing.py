"""Rehearsal: automatic players that join and play, so that the hour can be tried alone."""

from random import Random
from threading import Lock

from game.library.errors import Refusal
from game.rules.moves import Choose, FillPlan, Move, NotOffered, Propose, Reflect
from game.rules.phase import Phase
from game.rules.view.view import View
from game.serve.classes.names import suggested
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.classes.standing import Seat
from game.serve.school.joining import join
from game.serve.school.playing import begin_play, opened, waits_for_paper, why_waits
from game.serve.school.school import Member, School
from game.serve.store.errors import Overtaken
from game.session.errors import SaveFailed

MOST_AUTOMATIC = 60
"""Automatic players in a class."""

PACE = 3.0
"""Seconds in which each of them makes a move, more or less."""

REFLECTIONS = (
    "What we had found out beforehand decided it. In the room we only said it aloud.",
    "He would not have moved without that evening. No paper of ours would have done it.",
    "I believed too early that it would be signed. The table looked nearer than it was.",
    "We asked what they feared, and then there was a paper. It was drafted late.",
)
"""What they write at the end."""

READS_FOR = 2
"""Turns for which an automatic player reads a brief."""


def add_automatic(school: School, register: Register, count: int) -> int:
    """Let automatic players join; how many did.

    Raises:
        Refusal: the class is full, or cannot be played here.
    """
    there = sum(seat.automatic for seat in list(register.standing.seats.values()))
    joining = max(0, min(count, MOST_AUTOMATIC - there))
    for _ in range(joining):
        taken = [seat.name for seat in list(register.standing.seats.values())]
        join(school, register, suggested(taken), automatic=True)
    return joining


def automatic_move(view: View, random: Random) -> Move:
    """What somebody might do: he tables papers near the last, and leaves the table in the end."""
    if view.phase is Phase.PLAN:
        lines = tuple((line.id, random.choice(line.answers).id) for line in view.lines)
        return FillPlan(lines, random.randrange(5, 96, 5))
    if view.phase is Phase.REFLECTION:
        return Reflect(random.choice(REFLECTIONS))
    if view.table is not None and random.random() < 0.8:
        text = dict(view.table.text)
        return Propose(
            tuple(
                (
                    issue.id,
                    text.get(issue.id)
                    if text.get(issue.id) and random.random() < 0.6
                    else random.choice(issue.options).id,
                )
                for issue in view.issues
            )
        )
    open_moves = [move.id for move in view.moves if move.open]
    if view.phase is Phase.GROUNDWORK and random.random() < 0.7:
        # Whoever closes the dossier on the first day has nothing to say at the table.
        open_moves = [move for move in open_moves if move != "commit"] or open_moves
    return Choose(random.choice(open_moves))


class Rehearsal:
    """The automatic players of a server's classes."""

    def __init__(self, school: School, random: Random) -> None:
        self._school = school
        self._random = random
        self._lock = Lock()

    def turn(self, share: float = 1.0) -> int:
        """Let each of them make a move, or that share of them; how many did."""
        made = 0
        with self._lock:
            for register in self._school.registers():
                seats = [seat for seat in register.standing.present if seat.automatic]
                for seat in seats:
                    if self._random.random() < share:
                        made += self._play_on(register, seat)
        return made

    def _play_on(self, register: Register, seat: Seat) -> bool:
        try:
            member = Member(register, seat, "")
            path = self._path(member)
            if path is None or path.phase is Phase.DEBRIEF or why_waits(register, path):
                return False
            with opened(self._school, register, path) as play:
                play.make((automatic_move(play.session.view, self._random),))
            return register.refresh(self._school.store)
        except (NotOffered, SaveFailed, Overtaken, Refusal):
            # The class has moved on meanwhile, or the database is away: next time.
            return False

    def _path(self, member: Member) -> PlayPath | None:
        register, seat = member.register, member.seat
        for part in register.parts_of(seat):
            mine = [path for path in register.plays_of(seat.id) if path.part == part]
            if not mine:
                if waits_for_paper(register, seat, part):
                    return None
                return begin_play(self._school, member, part)
            if mine[0].phase is not Phase.DEBRIEF:
                return mine[0]
        return None
