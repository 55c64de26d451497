"""A command of the command line: how one is added, and the words that several of them read."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Commands = Any
"""What `add_subparsers` returns: argparse has no public name for it."""

Handler = Callable[[argparse.Namespace], int]
"""Does what a command is asked for; the exit code."""


def add_command(
    commands: Commands, name: str, handler: Handler, about: str
) -> argparse.ArgumentParser:
    """Add a command; its parser, for the options that are its own."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=about, allow_abbrev=False
    )
    parser.set_defaults(handler=handler, parser=parser)
    add_folders(parser)
    return parser


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add `--content` and `--saves`, which any command may be given."""
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


def role_word(word: str) -> str:
    """Read `envoy` or `leader`.

    Raises:
        ArgumentTypeError: it is neither.
    """
    from game.library.roles import ROLES

    if word in ROLES:
        return word
    from game.library.nearest import hint

    raise argparse.ArgumentTypeError(f'there is no role "{word}"; {hint(word, ROLES)}')


def count_word(word: str) -> int:
    """Read a number of plays, at least 1.

    Raises:
        ArgumentTypeError: it is none.
    """
    if word.isdecimal() and len(word) <= 9 and int(word) > 0:
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is not a number of plays')


def say(sentence: str) -> None:
    """Say something beside what was asked for."""
    from game.library.forbidden import harmless

    print(f"summitry: {harmless(sentence)}", file=sys.stderr)


def tell(text: str, out: Path | None, before: list[str]) -> None:
    """Print what was asked for; or write it into a file, after what was told `before`.

    A file is written in UTF-8, whatever the shell would have made of what is printed.

    Raises:
        Refusal: the file cannot be written.
    """
    before.append(text)
    if out is None:
        print(text, flush=True)
    else:
        write_text(out, "".join(f"{each.rstrip()}\n" for each in before))


def write_text(path: Path, text: str) -> None:
    """Write a file that was asked for.

    Raises:
        Refusal: it cannot be written.
    """
    from game.library.errors import Refusal
    from game.library.gates.writing import why_unwritten, write_file

    try:
        write_file(path, text.encode())
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {why_unwritten(error)}.") from None
