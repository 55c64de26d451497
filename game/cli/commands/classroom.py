"""The commands of teachers: `print`, `score` and `collect`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.errors import ClassroomError
from game.cli.command import Commands, add_command, role_word, say
from game.cli.folders import shelf_of

if TYPE_CHECKING:
    from game.classroom.paper_table import PaperTable
    from game.session.journal.sealing import SealKey

DONE, PARTLY = 0, 1
"""Exit codes: all of it; some rows or journals were set aside."""


MOST_TABLES = 60
"""Tables of one class: more is a mistyped number."""


def add_print(commands: Commands) -> None:
    """Add `summitry print`."""
    about = "Print a case for a class: briefs, sheets, key, plans."
    parser = add_command(commands, "print", _print, about)
    parser.add_argument("case", metavar="CASE")
    _add_role(parser)
    parser.add_argument("-o", dest="out", metavar="DIR", type=Path, help="the folder to write in")
    parser.add_argument(
        "--tables", metavar="N", type=_tables, default=1,
        help="how many tables to number the packets for",
    )  # fmt: skip
    parser.add_argument("--large", action="store_true", help="in large print")
    _add_replace(parser)


def add_score(commands: Commands) -> None:
    """Add `summitry score`."""
    about = "Score what people agreed at a paper table."
    parser = add_command(commands, "score", _score, about)
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("options", metavar="A3", nargs="*", help="an option of each issue")
    _add_role(parser)
    parser.add_argument(
        "--rapport",
        metavar="PERSON=N",
        action="append",
        default=[],
        help="how the room felt, 0 to 20, as in begin=14; may be given more than once",
    )
    parser.add_argument(
        "--table", metavar="FILE.csv", type=Path, help="a whole class: a spreadsheet, a row a pair"
    )
    parser.add_argument(
        "-o", dest="out", metavar="DIR", type=Path, help="where the class's files are written"
    )
    _add_replace(parser)


def add_collect(commands: Commands) -> None:
    """Add `summitry collect`."""
    about = "Collect a class's finished journals into one report."
    parser = add_command(commands, "collect", _collect, about)
    parser.add_argument(
        "paths", metavar="DIR|FILE", nargs="+", type=Path, help="journals, or folders of them"
    )
    parser.add_argument(
        "-o", dest="out", metavar="FILE.csv", type=Path, default=Path("collected.csv"),
        help="the spreadsheet; the report is written beside it",
    )  # fmt: skip
    parser.add_argument("--xapi", metavar="FILE", type=Path, help="also xAPI statements, as JSON")
    parser.add_argument(
        "--seal", metavar="KEYFILE", type=Path, action="append", default=[],
        help="check seals with the key of a server of classes; may be given more than once",
    )  # fmt: skip
    _add_replace(parser)


def _tell(text: str) -> None:
    """What was asked for: texts of a case, and names of files, none of which a terminal obeys."""
    from game.library.forbidden import harmless

    print(harmless(text))


def _add_role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role", metavar="envoy|leader", type=role_word, help="whose table; the leader's as a rule"
    )


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replace", action="store_true", help="write over files that are there already"
    )


def _tables(word: str) -> int:
    if word.isascii() and word.isdecimal() and 1 <= int(word[:4]) <= MOST_TABLES:
        return int(word)
    raise argparse.ArgumentTypeError(
        f'"{word}" is no number of tables: a whole number from 1 to {MOST_TABLES}'
    )


def _table(args: argparse.Namespace) -> "PaperTable":
    from game.classroom.paper_table import table_of

    return table_of(shelf_of(args).find(args.case), args.role)


def _print(args: argparse.Namespace) -> int:
    from game.classroom.kit.build import kit
    from game.classroom.kit.files import SPREADSHEET, kit_files, what_to_print
    from game.classroom.writing import write_all

    table = _table(args)
    folder = args.out or Path(f"{table.case_role.case.id}-{table.case_role.name}-kit")
    whole = kit(table, large=args.large)
    files = kit_files(table, whole, folder, args.tables)
    spreadsheet = folder / SPREADSHEET
    if spreadsheet.exists():
        # By now somebody may have typed a class into it.
        del files[spreadsheet]
        say(f"{spreadsheet} is there already, and is left as it is.")
    write_all(files, replace=args.replace)
    _tell(f"In {folder}, each as .html to print and most as .md to edit:")
    _tell(what_to_print(whole.pages))
    return DONE


def _score(args: argparse.Namespace) -> int:
    from game.classroom.judging import in_a_room, judge
    from game.classroom.scoring.one_package import package_in_words, room_in_words
    from game.classroom.scoring.rapport import read_rapport, split_rapport

    table = _table(args)
    if args.table is not None:
        if args.options or args.rapport:
            raise ClassroomError(
                "With --table the options and the rapport stand in the spreadsheet: leave them out."
            )
        return _score_class(args, table)
    words = [word for option in args.options for word in option.replace(",", " ").split()]
    if not words:
        raise ClassroomError(
            f"What was agreed? Name an option of each issue, as in {_example(table)}, or --table "
            "FILE.csv."
        )
    package = table.codes.package(words)
    rapport = read_rapport(table, split_rapport(args.rapport)) if args.rapport else {}
    judged = judge(table, package)
    _tell(package_in_words(table, judged))
    if rapport:
        _tell(room_in_words(table, judged, in_a_room(table, package, rapport)))
    return DONE


def _example(table: "PaperTable") -> str:
    return " ".join(table.codes.of_option[options[0]] for options in table.case_role.option_ids)


def _score_class(args: argparse.Namespace, table: "PaperTable") -> int:
    from game.classroom.scoring.class_table import read_class
    from game.classroom.scoring.whole_class import class_files, class_in_words
    from game.classroom.writing import write_all, written_in_words

    read = read_class(table, args.table)
    for told in (*read.notices, *read.problems):
        say(told)
    if not read.rows:
        raise ClassroomError(f"{args.table} has no row that could be scored.")
    files = class_files(table, read, args.table, args.out or args.table.parent)
    _tell(class_in_words(table, read))
    write_all(files, replace=args.replace, private=True)
    _tell(written_in_words(files))
    return PARTLY if read.problems else DONE


def _seal_key(path: Path) -> "SealKey":
    from game.library.gates.files import read_file
    from game.library.gates.writing import why_unwritten
    from game.session.journal.sealing import KEY_DIGITS, read_key

    try:
        return read_key(read_file(path, 2 * KEY_DIGITS), str(path))
    except OSError as error:
        raise ClassroomError(f"{path} cannot be read: {why_unwritten(error)}.") from None


def _collect(args: argparse.Namespace) -> int:
    from game.classroom.collecting.gather import gather
    from game.classroom.collecting.outputs import collected_files, collected_in_words
    from game.classroom.writing import write_all, written_in_words

    keys = [_seal_key(path) for path in args.seal]
    collected = gather(args.paths, shelf_of(args).find, keys)
    for told in (*collected.notices, *collected.told):
        say(told)
    if not collected.lines:
        raise ClassroomError("There is no finished journal among these files.")
    files = collected_files(collected, args.out, args.xapi)
    _tell(collected_in_words(collected))
    write_all(files, replace=args.replace, private=True)
    _tell(written_in_words(files))
    return PARTLY if collected.told else DONE
