"""One case from disk, whole: its files read, checked together and bundled."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from game.library.case_file import CaseFile
from game.library.content_folders import (
    CASE_FILES,
    SHARED_FILES,
    case_folders,
    lies_elsewhere,
    own_content,
    shared_file,
)
from game.library.limits import CASE_FILES as LIMIT_OF_FILES
from game.library.limits import MISTAKES
from game.library.lint import lint
from game.library.lint.names.curriculum import cases_in_order
from game.library.lint.names.ids import unknown_concepts
from game.library.lint.subject import Subject
from game.library.mistakes import BrokenContent, Mistake, stopping
from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.models.role import Role
from game.library.models.shared import Concept, Concepts, Curriculum, SharedSources
from game.library.nearest import hint
from game.library.onward import onward_from
from game.library.reading.content_file import ContentFile, read_page, too_many
from game.library.reading.document import Document, document_of, read_document
from game.library.reading.sharing import with_what_is_shared
from game.library.roles import ROLES, RoleName
from game.library.shelf.hashing import content_hash, yaml_files

Called = Callable[[Path], str]
"""What messages call a file."""


@dataclass(frozen=True)
class Shared:
    """What all cases of a content folder may cite, as far as it could be read."""

    sources: SharedSources | None
    concepts: Concepts | None
    curriculum: Curriculum | None
    there: frozenset[str]
    """The ids of the cases of the folder, and of the game's own."""
    mistakes: tuple[Mistake, ...]


def read_shared(content: Path, called: Called = str) -> Shared:
    """Read what the cases of the folder `content` share; its mistakes are in the result."""
    mistakes: list[Mistake] = []
    sources_file, concepts_file, curriculum_file = (
        shared_file(content, name) for name in SHARED_FILES
    )
    sources = read_document(sources_file, SharedSources, mistakes, called(sources_file))
    concepts = read_document(concepts_file, Concepts, mistakes, called(concepts_file))
    if concepts is not None:
        mistakes += unknown_concepts(concepts)
    curriculum = read_document(curriculum_file, Curriculum, mistakes, called(curriculum_file))
    if curriculum is not None and (out_of_order := list(cases_in_order(curriculum))):
        # Nothing is looked up in it: the ids that it names are not all there.
        mistakes += out_of_order
        curriculum = None
    return Shared(
        sources.model if sources else None,
        concepts.model if concepts else None,
        curriculum.model if curriculum else None,
        frozenset(each.name for of in (own_content(), content) for each in case_folders(of)),
        tuple(sorted(set(mistakes))),
    )


def load_case(folder: Path, shared: Shared | None = None, *, trusted: bool = False) -> CaseFile:
    """Return the case in `folder`, which may cite what is in `shared`.

    Without `shared`, that of the content folder around it is read. A case that is `trusted`
    was checked before, byte for byte; the checks across its files are not run again.

    Raises:
        BrokenContent: there is any mistake in the case or in what is shared; it holds all.
    """
    if shared is None:
        shared = read_shared(folder.parent.parent)
    found, mistakes = examine(folder, shared, trusted=trusted)
    mistakes += stopping(shared.mistakes)
    if found is None or mistakes:
        raise BrokenContent(mistakes)
    return found


def read_role(folder: Path, name: RoleName, called: Called = str) -> Document[Role]:
    """Return the file of a role of a case that was loaded, with the place of every part of it."""
    case, role = (
        read_page(path, called(path)) for path in (folder / "case.yaml", folder / f"{name}.yaml")
    )
    with_what_is_shared(role, case)
    document = document_of(role, Role, [])
    assert document is not None, "a case that was loaded can be read"
    return document


def examine(
    folder: Path,
    shared: Shared,
    called: Called = str,
    *,
    trusted: bool = False,
    warnings: bool = False,
) -> tuple[CaseFile | None, list[Mistake]]:
    """Return the case in `folder` and every mistake in its own files; warnings if asked for.

    The case is None where some file makes no model; where there are mistakes it is not to be
    played.
    """
    found, mistakes = _examined(folder, shared, called, trusted, warnings)
    return found, mistakes if warnings else stopping(mistakes)


