"""The commands that look into content: every mistake, and every state."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.asked import shelf_of
from game.library.errors import Refusal

if TYPE_CHECKING:
    from game.library.mistakes import Mistake


def check(args: argparse.Namespace) -> int:
    """`summitry check`."""
    if args.explain is not None:
        from game.library.authoring.explain import in_plain_words, page_of

        print(in_plain_words(page_of(args.explain)))
        return 0
    from game.library.checking import check as mistakes_in
    from game.library.content_folders import content_folders

    paths = args.paths or content_folders(args.content)
    mistakes = mistakes_in(paths)
    for mistake in mistakes:
        print(mistake)
    if not mistakes and not args.lint:
        mistakes = _explore_for_check(paths)
    count = len(mistakes)
    told = "; summitry check --explain CODE says what one means" if mistakes else ""
    print(f"{count or 'no'} mistake{'' if count == 1 else 's'}{told}", file=sys.stderr)
    return 1 if mistakes else 0


def _explore_for_check(paths: list[Path]) -> "list[Mistake]":
    """Walk every state of cases that lint has nothing against; what that finds."""
    from game.explore.report.every_role import cases_among, explore_cases
    from game.library.checking import from_here

    found: list[Mistake] = []
    for each in explore_cases(cases_among(paths), from_here):
        if sys.stderr.isatty():
            told = f"explored {each.folder.name} as {each.role}: {each.seconds:.1f} s"
            print(told, file=sys.stderr)
        for mistake in each.mistakes:
            print(mistake)
        for warning in each.warnings:
            print(f"{warning} (a warning)")
        found += each.mistakes
    return found


def explore(args: argparse.Namespace) -> int:
    """`summitry explore`."""
    from game.plain.exploring import explore_role
    from game.plain.reports import days_kept, random_in_words, random_to_json
    from game.rules.case_role import case_role_of

    case_file = shelf_of(args).find(args.case)
    fallen = False
    if args.witness is not None:
        from game.plain.witnessing import witness_journal

        print(witness_journal(case_file, args.role or next(iter(case_file.roles)), args.witness))
        return 0
    for role in [args.role] if args.role else case_file.roles:
        if args.random is not None:
            report = random_to_json if args.json else random_in_words
            print(report(case_role_of(case_file, role), args.random, args.seed))
        elif args.days is not None:
            print(days_kept(case_role_of(case_file, role), args.days, args.seed, as_json=args.json))
        else:
            ready = case_role_of(case_file, role)
            envoy = case_role_of(case_file, "envoy") if args.relay and role == "leader" else None
            told, sound = explore_role(ready, args.choices, envoy, as_json=args.json)
            print(told, flush=True)
            fallen |= not sound
    return 1 if fallen else 0


def packages(args: argparse.Namespace) -> int:
    """`summitry packages`."""
    from game.cli.packages_report import packages_in_words, packages_to_json
    from game.explore.packages.survey import survey
    from game.rules.case_role import case_role_of

    case_file = shelf_of(args).find(args.case)
    asked = [args.role] if args.role else list(case_file.roles)
    every = [case_role_of(case_file, role) for role in asked]
    tables = [ready for ready in every if ready.role.table is not None]
    if not tables:
        raise Refusal(f"{args.case} has no table to count, as {' or '.join(asked)}")
    for ready in tables:
        counted = survey(ready)
        print(packages_to_json(counted) if args.json else "\n".join(packages_in_words(counted)))
    return 0
