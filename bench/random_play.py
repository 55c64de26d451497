"""Whole random playthroughs with every View drawn, as `summitry explore --random` does them."""

import json
import subprocess
import time

from bench.programs import CASE, SUMMITRY, desk
from bench.table import Row

PLAYTHROUGHS = 10_000


def random_play() -> list[Row]:
    """Choices a second in each role by the command's own clock, and by ours around all of it."""
    command = [SUMMITRY, "explore", CASE, "--random", str(PLAYTHROUGHS), "--json"]
    with desk() as player:
        start = time.perf_counter()
        ran = subprocess.run(command, env=player.env, capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - start
    roles = [json.loads(line) for line in ran.stdout.splitlines()]
    played = [role["random"] for role in roles]
    if sum(role["seconds"] for role in played) > seconds:
        raise RuntimeError("the command's clock and ours disagree")
    choices = sum(role["choices"] for role in played)
    return [
        *(
            Row(
                f"random play on all cores, {role['role']}",
                f"{role['random']['choices_per_s']:,.0f} choices/s",
                aim="over 60,000 choices/s",
            )
            for role in roles
        ),
        Row("the same with start-up and loading", f"{choices / seconds:,.0f} choices/s"),
    ]
