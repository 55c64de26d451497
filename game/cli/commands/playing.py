"""The commands of players, `cases`, `play` and `replay`, and the game without a command."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from game.cli.command import Commands, add_command, role_word, say
from game.cli.folders import check_folders, saves_of, shelf_of
from game.library.errors import Refusal
from game.library.forbidden import harmless


def add_cases(commands: Commands) -> None:
    """Add `summitry cases`."""
    about = "What there is to play, and how far you are in each case."
    parser = add_command(commands, "cases", _cases, about)
    parser.add_argument("--json", action="store_true", help="as JSON")


def add_play(commands: Commands) -> None:
    """Add `summitry play`."""
    parser = add_command(commands, "play", _play, "Play a case.")
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--role", metavar="envoy|leader", type=role_word)
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
    add_manner(parser)


def add_replay(commands: Commands) -> None:
    """Add `summitry replay`."""
    about = "Re-run a journal: where it ends, and if it verifies."
    parser = add_command(commands, "replay", _replay, about)
    parser.add_argument("journal", metavar="FILE", help="a journal, or the name of a saved one")
    parser.add_argument("--json", action="store_true", help="the last View as JSON")
    parser.add_argument("--tell", action="store_true", help="the play as prose")
    parser.add_argument(
        "--export", metavar="FILE.md|.html", type=_export, help="write its debrief into a file"
    )


def add_manner(parser: argparse.ArgumentParser) -> None:
    """Add how a play is to be shown."""
    ways = (
        ("--numbers", "show rapport in figures too"),
        ("--plain", "as text"),
        ("--browser", "in your browser"),
    )
    for name, about in ways:
        parser.add_argument(name, action="store_true", default=argparse.SUPPRESS, help=about)


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


def _in_plain(args: argparse.Namespace) -> bool:
    """Whether to play in lines of text: asked to, or because the screens cannot be drawn."""
    if args.plain:
        return True
    from game.plain.fallback import why_plain

    why = why_plain()
    if why is not None:
        print(f"summitry: playing in plain text, because {why}.", file=sys.stderr)
    return why is not None


def open_cases(args: argparse.Namespace) -> int:
    """`summitry`: the first card, and from it everything."""
    from game.records.desk import Desk

    check_folders(args)
    shelf, saves = partial(shelf_of, args), partial(saves_of, args)
    if args.browser:
        if args.plain:
            raise Refusal("--plain and --browser are two ways to play: name one")
        from game.browser.run import run as run_in_browser
        from game.records.disk.folder import saves_folder

        desk = Desk(shelf, saves, numbers=args.numbers, profile=saves_folder(args.saves))
        return run_in_browser(desk)
    if _in_plain(args):
        from game.plain.run import run_from_the_front

        return run_from_the_front(Desk(shelf, saves, numbers=args.numbers))
    from game.records.disk.folder import saves_folder
    from game.tui.run import run

    return run(Desk(shelf, saves, numbers=args.numbers, profile=saves_folder(args.saves)))


def _play(args: argparse.Namespace) -> int:
    """`summitry play`."""
    from game.records.desk import Desk
    from game.records.saves.opening import Wanted, open_play

    ways = [way for way in ("plain", "json", "browser") if getattr(args, way)]
    if len(ways) > 1:
        raise Refusal(f"--{ways[0]} and --{ways[1]} are two ways to play: name one")
    shelf, saves = shelf_of(args), saves_of(args)
    roles = shelf.entry(args.case).roles
    if args.role is not None and roles and args.role not in roles:
        raise Refusal(f"{args.case} has no {args.role}: it is played as {', '.join(roles)}")
    wanted = Wanted(args.case, args.role, args.relay, args.branch, args.resume)
    desk = Desk(lambda: shelf, lambda: saves, numbers=args.numbers)
    if args.json:
        from game.plain.run import run_json

        desk.open(open_play(wanted, saves, shelf.find))
        return run_json(desk)
    if not args.browser and _in_plain(args):
        from game.plain.run import run_plain

        desk.open(open_play(wanted, saves, shelf.find))
        return run_plain(desk)
    run = _run_in(browser=args.browser)
    # What is asked for is opened before the screen is taken, so that whatever is wrong with it
    # is said on the command line.
    if wanted.whole:
        desk.open(open_play(wanted, saves, shelf.find))
        return run(desk)
    shelf.find(args.case)
    return run(desk, case_id=args.case)


def _run_in(*, browser: bool) -> Callable[..., int]:
    """What plays a desk: in the browser, or on the screens."""
    if browser:
        from game.browser.run import run as in_browser

        return in_browser
    from game.tui.run import run as on_screens

    return on_screens


def _cases(args: argparse.Namespace) -> int:
    """`summitry cases`."""
    from game.cli.reports.cases import cases_in_words, cases_to_json

    shelf, slots = shelf_of(args), saves_of(args).slots()
    for notice in shelf.notices:
        say(notice)
    print(cases_to_json(shelf, slots) if args.json else harmless(cases_in_words(shelf, slots)))
    return 0


def _replay(args: argparse.Namespace) -> int:
    """`summitry replay`."""
    from game.cli.reports.replay import replay_in_words, replay_to_json

    journal, shelf = saves_of(args).find(args.journal), shelf_of(args)
    if args.export is not None:
        from game.cli.reports.replay import export_debrief

        export_debrief(journal, shelf, args.export)
        print(harmless(f"wrote {args.export}"), file=sys.stderr if args.json else sys.stdout)
        if not args.json:
            return 0
    if args.tell:
        from game.cli.reports.replay import replay_told
        from game.plain.voice import Voice

        if args.json:
            raise Refusal("--json and --tell are two ways to show a play: name one")
        paragraphs, verifies = replay_told(journal, shelf)
        Voice.standard().say(*paragraphs)
        return 0 if verifies else 1
    report = replay_to_json if args.json else replay_in_words
    said, verifies = report(journal, shelf)
    print(harmless(said))
    return 0 if verifies else 1
