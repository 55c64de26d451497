"""What is done with saved plays on their page: renamed, deleted, copied in and out."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from game.browser.plays import OpenPlays
from game.library.errors import Refusal
from game.library.gates.files import read_file
from game.library.limits import JOURNAL_BYTES
from game.records.desk import Desk
from game.records.saves.file_play import FilePlay
from game.session.journal.journal import journal_to_bytes
from game.web.answers import Answer
from game.web.around.names import from_address
from game.web.around.request import Request
from game.web.around.saves import NO_FILE, NOTHING_TO_DO


def do_with_saves(desk: Desk, plays: OpenPlays, request: Request) -> None:
    """Do what the form asks for.

    Raises:
        Refusal: it cannot be done.
    """
    form = request.form or {}
    asked, name = form.get("do", ""), from_address(form.get("play", ""))
    if asked == "bring-back":
        desk.bring_back()
    elif asked == "copy-in":
        if request.upload is None or not request.upload.content:
            raise Refusal(NO_FILE)
        # Some browsers send the whole path; only the name of the file is of use.
        stem = PureWindowsPath(PurePosixPath(request.upload.name).name).stem
        desk.take_in_content(stem, request.upload.content)
    elif asked in ("rename", "delete"):
        path = plays.path(name)
        plays.put_away(name)
        if asked == "delete":
            desk.delete(path)
        else:
            desk.rename(path, form.get("name", ""))
    else:
        raise Refusal(NOTHING_TO_DO)


def journal_file(name: str, where: FilePlay | Path) -> Answer:
    """A journal as a file to keep.

    Raises:
        Refusal: it cannot be read.
    """
    if isinstance(where, Path):
        try:
            content = read_file(where, JOURNAL_BYTES.most)
        except OSError as error:
            raise Refusal(f"{where.name} cannot be read: {error.strerror}.") from None
    else:
        content = journal_to_bytes(where.journal)
    return Answer(200, content, kind="application/json", file=f"{name}.json")
