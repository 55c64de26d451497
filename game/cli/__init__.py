"""The commands. Each handler imports what it needs: `--help` costs nothing but argparse."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from game.cli.options import make_parser, unknown_option
from game.library.errors import Refusal
from game.library.forbidden import harmless

CRASHED, HUNG_UP, INTERRUPTED = 70, 129, 130
"""Exit codes: the game itself is at fault; the terminal is gone; control-C was pressed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    from game.plain.streams import forgiving_streams

    forgiving_streams()
    parser = make_parser()
    args, unknown = parser.parse_known_args(argv)
    try:
        if unknown:
            raise Refusal(unknown_option(unknown[0], args.parser))
        code: int = args.handler(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone, as `head` does. Nothing is lost by it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Refusal as error:
        print(f"summitry: {harmless(error.sentence)}", file=sys.stderr)
        return error.exit_code
    except Exception as error:
        if _is_hung_up(error):
            # There is nobody to tell. Every move was saved.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return HUNG_UP
        if isinstance(error, OSError) and error.filename is not None:
            sentence = f"{error.filename} cannot be used: {error.strerror}."
            print(f"summitry: {harmless(sentence)}", file=sys.stderr)
            return Refusal.exit_code
        return _crash(error, args)
    return code


def _is_hung_up(error: Exception) -> bool:
    """Whether the terminal was hung up."""
    if not isinstance(error, OSError) or error.errno != errno.EIO or sys.stdin.closed:
        return False
    return not os.isatty(sys.stdin.fileno())


def _crash(error: Exception, args: argparse.Namespace) -> int:
    """Say and report what nobody foresaw."""
    try:
        from game.records.disk.folder import saves_folder
        from game.records.player.crash_report import crash_in_words

        said = crash_in_words(error, saves_folder(args.saves), args.parser.prog, args.content)
    except Exception as another:
        # Whatever made the game crash may make this crash too.
        said = (
            f"the game stopped over a fault of its own ({type(error).__name__}), and could not "
            f"report it ({type(another).__name__}). Every move was saved as it was made."
        )
    # There may be nobody left to tell.
    with suppress(OSError):
        print(harmless(f"summitry: {said}"), file=sys.stderr)
    return CRASHED
