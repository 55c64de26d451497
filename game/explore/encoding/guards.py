"""Guards: with which vectors a choice or an action is open under a key, and what it does to one."""

from typing import NamedTuple

from game.explore.encoding.conditions import marks_read, open_region
from game.explore.encoding.effects import change_of, marks_touched
from game.explore.encoding.key import KeyChange, KeyLayout
from game.library.models.role import Action, Choice


class GuardedMove(NamedTuple):
    """A choice in a scene, or an action in the groundwork or in a recess."""

    layout: KeyLayout
    model: Choice | Action
    days: int = 0
    """What it takes of the days."""
    hours: int = 0
    """What it takes of the hours."""
    taken: int = 0
    """The mark of having been done, after which it is gone."""
    told: bool = False
    """Whether what it teaches is told."""

    @property
    def reads(self) -> int:
        """The marks that decide whether it is open."""
        found = marks_read(self.layout, self.model.needs, self.model.unless) | self.taken
        found |= self.layout.days if self.days else 0
        return found | (self.layout.hours if self.hours else 0)

    @property
    def touches(self) -> int:
        """The marks on which the change that it makes depends."""
        return marks_touched(self.layout, self.model.effects, told=self.told)

    def region(self, key: int) -> int:
        """The vectors with which it is open under a key."""
        layout = self.layout
        if (
            key & self.taken
            or layout.days_left(key) < self.days
            or layout.hours_left(key) < self.hours
        ):
            return 0
        return open_region(layout, self.model.needs, self.model.unless, key)

    def change(self, key: int) -> KeyChange:
        """What it does to a key, the meters apart, and where it leads."""
        found = change_of(self.layout, self.model.effects, key, told=self.told)
        # The hours that a choice takes are among its effects.
        hours = self.hours if isinstance(self.model, Action) else 0
        spent = self.layout.with_days(self.days) + self.layout.with_hours(hours)
        return found._replace(sets=found.sets | self.taken, hours=found.hours - spent)


def guarded_choice(layout: KeyLayout, scene_id: str, choice: Choice) -> GuardedMove:
    """A choice in its scene."""
    told = scene_id in layout.case_role.face_to_face
    return GuardedMove(layout, choice, hours=-choice.effects.hours, told=told)


def guarded_in_groundwork(layout: KeyLayout, action: Action) -> GuardedMove:
    """An action in the groundwork, where it takes days."""
    return GuardedMove(layout, action, days=action.days, taken=layout.taken[action.id])


def guarded_in_recess(layout: KeyLayout, action: Action) -> GuardedMove:
    """An action in a recess, where it takes as many hours."""
    return GuardedMove(layout, action, hours=action.days, taken=layout.taken[action.id])
