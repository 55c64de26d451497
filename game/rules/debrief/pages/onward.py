"""The debrief's last page but one: what to play after this case, and what to read it beside."""

from collections.abc import Iterator

from game.library.onward import Compared, ThreadHere
from game.rules.debrief.finished import Finished
from game.rules.view.blocks import Beside, Block, Discussion, Heading, Paragraph, Points


def onward_blocks(finished: Finished) -> tuple[Block, ...]:
    """The case's place in the order for learning, its threads, and the cases beside it."""
    case, onward = finished.case_role.case, finished.case_role.onward
    assert onward is not None, "a case that the curriculum does not name has no such page"
    blocks: list[Block] = [Paragraph(onward.in_words, "lead")]
    for thread in onward.threads:
        blocks += _thread(case.id, thread)
    for compared in onward.beside:
        if compared.other.there:
            blocks += _compared(case.title, compared)
    return tuple(blocks)


def _thread(case_id: str, thread: ThreadHere) -> Iterator[Block]:
    yield Heading(thread.title)
    yield Paragraph(thread.text)
    yield Points(
        tuple(
            f"{each.title}, this case" if each.id == case_id else each.in_words
            for each in thread.cases
        )
    )
    following = thread.after(case_id)
    yield Paragraph(
        "The thread ends here." if following is None else f"Next in it: {following.in_words}."
    )
    yield Discussion(thread.question)


def _compared(title: str, compared: Compared) -> Iterator[Block]:
    yield Heading(f"Beside {compared.other.title}: what moved")
    yield Beside((title, compared.other.title), (compared.here,), (compared.there,))
    yield Discussion(compared.question)
