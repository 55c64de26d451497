"""How a class split at each decision, beside what was in fact done."""

from collections import Counter
from collections.abc import Sequence

from game.pages.document import Bar, Bars
from game.rules.case_role import CaseRole
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play

DONE = "so it was done"


def groundwork_split(case_role: CaseRole, plays: Sequence[Play]) -> Bars:
    """What the class spent its days on; an action of a recess counts as well."""
    taken = Counter(action for play in plays for action in play.state.taken)
    return Bars(
        "What they spent days and hours on",
        tuple(
            Bar(action.text, taken[action.id], DONE if action.history else "")
            for action in case_role.role.groundwork.actions
        ),
        len(plays),
    )


def scene_splits(case_role: CaseRole, plays: Sequence[Play]) -> tuple[Bars, ...]:
    """By scene in which anybody chose: how many took each choice."""
    chosen: dict[str, Counter[str]] = {}
    for play in plays:
        for scene, choice in choices_made(play):
            chosen.setdefault(scene, Counter())[choice] += 1
    return tuple(
        Bars(
            scene.title,
            tuple(
                Bar(choice.text, chosen[scene_id][choice.id], DONE if choice.history else "")
                for choice in scene.choices
            ),
            chosen[scene_id].total(),
        )
        for scene_id, scene in case_role.role.scenes.items()
        if scene_id in chosen
    )


def choices_made(play: Play) -> list[tuple[str, str]]:
    """Scene and choice, in order."""
    made: list[tuple[str, str]] = []
    for index, turn in enumerate(play.turns):
        before = play.before(index)
        in_scene = before.phase is Phase.SCENE and not before.in_recess
        if (
            in_scene
            and isinstance(turn.move, Choose)
            and turn.move.id in play.case_role.choices[before.place]
        ):
            made.append((before.place, turn.move.id))
    return made
