"""The debrief sheet tells what happened, and not what would show before any play."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.classroom.in_fact import as_in_fact, in_fact
from game.classroom.kit.debrief_sheet import other_outcomes
from game.classroom.paper_table import PaperTable, table_of
from game.classroom.wording import unconditional
from game.library.models.base import Condition, Passage
from game.library.models.role import Ending
from game.library.roles import RoleName
from tests.classroom.test_kit import every_table, page
from tests.histories import TABLED, history
from tests.loaded import FIXTURES, SHIPPED, case_file


def name_of(table: PaperTable) -> str:
    return f"{table.case_role.case.id}-{table.case_role.name}"


@pytest.mark.parametrize(("case", "role"), sorted(TABLED))
def test_it_is_the_play_that_is_kept_as_the_example(case: str, role: RoleName) -> None:
    table = table_of(case_file(SHIPPED / case), role)
    stood, played = in_fact(table), history(table.case_role).state

    assert stood.place == played.place
    assert (stood.knows, stood.flags, stood.staked) == (played.knows, played.flags, played.staked)
    package = stood.deal and stood.deal.package
    assert package == (played.deal and played.deal.package)


@pytest.mark.parametrize("table", every_table(), ids=name_of)
def test_it_ends_where_history_did_with_historys_paper(table: PaperTable) -> None:
    stood = in_fact(table)
    told = table.case_role.debrief.history

    assert table.case_role.role.endings[stood.place].history
    if told.package is not None and stood.deal is not None and stood.deal.outcome == "signed":
        assert stood.deal.package == table.case_role.package(told.package)


@pytest.mark.parametrize("table", every_table(), ids=name_of)
def test_every_passage_of_what_happened_holds(table: PaperTable) -> None:
    sheet = " ".join(page(table, "g-debrief-sheet").replace("\\", "").split())
    happened = sheet.split("What happened")[1].split("As the Foreign Policy article")[0]
    ending = table.case_role.role.endings[in_fact(table).place]
    for passage in ending.text:
        told = " ".join(passage.text.split()) in happened
        assert told == holds_by_hand(table, passage), passage.text


def holds_by_hand(table: PaperTable, passage: Passage) -> bool:
    """Whether a passage holds for what history knew, did, signed and owed, by sets alone."""
    stood = in_fact(table)
    agreed = set(stood.deal.package if stood.deal else stood.text)

    def met(asked: Condition) -> bool:
        return (
            stood.knows.issuperset(asked.knows)
            and stood.flags.issuperset(asked.flags)
            and agreed.issuperset(asked.agreed)
            and (asked.staked is None or stood.staked)
            and (asked.mandate is None or stood.mandate >= asked.mandate)
            and stood.owed.issuperset(asked.owed)
            and all(
                stood.rapport[table.case_role.face_index[person]] >= least
                for person, least in asked.rapport.items()
            )
        )

    return (passage.when is None or met(passage.when)) and (
        passage.unless is None or not met(passage.unless)
    )


def test_what_was_found_wrong_on_three_sheets() -> None:
    told = {
        case: page(table_of(case_file(SHIPPED / case)), "g-debrief-sheet") for case, _ in TABLED
    }

    assert "This is not the text that history has" not in told["camp-david-1978"]
    assert "The Knesset meets within two weeks." in told["camp-david-1978"]
    assert "eleven guard posts a side are emptied" in told["panmunjom-2018"]
    assert "look into one another's windows as before" not in told["panmunjom-2018"]
    assert "The two numbers for strategic arms have to wait until 1991" in told["reykjavik-1986"]
    assert "left for other people to find out" not in told["reykjavik-1986"]


def endings(table: PaperTable) -> Iterator[Ending]:
    """The two other outcomes."""
    return (ending for _, ending in other_outcomes(table))


@pytest.mark.parametrize("table", every_table(), ids=name_of)
def test_another_outcome_says_only_what_is_told_however_one_came_to_it(table: PaperTable) -> None:
    happened = table.case_role.role.endings[in_fact(table).place].text
    told = set(as_in_fact(table, happened))
    for ending in endings(table):
        assert unconditional(ending.text), f"{ending.title} would stand there with nothing under it"
        sheet = page(table, "g-debrief-sheet").replace("\\", "")
        for passage in ending.text:
            bound = passage.when is not None or passage.unless is not None
            # What two endings share may stand there because it happened.
            assert passage.text in told or (passage.text in sheet) != bound


def test_where_historys_marks_lead_nowhere_what_they_teach_is_summed() -> None:
    found = case_file(FIXTURES / "lighthouse")
    role = found.leader
    assert role is not None
    unmarked = {
        name: scene.model_copy(
            update={"choices": tuple(each.model_copy(update={"history": False})
                                     for each in scene.choices)}
        )
        for name, scene in role.scenes.items()
    }  # fmt: skip
    edited = role.model_copy(update={"scenes": unmarked})
    table = table_of(replace(found, leader=edited), "leader")
    stood = in_fact(table)

    assert table.case_role.role.endings[stood.place].history
    assert stood.deal is not None
    assert as_in_fact(table, edited.endings[stood.place].text)
