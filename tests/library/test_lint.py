"""What lint lets pass, what needs long content, and that no id goes unchecked."""

import inspect
from pathlib import Path
from types import ModuleType

import pytest

from game.library.limits import SCENES
from game.library.lint.passages import Shown, shown_words
from game.library.lint.references import REFERENCES
from game.library.models import base, case, debrief, role, shared
from game.library.models.base import Condition, Model, Passage
from game.library.models.role import Role
from game.library.nearest import hint, nearest
from game.library.reading.fields import fields_at
from tests.library.edit import change, copy_of_good, mistakes_in

CHECKED_ELSEWHERE = {
    "Condition.flags": "flags",
    "Effects.flags": "flags",
    "ReservationWhen.flags": "flags",
    "DisputedValue.default": "the model",
    "DisputedValue.readings": "the ids of readings, by the dispute",
    "Issue.options": "ids of its own",
    "Reveals.issues": "its issues apart",
    "Hearing.reading": "unheard_readings",
    "LessonEnding.ending": "with the lesson",
    "Lesson.id": "an id of its own",
    "Case.id": "an id of its own",
    "Case.people": "ids of its own",
    "Case.sides": "ids of its own",
    "Case.conditions": "ids of its own",
    "Case.issues": "ids of its own",
    "Case.facts": "ids of its own",
    "Case.sources": "ids of its own",
    "Start.rapport": "rapports_at_start",
    "Action.id": "an id of its own",
    "Answer.id": "an id of its own",
    "PlanLine.id": "an id of its own",
    "Choice.id": "an id of its own",
    "Choice.next": "its branches apart",
    "Table.signed": "its branches apart",
    "Table.repudiated": "its branches apart",
    "Table.draft": "its branches apart",
    "Table.deadlock": "its branches apart",
    "Table.walked": "its branches apart",
    "Table.opens": "packages",
    "Table.text": "packages",
    "Role.faces": "its persons apart",
    "Role.scenes": "ids of its own",
    "Role.endings": "ids of its own",
    "HistoryText.package": "packages",
    "History.package": "packages",
    "Dispute.readings": "disputes_told",
    "QuizQuestion.id": "an id of its own",
    "SharedSources.articles": "ids of its own",
    "SharedSources.claims": "ids of its own",
    "SharedSources.works": "ids of its own",
    "Concepts.concepts": "ids of its own",
}
"""Every other field that holds ids, with what sees to it."""


def models() -> list[type[Model]]:
    modules: list[ModuleType] = [base, case, debrief, role, shared]
    return [
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Model) and found.__module__ == module.__name__
    ]


def test_every_field_that_holds_ids_is_checked():
    # The pattern of ids stands in a field's own schema, and other models only by name there.
    pattern = "[a-z0-9]+(-[a-z0-9]+)*"
    holding = {
        f"{model.__name__}.{name}"
        for model in models()
        for name, schema in model.model_json_schema()["properties"].items()
        if pattern in str(schema)
    }
    referring = {
        f"{model.__name__}.{name}" for model, names in REFERENCES.items() for name in names
    }
    assert holding - referring - set(CHECKED_ELSEWHERE) == set()
    assert referring - holding == set()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            "../three-rivers/leader.yaml",
            "      - id: let-him-go\n",
            "      - id: let-him-go\n        unless: {knows: [abbot-will-walk]}\n",
            id="two choices that cover each other",
        ),
        pytest.param(
            "leader.yaml",
            "effects: {rapport: {dame-orla: 1}, mandate: -1}",
            "effects: {rapport: {dame-orla: 1}}\n"
            "        needs: {knows_at_least: {count: 1, of: [reef-moves, widow-vow]}}",
            id="rapport that costs what had to be known",
        ),
        pytest.param(
            "leader.yaml",
            "  walked: tide-stairs\n",
            "  walked: [{to: dark-winter, unless: {owed: [wick]}}, {to: tide-stairs}]\n",
            id="an early branch with only an unless",
        ),
        pytest.param("leader.yaml", "      days: 2\n", "      days: 1\n", id="fewer days"),
        pytest.param(
            "envoy.yaml", "faces: {wick: jory-pell}", 'faces: {"wick": "jory-pell"}', id="quotes"
        ),
    ],
)
def test_lint_lets_pass(file: str, old: str, new: str, tmp_path: Path):
    content = copy_of_good(tmp_path)
    change(content, file, old, new)
    assert mistakes_in(content) == []


