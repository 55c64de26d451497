"""What lint lets pass, what needs long content, and that no id goes unchecked."""

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from game.library.case_files import load_case
from game.library.length import Length, longest_way, minutes
from game.library.limits import SCENES
from game.library.lint.names.references import REFERENCES
from game.library.lint.texts.passages import Shown, shown_words
from game.library.models import base, case, debrief, role, shared, table
from game.library.models.base import Condition, Model, Passage
from game.library.models.case import Case
from game.library.models.role import Role
from game.library.nearest import hint, nearest
from game.library.reading.fields import fields_at
from tests.library.edit import change, copy_of_good, mistakes_in, warnings_in
from tests.rules import small_case

RIVERS = "cases/three-rivers/leader.yaml"

CHECKED_ELSEWHERE = {
    "Curriculum.threads": "ids of its own",
    "Stage.case": "an id of its own, that of a case or one to come",
    "Pair.moved": "cases_in_order",
    "Thread.cases": "cases_in_order",
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
    "Case.terms": "ids of its own",
    "Start.rapport": "rapports_at_start",
    "Action.id": "an id of its own",
    "Groundwork.actions": "what is shared, as the file is read",
    "Plan.lines": "what is shared, as the file is read",
    "Answer.id": "an id of its own",
    "PlanLine.id": "an id of its own",
    "Choice.id": "an id of its own",
    "Choice.next": "its branches apart",
    "Scene.next": "its branches apart",
    "Opening.flags": "flags",
    "Opening.package": "packages",
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
    modules: list[ModuleType] = [base, case, debrief, role, shared, table]
    return [
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Model) and found.__module__ == module.__name__
    ]


def test_every_field_that_holds_ids_is_checked() -> None:
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
            "../three-rivers/leader.yaml",
            "effects: {rapport: {headwoman-ash: 3}, mandate: -1}",
            "effects: {rapport: {headwoman-ash: 3, abbot-lune: -1}}",
            id="rapport that costs somebody else's",
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
def test_lint_lets_pass(file: str, old: str, new: str, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, file, old, new)
    assert mistakes_in(content) == []


