"""A player's plays as pages: `game/web` with rows under it, and what a class adds."""

from starlette.responses import Response

from game.rules.offered import COMMIT_PLAN
from game.rules.phase import Phase
from game.serve.app.asked import Asked, Refused, html, see
from game.serve.app.drawn import draw
from game.serve.app.students import links_of, live_address
from game.serve.classes.gates import CLOSED, is_open
from game.serve.classes.paths import PlayPath
from game.serve.classes.tokens import new_mark
from game.serve.playing.kept_play import KeptPlay
from game.serve.school.handing_out import NoKeeper
from game.serve.school.playing import (
    branch_play,
    opened,
    play_numbered,
    waits_for_paper,
    why_waits,
)
from game.serve.school.reached import reached
from game.serve.school.school import Member
from game.serve.store.changes import DeletePlay
from game.serve.store.errors import Overtaken
from game.session.journal.journal import journal_to_bytes
from game.session.journal.sealing import sealed
from game.session.journal.signing import signed
from game.session.opening import begin
from game.session.session import Session
from game.web.answers import Answer
from game.web.forms import Form
from game.web.pages import page
from game.web.posts import answer
from game.web.setting import Link, Setting

SEALED = (
    "Your teacher shows the scores to everybody at once. What you wrote is kept; this page goes "
    "on by itself when it is time."
)

MOST_TRIES = 5
"""How often a form is judged anew when another server was quicker."""


def _play(asked: Asked) -> tuple[Member, PlayPath]:
    """The player, and his play of the number in the path."""
    member = asked.member()
    path = play_numbered(member.register, member.seat, int(asked.words["number"]))
    if path is None:
        raise Refused(404, "You have no such play.")
    why_not = asked.school.cases.why_not(member.register.row)
    if why_not:
        raise Refused(409, why_not)
    return member, path


def show(asked: Asked) -> Response:
    """GET `/play/N/...`: the play as it stands, or a paper of it."""
    member, path = _play(asked)
    with opened(asked.school, member.register, path) as play:
        if member.register.standing.called and not path.over and not asked.words["rest"]:
            return html(
                draw(
                    asked,
                    "reached.html",
                    links=links_of(asked),
                    reached=reached(play.session),
                    scores_shown=member.register.standing.scores_shown,
                    live=live_address(asked, member),
                    base=asked.url(f"/play/{path.row.number}/"),
                )
            )
        setting = _setting(asked, member, path, play)
        found = page(play.session, setting, asked.words["rest"], asked.query)
    if found is None:
        raise Refused(404, "There is no such page.")
    return _response(found)


def wait(asked: Asked) -> Response:
    """GET `/play/wait/...`: the brief and the people of a part whose paper has not come yet."""
    member = asked.member()
    part = member.register.parts_of(member.seat)[0]
    waits = waits_for_paper(member.register, member.seat, part)
    if not waits:
        return see(asked.url("/play/"))
    case_file = asked.school.cases.find(part.case)
    session = Session(begin(case_file, part.role), NoKeeper())
    setting = asked.setting(
        asked.url("/play/wait/"),
        links=(*links_of(asked), Link("Look again", asked.url("/play/"))),
        halted=waits,
        live=live_address(asked, member),
    )
    found = page(session, setting, asked.words["rest"], asked.query)
    if found is None:
        raise Refused(404, "There is no such page.")
    return _response(found)


def move(asked: Asked) -> Response:
    """POST `/play/N/`: a move."""
    member, path = _play(asked)
    for _ in range(MOST_TRIES):
        try:
            with opened(asked.school, member.register, path) as play:
                setting = _setting(asked, member, path, play)
                return _response(answer(play, setting, _as_far_as_open(asked, member, path)))
        except Overtaken:
            # On another server. The form is judged once more, by what was made there.
            asked.school.sessions.forget(path.row.id)
            member.register.refresh(asked.school.store)
    raise Refused(409, "The play is being played elsewhere. Look again.")


def _as_far_as_open(asked: Asked, member: Member, path: PlayPath) -> Form:
    """What is posted; a plan that cannot be committed before its gate opens is written down."""
    form = asked.form
    closed = not is_open(member.register.standing.gate, Phase.SCENE)
    if path.phase is Phase.PLAN and closed and form.get("move") == COMMIT_PLAN.id:
        return {**form, "move": "plan"}
    return form


def _setting(asked: Asked, member: Member, path: PlayPath, play: KeptPlay) -> Setting:
    register = member.register
    standing = register.standing
    base = asked.url(f"/play/{path.row.number}/")
    halted = why_waits(register, path)
    sealed_until = "" if standing.scores_shown else SEALED
    waits = halted or (sealed_until and path.phase is Phase.DEBRIEF)
    return asked.setting(
        base,
        turn=play.turn,
        # Where no script runs, nobody else says when it is time.
        links=(*links_of(asked), Link("Look again", base)) if waits else links_of(asked),
        notices=_notices(member, path),
        halted=halted,
        sealed=sealed_until,
        branches=standing.scores_shown and not standing.called,
        live=live_address(asked, member),
    )


def _notices(member: Member, path: PlayPath) -> tuple[str, ...]:
    standing = member.register.standing
    said: list[str] = []
    if standing.said is not None:
        said.append(f"Your teacher: {standing.said.text}")
    if path.phase is Phase.BRIEFING and path.revision == 0:
        said.append(
            f"You are {member.seat.name}. If this page gets lost, the code of the class, your "
            f"pseudonym and two words bring you back: {member.seat.words}."
        )
    if path.phase is Phase.PLAN and not is_open(standing.gate, Phase.SCENE):
        said.append(CLOSED["talks"])
    return tuple(said)


def branch(asked: Asked) -> Response:
    """POST `/play/N/branch`: a new play from a move of this one."""
    member, path = _play(asked)
    before = asked.form.get("before", "")
    if not (before.isascii() and before.isdigit() and len(before) <= 6):
        raise Refused(400, "That names no move.")
    if not member.register.standing.scores_shown:
        raise Refused(409, SEALED)
    begun = branch_play(asked.school, member, path, int(before))
    return see(asked.url(f"/play/{begun.row.number}/"))


def journal(asked: Asked) -> Response:
    """GET `/play/N/journal.json`: the play as a file that the terminal reads too."""
    member, path = _play(asked)
    with opened(asked.school, member.register, path) as play:
        body = journal_to_bytes(
            sealed(
                signed(play.session.journal, member.seat.name),
                asked.school.key,
                member.register.row.code,
                path.row.number,
            )
        )
    name = f"{path.part.case}-{path.part.role}-{path.row.number}.json"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/json", headers=headers)


def ask_to_delete(asked: Asked) -> Response:
    """GET `/play/N/delete`: asks once more."""
    _, path = _play(asked)
    return html(
        draw(
            asked,
            "delete.html",
            links=links_of(asked),
            what=asked.school.cases.title(path.part.case),
            action=asked.url(f"/play/{path.row.number}/delete"),
            back=asked.url("/play/"),
        )
    )


def delete(asked: Asked) -> Response:
    """POST `/play/N/delete`: the rows of the play go."""
    member, path = _play(asked)
    asked.school.store.write(DeletePlay(new_mark(), member.register.row.id, path.row.id))
    asked.school.sessions.forget(path.row.id)
    return see(asked.url("/play/"))


def _response(found: Answer) -> Response:
    if found.location is not None:
        return see(found.location)
    headers = {}
    if found.file is not None:
        headers["content-disposition"] = f'attachment; filename="{found.file}"'
    return Response(found.body, found.status, headers, media_type=found.kind)