def test_a_way_of_too_many_words(tmp_path: Path):
    content = copy_of_good(tmp_path)
    reply = "".join(f"          - {'so ' * 600}\n" for _ in range(6))
    change(
        content,
        "envoy.yaml",
        "reply: He is pleased, and knows that he is meant to be.\n",
        f"reply:\n{reply}",
    )
    (found,) = mistakes_in(content)
    # 3,600 words of reply in place of the longest there was, and the scenes around it.
    assert found.startswith("envoy.yaml:104:1 P005 scenes: the longest way shows 3,7")
    assert found.endswith("words of scenes and replies; expected at most 3,500")


def test_a_way_of_too_many_decisions(tmp_path: Path):
    content = copy_of_good(tmp_path)
    steps = "".join(
        f"  step-{n}:\n    title: A step\n    dateline: Wickmouth\n    text: Down.\n    choices:\n"
        f"      - {{id: go-{n}, text: Go, approach: defer, reply: Down., history: true, "
        f"next: {f'step-{n + 1}' if n < 17 else 'quay'}}}\n"
        for n in range(18)
    )
    change(content, "envoy.yaml", "opening: quay\nscenes:\n", f"opening: step-0\nscenes:\n{steps}")
    assert mistakes_in(content) == [
        "envoy.yaml:104:1 P006 scenes: the longest way takes 22 decisions; expected at most 20"
    ]


def test_a_chain_of_scenes_as_long_as_is_read(tmp_path: Path):
    content = copy_of_good(tmp_path)
    long = SCENES.most - 20
    steps = "".join(
        f"  step-{n}: {{title: A, dateline: B, text: C, choices: [{{id: d, text: E, "
        f"approach: defer, reply: F, history: true, next: step-{n + 1}}}]}}\n"
        for n in range(long)
    ).replace(f"step-{long}", "quay")
    change(content, "envoy.yaml", "opening: quay\nscenes:\n", f"opening: step-0\nscenes:\n{steps}")
    assert [line.split()[1] for line in mistakes_in(content)] == ["P006"]


def passage(words: int, **conditions: Condition) -> Passage:
    return Passage(text="word " * words, **conditions)


def test_words_that_cannot_be_shown_together_are_not_summed():
    shown = Shown({"a1": "a", "a2": "a", "b1": "b"})
    known = Condition(knows=("f",))
    always, when, unless = passage(5), passage(10, when=known), passage(20, unless=known)
    assert shown_words((always, when), shown) == 15
    assert shown_words((always, when, unless), shown) == 25
    one = passage(3, when=Condition(agreed=("a1",)))
    other = passage(4, when=Condition(agreed=("a2",)))
    besides = passage(5, when=Condition(agreed=("b1",)))
    assert shown_words((one, other, besides), shown) == 9
    assert shown_words((when,) * 12, shown) == 120


def test_fields_are_found_through_short_forms():
    assert fields_at(Role, ["scenes", "quay", "text", "when"])[:2] == ["preparation", "mandate"]
    assert fields_at(Role, ["scenes", "quay", "choices", 0, "next", 1]) == ["to", "when", "unless"]
    assert fields_at(Role, ["faces"]) == []


def test_the_nearest_name():
    assert nearest("jory-pel", ["dame-orla", "jory-pell"]) == "jory-pell"
    assert nearest("Jory_Pell", ["dame-orla", "jory-pell"]) == "jory-pell"
    assert nearest("xyz", ["dame-orla"]) is None
    assert hint("xyz", ["a"]) == "expected a"
    assert hint("xyz", []) == "there is none to name"
    assert hint("xyz", (f"n{n}" for n in range(12))).endswith("n9 and 2 more")
