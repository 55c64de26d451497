"""Crowds, slow and huge requests, and guesses, beside somebody who plays."""

import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from game.library.limits import REQUEST_BYTES, REQUEST_SECONDS
from tests.serve.seeding import seed
from torture.figures import Amount, Figure
from torture.served.server import MOVES, Somebody, cookie_of, serving

JOINING, GUESSES, SLOW = 300, 60, 60


def joining(amount: Amount) -> Figure:
    """Hundreds from one address within ten seconds."""
    count = amount.of(JOINING)
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        code = seed(Path(folder), 1)[0].code
        with serving(Path(folder)) as (_, port), ThreadPoolExecutor(count) as pool:
            began = time.monotonic()

            def join(number: int) -> bool:
                time.sleep(max(0.0, 10 * number / JOINING - (time.monotonic() - began)))
                return Somebody(port).join(code, f"Newcomer {number}")

            got_in = sum(pool.map(join, range(count)))
            seconds = time.monotonic() - began
    broken = () if got_in == count else (f"{count - got_in} did not get in",)
    return Figure("joining from one address", f"{got_in} of {count} in {seconds:.1f} s", broken)


def slow_and_huge(amount: Amount) -> Figure:
    """Requests that never end, and requests that are too long, beside a player who plays."""
    count, broken = amount.of(SLOW), list[str]()
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        (player,) = seed(Path(folder), 1)
        with serving(Path(folder)) as (_, port):
            slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
            head = b"POST /play/1/ HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5000\r\n\r\n"
            for number, each in enumerate(slow):
                # Some stop in their head, some in their body.
                each.sendall(head[:-2] if number % 2 else head + b"a")
            somebody = Somebody(port, cookie_of(player))
            began = time.monotonic()
            somebody.look()
            for made in range(4):
                if somebody.move(MOVES[made]) != 303:
                    broken.append("a move was not taken beside slow requests")
                somebody.look()
            seconds = time.monotonic() - began
            long = {"move": "x" * (REQUEST_BYTES.most + 1)}
            huge = {somebody.ask("POST", "/play/1/", long)[0] for _ in range(10)}
            # It may hang up on whoever goes on sending.
            broken += [f"a huge request was answered {status}" for status in huge - {413, 0}]
            left = sum(not _hung_up(each, began + 2 * REQUEST_SECONDS.most) for each in slow)
            if left:
                broken.append(f"{left} of those who kept it waiting were not hung up on")
    said = f"{count} slow and hung up on, 10 huge; four moves beside them in {seconds:.1f} s"
    return Figure("slow and huge requests", said, tuple(broken))


def _hung_up(line: socket.socket, deadline: float) -> bool:
    """Whether the server says that it took too long, or hangs up, before it is too late."""
    with line:
        line.settimeout(max(0.1, deadline - time.monotonic()))
        try:
            said = line.recv(1 << 16)
        except TimeoutError:
            return False
        except OSError:
            return True
    return not said or said.startswith(b"HTTP/1.1 408")


def guessed(amount: Amount) -> Figure:
    """Codes and words guessed; the right ones work all the same, or are locked as promised."""
    count, broken = amount.of(GUESSES), list[str]()
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        code = seed(Path(folder), 1)[0].code
        with serving(Path(folder)) as (_, port), ThreadPoolExecutor(count) as pool:
            letters = "BCDFGHJKMNPRSTVWXZ"
            chance = random.Random(amount.seed)
            guesses = ["".join(chance.choices(letters, k=6)) for _ in range(count)]

            def guess(word: str) -> bool:
                return Somebody(port).join(word, "Guesser")

            guessing = [pool.submit(guess, word) for word in guesses if word != code]
            time.sleep(0.5)
            began = time.monotonic()
            if not Somebody(port).join(code, "Late"):
                broken.append("the right code was kept out")
            right = time.monotonic() - began
            broken += ["a guess got in" for each in guessing if each.result()]
        with serving(Path(folder)) as (_, port):
            for _ in range(6):
                thief = Somebody(port)
                thief.ask("GET", "/")
                form = {"token": thief.token, "code": code, "name": "Player 0", "words": "a b"}
                status, said = thief.ask("POST", "/return", form)
                if status != 409:
                    broken.append(f"wrong words were answered {status}")
            if "Too many wrong words" not in said:
                broken.append("a seat was not locked after wrong words")
    said = f"{count} codes at once, the right one let in after {right:.1f} s; 6 tries of two words"
    return Figure("guessed codes and words", said, tuple(broken))
