"""What a page needs to know of its host: addresses, token, looks, sentences, links."""

from typing import Literal, NamedTuple

Theme = Literal["system", "cable", "daylight", "contrast"]

THEMES: tuple[Theme, ...] = ("system", "cable", "daylight", "contrast")
"""`system` is Cable or Daylight, as the browser asks for dark or light, and high contrast where
it asks for that.
"""


class Look(NamedTuple):
    """How the player wants it to look."""

    theme: Theme = "system"
    width: int = 72
    """Characters in a line of prose, at most: 72, 64 or 56."""
    hide_meters: bool = False
    """Until the debrief."""
    figures: bool = True
    """Whether the table says in points what options are worth, or else in words."""
    keys: bool = True
    """Whether single keys do something, where script runs."""


class Link(NamedTuple):
    """A link of the host's own, shown at the head of every page."""

    text: str
    address: str
    key: str = ""
    """The key that follows it, where script runs."""


class Setting(NamedTuple):
    """The host as a page sees it. Addresses of folders end in a slash."""

    base: str
    """The address of the play, or of the host's own pages."""
    static: str
    """The address of the folder of static files."""
    token: str = ""
    """Carried by every form; empty where the host needs none."""
    turn: int = 0
    """The revision at which the play stands."""
    look: Look = Look()
    home: str = ""
    """The address behind the name of the game; empty for none."""
    links: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    """Sentences to show before all else."""
    halted: str = ""
    """Why no move may be made now, in a sentence: the page shows it in place of the moves."""
    branches: bool = False
    """Whether a finished play can be branched: by a form to `branch` with `before`, the number of
    a move.
    """
    journal: str = ""
    """The path, below the play's address, of its journal as a file; empty for none."""
    elsewhere: bool = False
    """Whether a play that cannot be kept can be kept elsewhere: by a form to `elsewhere` with the
    name of a `folder`.
    """
    signs: bool = False
    """Whether a finished play can be signed: by a form to `sign` with a `pseudonym`."""
    sealed: str = ""
    """Why the debrief is not shown yet, in a sentence; then nothing of it is on any page."""
    scripts: tuple[str, ...] = ()
    """Addresses of scripts of the host's own, run after this package's."""
    styles: tuple[str, ...] = ()
    """Addresses of style sheets of the host's own."""
    live: str = ""
    """For a script of the host's: an address that tells what has changed around the play."""
    alive: str = ""
    """An address that the script asks now and then, so that the host knows of the tab."""
