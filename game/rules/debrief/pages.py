"""The pages behind page one of the debrief, in words and small tables."""

from itertools import chain

from game.rules.adviser import adviser_reads, rapport_word
from game.rules.case_role import CaseRole
from game.rules.debrief.arithmetic import credit_blocks, deal_page, disputes_page, scores_page
from game.rules.debrief.readings import readings
from game.rules.debrief.trail import Step, trail
from game.rules.debrief_view import DebriefPage, SmallTable
from game.rules.numbers import shown
from game.rules.outcome import label, right_to_walk
from game.rules.packages import floor, value
from game.rules.play import Play
from game.rules.prose import prose
from game.rules.scores import scores
from game.rules.state import State

Blocks = tuple[str | SmallTable, ...]


def debrief_pages(play: Play) -> tuple[DebriefPage, ...]:
    """The pages behind page one, in reading order; those with nothing to say are left out."""
    case_role, state = play.case_role, play.state
    steps = trail(play)
    pages = (
        _path(case_role, steps),
        scores_page(case_role, state),
        _rapport(case_role, steps),
        deal_page(case_role, state),
        DebriefPage("credit", "Credit", credit_blocks(case_role, state)),
        _readings(case_role, state, steps),
        disputes_page(case_role, state),
        _tempted(case_role, state, steps),
        _undrafted(case_role, state),
        _history(case_role, state),
        _absent(case_role),
        _lessons(case_role),
        DebriefPage("questions", "Questions to discuss", case_role.debrief.questions),
        _sources(case_role),
    )
    return tuple(page for page in pages if page.blocks)


def _path(case_role: CaseRole, steps: tuple[Step, ...]) -> DebriefPage:
    blocks = tuple(_beside_history(case_role, step) for step in steps)
    return DebriefPage("path", "Your path beside history's", blocks)


def _beside_history(case_role: CaseRole, step: Step) -> str:
    told = f"{step.turn}. {step.where}: {step.did}"
    if step.history:
        told += " So it was done."
    elif step.scene is not None:
        choices = case_role.role.scenes[step.scene].choices
        done = next((choice.text for choice in choices if choice.history), None)
        told += f" In fact: {done}" if done else ""
    return f"{told} Why it worked as it did: {step.because}" if step.because else told


def _rapport(case_role: CaseRole, steps: tuple[Step, ...]) -> DebriefPage:
    blocks: list[str | SmallTable] = []
    for index, person in enumerate(case_role.faces):
        rows = [
            (
                str(step.turn),
                step.where,
                str(step.after.rapport[index]),
                rapport_word(step.after.rapport[index]),
                rapport_word(adviser_reads(case_role, step.after, person)),
            )
            for step in steps
            if step.after.rapport[index] != step.before.rapport[index]
        ]
        course = [step.after.rapport[index] for step in steps]
        blocks.append(_course(case_role.person_name(person), course))
        if rows:
            blocks.append(
                SmallTable(("move", "where", "rapport", "truly", "your adviser"), tuple(rows))
            )
    return DebriefPage("rapport", "Rapport as it truly was", tuple(blocks))


def _course(name: str, course: list[int]) -> str:
    if not course:
        return f"You did nothing that {name} could judge you by."
    low, high = min(course), max(course)
    if low == high:
        return f"Rapport with {name} stood at {low} throughout."
    return f"Rapport with {name} ended at {course[-1]}, between {low} and {high} on the way."


def _readings(case_role: CaseRole, state: State, steps: tuple[Step, ...]) -> DebriefPage:
    judged = readings(case_role, state, label(case_role, state), scores(case_role, state), steps)
    articles = case_role.debrief.readings
    return DebriefPage(
        "readings",
        "The two readings",
        (
            "FOREIGN POLICY",
            *judged.foreign_policy.text,
            *prose(case_role, state, articles.foreign_policy.text),
            "KRASNYAK",
            *judged.krasnyak.text,
            *prose(case_role, state, articles.krasnyak.text),
            *(("WHERE THEY PART", *judged.parting) if judged.parting else ()),
            "Which of the two this play bears out is for you to say.",
        ),
    )


