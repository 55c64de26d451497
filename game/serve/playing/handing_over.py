"""Relay: what a play hands to the next, or history to whoever has no partner."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from game.classroom.in_fact import in_fact
from game.classroom.paper_table import PaperTable, table_of
from game.rules.case_role import case_role_of
from game.rules.play import Play
from game.rules.relay import hand_over
from game.serve.classes.settings import Part
from game.serve.playing.journals import relay_to_json

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


def handed_over(case_file: "CaseFile", play: Play, second: Part) -> Mapping[str, Any]:
    """What a finished play hands over, for a row."""
    taking = case_role_of(case_file, second.role)
    return relay_to_json(hand_over(play.case_role, play.state, taking))


@lru_cache(maxsize=16)
def history_handed_over(case_file: "CaseFile", first: Part, second: Part) -> Mapping[str, Any]:
    """What history's play of the first role would have handed over."""
    table: PaperTable = table_of(case_file, first.role)
    giving, taking = (case_role_of(case_file, part.role) for part in (first, second))
    return relay_to_json(hand_over(giving, in_fact(table), taking))
