"""The commands that look into content: `check`, `explore`, `packages` and `map`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.command import Commands, add_command, count_word, role_word, say, tell, write_text
from game.cli.folders import content_paths, shelf_of
from game.library.errors import Refusal

if TYPE_CHECKING:
    from game.explore.maps.role_map import Reached
    from game.library.mistakes import Mistake
    from game.library.shelf.kept import KeptFindings
    from game.rules.case_role import CaseRole


def add_check(commands: Commands) -> None:
    """Add `summitry check`."""
    about = "Every mistake in content, with file and line."
    parser = add_command(commands, "check", _check, about)
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="content to check: a path, or the id of a case",
    )
    parser.add_argument("--lint", action="store_true", help="only read the files; walk no states")
    parser.add_argument(
        "--fresh", action="store_true", help="walk every state, whatever was found before"
    )
    parser.add_argument(
        "--explain", metavar="CODE", help="what a code means and what to do about it"
    )


def add_explore(commands: Commands) -> None:
    """Add `summitry explore`."""
    about = "Walk every state of a case: what can be met, and whether its lessons hold."
    parser = add_command(commands, "explore", _explore, about)
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--random", metavar="N", type=count_word, help="only N random playthroughs")
    parser.add_argument(
        "--days", metavar="N", type=count_word, help="only N random plays for each use of the days"
    )
    parser.add_argument(
        "--witness", metavar="WHAT", help="only the journal of a play that meets WHAT, for replay"
    )
    parser.add_argument("--role", metavar="envoy|leader", type=role_word)
    parser.add_argument(
        "--choices", action="store_true", help="also find choices that others dominate: slower"
    )
    parser.add_argument(
        "--relay",
        action="store_true",
        help="the leader also from all an envoy may hand over: minutes",
    )
    parser.add_argument("--seed", metavar="S", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="as JSON, a role a line")
    parser.add_argument(
        "-o", dest="out", metavar="FILE", type=Path, help="write into FILE what else is printed"
    )


def add_packages(commands: Commands) -> None:
    """Add `summitry packages`."""
    about = "Count a table: what passes, on whose side, and what charm alone opens."
    parser = add_command(commands, "packages", _packages, about)
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", type=role_word)
    parser.add_argument("--json", action="store_true", help="as JSON, a role a line")


def add_map(commands: Commands) -> None:
    """Add `summitry map`."""
    about = "Draw a role: its scenes, choices and endings."
    parser = add_command(commands, "map", _map, about)
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", type=role_word, help="which role to draw")
    parser.add_argument(
        "-o", dest="out", metavar="FILE", type=Path,
        help="FILE.svg, or FILE.dot for Graphviz; without it the SVG is printed",
    )  # fmt: skip
    parser.add_argument(
        "--random", metavar="N", type=count_word, default=1000, help="random plays for the shares"
    )


def _check(args: argparse.Namespace) -> int:
    """`summitry check`."""
    if args.explain is not None:
        from game.library.authoring.explain import in_plain_words, page_of

        print(in_plain_words(page_of(args.explain)))
        return 0
    from game.library.checking import check as mistakes_in
    from game.library.checking import from_here
    from game.library.shelf.index import cache_folder
    from game.library.shelf.kept import KeptFindings

    def kept(name: str, *code: str) -> KeptFindings:
        return KeptFindings(cache_folder() / name, ("library", *code), from_here, fresh=args.fresh)

    paths = content_paths(args)
    mistakes = mistakes_in(paths, warnings=True, kept=kept("checked"))
    for mistake in mistakes:
        print(mistake)
    mistakes = [each for each in mistakes if not each.is_warning]
    if not mistakes and not args.lint:
        mistakes = _explore_for_check(paths, kept("explored", "rules", "explore"), args.fresh)
    count = len(mistakes)
    told = "; summitry check --explain CODE says what one means" if mistakes else ""
    print(f"{count or 'no'} mistake{'' if count == 1 else 's'}{told}", file=sys.stderr)
    return 1 if mistakes else 0


def _explore_for_check(paths: list[Path], known: "KeptFindings", fresh: bool) -> "list[Mistake]":
    """Walk every state of cases that lint has nothing against; what that finds.

    What was found before is trusted where nothing that bears on it has changed, unless all is to
    be walked afresh.
    """
    from game.explore.report.every_role import cases_among, explore_cases
    from game.explore.report.verdict import KeptVerdicts
    from game.library.checking import from_here
    from game.library.shelf.index import cache_folder

    kept = KeptVerdicts(cache_folder() / "verdicts", fresh=fresh)
    found: list[Mistake] = []
    for each in explore_cases(cases_among(paths), from_here, kept, told=known):
        if sys.stderr.isatty() and each.seconds:
            told = f"explored {each.folder.name} as {each.role}: {each.seconds:.1f} s"
            print(told, file=sys.stderr)
        for mistake in each.mistakes:
            print(mistake)
        for warning in each.warnings:
            print(f"{warning} (a warning)")
        found += each.mistakes
    return found


def _explore(args: argparse.Namespace) -> int:
    """`summitry explore`."""
    from game.cli.reports.explored import explore_role
    from game.cli.reports.random_plays import days_kept, random_in_words, random_to_json
    from game.library.roles import comes_first, comes_second
    from game.rules.case_role import case_role_of

    case_file = shelf_of(args).find(args.case)
    told: list[str] = []
    fallen = False
    if args.witness is not None:
        from game.cli.reports.witness_journal import witness_journal

        role = args.role or next(iter(case_file.roles))
        tell(witness_journal(case_file, role, args.witness), args.out, told)
        return 0
    for role in [args.role] if args.role else case_file.roles:
        if args.random is not None:
            report = random_to_json if args.json else random_in_words
            tell(report(case_role_of(case_file, role), args.random, args.seed), args.out, told)
        elif args.days is not None:
            ready = case_role_of(case_file, role)
            tell(days_kept(ready, args.days, args.seed, as_json=args.json), args.out, told)
        else:
            ready = case_role_of(case_file, role)
            relayed = args.relay and role == comes_second(case_file.roles)
            first = case_role_of(case_file, comes_first(case_file.roles)) if relayed else None
            said, sound = explore_role(ready, args.choices, first, as_json=args.json)
            tell(said, args.out, told)
            fallen |= not sound
    return 1 if fallen else 0


def _packages(args: argparse.Namespace) -> int:
    """`summitry packages`."""
    from game.cli.reports.table_counted import packages_in_words, packages_to_json
    from game.explore.packages.survey import survey

    for ready in _tables(args):
        counted = survey(ready)
        print(packages_to_json(counted) if args.json else "\n".join(packages_in_words(counted)))
    return 0


def _tables(args: argparse.Namespace) -> "list[CaseRole]":
    """The roles whose tables are to be counted; of a case not yet whole, its sides.

    Raises:
        Refusal: there is no table.
        BrokenContent: not even `case.yaml` can be counted.
    """
    from game.library.mistakes import BrokenContent
    from game.rules.case_role import case_role_of

    shelf = shelf_of(args)
    try:
        case_file = shelf.find(args.case)
    except BrokenContent as error:
        which = any(each.code == "C003" for each in error.mistakes)
        if args.role is not None or which:
            raise
        found = _from_numbers_alone(shelf.entry(args.case).folder)
        if not found:
            raise
        say(f"{args.case} is not whole ({error.mistakes[0]}): counted from case.yaml, as each side")
        return found
    asked = [args.role] if args.role else list(case_file.roles)
    every = [case_role_of(case_file, role) for role in asked]
    tables = [ready for ready in every if ready.role.table is not None]
    if not tables:
        raise Refusal(f"{args.case} has no table to count, as {' or '.join(asked)}")
    return tables


def _from_numbers_alone(folder: Path) -> "list[CaseRole]":
    """Each side of a case whose numbers are there, as the player's; none where they are not."""
    from game.explore.packages.without_roles import as_each_side, case_begun
    from game.library.models.debrief import Debrief
    from game.library.reading.content_file import read_page
    from game.library.reading.document import read_document

    case = case_begun(read_page(folder / "case.yaml").data)
    if case is None:
        return []
    debrief = read_document(folder / "debrief.yaml", Debrief, [])
    return list(as_each_side(case, debrief.model if debrief is not None else None))


