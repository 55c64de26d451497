"""Words are explained where they first matter, once a play."""

from game.library.roles import RoleName
from game.rules.knowledge.known import known_floors
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.first_words import first_words
from game.rules.view.what_changed import reasons_given, what_changed
from tests.histories import history
from tests.loaded import SHIPPED, ready

ROLES: tuple[RoleName, ...] = ("envoy", "leader")
PLAYS = [history(ready(SHIPPED / "reykjavik-1986", role)) for role in ROLES]


def test_each_word_is_explained_once_and_a_floor_where_one_is_shown() -> None:
    for whole in PLAYS:
        explained: list[str] = []
        for made in range(len(whole.turns) + 1):
            play = whole._replace(turns=whole.turns[:made])
            new = [each.word for each in first_words(play)]
            shown = bool(known_floors(play.case_role, play.state.knows))
            assert "Floor" not in new or shown or play.state.phase is Phase.TABLE
            explained += new
        assert len(set(explained)) == len(explained)
        assert {"Preparation", "Mandate"} <= set(explained)


def test_a_day_kept_back_is_told_in_the_unit_of_the_case() -> None:
    play = Play.begin(ready(SHIPPED / "geneva-1994", "envoy")).after(Choose("begin"))
    told = {each.word: each.text for each in first_words(play)}
    assert told["Hour"].startswith("Each week kept back, three at most, is an hour")


def test_reasons_are_counted_as_they_are_given() -> None:
    for whole in PLAYS:
        counted = 0
        for made in range(1, len(whole.turns) + 1):
            play: Play = whole._replace(turns=whole.turns[:made])
            changed = what_changed(play)
            counted += bool(changed.changes and changed.why)
            assert reasons_given(play, made) == counted
            assert reasons_given(play, 3) == min(3, counted)
