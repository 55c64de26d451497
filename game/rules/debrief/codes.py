"""The codes by which papers are written short: a letter an issue, a number an option."""

import re
from functools import lru_cache

from game.rules.case_role import CaseRole, Package

CODE = re.compile(r"[a-z][0-9]{1,2}")


@lru_cache(maxsize=64)
def option_codes(case_role: CaseRole) -> dict[str, str]:
    """By option: a letter for its issue and a number, as in `A3`.

    Ids that are such codes already are kept; else file order counts.
    """
    if all(CODE.fullmatch(option) for options in case_role.option_ids for option in options):
        return {option: option.upper() for options in case_role.option_ids for option in options}
    return {
        option: f"{chr(ord('A') + place)}{number}"
        for place, options in enumerate(case_role.option_ids)
        for number, option in enumerate(options, 1)
    }


def in_codes(case_role: CaseRole, package: Package) -> str:
    """A package in codes, as in `A3 B4 [..]`."""
    codes = option_codes(case_role)
    return " ".join("[..]" if option is None else codes[option] for option in package)
