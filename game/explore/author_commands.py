"""The authors' commands, `new`, `schema` and `map`: their options, and thin handlers."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.explore.maps.role_map import Reached
    from game.rules.case_role import CaseRole

Subparsers = Any
"""What `add_subparsers` returns: argparse has no public name for it."""


def add_new(subparsers: Subparsers) -> None:
    """Add `summitry new`."""
    parser = _command(subparsers, "new", "Begin a case: a small example that is whole, to change.")
    parser.set_defaults(handler=_new)
    parser.add_argument(
        "case", metavar="CASE", help="its id, which names its folder, as in river-market-1921"
    )
    parser.add_argument("--title", metavar="TITLE", help="its title; made from the id otherwise")
    parser.add_argument("--year", metavar="YEAR", type=_year, help="the year it took place")


def add_schema(subparsers: Subparsers) -> None:
    """Add `summitry schema`."""
    parser = _command(
        subparsers, "schema", "JSON Schema of the content format, for an editor that checks YAML."
    )
    parser.set_defaults(handler=_schema)
    parser.add_argument(
        "part", metavar="PART", nargs="?", help="case, role, debrief, sources or concepts"
    )
    parser.add_argument(
        "-o", dest="out", metavar="DIR", type=Path, help="write files there, all of them or PART's"
    )


def add_map(subparsers: Subparsers) -> None:
    """Add `summitry map`."""
    parser = _command(subparsers, "map", "Draw a role: its scenes, choices and endings.")
    parser.set_defaults(handler=_map)
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", help="which role to draw")
    parser.add_argument(
        "-o", dest="out", metavar="FILE", type=Path,
        help="FILE.svg, or FILE.dot for Graphviz; without it the SVG is printed",
    )  # fmt: skip
    parser.add_argument(
        "--random", metavar="N", type=_plays, default=1000, help="random plays for the shares"
    )


def _command(subparsers: Subparsers, name: str, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=about, description=about, allow_abbrev=False
    )
    parser.set_defaults(parser=parser)
    # Suppressed, so that a command does not undo what was said before its name.
    parser.add_argument(
        "--content", metavar="DIR", action="append", type=Path, default=argparse.SUPPRESS,
        help="the folder of cases",
    )  # fmt: skip
    return parser


def _plays(word: str) -> int:
    if word.isdecimal() and int(word) > 0:
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is not a number of plays')


def _year(word: str) -> int:
    if word.isdecimal():
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is not a year, as in 1921')


def _new(args: argparse.Namespace) -> int:
    from game.library.authoring.scaffold import new_case, where_cases_go
    from game.library.authoring.schema import PARTS, write_schemas
    from game.library.checking import check, from_here
    from game.library.content_folders import case_folders, content_folders

    content = where_cases_go(args.content)
    taken = [each.name for folder in content_folders([content]) for each in case_folders(folder)]
    folder = new_case(args.case, content, taken=taken, title=args.title, year=args.year)
    if not (content / "schema").exists():
        write_schemas(content / "schema", PARTS)
    where = f" --content {from_here(content)}" if args.content else ""
    print(
        f"wrote {from_here(folder.resolve())}: an example that is whole, to play and to change\n"
        f"summitry play {args.case} --role envoy{where}\n"
        f"summitry check {from_here(folder.resolve())}"
    )
    mistakes = check([folder])
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else 0


def _map(args: argparse.Namespace) -> int:
    from game.explore.maps.drawing import draw, kind_of
    from game.explore.maps.role_map import role_map
    from game.explore.maps.shares import shares_of_random_play
    from game.library.content_folders import content_folders
    from game.library.errors import AuthorError
    from game.library.shelf.shelf import Shelf
    from game.rules.case_role import case_role_of

    kind = kind_of(args.out)
    for folder in args.content:
        if not folder.is_dir():
            raise AuthorError(f"There is no folder of content at {folder}.")
    found = Shelf(content_folders(args.content)).find(args.case)
    if args.role not in found.roles:
        instead = " or ".join(f"--role {name}" for name in found.roles)
        raise AuthorError(f"Which role of {args.case}? Add {instead}.")
    ready = case_role_of(found, args.role)
    shares = shares_of_random_play(ready, args.random)
    drawn = draw(role_map(ready, shares, _reached(ready)), kind)
    if args.out is None:
        print(drawn, end="")
        return 0
    try:
        args.out.write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AuthorError(f"{args.out} cannot be written: {error.strerror or error}.") from None
    print(f"wrote {args.out}")
    return 0


def _reached(ready: "CaseRole") -> "Reached":
    """What any play of a role meets."""
    from game.explore.maps.reached import reached_in
    from game.explore.reachability.compiled_role import CompiledRole
    from game.explore.reachability.walk import TooLarge, walk_from
    from game.library.errors import AuthorError
    from game.rules.turns import start

    try:
        return reached_in(walk_from(CompiledRole(ready), [start(ready)]))
    except TooLarge as error:
        raise AuthorError(f"{ready.case.id}, {ready.name}: {error}.") from None


def _schema(args: argparse.Namespace) -> int:
    from game.library.authoring.schema import PARTS, schema_text, write_schemas
    from game.library.errors import AuthorError
    from game.library.nearest import hint

    if args.part is not None and args.part not in PARTS:
        raise AuthorError(f'There is no schema of "{args.part}"; {hint(args.part, PARTS)}')
    if args.out is not None:
        for path in write_schemas(args.out, [args.part] if args.part else list(PARTS)):
            print(f"wrote {path}")
    elif args.part is None:
        raise AuthorError(
            f"Which schema? Name one of {', '.join(PARTS)}, or write all of them with -o DIR."
        )
    else:
        print(schema_text(args.part), end="")
    return 0
