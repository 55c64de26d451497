"""Running a server: what it prints, what goes on beside the pages, and how it ends."""

import json
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import uvicorn
from platformdirs import user_data_path

from game.library.errors import Refusal
from game.library.gates.files import read_file
from game.library.gates.writing import why_unwritten
from game.serve.app.app import make_app
from game.serve.app.asked import Server
from game.serve.app.config import Config, host_of
from game.serve.app.guard import names_of
from game.serve.app.heads import ImpatientProtocol
from game.serve.app.network import addresses_of_machine, ways_into
from game.serve.beat import Beat
from game.serve.classes.settings import ClassSettings, Part
from game.serve.playing.cases import Cases
from game.serve.school.ending import end_old_classes
from game.serve.school.making import make_class, new_link
from game.serve.school.rehearsing import PACE, Rehearsal
from game.serve.school.school import School, seal_key
from game.serve.store.store import Store

if TYPE_CHECKING:
    from game.library.shelf.shelf import Shelf

LONGEST_NOTICE = 4_000
"""Bytes of what a school says on the join page."""

BACKLOG = 2_048
"""Connections that wait to be taken."""

ALL_HOSTS = frozenset({"0.0.0.0", "::", ""})


class Wanted(NamedTuple):
    """What a command line asks of a server."""

    host: str
    port: int
    address: str
    behind: frozenset[str]
    database: str
    data: Path | None
    part: Part | None
    json: bool
    notice: Path | None


def data_folder(named: Path | None) -> Path:
    """The folder of a server's data: on this machine's own disk as a rule, and never synced."""
    return named or user_data_path("summitry") / "classes"


def open_store(database: str, folder: Path, *, alone: bool = True) -> Store:
    """The store that a command line names; one that is only read need not be `alone` in its folder.

    Raises:
        StoreRefused, StoreAway: it cannot be opened.
    """
    return Store.on_postgres(database) if database else Store.in_folder(folder, alone=alone)


def serve(wanted: Wanted, shelf: "Shelf") -> int:
    """Serve classes until control-C is pressed; the exit code.

    Raises:
        Refusal: something of what is wanted cannot be had.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _serve(wanted, shelf)
    if not wanted.json:
        print("Ended. Everything is kept.")
    return 0


def _serve(wanted: Wanted, shelf: "Shelf") -> None:
    folder = data_folder(wanted.data)
    notice = _notice(wanted.notice)
    with _listening(wanted) as listening, open_store(wanted.database, folder) as store:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        port = listening.getsockname()[1]
        school = School(store, Cases(shelf), seal_key(folder), notice=notice)
        server = Server(school, config_of(wanted, port))
        _say(wanted, school, server.config, _class_at_once(school, wanted.part))
        with _beside(school):
            settings = uvicorn.Config(
                make_app(server), http=ImpatientProtocol, log_level="warning", access_log=False,
                server_header=False, proxy_headers=False, timeout_keep_alive=20,
                timeout_graceful_shutdown=5, limit_concurrency=2_000, lifespan="off",
            )  # fmt: skip
            uvicorn.Server(settings).run(sockets=[listening])


def config_of(wanted: Wanted, port: int) -> Config:
    """Where a server is to be found."""
    own = {each.address for each in addresses_of_machine()}
    named = {host_of(wanted.address.partition("://")[2].partition("/")[0])}
    name = socket.gethostname().lower()
    hosts = names_of(own | {name, f"{name}.local"} | (named if wanted.address else set()))
    if wanted.host not in ALL_HOSTS:
        hosts |= {wanted.host.lower()}
    loopback = wanted.host in ("127.0.0.1", "::1", "localhost")
    return Config(hosts, wanted.address, wanted.behind, port, loopback)


@contextmanager
def _listening(wanted: Wanted) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((wanted.host, wanted.port))
            # Whoever comes before the pages are there waits for them.
            listening.listen(BACKLOG)
        except OSError as error:
            raise Refusal(
                f"{wanted.host}:{wanted.port} cannot be listened on: {error.strerror or error}; "
                "name another with --host and --port"
            ) from None
        yield listening
    finally:
        listening.close()


def _notice(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return read_file(path, LONGEST_NOTICE).decode("utf-8", "replace").strip()
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {why_unwritten(error)}") from None


def _class_at_once(school: School, part: Part | None) -> str:
    """The code of the class that is open for a part, made where there is none; or empty."""
    if part is None:
        return ""
    for register in school.registers():
        if register.standing.settings.parts == (part,) and not school.cases.why_not(register.row):
            return register.row.code
    return make_class(school, ClassSettings("", (part,))).row.code


def _say(wanted: Wanted, school: School, config: Config, code: str) -> None:
    """Print how to join, and the teacher's way in."""
    ways = ways_into(addresses_of_machine(), config.port)
    here = f"http://127.0.0.1:{config.port}"
    outside = [way.url for way in ways if way.likely]
    if config.address:
        addresses = [config.address]
    elif config.only_here:
        addresses = [here]
    elif wanted.host in ALL_HOSTS:
        addresses = outside or [here]
    else:
        addresses = [f"http://{wanted.host}:{config.port}"]
    link = f"{config.address or here}/teacher/key/{new_link(school)}"
    if wanted.json:
        said = {"address": addresses[0], "code": code or None, "teacher": link}
        print(json.dumps(said), flush=True)
        return
    lines = ["To join:", *(f"  {address}/" for address in addresses)]
    if code:
        lines.append(f"  with the code {code}")
    if config.only_here and not config.address:
        lines += [
            "Only this machine can be used so far. For a class start it with --host 0.0.0.0: then",
            "others on the network can read what is sent, which is pseudonyms and moves.",
        ]
    elif not config.address.startswith("https:"):
        lines.append("Others on this network can read what is sent: pseudonyms and moves.")
    lines += ["", "For you alone, in this machine's browser:", f"  {link}", ""]
    lines.append("Control-C ends it; nothing is lost.")
    print("\n".join(lines), flush=True)


@contextmanager
def _beside(school: School) -> Iterator[None]:
    """What goes on beside the pages while the server runs."""
    rehearsal = Rehearsal(school, Random())
    beats = [
        Beat("rehearsal", PACE, lambda: rehearsal.turn(0.6)),
        Beat("other nodes", 1.0, school.look_again),
        Beat("presence", 15.0, school.tell_presence),
        Beat("old classes", 3600.0, lambda: end_old_classes(school)),
    ]
    end_old_classes(school)
    for beat in beats:
        beat.start()
    try:
        yield
    finally:
        for beat in beats:
            beat.stop()
