"""A case with an edit, as an author might make one between a student's two lessons."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from game.library.case_file import CaseFile
from game.library.case_files import load_case
from game.library.mistakes import BrokenContent

Files = dict[str, Any]
"""By name of file: what it says."""

TRIES = 40
"""Edits that make no playable case are made again elsewhere."""


class Edit(NamedTuple):
    """A case as it is after an edit."""

    case_file: CaseFile
    touched: str
    """The id of what was edited; empty where it was all over the case."""


class _Loader(yaml.CSafeLoader):
    """Reads as the game does: whole numbers, true, false and null; everything else is text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in ("int", "null")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), "tf")


def edited(kind: str, case_file: CaseFile, folder: Path, random: Random) -> Edit | None:
    """The case with an edit of a kind, in a content folder of its own; None where none will do."""
    sound = {path.name: _read(path) for path in sorted(case_file.folder.glob("*.yaml"))}
    for attempt in range(TRIES):
        files = {name: _copied(data) for name, data in sound.items()}
        touched = KINDS[kind](files, random)
        if touched is None or files == sound:
            continue
        content = folder / str(attempt)
        home = content / "cases" / case_file.case.id
        home.mkdir(parents=True)
        for shared in case_file.folder.parent.parent.glob("*.yaml"):
            shutil.copy(shared, content)
        for name, data in files.items():
            (home / name).write_text(_written(data), encoding="utf-8")
        try:
            return Edit(load_case(home), touched)
        except BrokenContent:
            # `summitry check` would have told the author.
            shutil.rmtree(content)
    return None


def reworded(files: Files, random: Random) -> str | None:
    """Every text that the player reads says it a little differently."""
    for inside, key, value in _places(files):
        if key in ("text", "reply", "because", "hook") and isinstance(value, str):
            inside[key] = value.replace(" the ", " this ").replace(" is ", " was ")
    return ""


def added_choice(files: Files, random: Random) -> str | None:
    """One more thing to say in a scene, anywhere in its menu."""
    scene_id, scene = random.choice(list(_scenes(files, random).items()))
    choices = scene.get("choices")
    if not choices:
        return None
    added = _copied(random.choice(choices))
    added = {key: added[key] for key in added if key not in ("history", "secret")}
    added |= {"id": "say-nothing-at-all", "text": "Say nothing, and wait until they speak."}
    choices.insert(random.randrange(len(choices) + 1), added)
    return str(scene_id)


def reordered_menu(files: Files, random: Random) -> str | None:
    """Every menu and every list of actions in another order."""
    for inside, key, value in _places(files):
        if key in ("choices", "actions") and isinstance(value, list):
            inside[key] = random.sample(value, len(value))
    return ""


def renamed_scene(files: Files, random: Random) -> str | None:
    """A scene by another id, wherever it is named."""
    role = random.choice(_roles(files))
    old = random.choice(list(files[role]["scenes"]))
    for name in (role, "debrief.yaml", "case.yaml"):
        files[name] = _renamed(files[name], old, f"{old}-anew")
    return str(old)


def removed_fact(files: Files, random: Random) -> str | None:
    """A fact that is no more, and nothing names it; others are worth what it was worth."""
    facts = files["case.yaml"]["facts"]
    gone = random.choice(list(facts))
    for _ in range(facts[gone]["worth"]):
        others = [fact for fact in facts if fact != gone and 0 < facts[fact]["worth"] < 3]
        if others:
            facts[random.choice(others)]["worth"] += 1
    with_its_moves = random.random() < 0.5
    for name in files:
        if with_its_moves:
            _drop_moves_about(files[name], gone)
        files[name] = _without(files[name], gone)
    return str(gone)


def changed_threshold(files: Files, random: Random) -> str | None:
    """Eight numbers up or down, of those that decide what is open, what it costs and who signs."""
    roles = {name: files[name] for name in _roles(files)}
    found = [
        (inside, key)
        for top in (roles, files["case.yaml"].get("sides", {}))
        for inside, key, value in _places(top)
        if type(value) is int and key not in ("line", "worth", "history")
    ]
    for inside, key in random.sample(found, 8):
        inside[key] += random.choice((-3, -2, -1, 1, 2, 3))
    return ""


KINDS: dict[str, Callable[[Files, Random], str | None]] = {
    "reworded text": reworded,
    "an added choice": added_choice,
    "a reordered menu": reordered_menu,
    "a renamed scene": renamed_scene,
    "a removed fact": removed_fact,
    "a changed threshold": changed_threshold,
}
"""By name: what is done to the files; gives what was touched, None where it cannot be done."""

HARMLESS = ("reworded text", "an added choice", "a reordered menu")
"""After these every journal must go on where it stood, in its own file."""


def _roles(files: Files) -> list[str]:
    return [name for name in ("envoy.yaml", "leader.yaml") if name in files]


def _scenes(files: Files, random: Random) -> dict[str, Any]:
    scenes: dict[str, Any] = files[random.choice(_roles(files))]["scenes"]
    return scenes


def _places(data: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Every place: what holds it, its key or index, and what stands there."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in list(pairs):
        yield data, key, value
        if isinstance(value, dict | list):
            yield from _places(data[key])


def _renamed(data: Any, old: str, new: str) -> Any:
    if isinstance(data, dict):
        return {new if k == old else k: _renamed(v, old, new) for k, v in data.items()}
    if isinstance(data, list):
        return [_renamed(each, old, new) for each in data]
    return new if data == old else data


def _without(data: Any, gone: str) -> Any:
    """The data without a name, and without what is empty without it."""
    if isinstance(data, dict):
        kept = {k: _without(v, gone) for k, v in data.items() if gone not in (k, v)}
        if "of" in kept and "count" in kept:
            kept["count"] = min(kept["count"], len(kept["of"]))
        return {k: v for k, v in kept.items() if v not in ({}, []) or data[k] in ({}, [])}
    if isinstance(data, list):
        return [_without(each, gone) for each in data if each != gone]
    return data


def _drop_moves_about(data: Any, fact: str) -> None:
    """Take out the actions and choices that need a fact, or teach it and nothing else."""
    for inside, key, value in _places(data):
        if key in ("choices", "actions") and isinstance(value, list):
            inside[key] = [each for each in value if not _is_about(each, fact)] or value


def _is_about(move: Any, fact: str) -> bool:
    learned = (move.get("effects") or {}).get("learn")
    return learned == [fact] or fact in ((move.get("needs") or {}).get("knows") or ())


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(each) for each in data] if isinstance(data, list) else data


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)


def _written(data: Any) -> str:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text
