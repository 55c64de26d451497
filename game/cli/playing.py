"""The commands of players: the cases, a play, a play again."""

import argparse
import sys
from functools import partial

from game.cli.asked import check_folders, saves_of, shelf_of
from game.library.errors import Refusal
from game.library.forbidden import harmless


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
    check_folders(args)
    if _in_plain(args):
        from game.plain.run import run_from_the_front

        return run_from_the_front(shelf_of(args), saves_of(args), numbers=args.numbers)
    from game.records.disk.folder import saves_folder
    from game.tui.run import run

    return run(
        partial(shelf_of, args),
        partial(saves_of, args),
        numbers=args.numbers,
        profile=saves_folder(args.saves),
    )


def play(args: argparse.Namespace) -> int:
    """`summitry play`."""
    from game.records.saves.opening import Wanted, open_play, relay, saved_path

    if args.plain and args.json:
        raise Refusal("--plain and --json are two ways to play: name one")
    shelf, saves = shelf_of(args), saves_of(args)
    roles = shelf.entry(args.case).roles
    if args.role is not None and roles and args.role not in roles:
        raise Refusal(f"{args.case} has no {args.role}: it is played as {', '.join(roles)}")
    wanted = Wanted(args.case, args.role, args.relay, args.branch, args.resume)
    if args.json:
        from game.plain.run import run_json

        return run_json(open_play(wanted, saves, shelf.find), saves, numbers=args.numbers)
    if _in_plain(args):
        from game.plain.run import run_plain

        journal = open_play(wanted, saves, shelf.find)
        return run_plain(journal, shelf, saves, numbers=args.numbers)
    from game.tui.run import run

    return run(
        lambda: shelf,
        lambda: saves,
        case_id=args.case,
        role=args.role,
        numbers=args.numbers,
        relay=relay(wanted, saves, shelf.find),
        resume=saved_path(wanted, saves, shelf.find),
    )


def cases(args: argparse.Namespace) -> int:
    """`summitry cases`."""
    from game.plain.reports import cases_in_words, cases_to_json

    shelf, slots = shelf_of(args), saves_of(args).slots()
    print(cases_to_json(shelf, slots) if args.json else harmless(cases_in_words(shelf, slots)))
    return 0


def replay(args: argparse.Namespace) -> int:
    """`summitry replay`."""
    from game.plain.reports import replay_in_words, replay_to_json

    journal, shelf = saves_of(args).find(args.journal), shelf_of(args)
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
