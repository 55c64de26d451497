"""What a play may come to, in a word."""

from typing import Literal

Label = Literal[
    "durable",
    "fragile",
    "trap",
    "repudiated",
    "undone",
    "recalled",
    "draft",
    "productive",
    "harmful",
    "empty",
]
"""The label of an ended play."""
