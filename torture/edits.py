"""Edited content: no save resumes at a place its moves do not lead to; every stop is explained."""

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from game.records.saves.saves import Saves
from game.rules.case_role import case_role_of
from game.rules.moves import NotOffered, move_from_json
from game.rules.play import Play
from game.rules.relay import Relay
from game.session.errors import JournalError
from game.session.journal.led import led_to
from torture.edited_case import HARMLESS, KINDS, Edit, edited
from torture.figures import Amount, Figure
from torture.playing import Played, find, played

WHOLE = 400
EDITS = 3
"""Of each kind and case."""

RESUMED, STOPPED, REFUSED = "resumed where it stood", "stopped and explained", "refused, explained"


def run(amount: Amount, only: str | None = None) -> list[Figure]:
    """Resume every journal after an edit of each kind; of one case only, where it is named."""
    random = Random(amount.seed)
    journals = [played(random, only) for _ in range(amount.of(WHOLE))]
    return [_one_kind(kind, journals, amount, random) for kind in KINDS]


def _one_kind(kind: str, journals: list[Played], amount: Amount, random: Random) -> Figure:
    came: Counter[str] = Counter()
    broken: list[str] = []
    with TemporaryDirectory(prefix="summitry-torture-") as folder:
        edits = _edits(kind, journals, Path(folder), amount.of(EDITS), random)
        for number, first in enumerate(journals):
            each = first
            while each.journal.case not in edits:
                each = played(random)
            edit = _fitting(edits[each.journal.case], each, random)
            trial = _Trial(Path(folder, f"saves-{number}"), each, edit, kind)
            came[trial.run()] += 1
            broken += [f"journal {number}: {sentence}" for sentence in trial.broken]
    counted = ", ".join(f"{number} {what}" for what, number in came.most_common())
    made = sum(map(len, edits.values()))
    return Figure(f"{kind}, {made} edits, {len(journals)} journals", counted, tuple(broken))


def _edits(
    kind: str, journals: list[Played], folder: Path, count: int, random: Random
) -> dict[str, list[Edit]]:
    """By case: so many edits of a kind."""
    made: dict[str, list[Edit]] = {}
    for case_id in sorted({each.journal.case for each in journals}):
        case_file = find(case_id)
        places = [folder / f"{case_id}-{number}" for number in range(count)]
        found = [edited(kind, case_file, place, random) for place in places]
        possible = [edit for edit in found if edit is not None]
        if possible:
            # Three Rivers has no fact too many, and the game plays no case that lacks one.
            made[case_id] = possible
    return made


def _fitting(edits: list[Edit], each: Played, random: Random) -> Edit:
    """An edit of what the journal went through, where there is one."""
    text = each.raw.decode()
    on_the_way = [edit for edit in edits if edit.touched and edit.touched in text]
    return random.choice(on_the_way or edits)


class _Trial:
    """One journal resumed after one edit."""

    def __init__(self, folder: Path, each: Played, edit: Edit, kind: str) -> None:
        folder.mkdir()
        self.path = folder / "journal.json"
        self.path.write_bytes(each.raw)
        self.each, self.edit, self.kind = each, edit, kind
        self.broken: list[str] = []

    def run(self) -> str:
        """Resume it, and say what came of it."""
        expected, whole = self._played_anew()
        try:
            opened = Saves(self.path.parent).resume(self.path, lambda _: self.edit.case_file)
        except JournalError as error:
            self._check_words(str(error))
            if self.kind in HARMLESS or self.each.journal.relay is None:
                self.broken.append(f"refused: {error}")
            return REFUSED
        with opened:
            if expected is None or opened.play.state != expected.state:
                self.broken.append("it stands where its moves do not lead")
            if whole is (opened.notice is not None):
                self.broken.append(f"whole: {whole}, and it was told: {opened.notice}")
            if self.kind in HARMLESS and led_to(opened.play.state) != led_to(self.each.play.state):
                self.broken.append("it does not stand where it stood")
            if opened.notice is not None:
                self._check_stop(opened.notice, len(opened.play.turns) + 1)
        if self.path.read_bytes() != self.each.raw:
            self.broken.append("the file was changed")
        return RESUMED if opened.notice is None else STOPPED

    def _played_anew(self) -> tuple[Play | None, bool]:
        """The moves in the file played one by one on the edited case, and whether all could be."""
        data = json.loads(self.each.raw)
        relay = data["relay"] and Relay(
            *(tuple(part.items() if isinstance(part, dict) else part)
              for part in data["relay"].values())
        )  # fmt: skip
        play: Play | None = None
        try:
            play = Play.begin(case_role_of(self.edit.case_file, data["role"]), relay)
            for move in data["moves"]:
                made = {key: value for key, value in move.items() if key not in ("led", "at")}
                after = play.after(move_from_json(made))
                if led_to(after.state) != move["led"]:
                    return play, False
                play = after
        except NotOffered:
            return play, False
        except KeyError:
            # What was handed over is gone from the case.
            return None, False
        return play, True

    def _check_stop(self, said: str, move: int) -> None:
        self._check_words(said)
        if f"stops before move {move}, " not in said or "you go on in" not in said:
            self.broken.append(f"does not say where it stops, or what now: {said}")

    def _check_words(self, said: str) -> None:
        """Words for a student: that the case was edited, and nothing of the game's insides."""
        if "The case was edited since this was played" not in said or "\n" in said:
            self.broken.append(f"not explained: {said}")
        if re.search(r"\b(scene|table|ending|debrief|reflection):[a-z]", said):
            self.broken.append(f"not in words: {said}")
