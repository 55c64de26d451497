"""Lines wrapped in a terminal, whole in a pipe."""

from io import StringIO

import pytest

from game.plain.voice import EndOfInput, Voice


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "widest"), [(200, 72), (40, 40)])
def test_a_terminal_wraps(monkeypatch, columns: int, widest: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = Terminal()
    Voice(out, StringIO()).say("word " * 60)
    lines = out.getvalue().splitlines()
    assert widest - 6 < max(map(len, lines)) <= widest


def test_items_hang_in_a_terminal(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    Voice(out, StringIO()).list("1. " + "word " * 10, "2. word")
    assert [line[:3] for line in out.getvalue().splitlines()] == ["1. ", "   ", "2. ", ""]


def test_a_pipe_does_not_wrap() -> None:
    out = StringIO()
    Voice(out, StringIO()).say("word " * 60)
    assert len(out.getvalue().splitlines()) == 2


def test_what_is_typed_is_echoed_only_where_nobody_saw_it() -> None:
    piped, seen = StringIO(), StringIO()
    assert Voice(piped, StringIO(" 3 \n")).ask("Choice:") == "3"
    assert Voice(seen, Terminal("3\n")).ask("Choice:") == "3"
    assert (piped.getvalue(), seen.getvalue()) == ("Choice: 3\n\n", "Choice: \n")


def test_the_end_of_the_input() -> None:
    with pytest.raises(EndOfInput):
        Voice(StringIO(), StringIO()).ask("Choice:")
