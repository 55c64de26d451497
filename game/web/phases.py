"""The play as it stands: the template of its phase, and what that is drawn from."""

from collections.abc import Mapping
from typing import Any

from game.rules.moves import NotOffered, Propose
from game.rules.offered import COMMIT_GROUNDWORK
from game.rules.phase import Phase
from game.session.keeper import Keeper
from game.session.session import Session
from game.web.forms import Form, answered, drafted
from game.web.setting import Setting
from game.web.tabling import last_papers, papers_to_take


def phase_values(
    session: Session[Keeper], setting: Setting, query: Mapping[str, str], written: Form
) -> tuple[str, dict[str, Any]]:
    """The template, and its values beyond those of every page."""
    view = session.view
    values: dict[str, Any] = {
        "changed": session.changed(numbers=session.numbers),
        "told": session.told_unasked(numbers=session.numbers),
        "first_words": session.first_words(),
        "lost": _lost(session, written),
    }
    match view.phase:
        case Phase.BRIEFING:
            values |= {"brief": session.brief(), "people": session.people()}
        case Phase.GROUNDWORK:
            actions = [move for move in view.moves if move.id != COMMIT_GROUNDWORK.id]
            values |= {"calendar": session.calendar(), "actions": actions}
            values |= {"facts": session.dossier()[::-1]}
        case Phase.PLAN:
            chosen = {line.id: line.chosen for line in view.lines} | answered(written, view)
            forecast = written.get("forecast", view.forecast)
            values |= {"chosen": chosen, "forecast": forecast, "facts": session.dossier()[::-1]}
        case Phase.SCENE:
            values |= _talks(session) | {"facts": session.dossier()[::-1]}
        case Phase.TABLE:
            values |= _talks(session) | _table(session, written or query)
            values |= {"asked": query.get("ask", "") == "1"}
        case Phase.REFLECTION:
            values |= {"reflection": written.get("reflect", "")}
        case Phase.DEBRIEF if setting.sealed:
            return "phases/sealed.html", values
        case _:
            pass
    return f"phases/{view.phase}.html", values


def _talks(session: Session[Keeper]) -> dict[str, Any]:
    now = session.story()[-1]
    return {"now": now, "arrived": bool(now.dateline or now.text)}


def _table(session: Session[Keeper], said: Form) -> dict[str, Any]:
    view = session.view
    draft = drafted(said, view)
    why_not = ""
    try:
        session.check(Propose(tuple(draft.items())))
    except NotOffered as no:
        why_not = str(no)
    held: dict[str, list[str]] = {}
    for paper in last_papers(view):
        for line in paper.lines:
            if line.option is not None:
                held.setdefault(line.option, []).append(paper.name)
    return {
        "draft": draft,
        "held": held,
        "names": {side.id: side.name for side in view.table.sides} if view.table else {},
        "weighed": session.weigh(draft),
        "why_not": why_not,
        "to_take": papers_to_take(view),
    }


def _lost(session: Session[Keeper], written: Form) -> str:
    """What was typed for a sheet that is no longer open: shown, so that it can be copied."""
    if session.view.phase is Phase.REFLECTION:
        return ""
    return written.get("reflect", "").strip()
