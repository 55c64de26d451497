"""Nothing of a decision, forecast, offer or ending is on a wall before its time."""

import json

import pytest

from game.classroom.collecting.splits import choices_made
from game.library.roles import RoleName
from game.rules.moves import FillPlan, Propose
from tests.histories import TABLED, history
from tests.loaded import SHIPPED, ready
from tests.serve.schools import CASES, ClassAtHand, Node, make_class, play_moves


def projected(in_class: ClassAtHand) -> str:
    """All that reaches the projector before the debrief: the page and what its script gets."""
    wall = in_class.teacher.get(f"{in_class.base}wall")
    live = in_class.teacher.client.get(f"{in_class.base}live/wall?since=0&n=0")
    assert live.status_code == 200
    return wall.page.html + live.text + json.dumps(dict(live.headers))


def secrets_of(case: str, role: RoleName) -> set[str]:
    """What of a part must not be known too early: its choices, scenes, papers and endings."""
    case_role = ready(SHIPPED / case, role)
    texts = {action.text for action in case_role.role.groundwork.actions}
    for scene_id, scene in case_role.role.scenes.items():
        texts |= {scene_id, scene.title, *(choice.text for choice in scene.choices)}
        texts |= {choice.id for choice in scene.choices}
    for ending_id, ending in case_role.role.endings.items():
        texts |= {ending_id, ending.title}
    texts |= set(case_role.option_text.values())
    texts |= {text.title for text in CASES.find(case).debrief.history.texts}
    # Words that any page may say.
    return {text for text in texts if len(text) > 4 and text not in ("brief", "commit", "table")}


SECRETIVE: tuple[tuple[str, RoleName], ...] = (
    ("reykjavik-1986", "leader"),
    ("hanoi-2019", "envoy"),
    ("camp-david-1978", "leader"),
    ("dmz-2019", "leader"),
    ("yalta-1945", "envoy"),
)
"""Two sides and three, with a table and a draft."""


@pytest.mark.parametrize(("case", "role"), SECRETIVE)
def test_while_one_is_behind_the_wall_says_nothing(node: Node, case: str, role: RoleName) -> None:
    in_class = make_class(node, case, who=role)
    in_class.open_all()
    ahead = in_class.student("Otter")
    in_class.student("Heron")
    secrets = secrets_of(case, role)
    moves = history(ready(SHIPPED / case, role)).moves
    for number in range(0, len(moves), 4):
        play_moves(ahead, moves[number : number + 4])
        shown = projected(in_class)
        found = {secret for secret in secrets if secret in shown}
        assert found == set()
        assert "Otter" not in shown


def test_each_thing_appears_when_everybody_has_passed_it(node: Node) -> None:
    case, role = "reykjavik-1986", "leader"
    in_class = make_class(node, case)
    in_class.open_all()
    one, other = (in_class.student(name) for name in ("Otter", "Heron"))
    moves = history(ready(SHIPPED / case, "leader")).moves
    plan = next(n for n, move in enumerate(moves) if isinstance(move, FillPlan))
    action = ready(SHIPPED / case, role).role.groundwork.actions[0].text

    play_moves(one, moves)
    play_moves(other, moves[: plan - 1])
    assert action not in projected(in_class)
    play_moves(other, moves[plan - 1 : plan])
    assert action in projected(in_class)

    ending = ready(SHIPPED / case, role).role.endings[
        history(ready(SHIPPED / case, role)).state.place
    ]
    play_moves(other, moves[plan:-2])
    assert ending.title in projected(in_class)


def test_the_board_leads_to_each_thing_that_is_open_and_to_no_other(node: Node) -> None:
    in_class = make_class(node, "camp-david-1978")
    in_class.open_all()
    student = in_class.student("Otter")
    in_class.student("Heron")
    play_moves(student, history(ready(SHIPPED / "camp-david-1978", "leader")).moves)
    assert not any("wall?n=" in link for link in in_class.board().page.links.values())
    for item in ("offers", "endings", "days"):
        in_class.do("open", item=f"camp-david-1978:leader/{item}", on="yes")

    links = in_class.board().page.links
    for title, number in (
        ("What the days were spent on", 1),
        ("Every paper that was tabled", 2),
        # Three sides are three charts, each with a page of its own.
        ("How it ended", 5),
    ):
        assert links[title].endswith(f"wall?n={number}")
    pages = [in_class.teacher.get(f"{in_class.base}wall?n={n}").page for n in range(1, 6)]
    assert ["<figure" in page.html for page in pages] == [False, True, True, True, False]
    assert len({page.html.partition("<figure")[2] for page in pages[1:4]}) == 3
    assert "How it ended" in pages[4].text


def test_she_may_open_and_close_one_thing_alone(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    ahead = in_class.student("Otter")
    in_class.student("Heron")
    moves = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves
    play_moves(ahead, moves)
    item = "reykjavik-1986:leader/days"
    in_class.do("open", item=item, on="yes")
    shown = projected(in_class)
    case_role = ready(SHIPPED / "reykjavik-1986", "leader")
    assert case_role.role.groundwork.actions[0].text in shown
    for scene in case_role.role.scenes.values():
        assert scene.title not in shown
    in_class.do("open", item=item, on="no")
    assert case_role.role.groundwork.actions[0].text not in projected(in_class)


def test_called_time_opens_what_anybody_has_passed(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    ahead = in_class.student("Otter")
    in_class.student("Heron")
    moves = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves
    play_moves(ahead, moves[:-4])
    in_class.do("call", on="yes")
    case_role = ready(SHIPPED / "reykjavik-1986", "leader")
    first = in_class.teacher.get(f"{in_class.base}wall?n=1")
    assert case_role.role.groundwork.actions[0].text in first.page.html


def test_nobody_is_named_on_the_projector(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    students = [in_class.student(name) for name in ("Otter", "Heron")]
    for student in students:
        play_moves(student, history(ready(SHIPPED / "reykjavik-1986", "leader")).moves)
    pages = [projected(in_class)]
    at: str | None = f"{in_class.base}debrief"
    while at:
        pages.append(in_class.teacher.get(at).page.html)
        at = in_class.teacher.page.links.get("next ›")
    assert len(pages) > 8
    for page in pages:
        assert "Otter" not in page
        assert "Heron" not in page


@pytest.mark.parametrize(("case", "role"), [key for key in TABLED if key[0] != "hanoi-2019"])
def test_what_is_on_the_wall_is_what_was_played(node: Node, case: str, role: RoleName) -> None:
    """The wall reads rows and asks no rules; what it counts is what the rules came to."""
    in_class = make_class(node, case, who=role)
    in_class.open_all()
    student = in_class.student("Otter")
    play = history(ready(SHIPPED / case, role))
    play_moves(student, play.moves)
    register = node.school.register(1)
    assert register is not None
    (path,) = register.paths.values()
    assert path.choices == dict(choices_made(play))
    assert set(path.days_spent) <= play.state.taken
    assert path.forecast == play.state.sheet.forecast
    assert path.ending == play.state.place
    offers = [move for move in play.moves if isinstance(move, Propose)]
    assert [dict(offer) for offer in path.offers] == [dict(offer.package) for offer in offers]
    assert path.reflection == play.state.reflection
