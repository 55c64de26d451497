"""What is typed to play the lighthouse in the plain game, and the same moves as JSON."""

from typing import Any

ENVOY = (
    "",
    "1",
    "search-the-chest",
    "5",
    "commit",
    "1",
    "skip",
    "skip",
    "70",
    "commit",
    "2",
    "2",
    "a4 - - d2",
    "1",
    "1",
    "Two men and a charter.",
)
"""The moves of `tests.records.lighthouse.ENVOY`."""

LEADER = (
    *("", "1", "6", "7", "skip", "skip", "skip", "skip", "commit"),
    *("3", "4", "walk", "1", "1", ""),
)
"""A day with the council between, and unsigned."""

LEADER_JSON: tuple[dict[str, Any], ...] = (
    {"move": "begin"},
    {"move": "walk-the-wall"},
    {"move": "sit-with-the-council"},
    {"move": "commit"},
    {"move": "commit"},
    {"move": "hear-her-out"},
    {"move": "go-in"},
    {"move": "walk"},
    {"move": "name-a-day"},
    {"move": "continue"},
    {"move": "skip"},
)

ENVOY_JSON: tuple[dict[str, Any], ...] = (
    {"move": "begin"},
    {"move": "sound-the-bar"},
    {"move": "search-the-chest"},
    {"move": "count-the-barrels"},
    {"move": "commit"},
    {"plan": {"their-interest": "interest-lamp"}},
    {"plan": {"forecast": 70}},
    {"move": "commit"},
    {"move": "show-the-chart"},
    {"move": "praise-the-clerk"},
    {
        "propose": {
            "lamp": "guild-lamp",
            "dues": None,
            "channel": None,
            "salvage": "owner-keeps",
        }
    },
    {"move": "carry-the-paper"},
    {"move": "continue"},
    {"reflect": "Two men and a charter."},
)
