"""Whether the students' devices can reach this machine, and under which address."""

from starlette.responses import Response

from game.serve.app.asked import Asked
from game.serve.app.drawn import part
from game.serve.app.network import WayIn, addresses_of_machine, ways_into
from game.serve.app.qr import qr_svg
from game.serve.app.teacher.of_class import class_of, class_page
from game.serve.store.clock import SECOND

PATIENCE = 30 * SECOND
"""Without another device for so long, the usual reasons are named."""


def reach(asked: Asked) -> Response:
    """GET `/teacher/N/reach`: whether the students' devices can reach this machine."""
    register = class_of(asked)
    choices = ways_in(asked)
    chosen = next((each for each in choices if each.url == asked.query.get("at")), choices[0])
    link = f"{chosen.url}/?code={register.row.code}"
    now = asked.school.now()
    return class_page(
        asked,
        register,
        "reach.html",
        choices=choices,
        chosen=chosen,
        link=link,
        qr=qr_svg(link),
        only_here=asked.config.only_here and not asked.config.address,
        door_open=register.door_open(now),
        since=reach_state(asked, now),
        opened=now,
        part=reach_part(asked, now),
    )


def ways_in(asked: Asked) -> list[WayIn]:
    """The addresses under which this server may be found, the likely ones first."""
    if asked.config.address:
        return [WayIn(asked.config.address, "", likely=True, virtual=False)]
    return ways_into(addresses_of_machine(), asked.config.port)


def reach_state(asked: Asked, opened: int) -> int:
    """A number that is another one when there is more to say about who has arrived."""
    return 2 * len(asked.server.arrived) + (asked.school.now() - opened > PATIENCE)


def reach_part(asked: Asked, opened: int) -> str:
    """Who has arrived; after a while without anybody, why that may be."""
    return part(
        asked,
        "reach_part.html",
        arrived=len(asked.server.arrived),
        late=asked.school.now() - opened > PATIENCE,
    )
