"""The look: three themes of the same six inks. Nothing is said by colour alone.

Brass is for what can be acted on, wax red for what cannot be undone. On a console of sixteen
colours, and wherever the terminal asks for no colour, high contrast stands in for the others:
its inks are among the sixteen.
"""

from typing import NamedTuple

from textual.theme import Theme


class Inks(NamedTuple):
    """The colours of a theme."""

    ground: str
    raised: str
    """Behind what is highlighted, and behind sheets laid over the screen."""
    line: str
    text: str
    faded: str
    brass: str
    wax: str
    dark: bool = True


CABLE, DAYLIGHT, CONTRAST = "cable", "daylight", "contrast"

INKS = {
    CABLE: Inks("#10192b", "#1c2a45", "#43536f", "#ece3cf", "#a8afbc", "#dab162", "#ef7376"),
    DAYLIGHT: Inks(
        "#f7f2e6", "#eae1cd", "#b7aa8e", "#232a3c", "#5a5f6c", "#785600", "#861230", dark=False
    ),
    CONTRAST: Inks("#000000", "#0000aa", "#aaaaaa", "#ffffff", "#cccccc", "#ffee44", "#ff9b90"),
}
"""By theme: its inks. A test holds them to their contrast, and to colour-blind eyes."""


def _theme(name: str, inks: Inks) -> Theme:
    return Theme(
        name=name,
        primary=inks.brass,
        secondary=inks.faded,
        accent=inks.brass,
        warning=inks.brass,
        error=inks.wax,
        success=inks.text,
        foreground=inks.text,
        background=inks.ground,
        surface=inks.ground,
        panel=inks.raised,
        dark=inks.dark,
        variables={
            "line": inks.line,
            "faded": inks.faded,
            "brass": inks.brass,
            "wax": inks.wax,
            "text-muted": inks.faded,
            "text-disabled": inks.faded,
            "scrollbar": inks.line,
            "scrollbar-hover": inks.faded,
            "scrollbar-active": inks.brass,
            "scrollbar-background": inks.ground,
            "scrollbar-background-hover": inks.ground,
            "scrollbar-background-active": inks.ground,
            "scrollbar-corner-color": inks.ground,
            "block-cursor-background": inks.raised,
            "block-cursor-foreground": inks.text,
            "block-cursor-blurred-background": inks.ground,
            "block-hover-background": inks.raised,
            "input-cursor-background": inks.text,
            "input-cursor-foreground": inks.ground,
            "input-selection-background": f"{inks.brass} 35%",
            "border": inks.brass,
            "border-blurred": inks.line,
        },
    )


THEMES = {name: _theme(name, inks) for name, inks in INKS.items()}
"""By name: the themes of the game."""


def fitting(wanted: str, *, few_colours: bool) -> str:
    """The theme to show where this one is wanted: a console of sixteen colours has no choice."""
    return CONTRAST if few_colours or wanted not in THEMES else wanted
