"""What the wall can show, and whether it may: only what every player has passed, or she opened."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from game.rules.case_role import CaseRole, case_role_of
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.classes.settings import Part
from game.serve.playing.cases import Cases

if TYPE_CHECKING:
    from game.library.case_file import CaseFile

Kind = Literal["days", "forecast", "scene", "offers", "endings"]


class Item(NamedTuple):
    """Something the wall can show of a part."""

    part: Part
    kind: Kind
    scene: str
    """The scene whose decision it is; empty for the others."""
    title: str
    """For the teacher alone, until it is open."""
    passed: int
    """Players of the part who have it behind them."""
    of: int
    by_hand: bool
    """Whether the teacher opened it."""
    called: bool
    """Whether time was called, so that nobody comes to it any more."""

    @property
    def id(self) -> str:
        """As the teacher's buttons name it."""
        return f"{self.part.id}/{self.kind}{'/' if self.scene else ''}{self.scene}"

    @property
    def open(self) -> bool:
        """Whether a projector may show it."""
        everybody = self.of > 0 and (self.passed == self.of or self.called)
        return self.by_hand or (everybody and self.passed > 0)


TITLES: Mapping[Kind, str] = {
    "days": "What the days were spent on",
    "forecast": "The forecasts",
    "offers": "Every paper that was tabled",
    "endings": "How it ended",
}


def items(register: Register, cases: Cases) -> list[Item]:
    """All there is by now, in the order in which players come to it."""
    found: list[Item] = []
    if cases.why_not(register.row):
        return found
    for part in register.standing.settings.parts:
        paths = register.first_plays(register.standing.present, part)
        if paths:
            case_role = part_of(cases.find(part.case), part)
            found += _items(register, part, case_role, list(paths.values()))
    return found


def part_of(case_file: "CaseFile", part: Part) -> CaseRole:
    """A part, ready for play."""
    return case_role_of(case_file, part.role)


def _items(
    register: Register, part: Part, case_role: CaseRole, paths: list[PlayPath | None]
) -> list[Item]:
    standing = register.standing

    def item(kind: Kind, title: str, scene: str = "") -> Item:
        passed = sum(path is not None and has_passed(path, kind, scene) for path in paths)
        made = Item(part, kind, scene, title, passed, len(paths), False, standing.called)
        return made._replace(by_hand=made.id in standing.opened)

    been = {scene for path in paths if path is not None for scene in path.choices}
    scenes = [
        item("scene", scene.title, scene_id)
        for scene_id, scene in case_role.role.scenes.items()
        if scene_id in been
    ]
    found = [item("days", TITLES["days"]), item("forecast", TITLES["forecast"]), *scenes]
    if case_role.role.table is not None:
        found.append(item("offers", TITLES["offers"]))
    return [*found, item("endings", TITLES["endings"])]


def has_passed(path: PlayPath, kind: Kind, scene: str = "") -> bool:
    """Whether a play has something behind it, done or missed."""
    if path.over:
        return True
    match kind:
        case "days":
            return path.planned or path.led == "plan"
        case "forecast":
            return path.planned
        case "scene":
            return scene in path.choices
        case "offers":
            return path.left_table
        case "endings":
            return False
