"""History's path through each case role, and the example journals in `saves/examples/`.

`python -m tests.histories` writes the journals anew, after an edit of a case's history;
`python -m tests.histories hanoi-2019` those of one case.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from game.library.roles import RoleName
from game.records.saves.saves import Saves
from game.rules.case_role import CaseRole
from game.rules.moves import Choose, FillPlan, Move, Propose
from game.rules.phase import Phase
from game.rules.play import Play
from tests.loaded import ROOT, SHIPPED, case_file, ready

EXAMPLES = ROOT / "saves" / "examples"

FORECAST = 25
"""What a player who knew history's odds might write down."""

TABLED: dict[tuple[str, RoleName], tuple[str, ...]] = {
    # What the American side put on paper on the Sunday, before it walked.
    ("reykjavik-1986", "envoy"): ("a4 b4 c2 d2 e1 f2",),
    ("reykjavik-1986", "leader"): ("a4 b4 c2 d2 e1 f2",),
    # The two frameworks, as signed.
    ("camp-david-1978", "envoy"): ("a3 b3 c2 d2 e2 f2",),
    ("camp-david-1978", "leader"): ("a3 b3 c2 d2 e2 f2",),
    # The September text: the nuclear line left to the leaders, and then with it.
    ("panmunjom-2018", "envoy"): ("- m3 e2 p2 h3 w2",),
    ("panmunjom-2018", "leader"): ("d3 m3 e2 p2 h3 w2",),
    # October's draft with Taiwan in brackets; and with it filled, in the last night but one.
    ("beijing-1972", "envoy"): ("- b2 c3 d3 e4 f3",),
    ("beijing-1972", "leader"): ("a3 b2 c3 d3 e4 f3",),
    # The envoys' page with the site and the sanctions left to the leaders; and no page from them.
    ("hanoi-2019", "envoy"): ("- - r2 p3 t3",),
    ("hanoi-2019", "leader"): (),
    # Ideas in outline at the villa, refused, and no page at the line: only teams and a rough time.
    ("dmz-2019", "envoy"): ("f3 t3 x2 s2 c3", "f3 t2 x2 s2 c3"),
    ("dmz-2019", "leader"): (),
    # What was agreed in April, with submarines, silos and Vietnam left open; and what was signed.
    ("moscow-1972", "envoy"): ("a4 - - - e3 f2",),
    ("moscow-1972", "leader"): ("a4 b3 c3 d2 e3 f2",),
    # The separation of forces, with its letters, as signed at Kilometre 101 and accepted beside it.
    ("sinai-1974", "envoy"): ("a3 b3 c3 d3 e2 f2",),
    ("sinai-1974", "leader"): ("a3 b3 c3 d3 e2 f2",),
    # The page with its two blanks; and what was done by May, tabled as one paper at Crawford.
    ("ljubljana-2001", "envoy"): ("- - c2 d3 e3 f2",),
    ("ljubljana-2001", "leader"): ("a4 b3 c2 d3 e3 f2",),
    # The statement of August, rods and past left open; and the framework of October.
    ("geneva-1994", "envoy"): ("f3 - - r3 e3 p3",),
    ("geneva-1994", "leader"): ("f3 s3 i3 r3 e3 p3",),
    # What the ministers could write, three lines left to the leaders; and what those signed.
    ("yalta-1945", "envoy"): ("a1 - c2 d3 - -",),
    ("yalta-1945", "leader"): ("a1 b2 c2 d3 e3 f2",),
    # The ministers' draft with force and Kashmir left to their chief; and the Declaration.
    ("tashkent-1966", "envoy"): ("a3 - - d3 e2",),
    ("tashkent-1966", "leader"): ("a3 b3 c2 d3 e2",),
    # No text of the six in June, only Moscow's hard paper declined; and the treaty with its price.
    ("germany-1990", "envoy"): (),
    ("germany-1990", "leader"): ("a5 b3 c2 d4 e2 f3",),
}
"""By case role: the packages tabled in fact, in order; whoever has no more leaves the table.

A dash stands for brackets.
"""


def history(case_role: CaseRole) -> Play:
    """History's play of a role: what was in fact done, chosen and tabled."""
    play = Play.begin(case_role)
    tabled = iter(TABLED[case_role.case.id, case_role.name])
    while play.state.phase is not Phase.DEBRIEF:
        for move in _history_moves(play, tabled):
            play = play.after(move)
    return play


def _history_moves(play: Play, tabled: Iterator[str]) -> list[Move]:
    case_role, state = play.case_role, play.state
    match state.phase:
        case Phase.BRIEFING:
            done = [action.id for action in case_role.actions.values() if action.history]
            return [Choose("begin"), *map(Choose, done), Choose("commit")]
        case Phase.PLAN:
            # Nobody recorded a plan: the lines that somebody had told him, and no others.
            told = tuple(
                (line.id, answer.id)
                for line in case_role.plan_lines.values()
                if not state.knows.isdisjoint(line.told_by)
                for answer in line.answers
                if answer.right
            )
            return [FillPlan(told, FORECAST), Choose("commit")]
        case Phase.SCENE:
            choices = case_role.choices[state.place].values()
            return [Choose(next(choice.id for choice in choices if choice.history))]
        case Phase.TABLE:
            package = next(tabled, None)
            if package is None:
                return [Choose("walk")]
            options = [None if word == "-" else word for word in package.split()]
            return [Propose(tuple(zip(case_role.issue_ids, options, strict=True)))]
        case _:
            return [Choose("continue" if state.phase is Phase.ENDING else "skip")]


def example_path(case: str, role: RoleName) -> Path:
    """Where the example journal of a case role lies."""
    return EXAMPLES / f"{case}-{role}.json"


def write_examples(*cases: str) -> None:
    """Write the example journals of some cases, or of all where none is named."""
    for case, role in TABLED:
        if cases and case not in cases:
            continue
        play = history(ready(SHIPPED / case, role))
        with Saves(EXAMPLES).begin(case_file(SHIPPED / case), role) as opened:
            for move in play.moves:
                opened.take(move)
        opened.path.replace(example_path(case, role))


if __name__ == "__main__":
    write_examples(*sys.argv[1:])
