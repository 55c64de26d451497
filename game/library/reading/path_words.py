"""Places in a case's files in words, the same in every command: `scenes.quay.choices.ask-her`."""

from collections.abc import Sequence

from game.library.models.base import Model

Step = str | int


def in_words(model: Model, path: Sequence[Step]) -> str:
    """A path below a model: keys joined by dots, items of lists by their id, or by their number.

    Numbers count from 1, as people do.

    >>> from game.library.models.base import Passage, Branch, Condition
    >>> in_words(Condition(knows=("a", "b")), ("knows", 1))
    'knows.2'
    """
    words: list[str] = []
    found: object = model
    for step in path:
        if isinstance(found, tuple) and isinstance(step, int):
            found = found[step]
            ident = getattr(found, "id", None)
            words.append(ident if isinstance(ident, str) else str(step + 1))
        else:
            found = _below(found, str(step))
            words.append(str(step))
    return ".".join(words)


def _below(found: object, key: str) -> object:
    if isinstance(found, dict):
        return found.get(key)
    # A key that Python keeps for itself has another name in the model.
    return getattr(found, key, None) or getattr(found, f"{key}_", None)
