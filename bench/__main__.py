"""`make bench`: every measurement, printed as one table. Name some to run only those."""

import argparse
import sys

from bench.cold_start import cold_start
from bench.debrief import debrief
from bench.explore import explore
from bench.key_press import key_press
from bench.load import load
from bench.memory import memory_held
from bench.random_play import random_play
from bench.repaint import repaint
from bench.serve import serve
from bench.session import session
from bench.site import site
from bench.table import print_table
from bench.web import web

MEASUREMENTS = {
    "cold-start": cold_start,
    "key-press": key_press,
    "debrief": debrief,
    "repaint": repaint,
    "load": load,
    "random-play": random_play,
    "explore": explore,
    "memory": memory_held,
    "session": session,
    "serve": serve,
    "web": web,
    "site": site,
}


def main() -> None:
    """Measure what was asked for, one thing after another, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *MEASUREMENTS], metavar="NAME")
    names = parser.parse_args().names or list(MEASUREMENTS)
    rows = []
    for name in names:
        print(f"measuring {name} ...", file=sys.stderr)
        rows += MEASUREMENTS[name]()
    print_table(rows)


if __name__ == "__main__":
    main()
