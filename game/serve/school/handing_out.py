"""Everything at the end: the journals, and what `collect` makes of them, as one archive."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from game.classroom.collecting.gather import gather
from game.classroom.collecting.lines import Line, what_it_came_to
from game.classroom.collecting.minutes import minutes_played
from game.classroom.collecting.outputs import collected_files
from game.library.gates.writing import create_file
from game.serve.classes.names import WORDS
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.classes.settings import Part
from game.serve.classes.standing import Seat
from game.serve.classes.tokens import hashed
from game.serve.playing.journals import journal_of
from game.serve.school.school import School
from game.session.errors import JournalError
from game.session.journal.journal import Journal, journal_to_bytes
from game.session.journal.sealing import sealed
from game.session.journal.signing import signed
from game.session.opening import go_on
from game.session.session import Session

JOURNALS = "journals"
"""The folder of the archive in which the plays lie."""


LONGEST_HEAD = 120
"""Bytes of a pseudonym in the name of a file."""


class Slip(NamedTuple):
    """What a student hands in elsewhere, so that roll and pseudonym meet in her list only."""

    seat: Seat
    word: str
    finished: int
    """Plays that came to an end."""


def slips(register: Register) -> tuple[Slip, ...]:
    """A slip for every student."""
    return tuple(
        Slip(seat, slip_word(register, seat), sum(path.over for path in register.plays_of(seat.id)))
        for seat in register.standing.present
        if not seat.automatic
    )


def slip_word(register: Register, seat: Seat) -> str:
    """The word of a seat: nobody else's, and nobody else can work it out."""
    drawn = int(hashed(f"slip {register.row.mark} {seat.id}")[:12], 16)
    return f"{WORDS[drawn % len(WORDS)]}-{WORDS[drawn // len(WORDS) % len(WORDS)]}"


def finished_lines(school: School, register: Register, part: Part) -> list[Line]:
    """The first plays of a part that came to an end, as the class's figures have them."""
    lines: list[Line] = []
    plays = register.first_plays(register.standing.present, part)
    for number, (player, path) in enumerate(plays.items(), 1):
        if path is None or not path.over:
            continue
        with school.sessions.opened(register.row, path.row, path.revision, numbers=False) as play:
            session = play.session
            lines.append(
                Line(
                    number=number,
                    path=Path(),
                    pseudonym=register.standing.seats[player].name,
                    case=part.case,
                    role=part.role,
                    journal=session.journal,
                    play=session.play,
                    came=what_it_came_to(session.play),
                    minutes=minutes_played(session.journal),
                    verifies=True,
                    remark="",
                    counts=True,
                )
            )
    return lines


def journals(school: School, register: Register) -> Iterator[tuple[str, Journal]]:
    """Every play as a journal, with the name of its file; sealed where it came to an ending."""
    names: set[str] = set()
    for path in list(register.paths.values()):
        seat = register.standing.seats.get(path.row.player_id)
        if seat is None or seat.automatic:
            continue
        name = _file_name(seat.name, path)
        if name.casefold() in names:
            name = _file_name(f"{seat.name}-{seat.number}", path)
        names.add(name.casefold())
        yield name, _journal(school, register, path, seat)


def _file_name(who: str, path: PlayPath) -> str:
    # A pseudonym may be longer in bytes than any file system takes.
    head = who.replace(" ", "-").encode()[:LONGEST_HEAD].decode("utf-8", "ignore")
    return f"{head}-{path.part.case}-{path.part.role}-{path.row.number}.json"


def _journal(school: School, register: Register, path: PlayPath, seat: Seat) -> Journal:
    """The journal of a play; where this game can no longer play it, as its rows have it."""
    events = school.store.events(path.row.id)
    journal = journal_of(register.row, path.row, events, None)
    if school.cases.why_not(register.row):
        return signed(journal, seat.name)
    try:
        opened = go_on(journal, "This play", school.cases.find(path.part.case))
    except JournalError:
        return signed(journal, seat.name)
    whole = Session(opened, NoKeeper(), kept=True).journal
    return sealed(signed(whole, seat.name), school.key, register.row.code, path.row.number)


class NoKeeper:
    """Keeps nothing: a play that is only looked at."""

    def add(self, revision: int, journal: Journal) -> str | None:
        """Nothing is added."""

    def read(self) -> Journal:
        """Not asked for."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held."""


def hand_out(school: School, register: Register) -> bytes:
    """The archive: journals, spreadsheet, report, statements, and what to know of single plays."""
    out = io.BytesIO()
    with (
        TemporaryDirectory(prefix="summitry-") as folder,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        inside = Path(folder) / JOURNALS
        inside.mkdir()
        for name, journal in journals(school, register):
            create_file(inside / name, journal_to_bytes(journal), private=True)
            archive.writestr(f"{JOURNALS}/{name}", journal_to_bytes(journal))
        collected = gather([inside], school.cases.find)
        if collected.lines:
            files = collected_files(collected, Path("class.csv"), Path("class-xapi.json"))
            for path, content in files.items():
                text = content if isinstance(content, str) else content.decode("utf-8-sig")
                bom = "" if isinstance(content, str) else "\ufeff"
                archive.writestr(path.name, (bom + _without(text, inside)).encode())
        told = [*collected.notices, *collected.told]
        archive.writestr("read-me.txt", "\n".join((*_read_me(register, told, inside), "")))
    return out.getvalue()


def _without(text: str, folder: Path) -> str:
    """A text without the folder in which the journals lay for a moment."""
    return text.replace(f"{folder}/", f"{JOURNALS}/").replace(f"{folder}\\", f"{JOURNALS}/")


def _read_me(register: Register, told: list[str], folder: Path) -> Iterator[str]:
    yield f"A class of Summitry, code {register.row.code}."
    yield ""
    yield "journals/          every play; those with an ending are sealed by the server"
    yield "class.csv          a line for each play: what may be marked, with or without an ending"
    yield "class-report.html  for the class; a page for you is folded away at its end"
    yield "class-report.md    the same to edit"
    yield "class-files.csv    which number is which file: for you alone"
    yield "class-xapi.json    for a learning record store"
    yield ""
    yield "The same is made of the journals again, and the seals are checked, by"
    yield "summitry collect journals --seal seal.key"
    if told:
        yield ""
        yield "To be known of single plays:"
        yield from (_without(each, folder) for each in told)
