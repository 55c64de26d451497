"""The set-up's own promises: one way to run the tests, and one package index."""

import re
import tomllib

from tests.packaging.built import CHECKOUT


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_ci_runs_the_tests_as_make_does() -> None:
    pattern = r"(pytest -n 2 --dist .*?)( \|\| .*)?$"
    found = [re.findall(pattern, read(name), re.MULTILINE) for name in ("Makefile", ".ci/run")]

    [[(by_make, _)], [(by_ci, _)]] = found
    assert by_make == by_ci


def test_every_locked_file_comes_from_the_public_index() -> None:
    hosts = set(re.findall(r"https?://[^/\"]+", read("uv.lock")))

    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}


def test_every_dependency_has_a_bound_that_make_lowest_can_test() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    assert "textual==8.2.8" in wanted
    assert [name for name in wanted if not re.search(r"[=>]=\d", name)] == []


MENDED = {
    "filelock": (3, 20, 3),
    "jinja2": (3, 1, 6),
    "markdown-it-py": (2, 2, 0),
    "pydantic": (2, 4, 0),
    "PyYAML": (5, 4),
    "pytest": (9, 0, 3),
}
"""By dependency: the first release without the vulnerabilities that were published by 2026."""


def test_no_bound_allows_a_release_with_a_known_vulnerability() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    least = dict(re.split("[=>]=", name) for name in wanted)

    for name, mended in MENDED.items():
        assert tuple(map(int, least[name].split("."))) >= mended, name
