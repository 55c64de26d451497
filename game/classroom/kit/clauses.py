"""What staff work would have drafted: the clauses below the fold, and the facts that open them."""

from collections.abc import Iterable

from game.classroom.paper_table import PaperTable
from game.classroom.wording import counted, sentence
from game.pages.document import Block, Bullets, Heading, Para


def what_clauses_need(table: PaperTable) -> Iterable[Block]:
    """By undrafted option: what one had to know. To be read out to a table that is stuck."""
    if not table.undrafted:
        return
    yield Heading("Below the fold: what somebody had to know first")
    yield Para(
        "In the game these come of days spent before the talks. To a table that is stuck you may "
        "read one out, as a cable from home.",
        "small",
    )
    facts = table.case_role.case.facts
    told: set[str] = set()
    for option, needs in table.case_role.option_needs.items():
        text = sentence(table.case_role.option_text[option])
        of = needs.knows_at_least.of if needs.knows_at_least else ()
        new = [fact for fact in dict.fromkeys((*needs.knows, *of)) if fact not in told]
        told.update(new)
        how = ""
        if needs.knows_at_least:
            how = f" It took any {needs.knows_at_least.count} of {counted(len(of), 'fact')}:"
        elif not new:
            how = " As above."
        yield Para(f"{table.codes.of_option[option]}, {text}{how}")
        if new:
            yield Bullets(tuple(facts[fact].text for fact in new))
