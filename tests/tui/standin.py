"""Stand-ins for the shelf and the saves, in memory, until theirs exist."""

import re
from pathlib import Path
from types import SimpleNamespace

import yaml

from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.models.role import Role
from game.records.cases import case_role
from game.records.open_journal import standing
from game.records.slots import Slot
from game.rules.play import Play

GOOD = Path(__file__).parents[1] / "content" / "good" / "cases"


class Loader(yaml.CSafeLoader):
    pass


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rsplit(":", 1)[1] in ("int", "null")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def tuples(value):
    if isinstance(value, list):
        return tuple(map(tuples, value))
    if isinstance(value, dict):
        return {key: tuples(each) for key, each in value.items()}
    return value


def read(path, model):
    return model.model_validate(tuples(yaml.load(path.read_text(encoding="utf-8"), Loader)))


class CaseFile:
    def __init__(self, folder):
        self.case = read(folder / "case.yaml", Case)
        self.envoy = read(folder / "envoy.yaml", Role)
        self.leader = read(folder / "leader.yaml", Role)
        self.debrief = read(folder / "debrief.yaml", Debrief)


class Shelf:
    def __init__(self, folder=GOOD):
        self.files = {}
        self.broken = {}
        for path in sorted(folder.iterdir()):
            try:
                self.files[path.name] = CaseFile(path)
            except Exception as error:
                self.broken[path.name] = str(error)

    @property
    def entries(self):
        for case_id, file in self.files.items():
            case = file.case
            yield SimpleNamespace(
                id=case_id,
                title=case.title,
                dates=case.dates,
                year=case.year,
                place=case.place,
                hook=case.hook,
                sides=tuple(side.short for side in case.sides.values()),
                roles={"envoy": file.envoy.title, "leader": file.leader.title},
                teaches=case.teaches,
                tour=case.tour,
                broken=None,
            )

    def find(self, case_id):
        return self.files[case_id]


class Journal:
    notice = None

    def __init__(self, play, path, case, role):
        self.play, self.path, self.case, self.role = play, path, case, role

    def take(self, move):
        self.play = self.play.after(move)

    def undo(self):
        self.play = self.play.undone()

    def close(self):
        pass

    @property
    def finished(self):
        return standing(self.play).result is not None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class Saves:
    def __init__(self):
        self.journals = {}

    def slots(self):
        for path, journal in reversed(self.journals.items()):
            stands = standing(journal.play)
            yield Slot(
                path,
                path.stem,
                None,
                journal.case,
                journal.role,
                stands.where,
                len(journal.play.turns),
                "",
                stands.result,
            )

    def _keep(self, play, case, role):
        path = Path(f"/nowhere/{case}-{role}-{len(self.journals) + 1}.json")
        self.journals[path] = Journal(play, path, case, role)
        return self.journals[path]

    def begin(self, case_file, role, relay=None):
        play = Play.begin(case_role(case_file, role), relay)
        return self._keep(play, case_file.case.id, role)

    def resume(self, path, find_case):
        return self.journals[path]

    def branch(self, path, before_move, find_case):
        old = self.journals[path]
        play = old.play._replace(turns=old.play.turns[: before_move - 1])
        return self._keep(play, old.case, old.role)

    def delete(self, path):
        del self.journals[path]
