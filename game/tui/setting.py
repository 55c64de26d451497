"""The settings in words: what each is called, and what its values do."""

from typing import Any, NamedTuple


class Setting(NamedTuple):
    """One of the settings."""

    field: str
    """As the records call it."""
    title: str
    values: tuple[tuple[Any, str, str], ...]
    """Each value, its name, and what it does."""

    def named(self, value: object) -> tuple[str, str]:
        """The name of a value, and what it does."""
        return next((name, about) for each, name, about in self.values if each == value)

    def after(self, value: object, by: int) -> Any:
        """The value so many further on, round and round."""
        known = [each for each, _, _ in self.values]
        return known[(known.index(value) + by) % len(known)]


SETTINGS = (
    Setting(
        "theme",
        "Theme",
        (
            ("cable", "Cable", "cream on ink blue"),
            ("daylight", "Daylight", "ink on paper"),
            ("contrast", "High contrast", "white on black"),
        ),
    ),
    Setting(
        "reduced_motion",
        "Motion",
        (
            (False, "a little", "what has changed is marked for a moment"),
            (True, "none", "what has changed stays marked until you move"),
        ),
    ),
    Setting(
        "numbers",
        "Rapport",
        (
            (False, "in words", "your adviser's: cold, correct, easy, warm"),
            (True, "in numbers too", "your adviser's reading, from 0 to 20"),
        ),
    ),
    Setting(
        "hide_meters",
        "Meters",
        (
            (False, "shown", "they stand at the head of each screen"),
            (True, "hidden until the debrief", "you read the room from what people do"),
        ),
    ),
    Setting(
        "figures",
        "The table",
        (
            (False, "in words", "what each option is worth: much, some, little"),
            (True, "in figures", "points, and your floor as a number"),
        ),
    ),
    Setting(
        "width",
        "Width of text",
        (
            (72, "72 characters", "a full column"),
            (64, "64 characters", "narrower"),
            (56, "56 characters", "narrowest"),
        ),
    ),
)
