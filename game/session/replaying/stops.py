"""Where a replay stops, in a student's words: what was done there, and what the place is called."""

from game.rules.moves import Choose, FillPlan, Move, Propose
from game.rules.play import Play
from game.rules.view.draw import view
from game.session.journal.led import led_to
from game.session.journal.quoting import quoted

BY_HAND = "is damaged, or was changed by hand"
"""What a journal is that does not agree with itself on the content it was played on."""

PLACELESS = {"groundwork": "Groundwork", "plan": "The plan"}
"""The phases that need no place, by title."""


def what_was_done(play: Play, move: Move) -> str:
    """A move as a sentence names it: by its text where the place still has it, else by its id."""
    text = _text_of(play, move.id) if isinstance(move, Choose) else None
    return quoted(text) if text is not None else move_id(move)


def move_id(move: Move) -> str:
    """What a sentence calls a move: its id in quotation marks, or what was offered or written."""
    match move:
        case Choose(id=move_id):
            return quoted(move_id)
        case Propose(package=package):
            return f"the offer {quoted(' '.join(option or '-' for _, option in package))}"
        case FillPlan(answers=answers):
            written = " ".join(answer for _, answer in answers)
            return f"the plan {quoted(written or 'forecast')}"
        case _:
            return "the reflection"


def _text_of(play: Play, move_id: str) -> str | None:
    """What a move says, whether or not it is open now."""
    ready, state = play.case_role, play.state
    choice = ready.choices.get(state.place, {}).get(move_id)
    if choice is not None:
        return choice.text
    if move_id in ready.actions:
        return ready.actions[move_id].text
    return next((each.text for each in view(play).moves if each.id == move_id), None)


def place_in_words(play: Play) -> str:
    """The title of the place where a play stands."""
    return quoted(view(play).title)


def leads_elsewhere(after: Play, led: str, *, then: bool) -> str:
    """That a move leads where `after` stands and not where its journal says it `led`."""
    here, there = place_in_words(after), _led_in_words(after, led)
    if there is None:
        there, gone = quoted(led.partition(":")[2] or led), "there is no such place"
        return f"led to {there}; {gone} any more" if then else f"it says leads to {there}; {gone}"
    if here == there:
        here, there = quoted(led_to(after.state)), quoted(led)
    return (
        f"now leads to {here}, and led to {there}" if then else f"leads to {here}, not to {there}"
    )


def _led_in_words(play: Play, led: str) -> str | None:
    """What a place that a journal names is called; None where there is none such."""
    role = play.case_role.role
    phase, _, place = led.partition(":")
    if place:
        found = role.scenes.get(place) or role.endings.get(place)
        return quoted(found.title) if found is not None else None
    return quoted(PLACELESS[phase]) if phase in PLACELESS else None
