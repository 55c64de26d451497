"""The profile: what is finished and with which scores. It is read off the journals."""

from collections.abc import Iterable
from typing import NamedTuple

from game.records.saves.slots import Slot
from game.session.journal.journal import Result


class Progress(NamedTuple):
    """How far the player is in one role of one case."""

    under_way: int
    """Playthroughs that are not finished."""
    results: tuple[Result, ...]
    """Of the finished ones, the last played first."""

    @property
    def endings(self) -> tuple[str, ...]:
        """Ids of the endings reached, each once."""
        return tuple(dict.fromkeys(result.ending for result in self.results))

    @property
    def finished(self) -> bool:
        """Whether the role was ever finished."""
        return bool(self.results)

    @property
    def last(self) -> str:
        """As in `preparation 62.5, rapport 60`, of the play finished last; empty for none."""
        result = self.results[0] if self.results else None
        if result is None or result.preparation is None:
            return ""
        return f"preparation {result.preparation:g}, rapport {result.rapport:g}"

    @property
    def words(self) -> str:
        """As in `finished twice, 2 endings; 1 under way`."""
        said: list[str] = []
        if self.results:
            times = {1: "once", 2: "twice"}.get(len(self.results), f"{len(self.results)} times")
            endings = len(self.endings)
            said.append(f"finished {times}, {endings} ending{'s' if endings > 1 else ''}")
        if self.under_way:
            said.append(f"{self.under_way} under way")
        return "; ".join(said)


def profile(slots: Iterable[Slot]) -> dict[tuple[str, str], Progress]:
    """By case and role: how far the player is, of the roles that were ever begun."""
    found: dict[tuple[str, str], Progress] = {}
    for slot in slots:
        if slot.broken is not None:
            continue
        key = (slot.case, slot.role)
        so_far = found.get(key, Progress(0, ()))
        if slot.result is None:
            found[key] = so_far._replace(under_way=so_far.under_way + 1)
        else:
            found[key] = so_far._replace(results=(*so_far.results, slot.result))
    return found


def progress_in_words(slots: Iterable[Slot]) -> dict[str, str]:
    """By case: a few words on each role that was ever begun."""
    said: dict[str, list[str]] = {}
    for (case, role), progress in profile(slots).items():
        said.setdefault(case, []).append(f"{role} {progress.words}")
    return {case: ". ".join(sorted(words)) for case, words in said.items()}
