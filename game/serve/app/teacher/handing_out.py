"""The hand-out: the archive of a class, and the slips that join roll and pseudonym."""

from starlette.responses import Response

from game.serve.app.asked import Asked
from game.serve.app.teacher.of_class import class_of, class_page
from game.serve.school.handing_out import hand_out, slips


def page(asked: Asked) -> Response:
    """GET `/teacher/N/hand-out`: what there is to take away."""
    register = class_of(asked)
    return class_page(asked, register, "hand_out.html", slips=slips(register))


def archive(asked: Asked) -> Response:
    """GET `/teacher/N/hand-out.zip`: everything."""
    register = class_of(asked)
    name = f"summitry-class-{register.row.code.lower()}.zip"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    body = hand_out(asked.school, register)
    return Response(body, media_type="application/zip", headers=headers)