def _tempted(case_role: CaseRole, state: State, steps: tuple[Step, ...]) -> DebriefPage:
    """Praise taken, pressure owed, and what was offered below one's own floor."""
    own = case_role.role.side
    blocks: list[str] = []
    praise = [step for step in steps if step.effects.praised_by]
    for step in praise:
        who = case_role.person_name(step.effects.praised_by or "")
        taken = "and you staked your name on it" if step.effects.stake else "and you let it pass"
        blocks.append(f"{who} praised you at {step.where}, {taken}.")
    staked = next((s for s in steps if s.after.staked and not s.before.staked), None)
    if staked is not None:
        blocks.append(f"From {staked.where} on your name was staked: {staked.did}")
    below = [
        offer.package
        for offer in state.table.offers
        if None not in offer.package
        and value(case_role, own, offer.package) < floor(case_role, own, state.knows, state.flags)
    ]
    if below:
        blocks.append(
            f"You offered {len(below)} of {len(state.table.offers)} papers below your own floor: "
            + "; ".join(shown(value(case_role, own, package)) for package in below)
            + "."
        )
    owed = sorted(set(chain.from_iterable(step.after.owed - step.before.owed for step in steps)))
    blocks.extend(
        f"{case_role.side_name(side)} was owed something"
        + (", to the end." if side in state.owed else ", and had it back.")
        for side in owed
    )
    return DebriefPage("tempted", "Praise taken, pressure owed", tuple(blocks))


def _undrafted(case_role: CaseRole, state: State) -> DebriefPage:
    remark = right_to_walk(case_role, state)
    blocks: list[str] = []
    if state.deal is None and remark.right:
        blocks.append(
            "You were right to walk: with what you knew, no paper stood above every floor."
        )
    elif state.deal is None:
        blocks.append(
            "With what you knew there was a paper above every floor, and it was not signed."
        )
    if remark.undrafted:
        options = "; ".join(case_role.option_text[option] for option in remark.undrafted)
        blocks.append(f"A paper existed that nobody drafted. It needed this: {options}")
        blocks.append("To draft it, these would have helped:")
        blocks.extend(case_role.case.facts[fact].text for fact in remark.needed)
    return DebriefPage("undrafted", "The paper that nobody drafted", tuple(blocks))


def _history(case_role: CaseRole, state: State) -> DebriefPage:
    told = case_role.debrief.history
    record = case_role.debrief.record
    return DebriefPage(
        "history",
        "What was done, and what is disputed",
        (
            *prose(case_role, state, told.text),
            *prose(case_role, state, told.sequel),
            *(f"{'A myth' if each.kind == 'myth' else 'Disputed'}: {each.text}" for each in record),
        ),
    )


def _absent(case_role: CaseRole) -> DebriefPage:
    blocks = tuple(f"{absent.who}. {absent.text}" for absent in case_role.debrief.absent)
    return DebriefPage("absent", "Who was not in the room", blocks)


def _lessons(case_role: CaseRole) -> DebriefPage:
    lessons = case_role.case.lessons
    frame = (
        "Each is true of every way to play this case as its author built it. That is a fact "
        f"about this game, not about {case_role.case.year}. What would you change to make it false?"
    )
    return DebriefPage(
        "lessons",
        "What holds in this case",
        (*(lesson.text for lesson in lessons), frame) if lessons else (),
    )


def _sources(case_role: CaseRole) -> DebriefPage:
    further = {each.source: each.note for each in case_role.debrief.reading}
    blocks = tuple(
        f"{source.citation}"
        + (f" {source.address}." if source.address else "")
        + ("" if source.checked else " (general knowledge, not checked)")
        + (f" {further[source_id]}" if source_id in further else "")
        for source_id, source in case_role.case.sources.items()
    )
    return DebriefPage("sources", "Sources and further reading", blocks)
