"""A mistake in content: where it is, its stable code, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.library.errors import Refusal
from game.library.forbidden import HIDDEN

CODES: dict[str, str] = {
    # R: reading a file.
    "R001": "A file or folder that must be there is missing.",
    "R002": "A file cannot be read.",
    "R003": "A file is larger than content may be.",
    "R004": "A file is not text in UTF-8.",
    "R005": "A file is empty.",
    "R006": "A file is not well-formed YAML.",
    "R007": "A tab stands where YAML wants spaces.",
    "R008": "A key is given twice in the same place.",
    "R009": "An anchor, an alias or a tag of YAML is used; content is written out in full.",
    "R010": "Lists and keys are nested deeper than any content needs.",
    "R011": "A file holds a second YAML document.",
    "R012": "A character that cannot be seen, or that controls a terminal, stands in the text.",
    "R013": "Terminal markup stands in the text.",
    "R014": "A file in a case folder is not one that the game reads.",
    "R015": "YAML may have taken a part of a text for a comment, or a text for a list.",
    "R016": "What a merge left behind stands in a file.",
    # S: the shape of what is in a file.
    "S001": "A key is not known here.",
    "S002": "A key that must be there is missing.",
    "S003": "A value is of the wrong kind.",
    "S004": "A value is not one of the words allowed.",
    "S005": "An id is not lower-case words joined by hyphens.",
    "S006": "A number is outside its range.",
    "S007": "A text or a list is too short or too long.",
    "S008": "Two values of one entry contradict each other.",
    "S009": "A key is given nothing.",
    "S010": "An address leads nowhere.",
    # X: names of things that are not there, or are there twice.
    "X001": "No person has this id.",
    "X002": "No side has this id.",
    "X003": "No issue has this id.",
    "X004": "No option has this id.",
    "X005": "No fact has this id.",
    "X006": "No scene or ending has this id.",
    "X007": "No source has this id.",
    "X008": "No claim has this id.",
    "X009": "No concept has this id.",
    "X010": "A flag is tested that nothing sets.",
    "X011": "A flag is set that nothing tests.",
    "X012": "An id is used twice where it must be unique.",
    "X013": "An id is one that the rules keep for themselves.",
    "X014": "A disputed value has no such reading.",
    "X015": "A person is named whose rapport the role does not follow.",
    "X016": "A side is named whose yes the role does not need.",
    "X017": "A list names the same thing twice.",
    "X018": "A person of the case is met and mentioned nowhere.",
    "X019": "A source of the case is cited nowhere.",
    "X020": "Nothing that is shared has this id.",
    "X021": "What is shared is named in no role.",
    "X022": "A file speaks of another case than `case.yaml` does.",
    "X023": "The curriculum names a case that its order does not.",
    # G: how scenes lead to one another.
    "G001": "The last branch of a `next` has a condition.",
    "G002": "A branch before the last has no condition, so that those after it are never taken.",
    "G003": "Scenes form a loop.",
    "G004": "No `next` reaches a scene.",
    "G005": "No `next` reaches an ending.",
    "G006": "A scene has no choices.",
    "G007": "A scene can leave the player with no open choice.",
    "G008": "A role's table does not stand in exactly one scene.",
    "G009": "A table scene has choices of its own.",
    "G010": "A recess may be called at the table.",
    "G011": "A choice leads nowhere.",
    "G012": "A scene's `next` is used by none of its choices.",
    "G013": "A last scene is seen only by whoever runs out of rounds.",
    # F: facts.
    "F001": "A fact can be learned in no role.",
    "F002": "A fact that a role can learn does nothing in it.",
    "F003": "The worths of a role's true facts do not sum to 24 to 30.",
    "F004": "A role asks for a fact that nobody can learn in it.",
    "F005": "A relay list does not fit the two roles.",
    "F006": "A false lead shows or eases something, as if it were true.",
    "F007": "More facts are asked for than are listed.",
    "F008": "Little is told face to face in a role.",
    "F009": "The mark `by: staff` changes nothing.",
    # N: numbers.
    "N001": "A side's weights do not sum to 100.",
    "N002": "An issue has no weight for a side.",
    "N003": "An option has no value for a side.",
    "N004": "A choice raises rapport at no cost.",
    "N005": "A change of rapport changes nothing, or its ceiling makes no sense.",
    "N006": "An action costs more days than the groundwork has.",
    "N007": "History's groundwork costs more days than the role has.",
    "N008": "A role starts with a mandate of 0.",
    "N009": "A reservation is never in force, because one before it always is.",
    "N010": "Every option of an issue is refused by some side.",
    "N011": "A side refuses what is worth most to it.",
    "N012": "An issue weighs nothing for anybody.",
    "N013": "Somebody is warmed by too many choices that lower nothing.",
    # T: people and sides of a role, and its table.
    "T001": "A role's faces do not fit its sides.",
    "T002": "The rapports at the start are not exactly those of the faces.",
    "T003": "The player does not belong to the role's side.",
    "T004": "A package leaves an issue open, or settles one by another's option.",
    "T005": "An opening package holds an option that its side could not table.",
    "T006": "The table's opening packages are not exactly those of the other sides.",
    "T007": "Brackets and drafts do not fit the role.",
    "T008": "The table has no way on for a deal that home does not stand by.",
    "T009": "A plan answer pencils nothing, more than one thing, or of no side.",
    "T010": "An opening by flag is never in force, or there is no default.",
    "T011": "A side takes papers without words of the case's own.",
    "T012": "A side has words for a red line that is not one of its own.",
    "T013": "The right answer of a plan pencils what the case's numbers contradict.",
    "T014": "The right answer of a plan pencils an issue that is neither heaviest nor lightest.",
    "T015": "A side opens with a package that it would not sign itself.",
    # E: endings, history, questions with one right answer, lessons.
    "E001": "The ending `recalled` is missing.",
    "E002": "A role does not have exactly one ending marked as history's.",
    "E003": "A role has no ending marked as best.",
    "E004": "History's choices do not lead to history's ending.",
    "E005": "A question does not have exactly one right answer.",
    "E006": "A lesson's formula says nothing that can be checked.",
    "E007": "A disputed value is not told in the debrief, or is told wrongly.",
    "E008": "A lesson's formula is true whatever the case says.",
    "E009": "A lesson of what never happens only repeats what a side refuses.",
    "E010": "An article has no lesson that anything could break.",
    "E011": "A lesson only repeats what every way to its ending asks for.",
    # P: prose over its length.
    "P001": "A scene shows more words than it may.",
    "P002": "A choice or an action is longer than it may be.",
    "P003": "A line for page one of the debrief is longer than it may be.",
    "P004": "A scene's title is longer than it may be.",
    "P005": "The longest way through a role shows more words than it may.",
    "P006": "The longest way through a role takes more decisions than it may.",
    "P007": "A role is longer than it may be with choices, plan, reasons and terms.",
    "P008": "A move changes a meter and gives no reason.",
    "P009": "A day teaches nothing and does not say what it bought.",
    "P010": "A text holds a line break.",
    "P011": "A quotation is opened and not closed in the same text.",
    "P012": "The right answers of a plan or a quiz stand in the same place.",
    "P013": "A reason for being closed is too long, no clause, or never shown.",
    # L: limits, and what lies outside them.
    "L001": "There is more of something than a limit allows; the message names the limit.",
    "L002": "There are more mistakes than are told at once.",
    "L003": "A file or a folder is a link that leads out of where content lies.",
    "L004": "Checking took longer than any content needs.",
    # C: folders of cases.
    "C001": "A case's id is not the name of its folder.",
    "C002": "A case has no role that can be played.",
    "C003": "Two cases have the same id.",
    "C004": "A path holds no content.",
    # M: the emblem, a picture beside the case.
    "M001": "The emblem is not a few short lines of blocks.",
}
"""Every code with its meaning in a sentence. A code never changes its meaning; one that is no
longer used is not given to something else."""


WARNINGS = frozenset(
    [
        "E010",
        "E011",
        "F008",
        "G013",
        "P005",
        "P007",
        "P008",
        "P009",
        "P010",
        "P011",
        "P012",
        "R014",
        "R015",
        "S009",
        "S010",
        "N011",
        "N013",
        "T011",
        "T014",
        "X017",
        "X018",
        "X019",
        "X021",
    ]
)
"""What a case that can be played may have; all others are mistakes."""

LONGEST = 1000
"""Characters of a message: what was found may be as long as the file."""


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One mistake in one place of one file; sorts by file, line and column."""

    file: str
    """The file, as the reader was told to call it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    code: str
    """A key of `CODES`."""
    message: str
    """The field, what was found, what was expected, the nearest valid name."""

    def __post_init__(self) -> None:
        """Keep a mistake to one line that is safe to print: it repeats what was found."""
        object.__setattr__(self, "file", HIDDEN.sub("?", self.file))
        message = HIDDEN.sub("?", " ".join(self.message.split()))
        if len(message) > LONGEST:
            message = f"{message[:LONGEST]}..."
        object.__setattr__(self, "message", message)

    @property
    def is_warning(self) -> bool:
        """Whether a case can be played for all that."""
        return self.code in WARNINGS

    def __str__(self) -> str:
        """`file:line:col code message`."""
        warning = " (a warning)" if self.is_warning else ""
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}{warning}"


def stopping(found: Iterable[Mistake]) -> list[Mistake]:
    """Return what stops a case from being played, the warnings left out."""
    return [mistake for mistake in found if not mistake.is_warning]


class BrokenContent(Refusal):
    """Content that cannot be played, with every mistake found in it, in file order."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    @property
    def sentence(self) -> str:
        """The first mistake, and how many more there are."""
        more = len(self.mistakes) - 1
        others = f" (and {more} more: summitry check lists them)" if more else ""
        return f"this case has a mistake and cannot be played: {self.mistakes[0]}{others}"
