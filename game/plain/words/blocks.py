"""Blocks said aloud: what stands alone as a paragraph, what belongs together as a list."""

from collections.abc import Iterable
from typing import assert_never

from game.plain.voice import Voice
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import (
    Beside,
    Block,
    Decision,
    Discussion,
    Entry,
    Heading,
    Labelled,
    Learned,
    Paragraph,
    Points,
    QuizView,
    Says,
    SmallTable,
    Work,
)
from game.rules.view.chart import Chart


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
            case Paragraph() | Says() | Learned() | Labelled() | Beside() | Discussion() | Chart():
                voice.say(*lines_of(block))
            case _:
                assert_never(block)
