"""The plain game: one playthrough from where it stands to wherever the player leaves it."""

from game.library.errors import Refusal
from game.plain.stages.debrief import DebriefStage
from game.plain.stages.moves import MovesStage
from game.plain.stages.plan import PlanStage
from game.plain.stages.reflection import ReflectionStage
from game.plain.stages.stage import CannotRead, PromptStage
from game.plain.stages.table import TableStage
from game.plain.voice import EndOfInput, Voice
from game.plain.words.blocks import say_blocks
from game.plain.words.papers import (
    say_brief,
    say_changed,
    say_dossier,
    say_glossary,
    say_help,
    say_people,
    say_status,
)
from game.plain.words.status import Changes
from game.records.desk import Desk
from game.records.saves.file_play import FilePlay
from game.records.saves.going_on import command_to_go_on
from game.rules.moves import Move
from game.rules.phase import Phase
from game.rules.view.blocks import Block
from game.rules.view.view import View
from game.session.errors import SaveFailed

QUIT = ("q", "quit", "exit", "save and quit")

Place = tuple[Phase, str | None, bool]
"""The phase, the scene or ending, and whether it is a recess."""

ASKED_WHOSE = (
    "Does somebody collect these plays? Type pseudonym and a word that you are known by there, not "
    "your real name, as in pseudonym otter: it is written into the journal."
)

HOW_ELSEWHERE = "Type save and a folder, as in save ~/Documents, to save this play there."


class PlainGame:
    """Tells what is new, asks, and makes the move, until there is no more input."""

    def __init__(self, voice: Voice, desk: Desk) -> None:
        self._voice = voice
        self._desk = desk
        self._begin_telling()

    @property
    def _play(self) -> FilePlay:
        return self._desk.play

    def _begin_telling(self) -> None:
        """Nothing of the play that lies on the desk was told so far."""
        self._stages: dict[Place, PromptStage] = {}
        self._place: Place | None = None
        self._read: set[Block] = set()
        """What was read out of places before."""
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
            self._play.close()
            self._say_saved()

    def _say_notices(self) -> None:
        """What the player should know about the journal just opened."""
        if self._play.notice is not None:
            self._voice.say(self._play.notice)
        if self._play.unsaved is not None:
            self._voice.say(self._play.unsaved, HOW_ELSEWHERE)

    def _say_saved(self) -> None:
        """Where the play is kept, and how to go on with it."""
        play = self._play
        if not play.kept:
            self._voice.say("This play is not saved anywhere.")
        elif play.last_move is not None:
            self._voice.list(f"Saved as {play.path.stem} in {play.path.parent}.")
            content = self._desk.shelf.folders
            go_on = command_to_go_on(play.path, play.view.case, "--plain", content=content)
            self._voice.command("To go on:", go_on)

    def _turn(self) -> bool:
        """One line from the player; whether he stays."""
        stage = self._enter()
        stage.tell(self._play)
        line = self._voice.ask(stage.prompt)
        if line.lower() in QUIT:
            return False
        try:
            if not self._aside(line, stage):
                move = stage.read(line, self._play)
                if move is not None:
                    self._take(move)
        except SaveFailed as error:
            self._say_reply()
            self._voice.say(str(error))
            if self._play.unsaved is not None:
                self._voice.say(HOW_ELSEWHERE)
        except Refusal as error:
            self._voice.say(error.sentence)
        return True

    def _take(self, move: Move) -> None:
        moves = self._play.moves
        self._play.take(move)
        if self._play.moves > moves:
            self._say_reply()
        if self._play.view.phase is Phase.DEBRIEF:
            self._voice.say(ASKED_WHOSE)

    def _sign(self, pseudonym: str) -> None:
        self._play.sign(pseudonym)
        self._voice.say(
            f"The journal says {pseudonym} now." if pseudonym else "The journal says no pseudonym."
        )

    def _say_reply(self) -> None:
        """What came of the last move, and at first why."""
        play = self._play
        say_blocks(self._voice, play.view.reply)
        changed = play.told_unasked(numbers=play.numbers)
        if changed is not None:
            say_changed(self._voice, changed)
            if play.reasons_are_asked_for_now():
                self._voice.say("From now on a reason is told when you type why.")

    def _enter(self) -> PromptStage:
        """The stage of the place where the play stands; a place that is new is told."""
        view = self._play.view
        place = view.phase, view.scene, view.in_recess
        if place not in self._stages:
            self._stages[place] = self._stage(view)
        stage = self._stages[place]
        if place != self._place:
            self._place = place
            stage.repeat()
            self._say_place(view)
        self._voice.list(*self._changes.of(view))
        return stage

    def _stage(self, view: View) -> PromptStage:
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
            heading.append(f"Present: {', '.join(name.full for name in view.present)}.")
        self._voice.list(*heading)
        said = (*view.text, *view.advice)
        say_blocks(self._voice, (block for block in said if block not in self._read))
        self._read.update(said)
        words = self._play.first_words()
        self._voice.list(*(f"{word.word}: {word.text}" for word in words))

    def _aside(self, line: str, stage: PromptStage) -> bool:
        """Answer what makes no move; whether the line was of that kind."""
        play, view = self._play, self._play.view
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
            case ["glossary"]:
                say_glossary(self._voice, play)
            case ["why"]:
                say_changed(self._voice, play.changed(numbers=play.numbers))
            case ["again"]:
                self._place = None
                self._read.clear()
            case ["undo"]:
                play.undo()
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
        if rest not in (["html"], ["md"]):
            raise CannotRead("Type export html, or export md for Markdown.")
        written = self._desk.export("html" if rest == ["html"] else "md")
        self._voice.say(f"The debrief is in {written}.")

    def _branch_off(self, rest: list[str]) -> None:
        if len(rest) != 1 or not rest[0].isdecimal() or len(rest[0]) > 6:
            raise CannotRead("Type branch and the number of a move, as in branch 4.")
        self._desk.branch(self._play.path, int(rest[0]))
        self._begin_telling()
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
            saved = self._desk.save_elsewhere(folder)
        except Refusal as error:
            raise CannotRead(error.sentence) from error
        self._voice.say(f"Saved as {saved.stem} in {saved.parent}.")
        return True
