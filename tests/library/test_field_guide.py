"""The guide to every field is the generated one, and leaves no field of the format out."""

import re

from game.library.authoring.field_guide import field_guide
from game.library.authoring.scaffold import TEMPLATES
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