def test_a_way_of_too_many_words(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    before = length_of(content)
    reply = "".join(f"          - {'so ' * 600}\n" for _ in range(8))
    change(
        content,
        "envoy.yaml",
        "reply: He is pleased, and knows that he is meant to be.\n",
        f"reply:\n{reply}",
    )
    # 4,800 words of reply in place of the longest there was, and all else that is read.
    assert 4500 < length_of(content).shown - before.shown < 4800
    assert {line.split()[1] for line in warnings_in(content)} >= {"P005"}
    assert mistakes_in(content) == []


def test_terms_count_with_all_that_may_be_read(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    before = length_of(content)
    terms = "".join(
        f"  t{n}: {{title: t{n}, text: {'so ' * 600}, sources: [{source}]}}\n"
        for n, source in enumerate([next(iter(case_of(content).sources))] * 9)
    )
    with (content / "cases" / "lighthouse" / "case.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nterms:\n{terms}")
    assert length_of(content) == before._replace(in_all=before.in_all + 9 * 600)
    assert {line.split()[1] for line in warnings_in(content)} >= {"P007"}


def case_of(content: Path) -> Case:
    return load_case(content / "cases" / "lighthouse").case


def length_of(content: Path) -> Length:
    found = load_case(content / "cases" / "lighthouse")
    return longest_way(found.case, found.roles["envoy"])


def test_the_longest_way_counts_what_is_read() -> None:
    case, role = small_case.case(), small_case.role()
    # Shown: hook 1, brief 2, instructions 1 + 1, days 1, the result 3 of its one action and what it
    # teaches 1, the room's "You are here." 3 and its reply "after go" 2, the table's 3, "You go
    # home." 3, two issues of a title 1, an about 1 and three options 1 each, four rounds of one
    # bare answer of 30, an ending of 2. Besides: the choice 1, the action 3, the plan 6.
    shown = 1 + 2 + 2 + 1 + 3 + 1 + 3 + 2 + 3 + 3 + 10 + 120 + 2
    assert longest_way(case, role) == Length(shown, shown + 1 + 3 + 6, 2)
    # 163 words at 200 a minute; two scenes, four days, a line and four offers at four a minute.
    assert minutes(case, role) == round(163 / 200 + 11 / 4)


def test_a_way_of_too_many_decisions(tmp_path: Path) -> None:
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


def test_a_chain_of_scenes_as_long_as_is_read(tmp_path: Path) -> None:
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


def test_words_that_cannot_be_shown_together_are_not_summed() -> None:
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


def test_fields_are_found_through_short_forms() -> None:
    assert fields_at(Role, ["scenes", "quay", "text", "when"])[:2] == ["preparation", "mandate"]
    assert fields_at(Role, ["scenes", "quay", "choices", 0, "next", 1]) == ["to", "when", "unless"]
    assert fields_at(Role, ["faces"]) == []


def test_the_nearest_name() -> None:
    assert nearest("jory-pel", ["dame-orla", "jory-pell"]) == "jory-pell"
    assert nearest("Jory_Pell", ["dame-orla", "jory-pell"]) == "jory-pell"
    assert nearest("xyz", ["dame-orla"]) is None
    assert hint("xyz", ["a"]) == "expected a"
    assert hint("xyz", []) == "there is none to name"
    assert hint("xyz", (f"n{n}" for n in range(12))).endswith("n9 and 2 more")


def test_openings_by_flag_and_a_next_for_the_whole_scene(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    path = content / "cases" / "three-rivers" / "leader.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("        next: boots\n", "").replace(
        "    text: She has begun to walk.", "    next: boots\n    text: She has begun to walk."
    )
    text = text.replace(
        "    delta: {weir: no-weir, water: delta-first}\n",
        "    delta:\n"
        "      - {flags: [drought], package: {weir: no-weir, water: by-turns}}\n"
        "      - {package: {weir: no-weir, water: delta-first}}\n",
    )
    path.write_text(text, encoding="utf-8")
    assert mistakes_in(content) == []
    role = load_case(content / "cases" / "three-rivers").roles["leader"]
    assert [each.flags for each in role.table.opens["delta"]] == [("drought",), ()]
    porch = role.scenes["porch"]
    assert {porch.leads(each)[0].to for each in porch.choices} == {"boots"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "        next: boots\n      - id: let-him-go",
            "      - id: let-him-go",
            [f"{RIVERS}:86:9 G011 scenes.porch.choices.ask-him-to-carry: leads "
             "nowhere; expected `next`, here or for the whole scene"],
        ),
        (
            "    text: She has begun to walk.",
            "    next: boots\n    text: She has begun to walk.",
            [f"{RIVERS}:84:5 G012 scenes.porch.next: no choice of the scene is "
             "without a `next` of its own; leave this out"],
        ),
        (
            "    delta: {weir: no-weir, water: delta-first}\n",
            "    delta: [{flags: [drought], package: {weir: no-weir, water: by-turns}}]\n",
            [f"{RIVERS}:103:13 T010 table.opens.delta.1: the last opening asks "
             "for flags; expected one without, for the rest"],
        ),
        (
            "    delta: {weir: no-weir, water: delta-first}\n",
            "    delta: [{package: {weir: no-weir, water: by-turns}},\n"
            "            {flags: [drought], package: {weir: no-weir, water: by-turns}},\n"
            "            {package: {weir: no-weir, water: delta-first}}]\n",
            [
                f"{RIVERS}:{line}:13 T010 table.opens.delta.{at}: an earlier "
                "opening asks for no more flags, so this is never in force"
                for line, at in ((104, 2), (105, 3))
            ],
        ),
        (
            "effects: {learn: [hearths-divided, salmon-in-may]}",
            "effects: {learn: [hearths-divided, salmon-in-may], by: staff}",
            [f"{RIVERS}:32:58 F009 groundwork.actions.send-to-the-forest.effects."
             "by: counts as prepared without it; leave it out"],
        ),
        (
            "  first: them\n",
            "  first: them\n  voices: {forest: {red_lines: {no-weir: She shakes her head.}}}\n",
            [f'{RIVERS}:106:33 T012 table.voices.forest.red_lines.no-weir: '
             '"forest" does not refuse "no-weir", so this is never said'],
        ),
    ],
    ids=["G011", "G012", "T010 no default", "T010 hidden", "F009", "T012"],
)  # fmt: skip
def test_what_the_new_fields_may_not_say(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    change(content, "../three-rivers/leader.yaml", old, new)
    assert mistakes_in(content) == expected


def test_warnings_do_not_keep_a_case_from_being_played(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(
        content,
        "../three-rivers/leader.yaml",
        "  walked:\n    - to: masons\n      when: {owed: [forest]}\n    - to: porch\n",
        "  walked: masons\n",
    )
    change(
        content,
        "../three-rivers/leader.yaml",
        "\nplan:\n",
        "\n    - {id: sit, text: Sit., days: 1, result: So., effects: {flags: [drought]}}\nplan:\n",
    )
    change(
        content,
        "../three-rivers/leader.yaml",
        "  first: them\n",
        "  first: them\n  voices: {forest: {accepts: She nods.}}\n",
    )
    found = [line for line in warnings_in(content) if "three-rivers/leader" in line]
    assert {line.split()[1] for line in found} == {"F008", "G013", "P008", "P009", "T011"}
    assert all(line.endswith("(a warning)") for line in found)
    assert "how forest takes a paper lacks `near` (0 of 2)" in "".join(found)
    assert load_case(content / "cases" / "three-rivers").leader is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "envoy.yaml",
            "pencil: {side: wick, issue: lamp}\n",
            "pencil: {side: wick, issue: channel}\n"
            "        - {id: a, text: A, pencil: {side: wick, issue: lamp}}\n",
            "T014 plan.lines.their-interest.answers.interest-lamp.pencil.issue: this is the right "
            'answer, and of the issues that this line names "lamp" weighs 45 for "wick" and '
            '"channel" 25 (a warning)',
            id="a first interest that weighs less than another",
        ),
        pytest.param(
            "case.yaml",
            "refuses: [haven-lamp]",
            "refuses: [haven-lamp, channel-open]",
            'N011 sides.wick.refuses: "wick" refuses "channel-open", which is worth most to it '
            "there (a warning)",
            id="a red line through what is wanted most",
        ),
    ],
)
def test_numbers_that_look_wrong_are_warnings(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    change(content, file, old, new)
    assert [line for line in warnings_in(content) if said in line]


def test_in_a_case_of_the_games_own_each_article_can_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_of_good(tmp_path)
    assert not [line for line in warnings_in(content) if "E010" in line]
    monkeypatch.setattr("game.library.case_files.own_content", lambda: content)
    found = [line for line in warnings_in(content) if "E010" in line and "rivers" not in line]
    assert found == [
        "case.yaml:224:1 E010 lessons: no `never` with an `unless` bears on a claim of the "
        "krasnyak article (a warning)"
    ]


POLITE = """      - id: polite-{number}
        text: Ask after his dog, number {number}.
        approach: gesture
        needs: {{knows: [wreck-ledger]}}
        effects: {{rapport: {{jory-pell: 1}}}}
        reply: The dog is well.
        because: You had read of the dog.
        next: net-loft
"""


@pytest.mark.parametrize(("more", "said"), [(10, False), (11, True)])
def test_politeness_is_not_rapport(more: int, said: bool, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    # The example has one such choice, whose rapport has a ceiling and costs mandate: it counts not.
    first = "      - id: ask-about-the-bar\n"
    polite = "".join(POLITE.format(number=number) for number in range(more))
    change(content, "envoy.yaml", first, polite + first)
    found = [line for line in warnings_in(content) if " N013 " in line]
    whole = (
        f"envoy.yaml:8:13 N013 start.rapport.jory-pell: {more} choices warm this person and "
        "lower nothing: no hour, no mandate, nobody else's rapport; expected at most 10 (a warning)"
    )
    assert found == [whole] * said


@pytest.mark.parametrize(
    ("places", "count"),
    [((2, 2, 2, 2), 4), ((2, 2, 1, 3), None), ((1, 1, 1, 2), 3), ((1, 1, 2), None)],
    ids=["all in the middle", "half in the middle", "three of four first", "too few to tell"],
)
def test_the_place_of_an_answer_does_not_tell_that_it_is_right(
    places: tuple[int, ...], count: int | None, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    path = content / "cases" / "lighthouse" / "debrief.yaml"
    quiz = "".join(
        f"  - id: q{number}\n    text: Which?\n    reason: So.\n    answers:\n"
        + "".join(
            f"      - {{text: Answer {at}{', right: true' if at == place else ''}}}\n"
            for at in (1, 2, 3)
        )
        for number, place in enumerate(places)
    )
    before, _, after = path.read_text(encoding="utf-8").partition("\nquiz:\n")
    rest = re.split(r"(?m)^(?=[a-z]+:)", after, maxsplit=1)
    path.write_text(f"{before}\nquiz:\n{quiz}" + "".join(rest[1:]), encoding="utf-8")
    found = [line for line in warnings_in(content) if " P012 quiz" in line]
    assert len(found) == (count is not None)
    assert count is None or f"{count} of {len(places)} right answers stand in place" in found[0]


ASKED = "        needs: {knows: [wreck-ledger]}\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (ASKED + "        closed: the ledger was not opened\n", None),
        ("        closed: the ledger was not opened\n", "is never shown"),
        (
            ASKED + "        secret: true\n        closed: the ledger was not opened\n",
            "is never shown",
        ),
        (ASKED + f"        closed: {'so ' * 16}\n", "found 16 words; expected at most 15"),
        (ASKED + "        closed: The ledger was not opened.\n", "expected a clause without"),
    ],
    ids=["fits", "nothing closes it", "secret", "long", "a sentence"],
)
def test_a_reason_for_being_closed_is_a_clause_that_can_be_shown(
    written: str, said: str | None, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    first = "      - id: ask-about-the-bar\n"
    dog = POLITE.format(number=1).replace(ASKED, written)
    change(content, "envoy.yaml", first, dog + first)
    found = [line for line in mistakes_in(content) if " P013 " in line]
    assert len(found) == (said is not None)
    assert said is None or said in found[0]
