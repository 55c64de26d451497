"""The argument that the game stages: four lines for every front end's first card."""

ARGUMENT = (
    "In 2019 two writers asked what a meeting between leaders can do.",
    "In Foreign Policy, diplomats: liking helps at the edges, staffs decide.",
    "Olga Krasnyak: people run states; meeting may move what staffs cannot.",
    "The game shows what each makes of your play, and not who is right.",
)
"""In our own words, each line short enough for the narrowest column."""
