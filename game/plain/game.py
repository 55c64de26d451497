"""The plain game: one playthrough from where it stands to wherever the player leaves it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from game.library.errors import Refusal
from game.library.paths import typed_path
from game.plain.asides import say_brief, say_dossier, say_help, say_people, say_status
from game.plain.debrief_stage import DebriefStage
from game.plain.moves_stage import MovesStage
from game.plain.plan_stage import PlanStage
from game.plain.reflection_stage import ReflectionStage
from game.plain.stage import CannotRead, Stage
from game.plain.status import Changes
from game.plain.table_stage import TableStage
from game.plain.voice import EndOfInput, Voice
from game.records.saves.going_on import command_to_go_on
from game.records.saves.open_journal import OpenJournal
from game.rules.moves import Move
from game.rules.phase import Phase
from game.rules.view.draw import view as draw
from game.rules.view.view import View
from game.session.errors import SaveFailed
from game.session.journal.led import led_to

QUIT = ("q", "quit", "exit", "save and quit")

Branch = Callable[[OpenJournal, int], OpenJournal]
"""Opens a new journal that shares a finished one's moves before one of them."""

SaveElsewhere = Callable[[OpenJournal, Path], None]
"""Saves a play in another folder."""

ASKED_WHOSE = (
    "Does somebody collect these plays? Type pseudonym and a word that you are known by there, not "
    "your real name, as in pseudonym otter: it is written into the journal."
)

HOW_ELSEWHERE = "Type save and a folder, as in save ~/Documents, to save this play there."


