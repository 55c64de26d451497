"""The codes by which people at a table call options: a letter an issue, a number an option."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from unicodedata import name, normalize

from game.classroom.errors import ClassroomError
from game.library.nearest import hint
from game.rules.bargaining.codes import option_codes
from game.rules.case_role import CaseRole, Package

CODE = re.compile(r"([A-Z])([0-9]{1,2})")


LOOK_ALIKES = str.maketrans("АВСЕНІКМОРТХΑΒΕΗΙΚΜΝΟΡΤΧЗІ", "ABCEHIKMOPTXABEHIKMNOPTX3I")
"""Capitals of other alphabets, by the Latin letters and figures that they look like."""


def meant_by(found: str) -> str:
    """What somebody meant who wrote a code with other letters, or with something in between.

    >>> meant_by("\u0410 3"), meant_by("b-04"), meant_by("C,2")
    ('A3', 'B4', 'C2')
    """
    plain = normalize("NFKC", found).upper().translate(LOOK_ALIKES)
    return re.sub(r"(?<=[A-Z])0+(?=[0-9])", "", re.sub(r"[^A-Z0-9]", "", plain))


def _why_not_so(found: str) -> str:
    """What is odd about a code that was all but right."""
    for letter in found:
        if letter.isalnum() and not letter.isascii():
            script = name(letter, "").split(" ")[0].capitalize()
            looks = meant_by(letter)
            return f", for its {script} letter only looks like {looks}" if looks else ""
    return ", with something between letter and number"


@dataclass(frozen=True, eq=False)
class Codes:
    """The codes of one case's options, as in `A3`."""

    case_role: CaseRole

    @cached_property
    def of_option(self) -> Mapping[str, str]:
        """By option: its code, the same as in a debrief."""
        return option_codes(self.case_role)

    @cached_property
    def options(self) -> Mapping[str, str]:
        """By code: its option."""
        return {code: option for option, code in self.of_option.items()}

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """By issue, in file order: its letter."""
        return tuple(self.of_option[options[0]][0] for options in self.case_role.option_ids)

    def called(self, package: Package) -> str:
        """A package by its codes: `A3 B4 C3`."""
        return " ".join("-" if option is None else self.of_option[option] for option in package)

    def option(self, word: str) -> str:
        """The option that a word names, by its code or its id.

        Raises:
            ClassroomError: it names none.
        """
        found = word.strip()
        if found.upper() in self.options:
            return self.options[found.upper()]
        if found.lower() in self.of_option:
            return found.lower()
        raise ClassroomError(self._no_such(found))

    def _no_such(self, found: str) -> str:
        code = CODE.fullmatch(found.upper())
        if code and code[1] in self.letters:
            place = self.letters.index(code[1])
            codes = [self.of_option[option] for option in self.case_role.option_ids[place]]
            return f"There is no {found.upper()}: {self.issue_name(place)} has {', '.join(codes)}."
        if code:
            issues = ", ".join(self.letters)
            return f"There is no {found.upper()}: the issues of this case are {issues}."
        meant = meant_by(found)
        if meant.isalpha() and meant in self.letters:
            first = self.of_option[self.case_role.option_ids[self.letters.index(meant)][0]]
            return (
                f'"{found}" names an issue and no option: write letter and number, as in {first}.'
            )
        if meant in self.options:
            return f'There is no option "{found}"{_why_not_so(found)}: write {meant}.'
        return f'There is no option "{found}"; {hint(found, [*self.options, *self.of_option])}'

    def issue_name(self, place: int) -> str:
        """An issue as sentences call it: `C (SDI work during the pledge)`."""
        issue = self.case_role.case.issues[self.case_role.issue_ids[place]]
        return f"{self.letters[place]} ({issue.title})"

    def package(self, words: Iterable[str]) -> Package:
        """The package that some words name: one option an issue, in any order.

        Raises:
            ClassroomError: a word names no option, two name options of one issue, or an issue is
                left out.
        """
        settled: dict[int, str] = {}
        for word in words:
            option = self.option(word)
            place = self.case_role.option_issue[option]
            before = settled.setdefault(place, option)
            if before != option:
                both = f"{self.of_option[before]} and {self.of_option[option]}"
                raise ClassroomError(f"{both} are both of {self.issue_name(place)}: name one.")
        absent = [place for place in range(len(self.letters)) if place not in settled]
        if absent:
            names = " and ".join(self.issue_name(place) for place in absent)
            raise ClassroomError(f"The package leaves out {names}: name an option for each issue.")
        return tuple(settled[place] for place in range(len(self.letters)))
