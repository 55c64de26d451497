"""Part K: the case's teaching note: aims, board plan, what classes can reach, objections."""

from game.classroom.paper_table import PaperTable
from game.classroom.wording import unconditional
from game.pages.document import FOR_YOU, Block, Bullets, Heading, Page, Para


def teaching_note(table: PaperTable) -> tuple[Page, ...]:
    """The note as a page of two sheets; none where the case has none."""
    note = table.case_role.debrief.teaching
    if note is None:
        return ()
    blocks: tuple[Block, ...] = (
        Heading("What students should take away"),
        Bullets(note.objectives),
        Heading("On the board, in this order"),
        Bullets(note.board, "numbers"),
        Heading("What your class can reach"),
        *(Para(text) for text in unconditional(note.reach)),
        Heading("What they will say, and what to answer"),
        *(
            block
            for objection in note.objections
            for block in (Para(objection.says, "strong"), Para(objection.answer))
        ),
        Heading("On the wall"),
        Bullets(note.project),
    )
    return (Page("k-teaching-note", "Teaching note", FOR_YOU, blocks, "K", sheets=2),)
