"""The settings: what each is called, what its values do, and the form that changes them."""

from collections.abc import Mapping
from typing import NamedTuple

from game.web.answers import Answer
from game.web.drawing import draw
from game.web.setting import THEMES, Look, Setting


class Value(NamedTuple):
    """One value of a setting."""

    id: str
    name: str
    about: str


class Choice(NamedTuple):
    """One of the settings."""

    id: str
    title: str
    values: tuple[Value, ...]


CHOICES = (
    Choice(
        "theme",
        "Theme",
        (
            Value("system", "As the browser has it", "dark is Cable, light is Daylight"),
            Value("cable", "Cable", "cream on ink blue"),
            Value("daylight", "Daylight", "ink on paper"),
            Value("contrast", "High contrast", "white on black"),
        ),
    ),
    Choice(
        "numbers",
        "Rapport",
        (
            Value("no", "In words", "your adviser’s: cold, correct, easy, warm"),
            Value("yes", "In numbers too", "your adviser’s reading, from 0 to 20"),
        ),
    ),
    Choice(
        "hide_meters",
        "Meters",
        (
            Value("no", "Shown", "they stand at the head of each page"),
            Value("yes", "Hidden until the debrief", "you read the room from what people do"),
        ),
    ),
    Choice(
        "figures",
        "The table",
        (
            Value("yes", "In figures", "points, and your floor as a number"),
            Value("no", "In words", "what each option is worth: much, some, little"),
        ),
    ),
    Choice(
        "keys",
        "Keys",
        (
            Value("yes", "On", "a number chooses, a letter opens a paper; ? lists them"),
            Value("no", "Off", "no single key does anything, for who speaks to his machine"),
        ),
    ),
    Choice(
        "width",
        "Width of text",
        (
            Value("72", "72 characters", "a full column"),
            Value("64", "64 characters", "narrower"),
            Value("56", "56 characters", "narrowest"),
        ),
    ),
)

DEFAULT = {choice.id: choice.values[0].id for choice in CHOICES}
"""The first value of each."""

NAMES = {choice.id: {value.id for value in choice.values} for choice in CHOICES}


def settings_page(
    setting: Setting, values: Mapping[str, str], *, said: str = "", status: int = 200
) -> Answer:
    """The form, each choice as `values` has it."""
    html = draw("around/settings.html", setting=setting, choices=CHOICES, values=values, said=said)
    return Answer(status, html)


def read_settings(form: Mapping[str, str]) -> dict[str, str]:
    """The values of a posted form; what is no value is left out."""
    return {name: form[name] for name, known in NAMES.items() if form.get(name) in known}


def settings_from(kept: Mapping[str, str]) -> dict[str, str]:
    """The settings of a form, or of what was kept; what is no value is the default."""
    return DEFAULT | read_settings(kept)


def look_of(values: Mapping[str, str]) -> Look:
    """How pages are to look."""
    return Look(
        next(theme for theme in THEMES if theme == values["theme"]),
        int(values["width"]),
        hide_meters=values["hide_meters"] == "yes",
        figures=values["figures"] == "yes",
        keys=values["keys"] == "yes",
    )
