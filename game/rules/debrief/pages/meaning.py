"""The debrief on what it meant: readings, history, the absent, lessons, questions, sources."""

from game.rules.case_role import CaseRole
from game.rules.debrief.finished import Finished
from game.rules.debrief.readings import readings
from game.rules.numbers import shown
from game.rules.prose import prose
from game.rules.view.blocks import (
    Beside,
    Block,
    Discussion,
    Entry,
    Heading,
    Paragraph,
    Points,
    QuizAnswerView,
    QuizView,
    SmallTable,
    Work,
)

ARTICLES = ("Foreign Policy", "Krasnyak")


def readings_blocks(finished: Finished) -> tuple[Block, ...]:
    """Both readings side by side, in words, and where they part."""
    case_role, state = finished.case_role, finished.state
    judged = readings(case_role, state, finished.label, finished.scores, finished.steps)
    articles = case_role.debrief.readings
    ending = case_role.role.endings[state.place].readings
    parting = judged.parting or ("On this play they do not part.",)
    return (
        Heading("On this case"),
        Beside(
            ARTICLES,
            prose(case_role, state, articles.foreign_policy.text),
            prose(case_role, state, articles.krasnyak.text),
        ),
        Heading("On this play"),
        SmallTable(
            ("", *ARTICLES),
            (
                ("weighs", "preparation, and what lasts", "rapport, and what lasts with it"),
                ("gives", shown(judged.foreign_policy.score), shown(judged.krasnyak.score)),
                ("would say", ending.foreign_policy, ending.krasnyak),
            ),
        ),
        Beside(ARTICLES, judged.foreign_policy.text, judged.krasnyak.text),
        Heading("Where they part"),
        *map(Paragraph, parting),
        Discussion("Which of the two does this play bear out?"),
    )


def history_blocks(finished: Finished) -> tuple[Block, ...]:
    """What was in fact done, what came of it, and what the record does not settle."""
    case_role, state = finished.case_role, finished.state
    told, record = case_role.debrief.history, case_role.debrief.record
    sequel = prose(case_role, state, told.sequel)
    return (
        *map(Paragraph, prose(case_role, state, told.text)),
        *((Heading("What came of it"), *map(Paragraph, sequel)) if sequel else ()),
        *((Heading("What the record does not settle"),) if record else ()),
        *(
            Entry("A myth" if each.kind == "myth" else "Disputed", (("", each.text),))
            for each in record
        ),
    )


def absent_blocks(finished: Finished) -> tuple[Block, ...]:
    """Who was not in the room, and what was decided for them."""
    absent = finished.case_role.debrief.absent
    return tuple(Entry(each.who, (("", each.text),)) for each in absent)


def lessons_blocks(finished: Finished) -> tuple[Block, ...]:
    """What holds however this case is played."""
    case = finished.case_role.case
    return (
        Points(tuple(lesson.text for lesson in case.lessons)),
        Paragraph(
            "Each is true of every way to play this case as its author built it. That is a fact "
            f"about this game, not about {case.year}.",
            "quiet",
        ),
        Discussion("What would you change to make one of them false?"),
    )


def question_blocks(finished: Finished) -> tuple[Block, ...]:
    """Questions that only the reader can answer."""
    return tuple(map(Discussion, finished.case_role.debrief.questions))


def quiz(case_role: CaseRole) -> tuple[QuizView, ...]:
    """The quiz of the case, with explained answers."""
    return tuple(
        QuizView(
            question.text,
            tuple(QuizAnswerView(answer.text, answer.right) for answer in question.answers),
            question.reason,
        )
        for question in case_role.debrief.quiz
    )


def sources_blocks(finished: Finished) -> tuple[Block, ...]:
    """Every source of the case, and what it is good for."""
    case_role = finished.case_role
    further = {each.source: each.note for each in case_role.debrief.reading}
    return tuple(
        Work(source.citation, source.address or "", further.get(source_id, ""), source.checked)
        for source_id, source in case_role.case.sources.items()
    )
