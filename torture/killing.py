"""Playing each front end until a random instant, killing it, and counting what is on the disk."""

import json
import operator
import subprocess
import threading
import time
from collections.abc import Callable
from functools import cache, partial
from io import BufferedReader, StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, cast

from bench.terminal import Terminal
from game.library.shelf.shelf import Shelf
from game.plain.game import PlainGame
from game.plain.voice import Voice
from game.plain.words.first_card import say_first_card
from game.records.desk import Desk as OpenDesk
from game.records.saves.saves import Saves
from torture.playing import CONTENT, find
from torture.programs import PATIENCE, SUMMITRY, Desk, moves_of

STARTING = 0.15
"""The share of kills while the game is starting up."""

LONGEST_START = 0.8
"""Seconds in which a kill still falls into the start."""

SHORT = 0.008
"""Seconds in which one move is made and saved, more or less."""

TYPED = (
    *("", "1", "search-the-chest", "5", "commit", "1", "skip", "skip", "70", "commit", "2", "2"),
    *("a4 - - d2", "1", "1", "Two men and a charter.", "1", "2"),
)
"""A whole plain play of the lighthouse's envoy, and two pages of its debrief."""

KEYS = ("1", "1", "1", "2", "u", "1", "1")
"""Keys that make moves at the briefing and in the groundwork of Reykjavik's envoy."""


class Killed(NamedTuple):
    """What came of a kill."""

    when: str
    """What the game was at."""
    broken: tuple[str, ...] = ()


IDLE, LOST, KEPT = "lost nothing", "lost the move in progress", "kept the move in progress"
AT_START = "before the first answer"


def kill_json(desk: Desk, random: Random) -> Killed:
    """Random moves in the JSON game, in a new play or in one that was killed before."""
    before = desk.journals()
    under_way = [name for name, said in before.items() if said["stands"]["result"] is None]
    resumed = random.choice(under_way) if under_way and random.random() < 0.6 else None
    role = random.choice(("envoy", "leader"))
    which = ("--resume", resumed) if resumed else ("--role", role)
    game = desk.play("lighthouse", "--json", *which)
    killer = _Killer(game, random, moves=12)
    sent: list[dict[str, Any]] = []
    answers = 0
    assert game.stdin is not None and game.stdout is not None
    for line in game.stdout:
        if not line.endswith(b"\n"):
            break
        answers += 1
        view = json.loads(line)
        killer.answered(answers)
        move = _random_message(view, random)
        if move is None:
            game.kill()
            break
        sent.append(move)
        try:
            game.stdin.write(json.dumps(move).encode() + b"\n")
            game.stdin.flush()
        except BrokenPipeError:
            break
    answers += sum(rest.endswith(b"\n") for rest in game.stdout)
    _bury(game, killer)
    return _compare(before, desk.journals(), resumed, sent, max(0, answers - 1))


def _compare(
    before: dict[str, Any],
    after: dict[str, Any],
    resumed: str | None,
    sent: list[dict[str, Any]],
    acknowledged: int,
) -> Killed:
    """Whether the disk has all that was acknowledged, at most one move more, and no other."""
    broken = [f"{name} is gone" for name in before if name not in after]
    changed = [name for name in after if after[name] != before.get(name)]
    if len(changed) > 1 or (resumed and changed not in ([], [resumed])):
        broken.append(f"these have changed: {changed}")
    name = resumed or next(iter(changed), None)
    had = moves_of(before[name]) if name in before else []
    has = moves_of(after[name]) if name in after else []
    new = len(has) - len(had)
    if has != [*had, *sent[:new]]:
        broken.append(f"{name} has other moves than were made")
    if new < acknowledged:
        broken.append(f"{name} has {new} of {acknowledged} acknowledged moves")
    if new > acknowledged + 1:
        broken.append(f"{name} has {new} moves where {acknowledged} were acknowledged")
    if not sent:
        return Killed(AT_START, tuple(broken))
    when = IDLE if len(sent) == acknowledged else KEPT if new > acknowledged else LOST
    return Killed(when, tuple(broken))


def _random_message(view: dict[str, Any], random: Random) -> dict[str, Any] | None:
    """A move that is open in a View; None in the debrief."""
    if view["phase"] == "plan":
        answers = {line["id"]: random.choice(line["answers"])["id"] for line in view["lines"]}
        return {"plan": {**answers, "forecast": random.randrange(101)}}
    if view.get("issues") and random.random() < 0.5:
        return {
            "propose": {
                issue["id"]: random.choice([o["id"] for o in issue["options"] if o["open"]])
                for issue in view["issues"]
            }
        }
    open_ = [move["id"] for move in view["moves"] if move["open"]]
    return {"move": random.choice(open_)} if open_ else None


class _Killer:
    """Kills a game at a random instant: while it starts, or soon after its nth answer."""

    def __init__(self, game: subprocess.Popen[bytes], random: Random, moves: int) -> None:
        self._game = game
        self._at_answer = random.randint(1, moves)
        self._delay = random.uniform(0, SHORT)
        self._timer: threading.Timer | None = None
        self._sure = self._soon(PATIENCE)
        if random.random() < STARTING:
            self._timer = self._soon(random.uniform(0, LONGEST_START))

    def answered(self, count: int) -> None:
        """Tell how many answers have come."""
        if count >= self._at_answer and self._timer is None:
            self._timer = self._soon(self._delay)

    def done(self) -> None:
        """The game is dead."""
        self._sure.cancel()
        if self._timer is not None:
            self._timer.cancel()

    def _soon(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._game.kill)
        timer.daemon = True
        timer.start()
        return timer


