"""Lines out and lines in: wrapped in a terminal, whole paragraphs in a pipe."""

import sys
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

from game.library.forbidden import harmless
from game.plain.lines import TooLong, next_line

WIDEST = 72
"""Columns of a paragraph in a terminal that is at least so wide."""


class EndOfInput(Exception):
    """Nobody will type any more."""


class Voice:
    """Says paragraphs and items, asks for lines. A blank line stands between what it says."""

    def __init__(self, out: TextIO, source: TextIO) -> None:
        self._out = out
        self._source = source
        self._width = min(WIDEST, get_terminal_size().columns) if out.isatty() else None
        # What is typed in a terminal is seen there; what comes down a pipe is shown here.
        self._echo = not source.isatty()

    @classmethod
    def standard(cls) -> "Voice":
        """The voice of the process."""
        return cls(sys.stdout, sys.stdin)

    def say(self, *paragraphs: str) -> None:
        """Say paragraphs, a blank line after each."""
        for paragraph in paragraphs:
            self._write(paragraph)
            self._out.write("\n")

    def list(self, *items: str) -> None:
        """Say items, one under the other and a blank line after the last; nothing for none."""
        for item in items:
            self._write(item, hanging="   ")
        if items:
            self._out.write("\n")

    def command(self, about: str, command: str) -> None:
        """Say what to type in a shell on a line of its own, never wrapped: it is to be copied."""
        self._write(about)
        self._out.write(f"  {harmless(command)}\n\n")

    def ask(self, prompt: str) -> str:
        """The next line, without the spaces around it.

        Raises:
            EndOfInput: there is none.
        """
        line = self._answer(prompt)
        if self._echo:
            self._out.write(f"{harmless(line.strip())}\n")
        if not line:
            raise EndOfInput
        self._out.write("\n")
        return line.strip()

    def _answer(self, prompt: str) -> str:
        while True:
            self._out.write(f"{prompt} ")
            self._out.flush()
            try:
                return next_line(self._source)
            except TooLong as error:
                self._out.write("\n")
                self.say(str(error))

    def close(self) -> None:
        """Send on what was said."""
        self._out.flush()

    def _write(self, text: str, hanging: str = "") -> None:
        text = harmless(text)
        if self._width is not None:
            lines = text.split("\n")
            text = "\n".join(
                fill(
                    line,
                    self._width,
                    subsequent_indent=hanging,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
                for line in lines
            )
        self._out.write(f"{text}\n")
