"""About how long a role takes to play, for the list of cases."""

from game.library.models.base import Branch, Prose
from game.library.models.role import Role

WORDS_A_MINUTE = 200
DECISIONS_A_MINUTE = 4
TABLE = 4
"""Minutes that a table takes."""

ROUND_TO = 5
"""Minutes of an hour's half are not told one by one."""


def minutes(role: Role) -> int:
    """Return how many minutes the longest way through a role takes, at an unhurried pace."""
    known: dict[str, float] = {}

    def from_scene(name: str) -> float:
        if name not in role.scenes:
            return 0.0
        if name not in known:
            # Content with a loop is reported elsewhere: here it must only come to an end.
            known[name] = 0.0
            scene = role.scenes[name]
            ways = [_reading(choice.reply) + onward(choice.next) for choice in scene.choices]
            if scene.table and role.table is not None:
                ways += [TABLE + onward(role.table.signed), TABLE + onward(role.table.deadlock)]
            known[name] = _reading(scene.text) + 1 / DECISIONS_A_MINUTE + max(ways, default=0.0)
        return known[name]

    def onward(branches: tuple[Branch, ...]) -> float:
        return max((from_scene(branch.to) for branch in branches), default=0.0)

    before = _reading(role.brief.text) + _reading(role.groundwork.text)
    before += (len(role.groundwork.actions) + len(role.plan.lines)) / DECISIONS_A_MINUTE
    whole = before + from_scene(role.opening)
    return max(1, round(whole)) if whole < ROUND_TO else ROUND_TO * round(whole / ROUND_TO)


def _reading(prose: Prose) -> float:
    return sum(len(passage.text.split()) for passage in prose) / WORDS_A_MINUTE
