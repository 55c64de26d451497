"""What a case holds beside its play: its sources, the glossary, its emblem."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.library.case_files import CaseFile
    from game.library.glossary import Found
    from game.library.models.shared import Concept


class Casebook(NamedTuple):
    """Opened with the play it belongs to."""

    case_file: "CaseFile"
    emblem: tuple[str, ...]

    def cite(self, source: str) -> str:
        """A source as it is cited."""
        return self.case_file.source(source).citation

    def words_in(self, text: str) -> "list[Found]":
        """Where words of the glossary stand in a text."""
        from game.library.glossary import find_concepts

        return find_concepts(self.case_file.glossary, text)

    def concepts_in(self, said: "Iterable[str]") -> "list[Concept]":
        """The concepts whose words stand in a text, in the order of the glossary."""
        from game.library.glossary import concepts_in

        return [
            self.case_file.glossary.concepts[name]
            for name in concepts_in(self.case_file.glossary, said)
        ]


def open_casebook(case_file: "CaseFile") -> Casebook:
    """The casebook of a case."""
    from game.library.shelf.emblem import read_emblem

    return Casebook(case_file, read_emblem(case_file.folder))
