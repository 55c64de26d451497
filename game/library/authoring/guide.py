"""What `summitry guide` prints: the guide for authors, the field list, and lists to choose from."""

from collections.abc import Callable, Mapping
from pathlib import Path

from game.library.authoring.explain import PAGES
from game.library.case_files import read_shared
from game.library.content_folders import own_content
from game.library.gates.files import read_file
from game.library.limits import FILE_BYTES


def _text(name: str) -> Callable[[Path], str]:
    """Return what prints a file of the game's own content."""

    def read(_: Path) -> str:
        return read_file(own_content() / name, FILE_BYTES.most).decode()

    return read


def _claims(content: Path) -> str:
    shared = read_shared(content).sources
    if shared is None:
        return ""
    width = max(map(len, shared.claims), default=0)
    return "".join(
        f"{name:<{width}}  {claim.text} ({claim.article})\n"
        for name, claim in shared.claims.items()
    )


def _concepts(content: Path) -> str:
    shared = read_shared(content).concepts
    if shared is None:
        return ""
    width = max(map(len, shared.concepts), default=0)
    return "".join(
        f"{name:<{width}}  {concept.title}\n" for name, concept in shared.concepts.items()
    )


def _works(content: Path) -> str:
    shared = read_shared(content).sources
    if shared is None:
        return ""
    works = {**shared.articles, **shared.works}
    width = max(map(len, works), default=0)
    return "".join(f"{name:<{width}}  {work.citation}\n" for name, work in works.items())


def _codes(_: Path) -> str:
    pages = sorted(PAGES.glob("*.md"))
    titles = (read_file(page, FILE_BYTES.most).decode().partition("\n")[0] for page in pages)
    return "".join(f"{title.removeprefix('# ')}\n" for title in titles)


TOPICS: Mapping[str, Callable[[Path], str]] = {
    "writing": _text("README.md"),
    "fields": _text("fields.md"),
    "claims": _claims,
    "concepts": _concepts,
    "works": _works,
    "codes": _codes,
}
"""By topic: what prints it, given the content folder whose lists are meant. The guide is first."""
