"""How long it takes to explore the shipped roles, a role at a time and all together."""

import time

from bench.table import Row
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.walk import walk_from
from game.explore.report.every_role import cases_among, explore_cases
from game.explore.report.exploration import explore as explore_role
from game.library.case_files import load_case
from game.library.checking import from_here
from game.library.content_folders import own_content
from game.rules.case_role import case_role_of
from game.rules.turns import start

AIM_ONE, AIM_THREE_SIDES, AIM_ALL = "2 s", "4 s", "15 s"


def explore() -> list[Row]:
    """Seconds: each role walked, and explored as `explore` does it; then all, as `check` does."""
    rows: list[Row] = []
    folders = cases_among([own_content()])
    for folder in folders:
        case_file = load_case(folder)
        aim = AIM_THREE_SIDES if len(case_file.case.sides) > 2 else AIM_ONE
        for role in case_file.roles:
            case_role = case_role_of(case_file, role)
            began = time.perf_counter()
            walk = walk_from(CompiledRole(case_role), [start(case_role)])
            walked = time.perf_counter() - began
            del walk
            found = explore_role(case_role)
            rows.append(
                Row(
                    f"{folder.name}, {role}",
                    f"{found.seconds:.1f} s, the walk alone {walked:.1f} s; "
                    f"{found.states:,} states, {found.edges:,} edges",
                    aim=aim,
                )
            )
    began = time.perf_counter()
    roles = len(list(explore_cases(folders, from_here)))
    whole = time.perf_counter() - began
    rows.append(Row(f"check all {roles} roles", f"{whole:.1f} s", aim=AIM_ALL))
    return rows
