"""A server of classes killed, starved, flooded and guessed at: nothing acknowledged is lost."""

from torture.figures import Amount, Figure
from torture.served.crowds import guessed, joining, slow_and_huge
from torture.served.keeping import database_away, disk_full, killed
from torture.served.strangers import strangers


def run(amount: Amount) -> list[Figure]:
    """Every part."""
    return [
        killed(amount),
        database_away(amount),
        disk_full(),
        joining(amount),
        slow_and_huge(amount),
        guessed(amount),
        strangers(),
    ]
