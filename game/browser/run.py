"""The game served to the player's own browser, from the address he opens to what is said at the
end.
"""

import sys
import threading
import webbrowser

from game.browser.host import Host
from game.browser.presence import Presence
from game.browser.serving import Server
from game.library.errors import Refusal
from game.library.forbidden import harmless
from game.records.desk import Desk
from game.records.player.crash_report import crash_in_words
from game.web.answers import Answer
from game.web.around.request import Request
from game.web.around.sorry import sorry_page


def run(desk: Desk, *, case_id: str | None = None) -> int:
    """Play in the browser until nobody is there any more; the exit code.

    What lies on the desk is gone on with; else the case that is named is shown; else all cases.
    """
    presence = Presence()
    server = Server(lambda request: answer(host, request), presence.heard, presence.sign)
    host = Host(desk, server.form_token)
    if desk.lying is not None:
        server.front = host.lie_open()
    elif case_id is not None:
        server.front = f"/cases/{case_id}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Summitry is at {server.way_in}", flush=True)
    print(
        "It is for you alone, on this machine. ctrl+c ends it, and so does closing its last tab, "
        "some minutes later. Every move is saved as you make it.",
        flush=True,
    )
    if not webbrowser.open(server.way_in):
        print("No browser could be opened from here: open that address yourself.", flush=True)
    try:
        presence.wait()
    finally:
        server.shutdown()
        server.server_close()
        for play in host.plays.close():
            print(harmless(f"summitry: {play.path.stem} is not saved anywhere."), file=sys.stderr)
    return 0


def answer(host: Host, request: Request) -> Answer:
    """The host's answer; where nobody foresaw what went wrong, a page that says so."""
    try:
        return host.answer(request)
    except Exception as error:
        # Nobody foresaw it. The other tabs go on.
        try:
            said = crash_in_words(
                error, host.desk.saves.folder, "summitry", host.desk.shelf.folders
            )
        except Refusal as refusal:
            said = refusal.sentence
        return sorry_page(host.setting(), 500, "That went wrong", said[0].upper() + said[1:])
