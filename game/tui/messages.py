"""What the screens ask of the app."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.records.player.settings import Settings
    from game.tui.text.sheet import Sheet


@dataclass
class Begin(Message):
    """Begin a playthrough."""

    case: str
    role: "RoleName"


@dataclass
class Resume(Message):
    """Go on with a saved playthrough."""

    path: Path


@dataclass
class BranchFrom(Message):
    """Ask from which move of a finished journal to branch; of the present play where None."""

    path: Path | None


@dataclass
class Export(Message):
    """Write the debrief of the present play into a file."""

    kind: Literal["html", "md"]


@dataclass
class OpenCase(Message):
    """Show one case and its roles."""

    case: str


@dataclass
class GoTo(Message):
    """Show one of the screens outside play: `shelf`, `saves`, `codex`, or begin the `tour`."""

    screen: str


@dataclass
class Read(Message):
    """Lay a sheet over the screen."""

    sheet: "Sheet"


@dataclass
class Say(Message):
    """Say one sentence to the player; `grave` where something went wrong."""

    text: str
    grave: bool = False


@dataclass
class Delete(Message):
    """Delete a saved playthrough; the last one deleted can be brought back."""

    path: Path


@dataclass
class BringBack(Message):
    """Bring the playthrough back that was deleted last."""


@dataclass
class Rename(Message):
    """Ask for another name for a saved playthrough."""

    path: Path


@dataclass
class TakeIn(Message):
    """Ask for a journal to copy into the folder of saves."""


@dataclass
class GiveOut(Message):
    """Ask where to copy a saved playthrough to."""

    path: Path


@dataclass
class Set(Message):
    """Change the settings, and keep them."""

    settings: "Settings"
