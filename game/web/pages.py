"""The pages of a play: the play as it stands, and the papers at hand."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from game.pages.debrief import debrief_as
from game.rules.phase import Phase
from game.session.keeper import Keeper
from game.session.papers import Term
from game.session.session import Session
from game.web.answers import Answer
from game.web.debriefing import debrief_values
from game.web.drawing import draw, marked
from game.web.forms import Form
from game.web.phases import phase_values
from game.web.setting import Setting

PAPERS: dict[str, Callable[[Session[Keeper], str | None], dict[str, Any]]] = {
    "glossary": lambda session, of: {"terms": _terms(session, of)},
    "brief": lambda session, _: {"brief": session.brief()},
    "people": lambda session, _: {"people": session.people()},
    "dossier": lambda session, _: {"facts": session.dossier()[::-1]},
    "so-far": lambda session, _: {"story": session.story()[::-1]},
    "papers": lambda session, _: {
        "offers": session.view.table.offers if session.view.table else ()
    },
    "why": lambda session, _: {"changed": session.changed(numbers=session.numbers)},
}
"""What can be read at any time, by path; each has a template of its name. It is told of which page
of the debrief it is asked for; None where there is none, or it is sealed.
"""

FILES = {"debrief.html": "text/html; charset=utf-8", "debrief.md": "text/markdown; charset=utf-8"}
"""The debrief as a file to keep, by path, with its media type."""

DEBRIEF = "debrief/"
"""The pages behind page one of the debrief are below this path."""

NOTHING: Form = {}


def page(
    session: Session[Keeper],
    setting: Setting,
    path: str = "",
    query: Mapping[str, str] = NOTHING,
    *,
    written: Form = NOTHING,
    said: str = "",
    status: int = 200,
) -> Answer | None:
    """A page of a play; None where there is none at this path.

    `query` is what follows the address: the paper that is being put together, a place in the quiz.
    `written` is what the player typed into a form that was not taken: it is still there. `said` is
    a sentence for him, about that.
    """
    values = _values(session, setting, said)
    of = query.get("of", "") if session.view.debrief and not setting.sealed else None
    if path == "":
        template, more = phase_values(session, setting, query, written)
    elif path in PAPERS:
        template, more = f"papers/{path}.html", PAPERS[path](session, of)
    elif session.view.phase is not Phase.DEBRIEF or setting.sealed:
        return None
    elif path in FILES:
        return _file(session, path)
    elif path == "branch" and setting.branches:
        template, more = "branch.html", {"made": session.moves_made()}
    elif path.startswith(DEBRIEF):
        found = debrief_values(session, path.removeprefix(DEBRIEF), query)
        if found is None:
            return None
        template, more = found
    else:
        return None
    return Answer(status, draw(template, **values | more))


def _terms(session: Session[Keeper], of: str | None) -> tuple[Term, ...]:
    """The words that stand where the play does, or on a page of its debrief."""
    debrief = session.view.debrief
    if debrief is None or of is None:
        return session.terms_here()
    pages = {tab.id: session.page(tab.id).blocks for tab in session.tabs if tab.id == of}
    return session.terms_in(pages.get(of, debrief.page_one))


def _values(session: Session[Keeper], setting: Setting, said: str) -> dict[str, Any]:
    """What every page of a play is drawn from."""
    view = session.view

    def words(text: str) -> Markup:
        return marked(text, session.words_in(text), f"{setting.base}glossary")

    return {
        "setting": setting,
        "session": session,
        "view": view,
        "said": said,
        "notices": setting.notices,
        "words": words,
        "meters_shown": not (setting.look.hide_meters and view.debrief is None),
    }


def _file(session: Session[Keeper], path: str) -> Answer:
    body = debrief_as("html" if path.endswith(".html") else "md", session.play)
    return Answer(200, body, kind=FILES[path], file=f"{session.view.case}-{path}")
