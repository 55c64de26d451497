"""Other hosts, other origins, the next desk, and the teacher's pages."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.serve.seeding import seed
from torture.figures import Figure
from torture.served.server import Somebody, cookie_of, serving


def strangers() -> Figure:
    """Other hosts, other origins, and one student at another's play."""
    broken: list[str] = []
    tried = 0

    def expect(status: int, wanted: Sequence[int], what: str) -> None:
        nonlocal tried
        tried += 1
        if status not in wanted:
            broken.append(f"{what} was answered {status}")

    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        one, other = seed(Path(folder), 2, 2)
        with serving(Path(folder)) as (_, port):
            thief = Somebody(port, cookie_of(one))
            thief.look()
            for host in ("evil.example", "127.0.0.1.evil.example", "0.0.0.0"):
                expect(thief.ask("GET", "/play/1/", host=host)[0], (421,), f"Host {host}")
            form = {"turn": str(thief.turn), "token": thief.token, "move": "begin"}
            for origin in ("https://evil.example", f"http://127.0.0.1:{port + 1}"):
                status = thief.ask("POST", "/play/1/", form, origin=origin)[0]
                expect(status, (403,), f"Origin {origin}")
            for number in range(2, 9):
                expect(thief.ask("GET", f"/play/{number}/")[0], (404,), "another's play")
            for path in ("/teacher/", "/teacher/1/", "/teacher/1/hand-out.zip", "/teacher/1/wall"):
                expect(thief.ask("GET", path)[0], (403,), path)
            status = thief.ask("POST", "/teacher/1/do", {**form, "act": "call", "on": "yes"})[0]
            expect(status, (403,), "a button of the teacher's")
            victim = Somebody(port, cookie_of(other))
            expect(victim.look(), (200,), "his own play")
            if victim.turn != 1:
                broken.append(f"another's play stands at {victim.turn}")
    return Figure(
        "strangers and neighbours", f"{tried} requests refused as promised", tuple(broken)
    )
