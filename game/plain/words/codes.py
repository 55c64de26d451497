"""Packages typed and written in the codes of their options: `A3 B1 C2 D2`."""

from game.plain.stages.stage import CannotRead
from game.rules.view.view import IssueView, PackageLine

Settled = dict[str, str | None]
"""By issue: the option, or None where it is left in brackets."""

BRACKETS = ("-", "?", "[..]")


class Codes:
    """The codes of the options on the table. In typing, small letters and ids do as well."""

    def __init__(self, issues: tuple[IssueView, ...]) -> None:
        self.issues = issues
        self.of_option = {o.id: o.code for issue in issues for o in issue.options}
        by_id = {o.id: (issue.id, o.id) for issue in issues for o in issue.options}
        by_code = {o.code.lower(): (issue.id, o.id) for issue in issues for o in issue.options}
        self._meant = by_id | by_code
        self._left_open = {
            issue.options[0].code[0].lower() + mark: issue.id
            for issue in issues
            if issue.options
            for mark in BRACKETS
        }

    def of_issue(self, issue: IssueView) -> list[str]:
        """The codes of an issue's options."""
        return [option.code for option in issue.options]

    def written(self, settled: Settled) -> str:
        """A package in codes, brackets as `-`."""
        return " ".join(self.of_option[option] if option else "-" for option in settled.values())

    def looks_like_one(self, line: str) -> bool:
        """Whether the first word of a line is a code, an id of an option, or brackets."""
        first = next(iter(_words(line)), "")
        return first in self._meant or first in self._left_open or first in BRACKETS

    def read(self, line: str) -> Settled:
        """The issues that a line settles: all of them in order, or some by their codes.

        Raises:
            CannotRead: a word is no code, or says an issue again.
        """
        words = _words(line)
        if any(word in BRACKETS for word in words) and len(words) != len(self.issues):
            raise CannotRead(
                f"A package with a bare - names all {len(self.issues)} issues in order; with its "
                f"letter, as in {next(iter(self._left_open)).upper()}, it may stand anywhere."
            )
        settled: Settled = {}
        for place, word in enumerate(words):
            if word in BRACKETS:
                issue, option = self.issues[place].id, None
            elif word in self._left_open:
                issue, option = self._left_open[word], None
            elif word in self._meant:
                issue, option = self._meant[word]
            else:
                known = ", ".join(self.of_option.values())
                raise CannotRead(f'No paper says "{word}": the options are {known}.')
            if issue in settled:
                raise CannotRead(f'"{word}" settles an issue that this line settles already.')
            settled[issue] = option
        return settled


def in_codes(lines: tuple[PackageLine, ...]) -> str:
    """A package that was tabled, in codes; theirs may hold some that you cannot table."""
    return " ".join(line.code or "-" for line in lines)


def _words(line: str) -> list[str]:
    return line.lower().replace(",", " ").split()
