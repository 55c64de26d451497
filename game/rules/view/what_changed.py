"""What the last move changed, as far as the player may see it, and why."""

from itertools import islice
from typing import NamedTuple

from game.rules.knowledge.adviser import adviser_is_off, adviser_reads
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.state import State
from game.rules.view.meters import meters
from game.rules.view.view import RapportView

MADE_IN = (Phase.GROUNDWORK, Phase.SCENE, Phase.TABLE)
SEEN_IN = (*MADE_IN, Phase.ENDING)
"""The last move before an ending is told there, where the meters still stand."""


class ShownChange(NamedTuple):
    """One thing that is now other than it was."""

    of: str
    """`preparation`, `told`, `mandate`, `hours`, `name` (staked), `owed`, or a person's id."""
    what: str
    before: str
    after: str
    up: bool


class Changed(NamedTuple):
    """What came of the last move."""

    changes: tuple[ShownChange, ...]
    why: str | None
    """The reason the case gives for it."""


def what_changed(play: Play, *, numbers: bool = False) -> Changed:
    """What the last move changed; rapport by the adviser's word, with `numbers` his number too."""
    if not play.turns:
        return Changed((), None)
    before, now = play.before(len(play.turns) - 1), play.state
    if before.phase not in MADE_IN or now.phase not in SEEN_IN:
        return Changed((), None)
    changes = [*_meters(play, before, now, numbers=numbers)]
    if before.phase is not Phase.GROUNDWORK and now.hours_left != before.hours_left:
        changes.append(_number("hours", "Hours left", before.hours_left, now.hours_left))
    if now.staked and not before.staked:
        changes.append(ShownChange("name", "Your name", "free", "staked on this meeting", up=False))
    for side in sorted(now.owed ^ before.owed):
        owed = side in now.owed
        words = ("even with you", "looking for a way to get even")
        name = play.case_role.side_name(side)
        changes.append(ShownChange("owed", name, words[not owed], words[owed], up=not owed))
    return Changed(tuple(changes), _why(play, before))


def reasons_given(play: Play, most: int) -> int:
    """How many moves so far changed something that the player may see, with a reason for it;
    counted no further than to `most`.
    """
    told = (
        what_changed(play._replace(turns=play.turns[:made]))
        for made in range(1, len(play.turns) + 1)
    )
    return sum(1 for _ in islice((each for each in told if each.changes and each.why), most))


def _meters(play: Play, before: State, now: State, *, numbers: bool) -> list[ShownChange]:
    was, stands = (meters(play.case_role, state, numbers=numbers) for state in (before, now))
    changes: list[ShownChange] = []
    if was.preparation != stands.preparation:
        changes.append(_number("preparation", "Preparation", was.preparation, stands.preparation))
    if was.told != stands.told:
        changes.append(_number("told", "Told to your face", was.told, stands.told))
    if was.mandate != stands.mandate:
        changes.append(_number("mandate", "Mandate", was.mandate, stands.mandate))
    for old, new in zip(was.rapport, stands.rapport, strict=True):
        if (old.word, old.number) != (new.word, new.number):
            read = [adviser_reads(play.case_role, state, new.person) for state in (before, now)]
            off = [adviser_is_off(play.case_role, state, new.person) for state in (before, now)]
            # A fact that corrects the adviser is no warmth lost, and is not to look like it.
            who = new.name if off[0] == off[1] else f"{new.name}, read anew by {stands.adviser}"
            up = read[1] > read[0]
            changes.append(ShownChange(new.person, who, _in_words(old), _in_words(new), up))
    return changes


def _in_words(rapport: RapportView) -> str:
    return rapport.word if rapport.number is None else f"{rapport.word} {rapport.number}"


def _number(of: str, what: str, before: int, after: int) -> ShownChange:
    return ShownChange(of, what, str(before), str(after), up=after > before)


def _why(play: Play, before: State) -> str | None:
    move = play.turns[-1].move
    if not isinstance(move, Choose):
        return None
    if before.phase is Phase.SCENE and not before.in_recess:
        choice = play.case_role.choices[before.place].get(move.id)
        return choice.because if choice else None
    action = play.case_role.actions.get(move.id)
    return action.because if action else None
