"""Short codes for settlement options, and packages written in them: `a3 b1 c2 d2`."""

import re
from string import ascii_lowercase

from game.plain.stages.stage import CannotRead
from game.rules.view.view import IssueView

Settled = dict[str, str | None]
"""By issue: the option, or None where it is left in brackets."""

BRACKETS = ("-", "?")

SHORT = re.compile("[a-z][0-9]{1,2}")


class Codes:
    """The codes of the options on the table: their ids where those are short, else made up."""

    def __init__(self, issues: tuple[IssueView, ...]) -> None:
        self.issues = issues
        ids = [option.id for issue in issues for option in issue.options]
        short = all(map(SHORT.fullmatch, ids))
        self.of_option: dict[str, str] = {}
        self._meant: dict[str, tuple[str, str]] = {}
        for letter, issue in zip(ascii_lowercase, issues, strict=False):
            for number, option in enumerate(issue.options, 1):
                code = option.id if short else f"{letter}{number}"
                self.of_option[option.id] = code
                self._meant[code] = (issue.id, option.id)
                if not SHORT.fullmatch(option.id):
                    self._meant[option.id] = (issue.id, option.id)

    def of_issue(self, issue: IssueView) -> list[str]:
        """The codes of an issue's options."""
        return [self.of_option[option.id] for option in issue.options]

    def written(self, package: tuple[tuple[str, str | None], ...]) -> str:
        """A package in codes, brackets as `-`; an option that cannot be tabled by its id."""
        return " ".join(self.of_option.get(o, o) if o else "-" for _, o in package)

    def looks_like_one(self, line: str) -> bool:
        """Whether the first word of a line is a code, an id of an option, or brackets."""
        words = _words(line)
        return bool(words) and (words[0] in self._meant or words[0] in BRACKETS)

    def read(self, line: str) -> Settled:
        """The issues that a line settles: all of them in order, or some by their codes.

        Raises:
            CannotRead: a word is no code, or says an issue again.
        """
        words = _words(line)
        if any(word in BRACKETS for word in words) and len(words) != len(self.issues):
            raise CannotRead(
                f"A package with brackets names all {len(self.issues)} issues in order, with - for "
                "each that is left open."
            )
        settled: Settled = {}
        for place, word in enumerate(words):
            if word in BRACKETS:
                issue, option = self.issues[place].id, None
            elif word in self._meant:
                issue, option = self._meant[word]
            else:
                known = ", ".join(self.of_option.values())
                raise CannotRead(f'No paper says "{word}": the options are {known}.')
            if issue in settled:
                raise CannotRead(f'"{word}" settles an issue that this line settles already.')
            settled[issue] = option
        return settled


def _words(line: str) -> list[str]:
    return line.lower().replace(",", " ").split()
