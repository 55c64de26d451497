"""Damaged journals: each loads to what its moves truly reach, or is set aside in plain words."""

import json
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from game.library.forbidden import HIDDEN
from game.library.shelf.shelf import UnknownCase
from game.records.saves.file_play import FilePlay
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.case_role import CaseRole
from game.rules.moves import move_from_json
from game.rules.phase import OVER
from game.rules.play import Play
from game.rules.relay import Relay
from game.rules.state import State
from game.session.errors import JournalError
from game.session.replaying.verifying import verify
from torture.damage import KINDS
from torture.figures import Amount, Figure
from torture.playing import EXAMPLES, find, played

WHOLE = 4_000
PATIENCE = 5.0
"""Seconds of the processor that any journal may take to be opened or set aside."""

LONGEST_SENTENCE = 500


def run(amount: Amount) -> list[Figure]:
    """Damage journals in every way, and open them among others that are sound."""
    random = Random(amount.seed)
    sound = [played(random).raw for _ in range(amount.of(60))]
    sound += [path.read_bytes() for path in sorted(EXAMPLES.glob("*.json"))]
    came: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    broken: list[str] = []
    slowest = 0.0
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        for number in range(amount.of(WHOLE)):
            kind = list(KINDS)[number % len(KINDS)]
            raw, other = random.choice(sound), random.choice(sound)
            damaged = KINDS[kind](raw, other, random)
            start = time.process_time()
            came_to = _Trial(Path(folder, str(number)), raw, damaged).run()
            slowest = max(slowest, time.process_time() - start)
            broken += [f"{kind}, journal {number}: {sentence}" for sentence in came_to.broken]
            came[kind][came_to.outcome] += 1
    if slowest > PATIENCE:
        broken.append(f"one took {slowest:.1f} s")
    whole = sum(came.values(), Counter[str]())
    figures = [Figure(f"{whole.total()} damaged journals", _in_words(whole), tuple(broken))]
    figures += [Figure(f"  {kind}", _in_words(counter)) for kind, counter in came.items()]
    return [*figures, Figure("slowest to be opened or set aside", f"{slowest * 1000:.0f} ms")]


WHOLE_PLAY, PART, ASIDE = "loaded", "went on in a copy with the moves that hold", "set aside"


def _in_words(came: Counter[str]) -> str:
    return ", ".join(f"{came[each]} {each}" for each in (WHOLE_PLAY, PART, ASIDE))


class _Trial:
    """One damaged journal in a folder with a sound one."""

    def __init__(self, folder: Path, sound: bytes, damaged: bytes) -> None:
        folder.mkdir()
        self.folder = folder
        self.path = folder / "damaged.json"
        self.sound, self.damaged = sound, damaged
        self.path.write_bytes(damaged)
        (folder / "sound.json").write_bytes(sound)
        self.outcome = ASIDE
        self.broken: list[str] = []

    def run(self) -> "_Trial":
        """Open it, look at what came of it, and at what lies beside it."""
        try:
            self._open()
            self._list()
            self._verify()
        except Exception as error:
            self.broken.append(f"{type(error).__name__}: {error}"[:300])
        if self.path.read_bytes() != self.damaged:
            self.broken.append("the file was changed")
        if (self.folder / "sound.json").read_bytes() != self.sound:
            self.broken.append("the slot beside it was changed")
        return self

    def _open(self) -> None:
        try:
            with Saves(self.folder).resume(self.path, find) as opened:
                self.outcome = WHOLE_PLAY if opened.notice is None else PART
                self._check_state(opened)
                if opened.notice is not None:
                    self._check_sentence(opened.notice)
        except JournalError as error:
            self._check_sentence(str(error))
        except UnknownCase:
            # The commands say which cases there are.
            pass

    def _check_state(self, opened: FilePlay) -> None:
        """By another way than the records': the moves in the file, played one by one."""
        data = json.loads(self.path.read_bytes())
        relay = data["relay"] and Relay(
            tuple(data["relay"]["knows"]),
            tuple(data["relay"]["text"].items()),
            tuple(data["relay"]["rapport"].items()),
        )
        play = opened.play
        moves = [dict(move) for move in data["moves"]]
        if opened.notice is None and len(moves) != len(play.turns):
            self.broken.append("it went on without some of its moves, and said nothing")
        reached = _reached(play.case_role, relay, moves[: len(play.turns)])
        if reached != play.state:
            self.broken.append("it stands where its moves do not lead")
        if opened.finished is not (play.state.phase in OVER):
            self.broken.append("it takes itself for finished and is not, or is and does not")

    def _check_sentence(self, said: str) -> None:
        if "damaged.json" not in said or len(said) > LONGEST_SENTENCE or "\n" in said:
            self.broken.append(f"not a plain sentence: {said[:200]}")
        if HIDDEN.search(said):
            self.broken.append("its sentence could drive a terminal")

    def _list(self) -> None:
        slots = {slot.name: slot for slot in Saves(self.folder).slots()}
        if slots["sound"].broken is not None:
            self.broken.append("the slot beside it cannot be read")
        if (said := slots["damaged"].broken) is not None:
            self._check_sentence(said)

    def _verify(self) -> None:
        """Nothing that says something else than what was finished may pass for it."""
        (self.folder / "was.json").write_bytes(self.sound)
        was = read_journal(self.folder / "was.json")
        try:
            journal = read_journal(self.path)
            verified = verify(journal, "damaged.json", find(journal.case))
        except (JournalError, UnknownCase):
            return
        # Whose it is no digest says: only the seal of a class's server does.
        signed = journal._replace(pseudonym=was.pseudonym, seal=was.seal)
        untouched = signed == was or verified.remark
        if verified.verifies and not untouched:
            self.broken.append("it says something else than it was finished with, and verifies")


def _reached(ready: CaseRole, relay: Relay | None, moves: list[dict[str, object]]) -> State:
    play = Play.begin(ready, relay)
    for move in moves:
        del move["led"], move["at"]
        play = play.after(move_from_json(move))
    return play.state
