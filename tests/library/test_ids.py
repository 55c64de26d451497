"""An id is lower-case ASCII words joined by hyphens: nothing that looks like one passes for one."""

import unicodedata
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.reading.content_file import ContentFile, read_text
from tests.library.edit import change, copy_of_good

LOOKALIKES = {
    "a Cyrillic letter": "qu\u0430y",
    "a Greek letter": "qu\u03b1y",
    "composed": unicodedata.normalize("NFC", "qu\u00e1y"),
    "decomposed": unicodedata.normalize("NFD", "qu\u00e1y"),
    "full width": "\uff51uay",
    "a small capital": "qu\u1d00y",
    "a soft hyphen": "qu\u00aday",
    "a zero-width space": "qu\u200bay",
    "a joiner": "qu\u200day",
    "a variation selector": "quay\ufe0f",
    "another hyphen": "sandbar\u2010talk",
    "another digit": "quay\u0663",
    "turned round": "\u202eyauq",
    "a line break at its end": "quay\\n",
    "a path": "../../quay",
    "another path": "..",
    "a path of Windows": "C:\\\\quay",
    "a regular expression": "qu.*",
    "a format": "{quay}",
    "capitals": "Quay",
    "very long": "q" * 100_000,
    "nothing": "",
}


@pytest.mark.parametrize("found", LOOKALIKES.values(), ids=LOOKALIKES)
def test_what_only_looks_like_an_id_is_refused(found: str, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "opening: quay\n", f'opening: "{found}"\n')
    mistakes = [m for m in check([content]) if m.file.endswith("envoy.yaml")]
    assert {m.code for m in mistakes} <= {"S005", "S007", "R012"}
    assert mistakes
    assert all(m.line == mistakes[0].line and len(str(m)) < 1300 for m in mistakes)


def test_the_same_key_in_two_forms_is_not_two_keys() -> None:
    page = ContentFile("page.yaml")
    one, other = (unicodedata.normalize(form, "caf\u00e9") for form in ("NFC", "NFD"))
    read_text(f"{one}: a\n{other}: b\n".encode(), page)
    # Two keys to YAML; neither can be an id, so that none stands for the other.
    assert set(page.data) == {one, other}
    assert not any(key.isascii() for key in page.data)


def test_a_folder_whose_name_only_looks_like_the_id(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    folder = content / "cases" / "lighthouse"
    folder.rename(folder.with_name("lighth\u043euse"))
    assert "C001" in {mistake.code for mistake in check([content])}
