"""Where each key and item of a YAML file stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Step = str | int
"""A key of a mapping or an index of a list."""

Path = tuple[Step, ...]
"""The way from the top of a file to a value in it."""


@dataclass(slots=True)
class Mark:
    """The place of a value, of the key it stands under, and of what is inside it."""

    line: int
    """Where the value begins, counted from 1."""
    column: int
    key_line: int
    """Where its key begins; for a list's item, where the item begins."""
    key_column: int
    is_list: bool = False
    empty: bool = False
    """Whether nothing was given, as behind a key alone."""
    in_braces: bool = False
    """Whether these are keys in `{ }`, where a comma ends a value."""
    bracketed: bool = False
    """Whether it is a list in brackets of one text without quotes, as in `[Aside]`."""
    ident: str | None = None
    """The value's own `id`, where it has one."""
    file: str | None = None
    """What messages call the file, where it is not the one around it: a part that is shared."""
    inside: dict[Step, "Mark"] = field(default_factory=dict)

    def read_in(self, file: str) -> "Mark":
        """Return the same place, said to lie in another file than what is around it."""
        inside = {step: below.read_in(file) for step, below in self.inside.items()}
        return replace(self, file=file, inside=inside)

    def follow(self, path: Sequence[Step]) -> tuple["Mark", list[Step]]:
        """Return the mark nearest to the end of `path`, and the steps that led to it.

        Steps that are not in the file are passed over: content has short forms (one string
        for a list of passages), so that a value of a model may lie deeper than its text.
        """
        mark = self
        taken: list[Step] = []
        for step in path:
            below = mark.inside.get(step)
            if below is not None:
                mark = below
                taken.append(step)
        return mark, taken

    def name(self, path: Sequence[Step]) -> str:
        """Return `path` in words: keys joined by dots, items by their id or their number.

        An item that is a mere word needs no number: the message repeats it.
        """
        words: list[str] = []
        mark = self
        for step in path:
            below = mark.inside.get(step)
            if below is not None:
                if below.file is not None and mark.file is None:
                    # In its own file it stands in a list of the same name, at the top.
                    words = words[-1:]
                if isinstance(step, str):
                    words.append(step)
                elif below.inside:
                    words.append(below.ident or str(step + 1))
                mark = below
        return ".".join(words)