def _bury(game: subprocess.Popen[bytes], killer: _Killer) -> None:
    game.kill()
    game.wait()
    killer.done()
    for stream in (game.stdin, game.stdout, game.stderr):
        if stream is not None:
            try:
                stream.close()
            except BrokenPipeError:
                continue


class _Prompt(NamedTuple):
    """A prompt of the plain game when nobody kills it."""

    said: int
    """Bytes of output up to it."""
    moves: int
    """Moves saved by then."""


class _Listening(Voice):
    """A voice that notes where each prompt stands."""

    def __init__(self, out: StringIO, source: StringIO) -> None:
        super().__init__(out, source)
        self.heard = out
        self.prompts: list[_Prompt] = []
        self.moves: Callable[[], int] = int

    def ask(self, prompt: str) -> str:
        said = f"{self.heard.getvalue()}{prompt} "
        self.prompts.append(_Prompt(len(said.encode()), self.moves()))
        return super().ask(prompt)


@cache
def _plain_play() -> tuple[_Prompt, ...]:
    """The prompts of the whole plain play."""
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        saves = Saves(Path(folder))
        desk = OpenDesk(Shelf, lambda: saves)
        desk.open(saves.begin(find("lighthouse"), "envoy"))
        out = StringIO()
        voice = _Listening(out, StringIO("".join(f"{line}\n" for line in TYPED)))
        voice.moves = lambda: len(desk.play.play.turns)
        say_first_card(voice)
        PlainGame(voice, desk).play()
    return tuple(voice.prompts)


def kill_plain(desk: Desk, random: Random) -> Killed:
    """The same lines typed each time, in a new play."""
    prompts, before = _plain_play(), desk.journals()
    game = desk.play("lighthouse", "--role", "envoy", "--plain")
    killer = _Killer(game, random, moves=len(TYPED))
    assert game.stdin is not None and game.stdout is not None
    said, typed = 0, 0
    output = cast(BufferedReader, game.stdout)
    while chunk := output.read1(65536):
        said += len(chunk)
        seen = sum(said >= prompt.said for prompt in prompts)
        while typed < min(seen, len(TYPED)):
            try:
                game.stdin.write(f"{TYPED[typed]}\n".encode())
                game.stdin.flush()
            except BrokenPipeError:
                break
            typed += 1
            killer.answered(typed)
        if typed == len(TYPED) and seen > typed:
            break
    _bury(game, killer)
    return _compare_plain(before, desk.journals(), [p for p in prompts if said >= p.said], prompts)


def _compare_plain(
    before: dict[str, Any],
    after: dict[str, Any],
    seen: list[_Prompt],
    prompts: tuple[_Prompt, ...],
) -> Killed:
    broken = [f"{name} has changed" for name in before if after.get(name) != before[name]]
    new = [name for name in after if name not in before]
    moves = len(moves_of(after[new[0]])) if new else 0
    acknowledged = seen[-1].moves if seen else 0
    next_ = prompts[min(len(seen), len(prompts) - 1)].moves
    if not acknowledged <= moves <= max(acknowledged, next_) or len(new) > 1:
        broken.append(f"{new} has {moves} moves where {acknowledged} were acknowledged")
    if not seen:
        return Killed(AT_START, tuple(broken))
    if acknowledged == next_:
        return Killed(IDLE, tuple(broken))
    return Killed(KEPT if moves > acknowledged else LOST, tuple(broken))


def kill_screen(desk: Desk, random: Random) -> Killed:
    """Keys pressed in a terminal, each seen to have had its effect but the last."""
    before = desk.journals()
    command = [*SUMMITRY, "play", "reykjavik-1986", "--role", "envoy"]
    command += ["--content", str(CONTENT[1])]
    broken: list[str] = []
    with Terminal(command, desk.env) as terminal:
        terminal.wait_until(lambda text: "Begin the groundwork" in text)
        terminal.settle(0.2)
        last = random.randrange(len(KEYS))
        for key in KEYS[:last]:
            was = terminal.text
            terminal.send(key.encode())
            terminal.wait_until(partial(operator.ne, was))
            terminal.settle(0.2)
        seen = _only_new(before, desk.journals())
        terminal.send(KEYS[last].encode())
        time.sleep(random.uniform(0, 6 * SHORT))
        terminal.process.kill()
        terminal.process.wait()
    after = desk.journals()
    moves = _only_new(before, after)
    broken += [f"{name} has changed" for name in before if after.get(name) != before[name]]
    undone = KEYS[last] == "u" and moves == seen - 1
    if not seen <= moves <= seen + 1 and not undone:
        broken.append(f"{moves} moves are saved where {seen} were seen to be")
    return Killed(LOST if moves == seen else KEPT, tuple(broken))


def _only_new(before: dict[str, Any], after: dict[str, Any]) -> int:
    """How many moves the play has that is not among the earlier ones."""
    new = [name for name in after if name not in before]
    return len(moves_of(after[new[0]])) if new else 0
