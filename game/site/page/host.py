"""The pages of one reader, in his browser: cases, plays, codex, settings, and what is handed in."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from game.library.errors import Refusal
from game.library.roles import RoleName
from game.records.player.profile import profile
from game.records.saves.slots import Slot
from game.rules.phase import Phase
from game.session.codex import Replayed, codex_of
from game.session.journal.journal import journal_to_bytes
from game.session.replaying.replay import replay
from game.site.page.content import Library
from game.site.page.plays import NOT_KEPT, OpenPlay, Plays, read_journal
from game.site.page.saves import do_with_saves
from game.site.page.slots import slots_of
from game.site.page.store import Store, Unkept
from game.web.answers import CONFLICT, UNKEPT, Answer, see
from game.web.around.cards import cards_of, saved_plays, waiting
from game.web.around.case_card import CaseCard
from game.web.around.cases import case_page, cases_page
from game.web.around.codex import codex_page
from game.web.around.names import from_address, play_address
from game.web.around.request import Request
from game.web.around.saves import saves_page
from game.web.around.settings import look_of, settings_from, settings_page
from game.web.around.sorry import NOTHING_HERE, sorry_page
from game.web.drawing import draw
from game.web.forms import before_move
from game.web.pages import page
from game.web.posts import NEWEST, answer
from game.web.setting import Link, Setting

ROOT = "#/"

TEMPLATES = Path(__file__).parent / "templates"

LINKS = (
    Link("Cases", "#/", "c"),
    Link("Plays", "#/saves", ""),
    Link("Codex", "#/codex", ""),
    Link("Settings", "#/settings", ""),
)

WHERE_THEY_LIE = (
    "this browser, and nowhere else. Browsers delete what sites keep, some after a week without a "
    "visit: copy out what you want to have"
)
"""To follow "They lie in"."""

BEFORE_TALKS = (Phase.BRIEFING, Phase.GROUNDWORK, Phase.PLAN)


class Answered(NamedTuple):
    """A page, and what the browser lays beside it."""

    answer: Answer
    beside: str = ""
    """HTML to show before all else: that a copy is to be kept, for example; empty for none."""
    kept_nowhere: bool = False
    """Whether closing the tab would lose moves."""


class Host:
    """Answers whatever is asked for in a tab."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._plays = Plays(store, library)
        self._settings: dict[str, str] = settings_from({})
        self._pages: dict[str, Callable[[Request], Awaitable[Answered | Answer | None]]] = {
            "": self._cases,
            "cases": self._case,
            "plays": self._play,
            "saves": self._saves,
            "codex": self._codex,
            "settings": self._set,
        }

    async def answer(self, request: Request | None) -> Answered:
        """What is to be looked at, or what came of what was to be done."""
        self._settings = settings_from(await self._store.settings() or self._settings)
        first = request.path[0] if request and request.path else ""
        drawn = self._pages.get(first) if request else None
        try:
            found = await drawn(request) if drawn is not None and request is not None else None
        except Refusal as refusal:
            found = sorry_page(self.setting(), CONFLICT, "That cannot be done", refusal.sentence)
        except Unkept:
            found = sorry_page(self.setting(), UNKEPT, "That cannot be kept", NOT_KEPT)
        if found is None:
            found = sorry_page(self.setting(), 404, "Nothing here", NOTHING_HERE)
        whole = found if isinstance(found, Answered) else Answered(found)
        return whole._replace(kept_nowhere=self._plays.kept_nowhere)

    def setting(self) -> Setting:
        """What every page is told."""
        return Setting(base=ROOT, static="", look=look_of(self._settings), home=ROOT, links=LINKS)

    async def _slots(self) -> list[Slot]:
        return slots_of(await self._plays.records())

    async def _cases(self, request: Request) -> Answered:
        records = await self._plays.records()
        slots = slots_of(records)
        latest = next(iter(waiting(slots, self._library.titles, ROOT)), None)
        drawn = cases_page(
            self.setting(),
            self._cards(slots),
            latest=latest,
            first_run=not slots,
            show=request.query.get("show", ""),
        )
        left = next((r for r in records if latest is not None and r.name == latest.name), None)
        to_copy = left is not None and left.copied < left.revision and len(left.turns) > 0
        return Answered(drawn, _keep(left.name) if left is not None and to_copy else "")

    async def _case(self, request: Request) -> Answer | None:
        if len(request.path) != 2:
            return None
        listed = self._library.listed(request.path[1])
        if request.form is not None:
            role: RoleName = "envoy" if request.form.get("role") == "envoy" else "leader"
            after = from_address(request.form.get("after", ""))
            return see(play_address(ROOT, await self._plays.begin(listed.id, role, after)))
        card = next(c for c in self._cards(await self._slots()) if c.id == listed.id)
        setting, meant = self.setting(), request.query.get("role")
        if meant in dict(listed.listing.roles):
            title = dict(listed.listing.roles)[meant or ""]
            said = f"You were given the {meant}'s part to play: {title}."
            setting = setting._replace(notices=(said,))
        return case_page(setting, card)

    def _cards(self, slots: Sequence[Slot]) -> list[CaseCard]:
        return cards_of(self._library.cases, slots, profile(slots), ROOT)

    async def _play(self, request: Request) -> Answered | Answer | None:
        if len(request.path) < 2:
            return None
        name, *below = request.path[1:]
        found = await self._plays.find(name)
        if found is None:
            raise Refusal(
                "There is no play of this name in this browser. Where you have a copy of its "
                "journal, copy it in under Plays."
            )
        if found.name != name and request.form is None:
            return see(play_address(ROOT, found.name))
        found.session.numbers = self._settings["numbers"] == "yes"
        path = "/".join(below)
        if request.form is not None:
            return await self._posted(found, path, request.form)
        if path == "journal.json":
            return await self._journal(found)
        if path == "hand-in":
            return self._hand_in(found)
        drawn = page(found.session, self._at(found), path, request.query)
        return None if drawn is None else Answered(drawn, _beside(found, path))

    def _at(self, found: OpenPlay) -> Setting:
        setting = self.setting()
        return setting._replace(
            base=play_address(ROOT, found.name),
            turn=found.turn,
            branches=True,
            journal="journal.json",
            notices=(*setting.notices, *found.told()),
        )

    async def _posted(self, found: OpenPlay, path: str, form: Mapping[str, str]) -> Answer | None:
        if path == "":
            return await self._moved(found, form)
        if path == "branch":
            return see(play_address(ROOT, await self._plays.branch(found.name, before_move(form))))
        if path == "sign":
            found.session.sign(form.get("pseudonym", "").strip())
            await self._plays.keep(found)
            return see(f"{play_address(ROOT, found.name)}hand-in")
        return None

    async def _moved(self, found: OpenPlay, form: Mapping[str, str]) -> Answer | None:
        """A move made, and kept before anything is shown of it."""
        turn, name, unread = found.turn, found.name, tuple(found.remarks)
        answered = answer(found, self._at(found), form)
        if answered.location is not None:
            found.remarks = [*unread, *found.remarks]
        if found.turn == turn:
            return answered
        if await self._plays.keep(found):
            return answered if found.name == name else see(play_address(ROOT, found.name) + NEWEST)
        # Another tab was faster: the form is judged again by how the play stands now.
        now = await self._plays.find(name)
        return None if now is None else answer(now, self._at(now), form)

    async def _journal(self, found: OpenPlay) -> Answer:
        content = journal_to_bytes(found.session.journal)
        if found.copied != found.turn:
            found.copied = found.turn
            await self._plays.keep(found)
        return Answer(200, content, kind="application/json", file=f"{found.name}.json")

    def _hand_in(self, found: OpenPlay) -> Answer:
        html = draw(
            "hand-in.html",
            TEMPLATES,
            setting=self._at(found)._replace(notices=()),
            name=found.name,
            pseudonym=found.session.journal.pseudonym or "",
            finished=found.session.view.phase is Phase.DEBRIEF,
        )
        return Answer(200, html)

    async def _saves(self, request: Request) -> Answer | None:
        if len(request.path) == 2 and request.path[1].endswith(".json"):
            return await self._copied_out(request.path[1].removesuffix(".json"))
        if len(request.path) != 1:
            return None
        if request.form is None:
            return await self._list_saves()
        try:
            await do_with_saves(self._plays, request)
        except Refusal as refusal:
            return await self._list_saves(refusal.sentence, CONFLICT)
        return see("#/saves")

    async def _copied_out(self, name: str) -> Answer | None:
        record = await self._plays.record(name)
        if record is None:
            return None
        # As it is, also where no play can be made of it.
        return Answer(200, record.journal.encode(), kind="application/json", file=f"{name}.json")

    async def _list_saves(self, said: str = "", status: int = 200) -> Answer:
        return saves_page(
            self.setting(),
            saved_plays(await self._slots(), self._library.titles, ROOT),
            folder=WHERE_THEY_LIE,
            deleted=self._plays.deleted.name if self._plays.deleted else "",
            said=said,
            status=status,
        )

    async def _codex(self, request: Request) -> Answer:
        met: list[Replayed] = []
        records = {record.name: record for record in await self._plays.records()}
        for slot in slots_of(records.values()):
            try:
                journal = read_journal(slot.name, records[slot.name].journal.encode())
                case_file = await self._library.find(journal.case)
                play = replay(journal, slot.name, case_file).play
            except Refusal:
                continue
            met.append(Replayed(case_file, play, slot.finished))
        codex = codex_of(met)
        return codex_page(self.setting(), codex.people, codex.concepts, codex.sources)

    async def _set(self, request: Request) -> Answer:
        if request.form is None:
            return settings_page(self.setting(), self._settings)
        self._settings = settings_from(request.form)
        try:
            await self._store.set_settings(self._settings)
        except Unkept:
            return settings_page(self.setting(), self._settings, said=NOT_KEPT)
        return see("#/settings")


def _beside(found: OpenPlay, path: str) -> str:
    """What is offered beside a page of a play: a copy once the plan is made, handing in at the end.

    Not where a copy was kept since, nor where the page itself says that nothing is kept.
    """
    if path != "" or found.session.unsaved is not None:
        return ""
    phase = found.session.view.phase
    if phase is Phase.DEBRIEF:
        return draw("beside.html", TEMPLATES, address=play_address(ROOT, found.name), at_end=True)
    late = phase not in BEFORE_TALKS and found.copied < 0
    return _keep(found.name) if late else ""


def _keep(name: str) -> str:
    return draw("beside.html", TEMPLATES, address=play_address(ROOT, name), at_end=False)
