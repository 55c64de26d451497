"""What the game says of itself: the argument that it stages, and what in it is dramatised."""

ARGUMENT = (
    "In 2019 two writers asked what a meeting between leaders can do.",
    "In Foreign Policy, diplomats: liking helps at the edges, staffs decide.",
    "Olga Krasnyak: people run states; meeting may move what staffs cannot.",
    "The game shows what each makes of your play, and not who is right.",
)
"""In our own words, each line short enough for the narrowest column."""

DRAMATISED = (
    "What people say here is dramatised. What is on record names its source in the case's file; "
    "a scene that leaves the record says so."
)
"""On a role's opening card: how what was invented can be told."""
