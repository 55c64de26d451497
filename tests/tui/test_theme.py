"""The inks: their contrast, and how far apart they stay to colour-blind eyes."""

import math

import pytest
from rich.color import Color, ColorSystem

from game.records.player import settings
from game.tui.theme import CONTRAST, INKS, THEMES, fitting

Linear = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, at full severity, over linear light.
COLOUR_BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

APART = 12
"""Distance in CIELAB: two is hardly seen side by side, ten is seen at a glance."""


def linear(ink: str) -> Linear:
    parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def luminance(ink: str) -> float:
    red, green, blue = linear(ink)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(light: Linear) -> Linear:
    red, green, blue = (min(1.0, max(0.0, part)) for part in light)
    whole = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (p ** (1 / 3) if p > 0.008856 else 7.787 * p + 16 / 116 for p in whole)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_by(eyes: str, ink: str) -> Linear:
    light = linear(ink)
    one, two, three = (
        sum(weight * part for weight, part in zip(row, light, strict=True))
        for row in COLOUR_BLIND[eyes]
    )
    return lab((one, two, three))


def test_black_on_white_is_as_far_as_it_goes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", INKS)
def test_every_ink_can_be_read_on_both_grounds(name: str) -> None:
    inks = INKS[name]
    least = 6.5 if name == CONTRAST else 4.5
    for ground in (inks.ground, inks.raised):
        for ink in (inks.text, inks.faded, inks.brass, inks.wax):
            assert contrast(ink, ground) >= least, f"{ink} on {ground}"
    assert contrast(inks.text, inks.ground) >= 10


@pytest.mark.parametrize("eyes", COLOUR_BLIND)
@pytest.mark.parametrize("name", INKS)
def test_what_can_be_done_and_what_cannot_be_undone_stay_apart(name: str, eyes: str) -> None:
    inks = INKS[name]
    told_apart = [(inks.brass, inks.wax), (inks.brass, inks.text), (inks.wax, inks.text)]
    for one, other in told_apart:
        assert math.dist(seen_by(eyes, one), seen_by(eyes, other)) >= APART, f"{one}, {other}"


def test_a_console_of_sixteen_colours_gets_high_contrast_and_keeps_its_inks_apart() -> None:
    assert fitting("cable", few_colours=True) == CONTRAST
    inks = INKS[CONTRAST]
    shown = [
        Color.parse(ink).downgrade(ColorSystem.STANDARD).number
        for ink in (inks.ground, inks.raised, inks.text, inks.brass, inks.wax)
    ]
    assert len(set(shown)) == len(shown), shown


def test_any_other_terminal_gets_the_theme_that_is_set() -> None:
    for name in settings.THEMES:
        assert fitting(name, few_colours=False) == name
    assert set(settings.THEMES) == set(THEMES)
