"""When the game ends by itself: some minutes after the last tab, and not while one is read."""

from game.browser.presence import LEFT_AFTER, SILENT_AFTER, Presence


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_it_ends_some_minutes_after_the_last_sign_of_a_tab() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.heard()
    presence.sign()
    clock.now += LEFT_AFTER - 1
    assert presence.left == 1
    presence.sign()
    clock.now += LEFT_AFTER
    assert presence.left == 0
    presence.wait()


def test_without_script_nobody_gives_a_sign_and_it_waits_for_hours() -> None:
    clock = Clock()
    presence = Presence(clock)
    clock.now += LEFT_AFTER * 2
    assert presence.left > 0
    presence.heard()
    assert presence.left == SILENT_AFTER
    clock.now += SILENT_AFTER
    presence.wait()


def test_it_can_be_told_that_it_is_over() -> None:
    presence = Presence(Clock())
    presence.over.set()
    presence.wait()