class PlainGame:
    """Tells what is new, asks, and makes the move, until there is no more input."""

    def __init__(
        self,
        voice: Voice,
        journal: OpenJournal,
        branch: Branch,
        save_elsewhere: SaveElsewhere,
        *,
        content: Sequence[Path] = (),
        numbers: bool = False,
    ) -> None:
        self._voice = voice
        self._content = content
        self._branch = branch
        self._save_elsewhere = save_elsewhere
        self._numbers = numbers
        self._open(journal)

    @property
    def journal(self) -> OpenJournal:
        """The play that is open: the one that was begun with, or a branch of it."""
        return self._journal

    def _open(self, journal: OpenJournal) -> None:
        self._journal = journal
        self._stages: dict[str, Stage] = {}
        self._place = ""
        self._read: set[str] = set()
        """Paragraphs of places that were read out before."""
        self._changes = Changes()

    def play(self) -> None:
        """Play until the player leaves or the input ends; everything is saved by then."""
        self._say_notices()
        self._say_reply()
        try:
            while self._turn():
                pass
        except EndOfInput:
            self._voice.say("The input has ended.")
        except KeyboardInterrupt:
            self._voice.say("")
            raise
        finally:
            self._journal.close()
            self._say_saved()

    def _say_notices(self) -> None:
        """What the player should know about the journal just opened."""
        if self._journal.notice is not None:
            self._voice.say(self._journal.notice)
        if self._journal.unsaved is not None:
            self._voice.say(self._journal.unsaved, HOW_ELSEWHERE)

    def _say_saved(self) -> None:
        """Where the play is kept, and how to go on with it."""
        journal = self._journal
        if not journal.kept:
            self._voice.say("This play is not saved anywhere.")
        elif journal.play.turns:
            path, case = journal.path, journal.play.case_role.case.id
            self._voice.list(f"Saved as {path.stem} in {path.parent}.")
            self._voice.command(
                "To go on:", command_to_go_on(path, case, "--plain", content=self._content)
            )

    def _turn(self) -> bool:
        """One line from the player; whether he stays."""
        view = draw(self._journal.play, numbers=self._numbers)
        stage = self._enter(view)
        stage.tell(self._journal.play, view)
        line = self._voice.ask(stage.prompt)
        if line.lower() in QUIT:
            return False
        try:
            if not self._aside(line, stage, view):
                move = stage.read(line, self._journal.play, view)
                if move is not None:
                    self._take(move)
        except SaveFailed as error:
            self._say_reply()
            self._voice.say(str(error))
            if self._journal.unsaved is not None:
                self._voice.say(HOW_ELSEWHERE)
        except Refusal as error:
            self._voice.say(error.sentence)
        return True

    def _take(self, move: Move) -> None:
        before = len(self._journal.play.turns)
        self._journal.take(move)
        if len(self._journal.play.turns) > before:
            self._say_reply()
        if self._journal.play.state.phase is Phase.DEBRIEF:
            self._voice.say(ASKED_WHOSE)

    def _sign(self, pseudonym: str) -> None:
        self._journal.sign(pseudonym)
        self._voice.say(
            f"The journal says {pseudonym} now." if pseudonym else "The journal says no pseudonym."
        )

    def _say_reply(self) -> None:
        """What came of the last move."""
        self._voice.say(*draw(self._journal.play).said)

    def _enter(self, view: View) -> Stage:
        """The stage of the place where the play stands; a place that is new is told."""
        play = self._journal.play
        place = led_to(play.state)
        if place not in self._stages:
            self._stages[place] = self._stage(view)
        stage = self._stages[place]
        if place != self._place:
            self._place = place
            stage.repeat()
            self._say_place(view)
        self._voice.list(*self._changes.of(view))
        return stage

    def _stage(self, view: View) -> Stage:
        match view.phase:
            case Phase.PLAN:
                return PlanStage(self._voice)
            case Phase.TABLE if view.table is not None:
                return TableStage(self._voice)
            case Phase.REFLECTION:
                return ReflectionStage()
            case Phase.DEBRIEF:
                return DebriefStage(self._voice)
            case _:
                return MovesStage(self._voice)

    def _say_place(self, view: View) -> None:
        """Title, who is there, and the paragraphs that were not read out before."""
        heading = [view.title.upper()]
        if view.dateline:
            heading.append(view.dateline)
        if view.present:
            heading.append(f"Present: {', '.join(view.present)}.")
        self._voice.list(*heading)
        said = [*view.text, *(f"{advice.name}: {advice.text}" for advice in view.advice)]
        self._voice.say(*(text for text in said if text not in self._read))
        self._read.update(said)

    def _aside(self, line: str, stage: Stage, view: View) -> bool:
        """Answer what makes no move; whether the line was of that kind."""
        play = self._journal.play
        match line.lower().split():
            case ["?" | "help"]:
                say_help(self._voice, stage.help)
            case ["dossier"]:
                say_dossier(self._voice, play)
            case ["people"]:
                say_people(self._voice, play, view)
            case ["brief"]:
                say_brief(self._voice, play)
            case ["status"]:
                say_status(self._voice, view)
            case ["again"]:
                self._place = ""
                self._read.clear()
            case ["undo"]:
                self._journal.undo()
                self._voice.say("Taken back.")
            case ["branch", *rest]:
                self._branch_off(rest)
            case ["export", *rest] if view.phase is Phase.DEBRIEF:
                self._export(rest)
            case ["pseudonym", *_] if view.phase is Phase.DEBRIEF:
                self._sign(line[len("pseudonym") :].strip())
            case ["save", *_]:
                return self._save_in(line[len("save") :].strip(), view)
            case _:
                return False
        return True

    def _export(self, rest: list[str]) -> None:
        """Write the debrief into a file beside the journal."""
        from game.pages.debrief import debrief_as
        from game.records.saves.exporting import export_beside

        if rest not in (["html"], ["md"]):
            raise CannotRead("Type export html, or export md for Markdown.")
        kind: Literal["html", "md"] = "html" if rest == ["html"] else "md"
        written = export_beside(self._journal.path, kind, debrief_as(kind, self._journal.play))
        self._voice.say(f"The debrief is in {written}.")

    def _branch_off(self, rest: list[str]) -> None:
        if len(rest) != 1 or not rest[0].isdecimal() or len(rest[0]) > 6:
            raise CannotRead("Type branch and the number of a move, as in branch 4.")
        branched = self._branch(self._journal, int(rest[0]))
        self._journal.close()
        self._open(branched)
        self._voice.say(f"A new play from before move {rest[0]}.")
        self._say_notices()

    def _save_in(self, folder: str, view: View) -> bool:
        """Save in a folder from now on; whether that is what the line was about."""
        if not folder.startswith(("~", ".")) and not set(folder) & {"/", "\\"}:
            if view.phase is Phase.REFLECTION:
                # These are somebody's two sentences.
                return False
            raise CannotRead(HOW_ELSEWHERE)
        try:
            self._save_elsewhere(self._journal, typed_path(folder))
        except Refusal as error:
            raise CannotRead(error.sentence) from error
        self._voice.say(f"Saved as {self._journal.path.stem} in {self._journal.path.parent}.")
        return True
