"""The files beside the pages: every one named, and the inks those of the screens."""

import re

from game.tui.theme import INKS
from game.web import static

STYLE = (static.FOLDER / "summitry.css").read_text(encoding="utf-8")


def test_every_file_is_named_and_every_name_a_file() -> None:
    assert {path.name for path in static.FOLDER.iterdir()} == set(static.FILES)


def test_nothing_is_asked_of_another_host() -> None:
    for path in static.FOLDER.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE), path.name
        assert "@import" not in text
        assert "url(" not in text


def inks(selector: str) -> list[dict[str, str]]:
    """The colours that each rule with a selector sets."""
    rules = re.findall(re.escape(selector) + r"\s*{([^}]*)}", STYLE)
    return [dict(re.findall(r"--(\w+): (#\w{6})", rule)) for rule in rules]


def test_the_themes_are_those_of_the_screens() -> None:
    system = ':root[data-theme="system"]'
    said = {
        "cable": [*inks(':root[data-theme="cable"]'), inks(system)[0]],
        "daylight": inks(":root")[:1],
        "contrast": [*inks(':root[data-theme="contrast"]'), inks(system)[1]],
    }
    for theme, rules in said.items():
        wanted = INKS[theme]
        for rule in rules:
            for name in ("ground", "raised", "line", "text", "faded", "brass", "wax"):
                assert rule[name] == getattr(wanted, name), (theme, name)
