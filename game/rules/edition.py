"""Which rules these are: journals say under which they were played."""

RULES = 2
"""Raised by one with any change that makes the same moves come to something else: other figures,
another label, another way on. `tests/rules/test_edition.py` fails when such a change was made and
this was not; `make golden` then records the figures of the new number."""
