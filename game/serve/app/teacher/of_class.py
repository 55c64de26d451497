"""The pages of one class, for its teacher: what they share."""

from typing import Any

from starlette.responses import Response

from game.serve.app.asked import Asked, Refused, html
from game.serve.app.drawn import draw
from game.serve.classes.register import Register
from game.web.setting import Link


def class_of(asked: Asked) -> Register:
    """The class of the number in the path, for its teacher."""
    word = asked.words["id"]
    class_id = int(word) if len(word) < 16 else 0
    asked.check_teacher(class_id)
    register = asked.school.register(class_id)
    if register is None:
        raise Refused(404, "There is no such class any more.")
    return register


def class_page(
    asked: Asked, register: Register, template: str, status: int = 200, **values: Any
) -> Response:
    """A page of a class."""
    page = draw(
        asked,
        template,
        links=links_of(asked, register),
        title=title_of(asked, register),
        register=register,
        base=base_of(asked, register),
        **values,
    )
    return html(page, status)


def base_of(asked: Asked, register: Register) -> str:
    """Below which address the pages of a class lie."""
    return asked.url(f"/teacher/{register.row.id}/")


def links_of(asked: Asked, register: Register) -> tuple[Link, ...]:
    """What stands at the head of a class's pages."""
    base = base_of(asked, register)
    pages = (
        ("Board", ""), ("Joining", "reach"), ("Wall", "wall"), ("Debrief", "debrief"),
        ("Hand-out", "hand-out"), ("Settings", "settings"),
    )  # fmt: skip
    return (
        Link("Classes", asked.url("/teacher/")),
        *(Link(text, f"{base}{path}") for text, path in pages),
    )


def title_of(asked: Asked, register: Register) -> str:
    """What a class is called on its pages."""
    settings = register.standing.settings
    titles = dict.fromkeys(asked.school.cases.title(part.case) for part in settings.parts)
    return settings.title or ", ".join(titles)
