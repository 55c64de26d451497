"""The memory of the running game beside that of the bare app, in megabytes."""

from bench.bare_app import READY
from bench.programs import BARE, SUMMITRY, desk
from bench.scene import first_scene, in_scene
from bench.table import Row
from bench.terminal import Terminal, memory


def memory_held() -> list[Row]:
    """At rest on the first card beside one line of text, and in a scene beside its widgets."""
    with desk() as player:
        with Terminal([SUMMITRY], player.env) as card, Terminal(BARE, player.env) as line:
            card.wait_until(lambda text: "Choose a case." in text)
            line.wait_until(lambda text: READY in text)
            rows = held("first card", card, line)
        play = first_scene(player)
        with in_scene(play, player) as scene, Terminal([*BARE, "scene"], player.env) as widgets:
            widgets.wait_until(lambda text: READY in text)
            rows += held("in a scene", scene, widgets)
    return rows


def held(where: str, ours: Terminal, bare: Terminal) -> list[Row]:
    """What two programs hold once they are at rest, both running, so that they share alike."""
    ours.settle()
    bare.settle()
    our, their = memory(ours.process.pid), memory(bare.process.pid)
    return [
        Row(
            f"memory, {where} ({kind.upper()})",
            f"{our[kind]:.1f} MB",
            f"{their[kind]:.1f} MB",
            f"{our[kind] / their[kind]:.2f}",
        )
        for kind in our
    ]
