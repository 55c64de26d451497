"""The command that writes the game as a folder of static files: `site`."""

import argparse
from pathlib import Path

from game.cli.command import Commands, add_command
from game.cli.commands.serving import port_word
from game.cli.folders import shelf_of

PORT = 8471


def add_site(commands: Commands) -> None:
    """Add `summitry site`."""
    about = "Write the game as a site of static files: it plays in browsers, without a server."
    parser = add_command(commands, "site", _site, about)
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=Path, required=True, help="the folder to write"
    )
    parser.add_argument(
        "--case", metavar="ID", action="append", default=[], dest="cases",
        help="a case to put on it, in place of all; may be given more than once",
    )  # fmt: skip
    parser.add_argument(
        "--serve", action="store_true", help="serve the folder on this machine, to look at it"
    )
    parser.add_argument("--port", metavar="N", type=port_word, default=PORT, help="with --serve")


def _site(args: argparse.Namespace) -> int:
    """`summitry site`."""
    from game.site.making.build import build

    print(build(shelf_of(args), args.out, args.cases).in_words, flush=True)
    if args.serve:
        from game.site.serving import serve

        serve(args.out, args.port)
    return 0
