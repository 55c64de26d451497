"""The pages of one player: the cases, his saved plays, and every play that lies open in a tab."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.browser.cards import listed_on
from game.browser.plays import OpenPlay, OpenPlays
from game.browser.saves import do_with_saves, journal_file
from game.browser.settings import set_from, values_of
from game.library.errors import Refusal
from game.library.gates.paths import typed_path
from game.records.desk import Desk
from game.records.player.settings import first_run
from game.records.saves.opening import handed_over
from game.session.errors import SaveFailed
from game.web.answers import CONFLICT, REFUSED, Answer, see
from game.web.around.cards import cards_of, saved_plays, waiting
from game.web.around.case_card import CaseCard
from game.web.around.cases import case_page, cases_page
from game.web.around.codex import codex_page
from game.web.around.names import from_address, play_address
from game.web.around.request import Request
from game.web.around.saves import saves_page
from game.web.around.settings import look_of, read_settings, settings_page
from game.web.around.sorry import NOTHING_HERE, sorry_page
from game.web.forms import before_move
from game.web.pages import page
from game.web.posts import again, answer
from game.web.setting import Link, Setting

if TYPE_CHECKING:
    from game.library.roles import RoleName

ROOT, STATIC, ALIVE = "/", "/static/", "/alive"

LINKS = (
    Link("Cases", "/", "c"),
    Link("Saves", "/saves", ""),
    Link("Codex", "/codex", ""),
    Link("Settings", "/settings", ""),
)

FOREIGN = (
    "This form was not made by the game as it runs now: perhaps it was started again. Nothing was "
    "changed; send it once more if it is what you want."
)


class Host:
    """Answers whatever a browser that was let in asks for."""

    def __init__(self, desk: Desk, token: str) -> None:
        self.desk = desk
        self.plays = OpenPlays(desk)
        self._token = token
        self._pages: dict[str, Callable[[Request], Answer | None]] = {
            "": self._cases,
            "cases": self._case,
            "plays": self._play,
            "saves": self._saves,
            "codex": self._codex,
            "settings": self._settings,
        }

    def lie_open(self) -> str:
        """Take over the play that lies on the desk; its address."""
        play = self.desk.play
        self.desk.lying = None
        return play_address(ROOT, self.plays.begin(play))

    def answer(self, request: Request) -> Answer:
        """What is to be looked at, or what came of what was to be done."""
        first = request.path[0] if request.path else ""
        drawn = self._pages.get(first)
        try:
            found = drawn(request) if drawn is not None else None
        except Refusal as refusal:
            return sorry_page(self.setting(), CONFLICT, "That cannot be done", refusal.sentence)
        if found is None:
            return sorry_page(self.setting(), 404, "Nothing here", NOTHING_HERE)
        return found

    def setting(self) -> Setting:
        """What every page is told."""
        return Setting(
            base=ROOT,
            static=STATIC,
            token=self._token,
            look=look_of(values_of(self.desk.settings)),
            home=ROOT,
            links=LINKS,
            notices=self.desk.shelf.notices,
            alive=ALIVE,
        )

    def _trusts(self, form: Mapping[str, str]) -> bool:
        return form.get("token") == self._token

    def _cases(self, request: Request) -> Answer:
        latest = self.desk.latest()
        left = waiting([latest], self.desk.titles(), ROOT) if latest is not None else ()
        return cases_page(
            self.setting(),
            self._cards(),
            latest=next(iter(left), None),
            first_run=first_run(self.desk.profile),
            show=request.query.get("show", ""),
        )

    def _case(self, request: Request) -> Answer | None:
        if len(request.path) != 2:
            return None
        card = next((c for c in self._cards() if c.id == request.path[1]), None)
        if card is None or card.broken:
            self.desk.case(request.path[1])
            return None
        if request.form is None:
            return case_page(self.setting(), card)
        if not self._trusts(request.form):
            return case_page(self.setting(), card, said=FOREIGN, status=REFUSED)
        role: RoleName = "envoy" if request.form.get("role") == "envoy" else "leader"
        case_file, after = self.desk.shelf.find(card.id), request.form.get("after")
        relay = handed_over(self.plays.path(from_address(after)), case_file) if after else None
        play = self.desk.saves.begin(case_file, role, relay)
        return see(play_address(ROOT, self.plays.begin(play)))

    def _cards(self) -> list[CaseCard]:
        cases = listed_on(self.desk.shelf)
        return cards_of(cases, self.desk.saved(), self.desk.progress(), ROOT)

    def _play(self, request: Request) -> Answer | None:
        if len(request.path) < 2:
            return None
        asked, *below = request.path[1:]
        name, found = self.plays.find(asked)
        if name != asked:
            return see(play_address(ROOT, name))
        found.session.numbers = self.desk.numbers
        setting = self._at(name, found)
        path = "/".join(below)
        if request.form is not None:
            return self._posted(name, found, setting, path, request.form)
        if path == "journal.json":
            return journal_file(name, found.session)
        return page(found.session, setting, path, request.query)

    def _at(self, name: str, found: OpenPlay) -> Setting:
        setting = self.setting()
        return setting._replace(
            base=play_address(ROOT, name),
            turn=found.turn,
            branches=True,
            journal="journal.json",
            # Nobody collects tours.
            elsewhere=True,
            signs=not found.session.play.case_role.case.tour,
            notices=(*setting.notices, *found.told()),
        )

    def _posted(
        self, name: str, found: OpenPlay, setting: Setting, path: str, form: Mapping[str, str]
    ) -> Answer | None:
        if not self._trusts(form):
            return again(found.session, setting, form, FOREIGN, REFUSED)
        if path == "":
            return answer(found, setting, form)
        if path == "branch":
            branched = self.desk.saves.branch(
                found.session.path, before_move(form), self.desk.shelf.find
            )
            return see(play_address(ROOT, self.plays.begin(branched)))
        if path == "elsewhere":
            self.desk.saves.save_elsewhere(found.session, typed_path(form.get("folder", "")))
            return see(play_address(ROOT, name))
        if path == "sign":
            found.session.sign(self.desk.checked_pseudonym(form.get("pseudonym", "").strip()))
            return see(f"{play_address(ROOT, name)}#keep")
        return None

    def _saves(self, request: Request) -> Answer | None:
        if len(request.path) == 2 and request.path[1].endswith(".json"):
            name = request.path[1].removesuffix(".json")
            return journal_file(name, self.plays.path(name))
        if len(request.path) != 1:
            return None
        if request.form is None:
            return self._list_saves()
        if not self._trusts(request.form):
            return self._list_saves(FOREIGN, REFUSED)
        try:
            do_with_saves(self.desk, self.plays, request)
        except Refusal as refusal:
            return self._list_saves(refusal.sentence, CONFLICT)
        return see("/saves")

    def _list_saves(self, said: str = "", status: int = 200) -> Answer:
        deleted = self.desk.deleted
        return saves_page(
            self.setting(),
            saved_plays(self.desk.saved(), self.desk.titles(), ROOT),
            folder=str(self.desk.saves.folder),
            deleted=deleted.path.stem if deleted is not None else "",
            said=said,
            status=status,
        )

    def _codex(self, request: Request) -> Answer:
        codex = self.desk.codex()
        return codex_page(self.setting(), codex.people, codex.concepts, codex.sources)

    def _settings(self, request: Request) -> Answer:
        settings = self.desk.settings
        if request.form is None:
            return settings_page(self.setting(), values_of(settings))
        if not self._trusts(request.form):
            return settings_page(self.setting(), dict(request.form), said=FOREIGN, status=REFUSED)
        try:
            self.desk.set(set_from(settings, read_settings(request.form)))
        except SaveFailed as failed:
            # They hold all the same, until the game is left.
            values = values_of(self.desk.settings)
            return settings_page(self.setting(), values, said=failed.sentence)
        return see("/settings")
