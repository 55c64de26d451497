"""Blocks said aloud: what stands alone as a paragraph, what belongs together as a list."""

from collections.abc import Iterable

from game.plain.voice import Voice
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import (
    Block,
    Decision,
    Entry,
    Heading,
    Points,
    QuizView,
    SmallTable,
    Work,
)


def say_blocks(voice: Voice, blocks: Iterable[Block]) -> None:
    """Say them in order."""
    for block in blocks:
        match block:
            case Heading(text=text):
                voice.say(text.upper())
            case Points() | Entry() | SmallTable() | Decision() | Work():
                voice.list(*lines_of(block))
            case QuizView():
                pass  # They are asked one by one.
            case _:
                voice.say(*lines_of(block))
