"""Words of the glossary in a text."""

from game.library.content_folders import own_content
from game.library.glossary import concepts_in, find_concepts
from game.library.models.shared import Concept, Concepts

CONCEPTS = Concepts(
    concepts={
        "batna": Concept(title="BATNA", also=("best alternative", "alternative"), text="x"),
        "mandate": Concept(title="Mandate", text="x"),
    }
)


def words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_concepts(CONCEPTS, text)]


def test_the_longest_word_is_found_whole_and_in_the_plural() -> None:
    assert words("Your best alternative, and their alternatives.") == [
        "best alternative",
        "alternatives",
    ]
    assert words("The mandates; the Mandate.") == ["mandates", "Mandate"]
    assert words("best\n  alternative") == ["best\n  alternative"]


def test_part_of_a_word_is_none() -> None:
    assert words("mandatory, alternatively, unmandated") == []


def test_concepts_come_in_the_order_of_the_glossary() -> None:
    assert concepts_in(CONCEPTS, ["a mandate", "an alternative"]) == ["batna", "mandate"]
    assert concepts_in(Concepts(concepts={}), ["anything at all"]) == []


def test_the_games_own_glossary_compiles() -> None:
    from game.library.case_files import read_shared

    shared = read_shared(own_content()).concepts
    assert shared is not None
    assert "mandate" in concepts_in(shared, ["What is your mandate?"])
