"""The commands. Each handler imports what it needs: `--help` costs nothing but argparse."""

import argparse
import errno
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from game.classroom.commands import add_collect, add_print, add_score
from game.explore.author_commands import add_map, add_new, add_schema
from game.library.forbidden import harmless

if TYPE_CHECKING:
    from game.library.mistakes import Mistake
    from game.library.shelf import Shelf
    from game.records.saves import Saves

REFUSED, CRASHED, HUNG_UP, INTERRUPTED = 2, 70, 129, 130
"""Exit codes: what was asked for cannot be done; the game itself is at fault; the terminal is gone;
control-C was pressed."""


class _Refused(Exception):
    """What was asked for cannot be done; the message is one sentence."""


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
        self.exit(REFUSED, f"summitry: {harmless(message)}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    from game.plain.streams import forgiving_streams

    forgiving_streams()
    parser = _parser()
    args, unknown = parser.parse_known_args(argv)
    try:
        if unknown:
            raise _Refused(_unknown_option(unknown[0], args.parser))
        code: int = args.handler(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone, as `head` does. Nothing is lost by it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if _is_hung_up(error):
            # There is nobody to tell. Every move was saved.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return HUNG_UP
        sentence = _sentence(error)
        if sentence is None:
            return _crash(error, args)
        print(f"summitry: {harmless(sentence)}", file=sys.stderr)
        return REFUSED
    return code


def _is_hung_up(error: Exception) -> bool:
    """Whether the terminal was hung up."""
    if not isinstance(error, OSError) or error.errno != errno.EIO or sys.stdin.closed:
        return False
    return not os.isatty(sys.stdin.fileno())


def _sentence(error: Exception) -> str | None:
    """What to tell the player; None of an error that nobody foresaw."""
    from game.library.errors import AuthorError
    from game.library.mistakes import BrokenContent
    from game.library.shelf import UnknownCase
    from game.records.errors import JournalError, SaveFailed

    if isinstance(error, BrokenContent):
        more = len(error.mistakes) - 1
        others = f" (and {more} more: summitry check lists them)" if more else ""
        return f"this case has a mistake and cannot be played: {error.mistakes[0]}{others}"
    if isinstance(error, _Refused | AuthorError | UnknownCase | JournalError | SaveFailed):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} cannot be used: {error.strerror}."
    return None


def _crash(error: Exception, args: argparse.Namespace) -> int:
    """Say and report what nobody foresaw."""
    from game.records.crash_report import crash_in_words
    from game.records.folder import saves_folder

    said = crash_in_words(error, saves_folder(args.saves), args.parser.prog)
    # There may be nobody left to tell.
    with suppress(OSError):
        print(harmless(f"summitry: {said}"), file=sys.stderr)
    return CRASHED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="summitry",
        description="A text adventure about negotiation. Without a command, it opens the cases.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.set_defaults(handler=_open, parser=parser)
    parser.set_defaults(content=[], saves=None, numbers=False, plain=False)
    _add_folders(parser)
    _add_manner(parser)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(name: str, handler: object, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        added.set_defaults(handler=handler, parser=added)
        _add_folders(added)
        return added

    cases = command("cases", _cases, "What there is to play, and how far you are in each case.")
    cases.add_argument("--json", action="store_true", help="as JSON")
    _add_play(command("play", _play, "Play a case."))
    replay = command("replay", _replay, "Re-run a journal: where it ends, and if it verifies.")
    replay.add_argument("journal", metavar="FILE", help="a journal, or the name of a saved one")
    replay.add_argument("--json", action="store_true", help="the last View as JSON")
    replay.add_argument(
        "--export", metavar="FILE.md|.html", type=_export, help="write its debrief into a file"
    )
    check = command("check", _check, "Every mistake in content, with file and line.")
    check.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="content to check")
    check.add_argument("--lint", action="store_true", help="only read the files; walk no states")
    check.add_argument(
        "--explain", metavar="CODE", help="what a code means and what to do about it"
    )
    about = "Walk every state of a case: what can be met, and whether its lessons hold."
    _add_explore(command("explore", _explore, about))
    for add in (add_map, add_new, add_schema, add_print, add_score, add_collect):
        add(commands)
    return parser


class _Version(argparse.Action):
    """Says the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from game.records.version import game_version

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
        "--relay", action="store_true", help="the leader also from all an envoy may hand over"
    )
    parser.add_argument("--seed", metavar="S", type=int, default=0)
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


def _unknown_option(word: str, parser: argparse.ArgumentParser) -> str:
    from game.library.nearest import hint

    if not word.startswith("-"):
        return f'"{word}" is one word too many for {parser.prog}'
    valid = re.findall(r"--[a-z]+", parser.format_help())
    return f'{parser.prog} has no option "{word}"; {hint(word, dict.fromkeys(valid))}'


def _shelf(args: argparse.Namespace) -> "Shelf":
    from game.library.content_folders import content_folders
    from game.library.shelf import Shelf

    _check_folders(args)
    return Shelf(content_folders(args.content))


def _check_folders(args: argparse.Namespace) -> None:
    for folder in args.content:
        if not folder.is_dir():
            raise _Refused(f"there is no folder of content at {folder}")


def _saves(args: argparse.Namespace) -> "Saves":
    from game.records.folder import saves_folder
    from game.records.saves import Saves

    return Saves(saves_folder(args.saves))


def _in_plain(args: argparse.Namespace) -> bool:
    """Whether to play in lines of text: asked to, or because the screens cannot be drawn."""
    if args.plain:
        return True
    from game.plain.fallback import why_plain

    why = why_plain()
    if why is not None:
        print(f"summitry: playing in plain text, because {why}.", file=sys.stderr)
    return why is not None


def _open(args: argparse.Namespace) -> int:
    _check_folders(args)
    if _in_plain(args):
        from game.plain.run import run_from_the_front

        return run_from_the_front(_shelf(args), _saves(args), numbers=args.numbers)
    from game.records.folder import saves_folder
    from game.tui.app import run

    return run(
        partial(_shelf, args),
        partial(_saves, args),
        numbers=args.numbers,
        profile=saves_folder(args.saves),
    )


def _play(args: argparse.Namespace) -> int:
    from game.records.opening import Wanted, open_play, relay, saved_path

    if args.plain and args.json:
        raise _Refused("--plain and --json are two ways to play: name one")
    shelf, saves = _shelf(args), _saves(args)
    roles = shelf.entry(args.case).roles
    if args.role is not None and roles and args.role not in roles:
        raise _Refused(f"{args.case} has no {args.role}: it is played as {', '.join(roles)}")
    wanted = Wanted(args.case, args.role, args.relay, args.branch, args.resume)
    if args.json:
        from game.plain.run import run_json

        return run_json(open_play(wanted, saves, shelf.find), saves, numbers=args.numbers)
    if _in_plain(args):
        from game.plain.run import run_plain

        journal = open_play(wanted, saves, shelf.find)
        return run_plain(journal, shelf, saves, numbers=args.numbers)
    from game.tui.app import run

    return run(
        lambda: shelf,
        lambda: saves,
        case_id=args.case,
        role=args.role,
        numbers=args.numbers,
        relay=relay(wanted, saves, shelf.find),
        resume=saved_path(wanted, saves, shelf.find),
    )


def _cases(args: argparse.Namespace) -> int:
    from game.plain.reports import cases_in_words, cases_to_json

    shelf, slots = _shelf(args), _saves(args).slots()
    print(cases_to_json(shelf, slots) if args.json else harmless(cases_in_words(shelf, slots)))
    return 0


def _replay(args: argparse.Namespace) -> int:
    from game.plain.reports import replay_in_words, replay_to_json

    journal, shelf = _saves(args).find(args.journal), _shelf(args)
    if args.export is not None:
        from game.plain.reports import export_debrief

        export_debrief(journal, shelf, args.export)
        print(harmless(f"wrote {args.export}"), file=sys.stderr if args.json else sys.stdout)
        if not args.json:
            return 0
    report = replay_to_json if args.json else replay_in_words
    said, verifies = report(journal, shelf)
    print(harmless(said))
    return 0 if verifies else 1


def _check(args: argparse.Namespace) -> int:
    if args.explain is not None:
        from game.library.explain import in_plain_words, page_of

        print(in_plain_words(page_of(args.explain)))
        return 0
    from game.library.checking import check
    from game.library.content_folders import content_folders

    paths = args.paths or content_folders(args.content)
    mistakes = check(paths)
    for mistake in mistakes:
        print(mistake)
    if not mistakes and not args.lint:
        mistakes = _explore_for_check(paths)
    count = len(mistakes)
    told = "; summitry check --explain CODE says what one means" if mistakes else ""
    print(f"{count or 'no'} mistake{'' if count == 1 else 's'}{told}", file=sys.stderr)
    return 1 if mistakes else 0


def _explore_for_check(paths: "list[Path]") -> "list[Mistake]":
    """Walk every state of cases that lint has nothing against; what that finds."""
    from game.explore.checking import cases_among, explore_cases
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


def _explore(args: argparse.Namespace) -> int:
    from game.plain.exploring import explore_role
    from game.plain.reports import days_kept, random_in_words, random_to_json
    from game.records.cases import case_role

    case_file = _shelf(args).find(args.case)
    fallen = False
    if args.witness is not None:
        from game.plain.witnessing import witness_journal

        print(witness_journal(case_file, args.role or next(iter(case_file.roles)), args.witness))
        return 0
    for role in [args.role] if args.role else case_file.roles:
        if args.random is not None:
            report = random_to_json if args.json else random_in_words
            print(report(case_role(case_file, role), args.random, args.seed))
        elif args.days is not None:
            print(days_kept(case_role(case_file, role), args.days, args.seed, as_json=args.json))
        else:
            ready = case_role(case_file, role)
            envoy = case_role(case_file, "envoy") if args.relay and role == "leader" else None
            told, sound = explore_role(ready, args.choices, envoy, as_json=args.json)
            print(told, flush=True)
            fallen |= not sound
    return 1 if fallen else 0
