"""The examples in docstrings are true."""

import doctest

import pytest

from game.rules import numbers


@pytest.mark.parametrize("module", [numbers], ids=lambda module: module.__name__)
def test_docstring_examples(module):
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0
