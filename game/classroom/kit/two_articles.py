"""The two articles in a line each: whoever is asked which of them is right has to have met both."""

TWO_ARTICLES = (
    "Foreign Policy, 2019, after talks with diplomats: that two leaders like each other matters at "
    "the edges. What their staffs prepared decides.",
    "Olga Krasnyak, 2019: states are run by people. A meeting can move what staffs cannot, and may "
    "have done its work with nothing signed.",
)
"""In our own words, as on the game's first card."""
