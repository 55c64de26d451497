"""Each article wins about a third of the roles, and in about a third both have their say."""

from collections import Counter

from tests.explore.wins import recorded, roles, stale


def test_what_is_recorded_is_of_the_cases_as_they_are() -> None:
    known = recorded()
    assert stale(known, roles()) == [], "their mechanics have changed: run `make wins`"
    assert known.keys() == roles().keys()


def test_each_article_wins_about_a_third() -> None:
    won = Counter(each["wins"] for each in recorded().values())
    third = sum(won.values()) / 3
    for who in ("foreign-policy", "krasnyak", "both"):
        assert third / 2 <= won[who] <= third * 3 / 2, won
    assert won["neither"] <= 2, won
