"""The command line: every command, and what is said of wrong words."""

import argparse
import re
from typing import NoReturn

from game.cli.command import add_folders
from game.cli.commands.authoring import add_guide, add_new, add_rename, add_schema
from game.cli.commands.classroom import add_collect, add_print, add_score
from game.cli.commands.exploring import add_check, add_explore, add_map, add_packages
from game.cli.commands.playing import add_cases, add_manner, add_play, add_replay, open_cases
from game.cli.commands.serving import add_serve
from game.cli.commands.siting import add_site
from game.library.errors import Refusal
from game.library.forbidden import harmless

ADD = (
    add_cases,
    add_play,
    add_replay,
    add_check,
    add_explore,
    add_packages,
    add_map,
    add_new,
    add_rename,
    add_schema,
    add_guide,
    add_print,
    add_score,
    add_collect,
    add_serve,
    add_site,
)
"""Adds each command, in the order in which help lists them."""


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
    parser.set_defaults(content=[], saves=None, numbers=False, plain=False, browser=False)
    add_folders(parser)
    add_manner(parser)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    for add in ADD:
        add(commands)
    return parser


class _Version(argparse.Action):
    """Says the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from game.session.journal.version import game_version

        print(f"summitry {game_version()}")
        parser.exit()


def unknown_option(word: str, parser: argparse.ArgumentParser) -> str:
    """What to say of a word that a command does not know."""
    from game.library.nearest import hint

    if not word.startswith("-"):
        return f'"{word}" is one word too many for {parser.prog}'
    valid = re.findall(r"--[a-z]+", parser.format_help())
    return f'{parser.prog} has no option "{word}"; {hint(word, dict.fromkeys(valid))}'
