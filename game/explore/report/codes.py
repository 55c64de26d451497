"""The codes of what exploring a role finds, beside those of `game.library.mistakes`."""

CODES: dict[str, str] = {
    # D: what is dead, what dominates, and what does not hold in any reachable state.
    "D001": "A choice can never be made.",
    "D002": "A passage is never shown.",
    "D003": "A fact can never be learned.",
    "D004": "An action can never be taken.",
    "D005": "A settlement option can never be tabled.",
    "D006": "An ending can never be reached.",
    "D007": "A reason for a closed choice can never be shown.",
    "D008": "A play can come to a place where nothing can be done.",
    "D009": "Whoever comes to a place is recalled, whatever he does there.",
    "D010": "A lesson does not hold.",
    "D011": "A choice is dominated: another open one always reaches as much and more.",
    "D012": "A scene has no dilemma: one choice reaches most in everything.",
    "D013": "A role has too many states to be explored exactly.",
    "D014": "A lesson holds because nothing is ever as it says.",
    "D015": "A part of a lesson bears no weight.",
    "D016": "History's package can be signed in no play.",
    "D017": "No package reaches a side's floor.",
    "D018": "Random play warms or cools somebody by itself.",
}
"""Every code with its meaning in a sentence, as in `game.library.mistakes`."""

WARNINGS = frozenset({"D007", "D011", "D012", "D015", "D018"})
"""Findings that a good case may have; all others are mistakes."""
