"""Cases read from the JSON that a build compiled, into plain frozen classes made for them."""

import json
from pathlib import PurePosixPath
from typing import Any, ClassVar, NamedTuple, Protocol, cast

from game.library.case_file import CaseFile
from game.library.errors import Refusal
from game.library.leading import HasExits, LeadsOn
from game.library.nearest import nearest
from game.library.onward import onward_from_json
from game.library.shelf.listing import Listing
from game.web.around.cards import Listed

KIND = ""
"""The key under which an object of the JSON names its class; no id is empty."""

DOES: dict[str, type] = {"Scene": LeadsOn, "Table": HasExits}
"""What a class can do beside holding its fields; a test sees that no model does more."""


class Plain:
    """Something of a case: its fields, which never change."""

    __slots__ = ()
    fields: ClassVar[tuple[str, ...]] = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a case does not change: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.fields))


class Shape(NamedTuple):
    """A class with what its fields are where the JSON leaves them out."""

    made: type[Plain]
    defaults: dict[str, Any]


class Words(NamedTuple):
    """What the cases of a folder of content share."""

    sources: Any
    concepts: Any


class Reader:
    """Reads compiled cases; its classes are made once, from the fields that the models had."""

    def __init__(self, shapes: dict[str, Any]) -> None:
        self._shapes: dict[str, Shape] = {}
        for name, shape in shapes.items():
            bases = (DOES[name], Plain) if name in DOES else (Plain,)
            fields = tuple(shape["fields"])
            made = type(name, bases, {"__slots__": fields, "fields": fields})
            self._shapes[name] = Shape(made, {})
        for name, shape in shapes.items():
            # A default may be of a class of these: an action that has no effects has empty ones.
            said = json.dumps(shape["defaults"])
            self._shapes[name].defaults.update(json.loads(said, object_hook=self._made))

    def _made(self, found: dict[str, Any]) -> Any:
        given = {key: _frozen(value) for key, value in found.items()}
        if KIND not in given:
            return given
        shape = self._shapes[given.pop(KIND)]
        made = object.__new__(shape.made)
        for name in shape.made.fields:
            object.__setattr__(made, name, given[name] if name in given else shape.defaults[name])
        return made

    def words(self, said: str) -> Words:
        """What cases share, as the list of them says it."""
        return Words(**json.loads(said, object_hook=self._made))

    def read(self, case_id: str, said: str, words: Words) -> CaseFile:
        """The case that a compiled file says."""
        found = json.loads(said, object_hook=self._made)
        onward = found["onward"]
        concepts = {**found["terms"], **words.concepts.concepts}
        return CaseFile(
            folder=cast(Any, PurePosixPath(case_id)),
            hash=found["hash"],
            case=found["case"],
            envoy=found["envoy"],
            leader=found["leader"],
            debrief=found["debrief"],
            sources=words.sources,
            concepts=words.concepts,
            glossary=self._made({KIND: "Concepts", "concepts": concepts}),
            onward=None if onward is None else onward_from_json(onward),
        )


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


class Fetch(Protocol):
    """Brings a case's compiled file: from the folder of the site, or from a browser's cache."""

    async def __call__(self, case_id: str) -> str:
        """What the file says.

        Raises:
            Refusal: it cannot be had now.
        """


class Library:
    """The cases of a site: listed at once, each read when it is first opened."""

    def __init__(self, index: str, fetch: Fetch) -> None:
        """`index` is what the site's list of cases says."""
        found = json.loads(index)
        self.version: str = found["version"]
        """Of the game."""
        self._reader = Reader(found["shapes"])
        self.cases = tuple(
            Listed(each["id"], Listing.from_json(each), tuple(each["emblem"]))
            for each in found["cases"]
        )
        words = [self._reader.words(json.dumps(each)) for each in found["words"]]
        self._words = {each["id"]: words[each["words"]] for each in found["cases"]}
        self._fetch = fetch
        self._read: dict[str, CaseFile] = {}

    def listed(self, case_id: str) -> Listed:
        """A case of the list.

        Raises:
            Refusal: there is none of this id.
        """
        for each in self.cases:
            if each.id == case_id:
                return each
        near = nearest(case_id, (each.id for each in self.cases))
        meant = f'did you mean "{near}"?' if near else "the list of cases has those that there are."
        raise Refusal(f'There is no case called "{case_id}" on this site; {meant}')

    @property
    def titles(self) -> dict[str, str]:
        """By case: its title."""
        return {each.id: each.listing.title for each in self.cases}

    async def find(self, case_id: str) -> CaseFile:
        """A case, the same object every time.

        Raises:
            Refusal: there is none, or its file cannot be had.
        """
        self.listed(case_id)
        if case_id not in self._read:
            said = await self._fetch(case_id)
            self._read[case_id] = self._reader.read(case_id, said, self._words[case_id])
        return self._read[case_id]