def _examined(
    folder: Path, shared: Shared, called: Called, trusted: bool, warnings: bool
) -> tuple[CaseFile | None, list[Mistake]]:
    if lies_elsewhere(folder):
        return None, [_elsewhere(called(folder / "case.yaml"))]
    files = yaml_files(folder)
    if len(files) > LIMIT_OF_FILES.most:
        return None, [Mistake(called(files[0]), 1, 1, "L001", LIMIT_OF_FILES.passed())]
    mistakes = _strange_files(files, called)

    def page_of(name: str) -> ContentFile:
        return read_page(folder / name, called(folder / name))

    case_page = page_of("case.yaml")
    case = document_of(case_page, Case, mistakes)
    given = [name for name in ROLES if _is_there(folder / f"{name}.yaml")]
    if not given:
        mistakes.append(_no_roles(called(folder / "envoy.yaml")))
    pages: dict[RoleName, Document[Role] | None] = {}
    if given and case is not None and not case.model.tour:
        # While case.yaml cannot be read, nobody knows whether it is a tour.
        pages = {name: None for name in ROLES if name not in given}
        mistakes += [_no_role(called(folder / f"{name}.yaml")) for name in pages]
    for name in given:
        page = page_of(f"{name}.yaml")
        with_what_is_shared(page, case_page)
        pages[name] = document_of(page, Role, mistakes)
    debrief = document_of(page_of("debrief.yaml"), Debrief, mistakes)
    if case is None:
        return None, mistakes
    id_due = folder.absolute().name
    if case.model.id != id_due:
        message = f'found "{case.model.id}"; expected the name of its folder, "{id_due}"'
        mistakes.append(case.mistake(("id",), "C001", message))
    roles = {name: page for name, page in pages.items() if page is not None}
    complete = len(roles) == len(pages) > 0 and debrief is not None
    if not trusted:
        shipped = folder.resolve().parent.parent == own_content().resolve()
        subject = Subject(case, roles, debrief, shared.sources, shared.concepts, complete, shipped)
        told = (each for each in lint(subject) if warnings or not each.is_warning)
        found_by_lint = list(islice(told, MISTAKES.most + 1))
        mistakes += found_by_lint[: MISTAKES.most]
        if len(found_by_lint) > MISTAKES.most:
            mistakes.append(too_many(called(folder / "case.yaml"), 1, 1))
    if not complete or debrief is None or shared.sources is None or shared.concepts is None:
        return None, mistakes
    models = {name: page.model for name, page in roles.items()}
    bundle = CaseFile(
        folder,
        content_hash(path for path in files if path.name in CASE_FILES),
        case.model,
        models.get("envoy"),
        models.get("leader"),
        debrief.model,
        shared.sources,
        shared.concepts,
        _glossary(case.model, shared.concepts),
        onward_from(case.model.id, shared.curriculum, shared.there) if shared.curriculum else None,
    )
    return bundle, mistakes


def _glossary(case: Case, concepts: Concepts) -> Concepts:
    terms = {
        name: Concept(title=term.title, also=term.also, text=term.text)
        for name, term in case.terms.items()
    }
    return Concepts(concepts=terms | concepts.concepts)


def _strange_files(files: list[Path], called: Called) -> list[Mistake]:
    return [
        Mistake(
            called(path), 1, 1, "R014", f"a case has no such file; {hint(path.name, CASE_FILES)}"
        )
        for path in files
        if path.name not in CASE_FILES
    ]


def _elsewhere(file: str) -> Mistake:
    message = (
        "the folder of this case is a link to a folder elsewhere; put the folder itself here, or "
        "name the one it lies in with --content"
    )
    return Mistake(file, 1, 1, "L003", message)


def _is_there(path: Path) -> bool:
    """Whether there is anything of this name; a link to nothing is told of as it is read."""
    return path.exists() or path.is_symlink()


def _no_roles(file: str) -> Mistake:
    message = f"the file is missing, and leader.yaml too: {_BOTH}"
    return Mistake(file, 1, 1, "C002", message)


def _no_role(file: str) -> Mistake:
    return Mistake(file, 1, 1, "R001", f"the file is missing: {_BOTH}")


_BOTH = "a case has an envoy and a leader; only a tour (`tour: true` in case.yaml) may have one"