def _map(args: argparse.Namespace) -> int:
    """`summitry map`."""
    from game.explore.maps.drawing import draw, kind_of
    from game.explore.maps.role_map import role_map
    from game.explore.maps.shares import shares_of_random_play
    from game.rules.case_role import case_role_of

    kind = kind_of(args.out)
    found = shelf_of(args).find(args.case)
    if args.role not in found.roles:
        instead = " or ".join(f"--role {name}" for name in found.roles)
        raise Refusal(f"Which role of {args.case}? Add {instead}.")
    ready = case_role_of(found, args.role)
    shares = shares_of_random_play(ready, args.random)
    drawn = draw(role_map(ready, shares, _reached(ready)), kind)
    if args.out is None:
        print(drawn, end="")
        return 0
    write_text(args.out, drawn)
    print(f"wrote {args.out}")
    return 0


def _reached(ready: "CaseRole") -> "Reached":
    """What any play of a role meets."""
    from game.explore.maps.reached import reached_in
    from game.explore.reachability.bounds import TooLarge
    from game.explore.reachability.compiled_role import CompiledRole
    from game.explore.reachability.walk import walk_from
    from game.rules.turns import start

    try:
        return reached_in(walk_from(CompiledRole(ready), [start(ready)]))
    except TooLarge as error:
        raise Refusal(f"{ready.case.id}, {ready.name}: {error}.") from None
