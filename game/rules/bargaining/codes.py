"""The codes by which papers are written short: a letter an issue, a number an option."""

import re
from functools import lru_cache

from game.rules.case_role import CaseRole, Package

CODE = re.compile(r"[A-Z][0-9]{1,2}")


@lru_cache(maxsize=64)
def option_codes(case_role: CaseRole) -> dict[str, str]:
    """By option: a letter for its issue and a number, as in `A3`.

    Ids that are such codes already, with one letter an issue, are kept; else file order counts.
    """
    ids = [[option.upper() for option in options] for options in case_role.option_ids]
    letters = [{option[0] for option in options} for options in ids]
    are_codes = all(CODE.fullmatch(option) for options in ids for option in options)
    one_each = all(len(each) == 1 for each in letters) and len(set().union(*letters)) == len(ids)
    if are_codes and one_each:
        return {option.lower(): option for options in ids for option in options}
    return {
        option: f"{chr(ord('A') + place)}{number}"
        for place, options in enumerate(case_role.option_ids)
        for number, option in enumerate(options, 1)
    }


def in_codes(case_role: CaseRole, package: Package) -> str:
    """A package in codes, as in `A3 B4 [..]`."""
    codes = option_codes(case_role)
    return " ".join("[..]" if option is None else codes[option] for option in package)
