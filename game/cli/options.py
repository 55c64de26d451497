"""The command line: every command with its options, and what is said of wrong ones."""

import argparse
import re
from pathlib import Path
from typing import NoReturn

from game.cli.checking import check, explore, packages
from game.cli.classroom import add_collect, add_print, add_score
from game.cli.playing import cases, open_cases, play, replay
from game.explore.author_commands import add_map, add_new, add_schema
from game.library.errors import Refusal
from game.library.forbidden import harmless


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the nearest valid word."""

    def error(self, message: str) -> NoReturn:
        """Say it and leave."""
        from game.library.nearest import hint

        wrong = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if wrong:
            valid = re.findall(r"[\w-]+", wrong[2])
            message = f'there is no command "{wrong[1]}"; {hint(wrong[1], valid)}'
        message = message.removeprefix("argument ")
        self.exit(Refusal.exit_code, f"summitry: {harmless(message)}\n")


def make_parser() -> argparse.ArgumentParser:
    """All that may be asked for."""
    parser = _Parser(
        prog="summitry",
        description="A text adventure about negotiation. Without a command, it opens the cases.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.set_defaults(handler=open_cases, parser=parser)
    parser.set_defaults(content=[], saves=None, numbers=False, plain=False)
    _add_folders(parser)
    _add_manner(parser)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(name: str, handler: object, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(handler=handler, parser=added)
        _add_folders(added)
        return added

    told = command("cases", cases, "What there is to play, and how far you are in each case.")
    told.add_argument("--json", action="store_true", help="as JSON")
    _add_play(command("play", play, "Play a case."))
    _add_replay(command("replay", replay, "Re-run a journal: where it ends, and if it verifies."))
    _add_check(command("check", check, "Every mistake in content, with file and line."))
    about = "Walk every state of a case: what can be met, and whether its lessons hold."
    _add_explore(command("explore", explore, about))
    about = "Count a table: what passes, on whose side, and what charm alone opens."
    _add_packages(command("packages", packages, about))
    for add in (add_map, add_new, add_schema, add_print, add_score, add_collect):
        add(commands)
    return parser


class _Version(argparse.Action):
    """Says the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from game.session.journal.version import game_version

        print(f"summitry {game_version()}")
        parser.exit()


def _add_folders(parser: argparse.ArgumentParser) -> None:
    # Suppressed, so that a command does not undo what was said before its name.
    parser.add_argument(
        "--content",
        metavar="DIR",
        action="append",
        type=Path,
        default=argparse.SUPPRESS,
        help="another folder of cases; may be given more than once",
    )
    parser.add_argument(
        "--saves",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS,
        help="the folder of journals",
    )


def _add_manner(parser: argparse.ArgumentParser) -> None:
    for name, about in (("--numbers", "show rapport in figures too"), ("--plain", "as text")):
        parser.add_argument(name, action="store_true", default=argparse.SUPPRESS, help=about)


def _add_play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", type=_role)
    parser.add_argument("--json", action="store_true", help="as JSON, a View a line")
    parser.add_argument(
        "--relay", metavar="FILE", help="an envoy's journal for the leader to start from"
    )
    parser.add_argument(
        "--from",
        dest="branch",
        metavar="FILE:MOVE",
        type=_file_and_move,
        help="a new play that keeps a finished one's moves before this one",
    )
    parser.add_argument(
        "--resume",
        metavar="FILE",
        nargs="?",
        const="",
        help="go on with a saved play: this one, or the last",
    )
    _add_manner(parser)


def _add_replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", metavar="FILE", help="a journal, or the name of a saved one")
    parser.add_argument("--json", action="store_true", help="the last View as JSON")
    parser.add_argument(
        "--export", metavar="FILE.md|.html", type=_export, help="write its debrief into a file"
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="content to check")
    parser.add_argument("--lint", action="store_true", help="only read the files; walk no states")
    parser.add_argument(
        "--explain", metavar="CODE", help="what a code means and what to do about it"
    )


def _add_explore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--random", metavar="N", type=_count, help="only N random playthroughs")
    parser.add_argument(
        "--days", metavar="N", type=_count, help="only N random plays for each use of the days"
    )
    parser.add_argument(
        "--witness", metavar="WHAT", help="only the journal of a play that meets WHAT, for replay"
    )
    parser.add_argument("--role", metavar="envoy|leader", type=_role)
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


def _add_packages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", type=_role)
    parser.add_argument("--json", action="store_true", help="as JSON, a role a line")


def _role(word: str) -> str:
    if word in ("envoy", "leader"):
        return word
    from game.library.nearest import hint

    raise argparse.ArgumentTypeError(
        f'there is no role "{word}"; {hint(word, ["envoy", "leader"])}'
    )


def _count(word: str) -> int:
    if word.isdecimal() and len(word) <= 9 and int(word) > 0:
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is not a number of playthroughs')


def _export(word: str) -> Path:
    path = Path(word)
    if path.suffix in (".md", ".html"):
        return path
    raise argparse.ArgumentTypeError(f'"{word}" is not FILE.md or FILE.html')


def _file_and_move(word: str) -> tuple[str, int]:
    file, colon, move = word.rpartition(":")
    if colon and file and move.isdecimal() and len(move) <= 6:
        return file, int(move)
    raise argparse.ArgumentTypeError(f'"{word}" is not FILE:MOVE, as in my-envoy-1.json:4')


def unknown_option(word: str, parser: argparse.ArgumentParser) -> str:
    """What to say of a word that a command does not know."""
    from game.library.nearest import hint

    if not word.startswith("-"):
        return f'"{word}" is one word too many for {parser.prog}'
    valid = re.findall(r"--[a-z]+", parser.format_help())
    return f'{parser.prog} has no option "{word}"; {hint(word, dict.fromkeys(valid))}'
