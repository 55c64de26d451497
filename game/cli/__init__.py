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
    from game.plain.streams import forgiving_streams, no_output

    nowhere = no_output()
    forgiving_streams()
    parser = make_parser()
    args, unknown = parser.parse_known_args(argv)
    try:
        if nowhere:
            raise Refusal("standard output is closed: there is nowhere to write to.")
        if unknown:
            raise Refusal(unknown_option(unknown[0], args.parser))
        code: int = args.handler(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone, as `head` does. Nothing is lost by it.
        _write_nowhere()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Refusal as error:
        _say(error.sentence)
        return error.exit_code
    except Exception as error:
        if _is_hung_up(error):
            # There is nobody to tell. Every move was saved.
            _write_nowhere()
            return HUNG_UP
        if isinstance(error, OSError):
            # A disk that is full, a file that may not be used: no fault of the game.
            if error.filename is None:
                _write_nowhere()
            _say(f"{error.filename or 'the output'} cannot be used: {error.strerror or error}.")
            return Refusal.exit_code
        return _crash(error, args)
    return code


def _say(sentence: str) -> None:
    # There may be nobody left to tell.
    with suppress(OSError):
        print(harmless(f"summitry: {sentence}"), file=sys.stderr)


def _write_nowhere() -> None:
    """Spare Python, which would write the rest of the output as it leaves, another failure."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_hung_up(error: Exception) -> bool:
    """Whether the terminal was hung up."""
    if not isinstance(error, OSError) or error.errno != errno.EIO or sys.stdin.closed:
        return False
    try:
        return not os.isatty(sys.stdin.fileno())
    except OSError:
        # There was none.
        return False


def _crash(error: Exception, args: argparse.Namespace) -> int:
    """Say and report what nobody foresaw."""
    try:
        from game.records.disk.folder import saves_folder
        from game.records.player.crash_report import crash_in_words

        said = crash_in_words(error, saves_folder(args.saves), args.parser.prog, args.content)
    except Exception as another:
        # Whatever made the game crash may make this crash too.
        kind = type(error.__cause__ or error).__name__
        said = (
            f"the game stopped over a fault of its own ({kind}), and could not "
            f"report it ({type(another).__name__}). Every move was saved as it was made."
        )
    _say(said)
    return CRASHED
