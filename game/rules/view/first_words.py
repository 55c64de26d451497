"""Words of the game that are explained where they first matter, in a line."""

from collections.abc import Callable
from typing import NamedTuple

from game.rules.case_role import CaseRole
from game.rules.conditions import worth_told
from game.rules.knowledge.known import known_floors
from game.rules.phase import TALKS, Phase
from game.rules.places import UNSIGNED_WHILE_STAKED
from game.rules.play import Play
from game.rules.state import State


class FirstWord(NamedTuple):
    """A word, and what it means."""

    word: str
    text: str


class _Word(NamedTuple):
    explained: FirstWord
    """Its text may name the role's `{unit}`."""
    matters: Callable[[CaseRole, State], bool]
    """Whether a state of a role is one of those where the word stands."""


_WORDS = (
    _Word(
        FirstWord("Preparation", "What you have found out and is so, from 0 to 20."),
        lambda _, state: state.phase is not Phase.BRIEFING,
    ),
    _Word(
        FirstWord(
            "Mandate",
            "How far home still stands behind you, from 0 to 20. At 0 you are recalled; at the "
            "table it decides what home stands by.",
        ),
        lambda _, state: state.phase is not Phase.BRIEFING,
    ),
    _Word(
        FirstWord(
            "Hour",
            "Each {unit} kept back, three at most, is an hour once the talks begin: for your own "
            "people, or alone with somebody.",
        ),
        lambda _, state: state.phase is Phase.GROUNDWORK,
    ),
    _Word(
        FirstWord(
            "Rapport", "How somebody feels towards you, as your adviser reads it, who may be wrong."
        ),
        lambda _, state: state.phase in TALKS,
    ),
    _Word(
        FirstWord(
            "Told",
            "What somebody of another side has said to your face, in points. It counts for the "
            "meeting; what you had found out before counts as preparation.",
        ),
        lambda role, state: bool(worth_told(role, state.told)),
    ),
    _Word(
        FirstWord("Floor", "The least that a side signs for: below it, it is better off walking."),
        # The dossier has it as soon as a fact shows one.
        lambda role, state: state.phase is Phase.TABLE or bool(known_floors(role, state.knows)),
    ),
    _Word(
        FirstWord(
            "Pencil",
            "What stands in pencil is your own guess, from your plan: right or wrong, until you "
            "learn a fact that corrects it.",
        ),
        lambda _, state: state.phase is Phase.TABLE and bool(state.sheet.answers),
    ),
    _Word(
        FirstWord(
            "Staked",
            "Your name is on an agreement now: to end without one costs you "
            f"{UNSIGNED_WHILE_STAKED} mandate, and at the table you do not see your own points.",
        ),
        lambda _, state: state.staked,
    ),
    _Word(
        FirstWord(
            "Owed",
            "Whoever gave way to pressure looks for a way to get even, until something is given "
            "back.",
        ),
        lambda _, state: bool(state.owed),
    ),
)


def first_words(play: Play) -> tuple[FirstWord, ...]:
    """The words that matter where a play stands and mattered nowhere before."""
    role = play.case_role
    here = tuple(word for word in _WORDS if word.matters(role, play.state))
    before = [play.before(at) for at in range(len(play.turns))]
    unit = role.role.groundwork.unit
    return tuple(
        word.explained._replace(text=word.explained.text.format(unit=unit))
        for word in here
        if not any(word.matters(role, state) for state in before)
    )
