"""The command of whoever runs a class in browsers: `serve`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.command import Commands, add_command
from game.cli.folders import shelf_of
from game.library.errors import Refusal

if TYPE_CHECKING:
    from game.serve.store.store import Store

NEEDED = ("starlette", "uvicorn", "sqlalchemy", "alembic", "segno")
"""What the extra brings."""

PORT = 8470


def add_serve(commands: Commands) -> None:
    """Add `summitry serve`."""
    about = "Serve the game to a class, in browsers."
    parser = add_command(commands, "serve", _serve, about)
    parser.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1",
        help="where to listen: 127.0.0.1, which is this machine alone, or 0.0.0.0 for the network",
    )  # fmt: skip
    parser.add_argument("--port", metavar="N", type=port_word, default=PORT)
    parser.add_argument(
        "--address", metavar="URL", default="", help="where players find it, behind a proxy"
    )
    parser.add_argument(
        "--behind", metavar="PROXY", action="append", default=[],
        help="the address of a proxy to believe; may be given more than once",
    )  # fmt: skip
    parser.add_argument(
        "--database", metavar="URL", default="", help="a PostgreSQL database; else a file"
    )
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder of the server's data")
    parser.add_argument(
        "--class", dest="part", metavar="CASE:ROLE", help="open a class for this at once"
    )
    parser.add_argument("--json", action="store_true", help="say the addresses as JSON")
    parser.add_argument(
        "--notice", metavar="FILE", type=Path, help="what the join page says of who keeps what"
    )
    parser.add_argument("--backup", metavar="FILE", type=Path, help="write all classes to a file")
    parser.add_argument(
        "--restore", metavar="FILE", type=Path, help="put them back, where there are none"
    )


def port_word(word: str) -> int:
    """Read a port.

    Raises:
        ArgumentTypeError: it is none.
    """
    if word.isascii() and word.isdecimal() and int(word[:6]) <= 65535:
        return int(word)
    raise argparse.ArgumentTypeError(f'"{word}" is no port: a number up to 65535')


def _check_extra() -> None:
    """See that what a server needs is installed.

    Raises:
        Refusal: it is not.
    """
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in NEEDED):
        raise Refusal(
            "a class in browsers needs a few packages more: pip install 'summitry[serve]'"
        )


def _serve(args: argparse.Namespace) -> int:
    """`summitry serve`."""
    _check_extra()
    from game.serve.app.config import read_address
    from game.serve.classes.settings import read_part
    from game.serve.run import Wanted, data_folder, open_store, serve

    if args.backup is not None and args.restore is not None:
        raise Refusal("--backup and --restore are two things to do: name one")
    if args.backup is not None or args.restore is not None:
        folder, alone = data_folder(args.data), args.backup is None
        with open_store(args.database, folder, alone=alone) as store:
            if args.backup is not None:
                _back_up(store, args.backup)
            else:
                _restore(store, args.restore)
        return 0
    wanted = Wanted(
        host=args.host,
        port=args.port,
        address=read_address(args.address) if args.address else "",
        behind=frozenset(args.behind),
        database=args.database,
        data=args.data,
        part=read_part(args.part) if args.part else None,
        json=args.json,
        notice=args.notice,
    )
    return serve(wanted, shelf_of(args))


def _back_up(store: "Store", path: Path) -> None:
    from game.library.gates.writing import why_unwritten, write_file
    from game.serve.store.backup import backed_up

    try:
        write_file(path, backed_up(store), private=True)
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {why_unwritten(error)}.") from None
    print(f"wrote {path}; the key of seals is not in it: copy seal.key by itself, and keep it safe")


def _restore(store: "Store", path: Path) -> None:
    from game.library.gates.files import read_file
    from game.library.gates.writing import why_unwritten
    from game.serve.store.backup import LARGEST, restore

    try:
        content = read_file(path, LARGEST)
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {why_unwritten(error)}.") from None
    count = restore(store, content, str(path))
    print(f"put back {count} {'class' if count == 1 else 'classes'}")
