"""What is done with the plays in a browser on their page: renamed, deleted, copied in."""

from game.library.errors import Refusal
from game.site.page.plays import Plays
from game.web.around.names import from_address
from game.web.around.request import Request
from game.web.around.saves import NO_FILE, NOTHING_TO_DO


async def do_with_saves(plays: Plays, request: Request) -> None:
    """Do what the form asks for.

    Raises:
        Refusal: it cannot be done.
        Unkept: the browser does not keep it.
    """
    form = request.form or {}
    asked, name = form.get("do", ""), from_address(form.get("play", ""))
    if asked == "copy-in":
        if request.upload is None or not request.upload.content:
            raise Refusal(NO_FILE)
        await plays.take_in(request.upload.name.removesuffix(".json"), request.upload.content)
    elif asked == "rename":
        await plays.rename(name, form.get("name", ""))
    elif asked == "delete":
        await plays.delete(name)
    elif asked == "bring-back":
        await plays.bring_back()
    else:
        raise Refusal(NOTHING_TO_DO)
