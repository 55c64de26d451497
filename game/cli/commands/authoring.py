"""The commands of authors who write: `new`, `rename`, `schema` and `guide`."""

import argparse
from pathlib import Path

from game.cli.command import Commands, add_command, role_word


def add_new(commands: Commands) -> None:
    """Add `summitry new`."""
    about = "Begin a case: a small example that is whole, to change."
    parser = add_command(commands, "new", _new, about)
    parser.add_argument(
        "case", metavar="CASE", help="its id, which names its folder, as in river-market-1921"
    )
    parser.add_argument("--title", metavar="TITLE", help="its title; made from the id otherwise")
    parser.add_argument("--year", metavar="YEAR", type=_year, help="the year it took place")
    parser.add_argument(
        "--bare", action="store_true", help="four files with nothing yet but what is to come"
    )


def add_schema(commands: Commands) -> None:
    """Add `summitry schema`."""
    about = "JSON Schema of the content format, for an editor that checks YAML."
    parser = add_command(commands, "schema", _schema, about)
    parser.add_argument(
        "part", metavar="PART", nargs="?", help="case, role, debrief, sources or concepts"
    )
    parser.add_argument(
        "-o", dest="out", metavar="DIR", type=Path, help="write files there, all of them or PART's"
    )


def add_rename(commands: Commands) -> None:
    """Add `summitry rename`."""
    about = "Give something of a case another id, in all its files and history's plays."
    parser = add_command(commands, "rename", _rename, about)
    parser.add_argument("kind", metavar="KIND", help="person, fact, scene, choice, flag, ...")
    parser.add_argument("old", metavar="OLD", help="its id")
    parser.add_argument("new", metavar="NEW", help="its id from now on")
    parser.add_argument("--case", metavar="CASE", help="in this case, where several have OLD")
    parser.add_argument(
        "--role", metavar="envoy|leader", type=role_word, help="in this role's file alone"
    )


def add_guide(commands: Commands) -> None:
    """Add `summitry guide`."""
    about = "How to write a case; or every field, claim, concept, shared work or code."
    parser = add_command(commands, "guide", _guide, about)
    parser.add_argument(
        "topic", metavar="TOPIC", nargs="?", default="writing",
        help="writing (the guide), fields, claims, concepts, works or codes",
    )  # fmt: skip


def _year(word: str) -> int:
    if word.isdecimal():
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is not a year, as in 1921')


def _new(args: argparse.Namespace) -> int:
    from game.library.authoring.scaffold import new_case, where_cases_go
    from game.library.authoring.schema import PARTS, write_schemas
    from game.library.checking import from_here
    from game.library.content_folders import case_folders, content_folders
    from game.records.saves.going_on import pasted

    content = where_cases_go(args.content)
    taken = [each.name for folder in content_folders([content]) for each in case_folders(folder)]
    folder = new_case(
        args.case, content, taken=taken, title=args.title, year=args.year, bare=args.bare
    )
    if not (content / "schema").exists():
        write_schemas(content / "schema", PARTS)
    where = ["--content", from_here(content)] if args.content else []
    written = from_here(folder.resolve())
    what = "four files to fill" if args.bare else "an example that is whole, to play and to change"
    print(f"wrote {written}: {what}")
    if args.bare:
        print(pasted(["summitry", "guide", *where]))
    else:
        print(pasted(["summitry", "play", args.case, "--role", "envoy", *where]))
    print(pasted(["summitry", "check", written]))
    return 0


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


def _rename(args: argparse.Namespace) -> int:
    from game.cli.folders import check_folders
    from game.library.authoring.id_sites import KINDS
    from game.library.authoring.renaming import places_of, rename
    from game.library.case_files import load_case
    from game.library.checking import from_here
    from game.library.content_folders import case_folders, content_folders
    from game.library.errors import AuthorError
    from game.library.mistakes import BrokenContent
    from game.library.nearest import hint
    from game.records.saves.retaking import history_of, take_again

    if args.kind not in KINDS:
        raise AuthorError(f'Nothing is called "{args.kind}" here; {hint(args.kind, KINDS)}')
    check_folders(args)
    content = content_folders(args.content)
    folders = [each for folder in content for each in case_folders(folder)]
    if args.case is not None:
        ids = [each.name for each in folders]
        folders = [each for each in folders if each.name == args.case]
        if not folders:
            raise AuthorError(f'There is no case called "{args.case}"; {hint(args.case, ids)}')
    found = {}
    for each in folders:
        try:
            found[each] = places_of(each, args.kind, args.old, args.role)
        except BrokenContent:
            # A case that nobody asked for may be half written.
            if args.case is not None:
                raise
    having = [each for each, places in found.items() if places]
    if not having:
        raise AuthorError(f'No {args.kind} is called "{args.old}".')
    if len(having) > 1:
        named = ", ".join(each.name for each in having)
        raise AuthorError(f'Several cases have {args.kind} "{args.old}": {named}. Add --case CASE.')
    (folder,) = having
    if places_of(folder, args.kind, args.new, args.role):
        raise AuthorError(f'{folder.name} has {args.kind} "{args.new}" already.')
    history = history_of(folder)
    rename(folder, found[folder], args.old, args.new)
    if history:
        other = {args.old: args.new}
        take_again(load_case(folder), history, args.kind, lambda name: other.get(name, name))
    for file, places in found[folder].items():
        print(f"{from_here(file.resolve())}: {len(places)}")
    for file in history:
        print(f"{from_here(file.resolve())}: played again")
    return 0


def _guide(args: argparse.Namespace) -> int:
    from game.cli.folders import check_folders
    from game.library.authoring.guide import TOPICS
    from game.library.content_folders import content_folders
    from game.library.errors import AuthorError
    from game.library.nearest import hint

    if args.topic not in TOPICS:
        raise AuthorError(f'The guide says nothing of "{args.topic}"; {hint(args.topic, TOPICS)}')
    check_folders(args)
    print(TOPICS[args.topic](content_folders(args.content)[-1]), end="")
    return 0
