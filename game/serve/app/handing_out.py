"""The hand-out: the archive of a class, and the slips that join roll and pseudonym."""

from starlette.responses import Response

from game.serve.app.asked import Asked, html
from game.serve.app.drawn import draw
from game.serve.app.teachers import class_of, links_of, title_of
from game.serve.school.handing_out import hand_out, slips


def page(asked: Asked) -> Response:
    """GET `/teacher/N/hand-out`: what there is to take away."""
    register = class_of(asked)
    return html(
        draw(
            asked,
            "hand_out.html",
            links=links_of(asked, register),
            title=title_of(asked, register),
            register=register,
            slips=slips(register),
            base=asked.url(f"/teacher/{register.row.id}/"),
        )
    )


def archive(asked: Asked) -> Response:
    """GET `/teacher/N/hand-out.zip`: everything."""
    register = class_of(asked)
    name = f"summitry-class-{register.row.code.lower()}.zip"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    body = hand_out(asked.school, register)
    return Response(body, media_type="application/zip", headers=headers)
