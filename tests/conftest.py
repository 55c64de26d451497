"""What every test has: an index of cases of its own, kept bytecode, and rubbish collected less."""

import gc
import os
import shutil
import sys
import tempfile

import pytest

# Some shells forbid it: then each of hundreds of programs would compile the whole game anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

WORKER = "PYTEST_XDIST_WORKER" in os.environ

if not WORKER:
    # One for the whole run: to build it takes a program most of a second. The player's own is
    # left alone; it would be thrown away by every checkout in turn.
    os.environ["SUMMITRY_CACHE"] = tempfile.mkdtemp(prefix="summitry-tests-")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it again and again costs a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The index goes with the run."""
    if not WORKER:
        shutil.rmtree(os.environ["SUMMITRY_CACHE"], ignore_errors=True)
