"""How each kind of series looks: told apart by shape first, and only then by colour."""

from typing import NamedTuple

from game.rules.view.chart import Kind, Limit


class Look(NamedTuple):
    """The look of a series."""

    layer: int
    """Higher ones cover lower ones."""
    style: str
    key: str = ""
    """What stands for it in the key; where it is empty, its letters do."""
    mark: str = ""
    """A letter for each of its points; none for clouds and courses."""
    gap: int = 0
    """Of a line: dots left out between two."""
    coarse: str = "."
    """What stands for its dots where the typeface has none."""


LOOKS: dict[Kind, Look] = {
    "barred": Look(0, "$foreground 35%", "⡂⠅⡂", coarse="."),
    "open": Look(1, "$foreground 80%", "⣶⣶⣶", coarse=":"),
    "clear": Look(4, "bold $primary", "⣿⣿⣿", coarse="#"),
    "frontier": Look(2, "$foreground", "⠉⠑⢄", coarse="o"),
    "yours": Look(6, "bold $primary", coarse="-"),
    "theirs": Look(5, "bold $error", gap=1),
    "history": Look(7, "bold $foreground", mark="♦"),
    "signed": Look(8, "bold $primary", mark="■"),
    "told": Look(1, "$foreground 70%", "⠂⠂⠂", gap=3, coarse="."),
    "preparation": Look(2, "$foreground", "⠤⠤⠤", coarse="o"),
    "second-rapport": Look(3, "$error", "⠄⠄⠄", gap=1, coarse="x"),
    "rapport": Look(4, "bold $primary", "⠤⠤⠤", coarse="#"),
}

RULES_BELOW = LOOKS["clear"].layer
"""Limits are drawn over the layers below this one."""

RULE = "$foreground 70%"

_RULES = {("x", False): "│", ("y", False): "─", ("x", True): "┊", ("y", True): "┄"}
_COARSE_RULES = {("x", False): "│", ("y", False): "─", ("x", True): ":", ("y", True): "-"}


def rule_of(limit: Limit, *, fine: bool) -> str:
    """The character of a limit."""
    return (_RULES if fine else _COARSE_RULES)[limit.axis, limit.stretched]
