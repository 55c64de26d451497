"""Transcripts, byte for byte.

`SUMMITRY_GOLDEN=write pytest tests/plain/test_golden.py` renews them.
"""

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

TRANSCRIPTS = {
    # The leader to his ending, with help, papers at hand, undo and slips on the way.
    "leader": (
        "leader",
        "?||1||4|undo|5|9|x|dossier|6|1|7|1|2|1|undo|1|101|60|2|1|commit|2|4|people|walk|1|q",
    ),
    # The leader's debrief, page by page, the quiz answered, what is not understood, an export.
    "debrief": (
        "leader",
        "|1|6|7|skip|skip|skip|skip|commit|3|4|walk|1|1||menu|99"
        + "|" * 12
        + "|stop|13|2||?|export|export pdf|export md|branch 99|q",
    ),
    # The envoy at the table: weighing, a counter-offer, a pledge kept, drafting, a draft.
    "table": (
        "envoy",
        "|1|drink-with-pilots|7|skip|skip|skip|skip|commit|1|1|?|weigh|weigh b1|a3|a3 b2 c2 d1|a2"
        "|maybe|no|offers|draft|a3|b3|a1||-|no|- - - -|a1 a2|z9|7|undo|a3 b3 c3 -|1|q",
    ),
}
"""By name: the role, and what is typed, a line between two bars."""


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcript(name: str, play) -> None:
    role, typed = TRANSCRIPTS[name]
    said = play(*typed.split("|"), role=role)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SUMMITRY_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
