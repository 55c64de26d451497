"""`make torture`: every part, its figures printed; exit code 1 if a promise was broken.

Name some parts to run only those: `python -m torture journals edits`.
"""

import argparse
import importlib
import sys
import time

from torture.figures import Amount, print_figures, print_machine

PARTS = (
    "kills",
    "faults",
    "windows",
    "hangups",
    "journals",
    "edits",
    "mutations",
    "crashes",
    "monkey",
    "session",
    "served",
)
"""Each a module here, whose `run(amount)` returns its figures."""


def main() -> int:
    """Run what was asked for, one part after another; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART")
    parser.add_argument("--share", type=float, default=1.0, help="of the whole, as in 0.1")
    parser.add_argument("--seed", type=int, default=1986)
    args = parser.parse_args()
    amount = Amount(args.share, args.seed)
    print_machine(amount)
    broken = 0
    for part in args.parts or PARTS:
        print(f"{part} ...", file=sys.stderr)
        start = time.perf_counter()
        figures = importlib.import_module(f"torture.{part}").run(amount)
        print_figures(part, time.perf_counter() - start, figures)
        sys.stdout.flush()
        broken += sum(bool(figure.broken) for figure in figures)
    print(f"\n{broken or 'no'} promise{'' if broken == 1 else 's'} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
