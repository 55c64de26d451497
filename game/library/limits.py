"""Every limit on what is read and served, in one place; a message about one says its name.

They stand far above what a case or a class needs, and low enough that the worst file that keeps
to all of them is read in a few seconds. `SECURITY.md` lists them.
"""

from typing import NamedTuple


class Limit(NamedTuple):
    """How much there may be of something."""

    name: str
    most: int
    of: str
    """What is counted, as in `scenes in a role`."""

    def passed(self, found: int | None = None) -> str:
        """Say that there is more, in the words of every such message.

        >>> Limit("scenes", 200, "scenes in a role").passed(612)
        'found 612 scenes in a role; at most 200 are read (limit `scenes`)'
        """
        count = f"{found:,}" if found is not None else f"more than {self.most:,}"
        return f"found {count} {self.of}; at most {self.most:,} are read (limit `{self.name}`)"

    def allowed(self) -> str:
        """Say how much there may be, where no more is done.

        >>> Limit("class-players", 400, "players in a class").allowed()
        'at most 400 players in a class (limit `class-players`)'
        """
        return f"at most {self.most:,} {self.of} (limit `{self.name}`)"


# A file of content.
FILE_BYTES = Limit("file-bytes", 1_000_000, "bytes in a file of content")
DEPTH = Limit("depth", 24, "keys and lists inside one another")
VALUES = Limit("values", 20_000, "keys and items in a file")
ENTRIES = Limit("entries", 400, "keys or items in one place")
MISTAKES = Limit("mistakes", 100, "mistakes told of a file, and of a case whose files can be read")
ID_LENGTH = Limit("id-length", 48, "characters in an id")
LINE_LENGTH = Limit("line-length", 300, "characters in a title, a name or a sentence")
TEXT_LENGTH = Limit("text-length", 2_000, "characters in a paragraph")
CHECK_SECONDS = Limit("check-seconds", 10, "seconds of checking one case")

# A folder of content.
CASES = Limit("cases", 200, "cases in a folder of content")
WORKSHOP_BYTES = Limit("workshop-bytes", 100_000, "bytes in `workshop.md` or `warm-up.md`")
CASE_FILES = Limit("case-files", 20, "YAML files in the folder of a case")

# A case.
SCENES = Limit("scenes", 200, "scenes in a role")
CHOICES = Limit("choices", 30, "choices in a scene")
ACTIONS = Limit("actions", 60, "actions in the groundwork")
FACTS = Limit("facts", 200, "facts in a case")
ISSUES = Limit("issues", 12, "issues in a case")
OPTIONS = Limit("options", 12, "options of an issue")
PACKAGES = Limit("packages", 20_000, "packages, the options of all issues multiplied")

# A journal, and a class of them.
JOURNAL_BYTES = Limit("journal-bytes", 4_000_000, "bytes in a journal")
JOURNAL_MOVES = Limit("journal-moves", 5_000, "moves in a journal")
JOURNAL_TEXT = Limit("journal-text", 1_000, "characters in a title or a place of a journal")
REFLECTION = Limit("reflection", 2_000, "characters in a reflection")
MESSAGE = Limit("message", 100_000, "characters in a line that is typed or sent")
HANDED_IN = Limit("handed-in", 2_000, "journals handed in")
FILES_LOOKED_AT = Limit("files-looked-at", 200_000, "files and folders among what was handed in")
SHEET_BYTES = Limit("sheet-bytes", 5_000_000, "bytes in a spreadsheet")
SHEET_ROWS = Limit("sheet-rows", 2_000, "rows in a spreadsheet")

# A server of classes.
SERVER_CLASSES = Limit("server-classes", 200, "classes on a server")
CLASS_PLAYERS = Limit("class-players", 400, "players in a class")
PLAYER_PLAYS = Limit("player-plays", 20, "plays of one player")
PLAY_EVENTS = Limit("play-events", 5_000, "moves made or taken back in a served play")
REQUEST_BYTES = Limit("request-bytes", 64_000, "bytes in a request")
REQUEST_SECONDS = Limit("request-seconds", 20, "seconds until a request has come")
PLAYER_REQUESTS = Limit("player-requests", 10, "requests a second from one player")
CLASS_REQUESTS = Limit("class-requests", 400, "requests a second from one class")
ADDRESS_REQUESTS = Limit("address-requests", 600, "requests a second from one address")
WRONG_WORDS = Limit("wrong-words", 5, "wrong tries of a player's two words")
IDLE_HOURS = Limit("idle-hours", 96, "hours without a move in a class that takes anybody new")
CLASS_DAYS = Limit("class-days", 30, "days that a class is kept after its last move")

LIMITS: tuple[Limit, ...] = tuple(value for value in globals().values() if isinstance(value, Limit))
"""All of them, in the order of this file."""
