"""The guide to every field is the generated one, and leaves no field of the format out."""

import re

from game.library.authoring.field_guide import field_guide
from game.library.authoring.scaffold import TEMPLATES
from game.library.lint.texts import prose
from game.library.lint.texts.voices import VARIANTS
from game.library.reading.content_file import ContentFile, read_text
from tests.library.test_lint import models
from tests.loaded import ROOT

GUIDE = ROOT / "content" / "fields.md"
README = ROOT / "content" / "README.md"


def test_the_guide_is_the_generated_one() -> None:
    assert GUIDE.read_text(encoding="utf-8") == field_guide(), "run `make schema`"


def test_the_guide_has_every_field_of_every_model() -> None:
    keys = {key for model in models() for key in _keys(model)}
    told = set(re.findall(r"(?m)^\| \**`(\w+)`", field_guide()))
    assert told == keys


def _keys(model) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def test_what_the_readme_quotes_stands_in_the_example() -> None:
    readme = README.read_text(encoding="utf-8")
    example = (TEMPLATES / "case.yaml").read_text(encoding="utf-8")
    lessons = re.search(r"```yaml\n(lessons:\n.*?)```", readme, re.DOTALL)
    assert lessons is not None and lessons[1] in example


def test_the_lengths_that_the_readme_gives_are_those_that_check_asks_for() -> None:
    rows = re.findall(r"(?m)^\| ([^|]+) \| (\d+) \|$", README.read_text(encoding="utf-8"))
    assert {what: int(most) for what, most in rows} == {
        "a scene as it can be shown, all passages that go together": prose.SCENE_WORDS,
        "a scene's `title`": prose.TITLE_WORDS,
        "a choice, an action (`text`)": prose.CHOICE_WORDS,
        "`because`": prose.BECAUSE_WORDS,
        "each of an ending's `readings`": prose.READING_WORDS,
        "an ending's `question`": prose.QUESTION_WORDS,
        "the `truth` of a false lead": prose.TRUTH_WORDS,
    }


def test_the_readmes_comma_in_braces_is_wrong_where_it_says_so() -> None:
    readme = README.read_text(encoding="utf-8")
    wrong, right = (read_text_of(line) for line in re.findall(r"(?m)^- \{text: .*Korea.*$", readme))
    assert wrong == [{"text": "Korea", "the port and the railway": None, "right": True}]
    assert right == [{"text": "Korea, the port and the railway", "right": True}]


def read_text_of(line: str) -> list[dict[str, object]]:
    page = ContentFile("here")
    read_text(line.encode(), page)
    return list(page.data)


def test_the_readmes_voices_lack_nothing() -> None:
    (voices,) = re.findall(
        r"```yaml\nvoices:\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL
    )
    page = ContentFile("here")
    read_text(voices.encode(), page)
    soll = page.data["soll"]
    many = {manner: soll[manner] for manner, least in VARIANTS.items() if least > 1}
    assert all(len(passages) >= VARIANTS[manner] for manner, passages in many.items())
    assert soll.keys() >= VARIANTS.keys()


def test_links_lead_somewhere() -> None:
    for path in (GUIDE, README):
        page = path.read_text(encoding="utf-8")
        headings = re.findall(r"(?m)^#+ (.+)$", page)
        anchors = {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in headings}
        for link in re.findall(r"\]\(([^)]+)\)", page):
            if link.startswith("#"):
                assert link[1:] in anchors, link
            elif not link.startswith("http"):
                assert (path.parent / link.split("#")[0]).exists(), link
