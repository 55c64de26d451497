"""Where to go from a case: its place in the order for learning, its threads, cases beside it."""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from game.library.models.shared import Curriculum


class NamedCase(NamedTuple):
    """A case as the curriculum names it."""

    id: str
    title: str
    there: bool
    """Whether it can be played; else it is still to come."""

    def where(self, there: Container[str]) -> "NamedCase":
        """The same where other cases can be played: those of these ids."""
        return self._replace(there=self.id in there)

    @property
    def in_words(self) -> str:
        """Its title, and whether it is still to come."""
        return self.title if self.there else f"{self.title} (to come)"


class ThreadHere(NamedTuple):
    """A thread that a case is part of."""

    id: str
    title: str
    text: str
    question: str
    cases: tuple[NamedCase, ...]
    """All of them in order, the case itself included."""

    def after(self, case_id: str) -> NamedCase | None:
        """The case that follows in the thread; None after the last."""
        ids = [case.id for case in self.cases]
        at = ids.index(case_id) + 1
        return self.cases[at] if at < len(ids) else None


class Compared(NamedTuple):
    """Another case to read beside one."""

    other: NamedCase
    here: str
    """What moved in the case itself, and what did not."""
    there: str
    """What moved in the other."""
    question: str


class Onward(NamedTuple):
    """Where to go from a case."""

    place: int
    """From 1: its place in the order for learning."""
    of: int
    """How many cases the order has."""
    idea: str
    """What the case adds to those before it."""
    threads: tuple[ThreadHere, ...]
    beside: tuple[Compared, ...]

    def where(self, there: Container[str]) -> "Onward":
        """The same where other cases can be played: those of these ids."""
        threads = tuple(
            each._replace(cases=tuple(case.where(there) for case in each.cases))
            for each in self.threads
        )
        beside = tuple(each._replace(other=each.other.where(there)) for each in self.beside)
        return self._replace(threads=threads, beside=beside)

    @property
    def in_words(self) -> str:
        """The place in the order, and the idea, in a sentence."""
        return f"In the order for learning this is {self.place} of {self.of}: {self.idea}."


def onward_from(case_id: str, curriculum: "Curriculum", there: Container[str]) -> Onward | None:
    """Where to go from a case; None where the curriculum does not name it.

    Args:
        case_id: the case.
        curriculum: the curriculum.
        there: the ids of the cases that can be played.
    """
    named = {each.case: NamedCase(each.case, each.title, False) for each in curriculum.order}
    if case_id not in named:
        return None
    place = list(named).index(case_id)
    threads = tuple(
        ThreadHere(
            id_, each.title, each.text, each.question, tuple(map(named.__getitem__, each.cases))
        )
        for id_, each in curriculum.threads.items()
        if case_id in each.cases
    )
    beside = tuple(_compared(case_id, curriculum, named))
    onward = Onward(place + 1, len(named), curriculum.order[place].idea, threads, beside)
    return onward.where(there)


def _compared(
    case_id: str, curriculum: "Curriculum", named: dict[str, NamedCase]
) -> Iterator[Compared]:
    for pair in curriculum.beside:
        if case_id in pair.moved:
            [other] = (each for each in pair.moved if each != case_id)
            yield Compared(named[other], pair.moved[case_id], pair.moved[other], pair.question)


def onward_from_json(found: Any) -> Onward:
    """Return what was written as JSON, in which each tuple is a list.

    Raises:
        TypeError, ValueError: it is nothing of the kind.
    """
    place, of, idea, threads, beside = found
    return Onward(
        int(place), int(of), str(idea), tuple(map(_thread, threads)), tuple(map(_beside, beside))
    )


def _thread(found: Any) -> ThreadHere:
    id_, title, text, question, cases = found
    return ThreadHere(str(id_), str(title), str(text), str(question), tuple(map(_named, cases)))


def _beside(found: Any) -> Compared:
    other, here, there, question = found
    return Compared(_named(other), str(here), str(there), str(question))


def _named(found: Any) -> NamedCase:
    id_, title, there = found
    return NamedCase(str(id_), str(title), bool(there))
