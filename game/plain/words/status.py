"""Where the player stands, in short sentences, so that only those that changed are said again."""

from game.rules.numbers import in_words
from game.rules.phase import Phase
from game.rules.view.view import View

IN_THE_TALKS = (Phase.SCENE, Phase.TABLE)


def status(view: View) -> dict[str, str]:
    """By what it is about: a sentence."""
    meters = view.meters
    said = {
        "preparation": f"Preparation: {meters.preparation} of 20.",
        "mandate": f"Mandate: {meters.mandate} of 20.",
    }
    if meters.told:
        said["told"] = f"Told to your face: {meters.told}."
    for rapport in meters.rapport:
        number = "" if rapport.number is None else f", {rapport.number} of 20"
        said[f"rapport {rapport.person}"] = f"Rapport with {rapport.name}: {rapport.word}{number}."
    if view.phase in (Phase.BRIEFING, Phase.GROUNDWORK):
        left = in_words(view.days_left, view.unit) or f"no {view.unit}s"
        said["days"] = f"Time: {left} left."
    if view.phase in (Phase.PLAN, *IN_THE_TALKS):
        said["hours"] = f"Time: {in_words(view.hours_left, 'hour') or 'no hours'} left."
    if view.phase is Phase.TABLE:
        said["rounds"] = f"Rounds left at the table: {view.rounds_left}."
    if view.staked:
        said["staked"] = "Your name is staked on an agreement."
    for side in view.owed:
        said[f"owed {side}"] = f"{side} is looking for a way to get even."
    return said


class Changes:
    """What was said of the status so far."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def of(self, view: View) -> list[str]:
        """The sentences that were not true when the status was last said."""
        if view.phase in (Phase.REFLECTION, Phase.DEBRIEF):
            return []
        now = status(view)
        new = [text for key, text in now.items() if self._said.get(key) != text]
        self._said = now
        return new
