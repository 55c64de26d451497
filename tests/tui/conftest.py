import pytest

from game.tui.app import SummitryApp
from game.tui.desk import Desk
from tests.tui.standin import Saves, Shelf


@pytest.fixture(scope="session")
def shelf():
    return Shelf()


@pytest.fixture
def app(shelf):
    return SummitryApp(Desk(shelf, Saves()))
