"""What the parts play with: every case there is, random plays of them, and their journals."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from game.explore.sampling.random_play import random_move
from game.library.case_file import CaseFile
from game.library.case_files import load_case
from game.library.mistakes import BrokenContent
from game.library.roles import RoleName
from game.library.shelf.shelf import UnknownCase
from game.rules.case_role import case_role_of
from game.rules.phase import OVER, Phase
from game.rules.play import Play
from game.rules.relay import Relay, hand_over
from game.rules.view.draw import view
from game.session.journal.digest import digest_of
from game.session.journal.journal import (
    CONTENT_VERSION,
    Content,
    Journal,
    MadeMove,
    journal_to_bytes,
)
from game.session.journal.led import led_to
from game.session.journal.standing import standing
from game.session.journal.version import played_with

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "saves" / "examples"
CONTENT = (ROOT / "content", ROOT / "tests" / "content" / "good")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@cache
def cases() -> dict[str, CaseFile]:
    """Every shipped case and every case of the tests that can be played, by id."""
    found: dict[str, CaseFile] = {}
    for content in CONTENT:
        for folder in sorted((content / "cases").iterdir()):
            # What has a mistake the game does not open; `summitry check` tells of it.
            with suppress(BrokenContent):
                case_file = load_case(folder)
                found[case_file.case.id] = case_file
    return found


def find(case_id: str) -> CaseFile:
    """A case by its id, as the game's own shelf finds it."""
    try:
        return cases()[case_id]
    except KeyError:
        raise UnknownCase(f"there is no case {case_id!r}") from None


class Played(NamedTuple):
    """A random play and its journal."""

    journal: Journal
    play: Play

    @property
    def raw(self) -> bytes:
        """The journal's file."""
        return journal_to_bytes(self.journal)


def played(random: Random, only: str | None = None) -> Played:
    """A random play of a random role, left at a random move or played to its end."""
    case_file = find(only or random.choice(sorted(cases())))
    role = random.choice(list(case_file.roles))
    relay = _relay(case_file, random) if role == "leader" and random.random() < 0.25 else None
    play = _play(case_file, role, random, relay)
    if random.random() < 0.6:
        play = play._replace(turns=play.turns[: random.randint(1, len(play.turns))])
    return Played(journal_of(play, case_file, relay), play)


def _play(case_file: CaseFile, role: RoleName, random: Random, relay: Relay | None = None) -> Play:
    play = Play.begin(case_role_of(case_file, role), relay)
    while play.state.phase is not Phase.DEBRIEF:
        play = play.after(random_move(view(play), random))
    return play


def _relay(case_file: CaseFile, random: Random) -> Relay | None:
    if len(case_file.roles) < 2:
        return None
    envoy, leader = case_role_of(case_file, "envoy"), case_role_of(case_file, "leader")
    if envoy.role.side != leader.role.side:
        return None
    return hand_over(envoy, _play(case_file, "envoy", random).state, leader)


def journal_of(play: Play, case_file: CaseFile, relay: Relay | None = None) -> Journal:
    """The journal that the game writes of a play, half a minute a move."""
    times = (START + timedelta(seconds=30 * n) for n in range(1, len(play.turns) + 1))
    journal = Journal(
        case=case_file.case.id,
        role=play.case_role.name,
        game=played_with(),
        content=Content(CONTENT_VERSION, case_file.hash),
        started=START.isoformat(timespec="seconds"),
        parent=None,
        relay=relay,
        stands=standing(play, view(play)),
        moves=tuple(
            MadeMove(turn.move, led_to(turn.state), at.isoformat(timespec="seconds"))
            for turn, at in zip(play.turns, times, strict=True)
        ),
    )
    over = play.state.phase in OVER
    return journal._replace(digest=digest_of(journal)) if over else journal
