"""A quiz being answered: one question at a time, each explained when it is answered."""

from textual.content import Content

from game.rules.view.blocks import QuizView
from game.tui.text.typeset import QUIET, stack
from game.tui.widgets.choices import Choice

NEXT, AGAIN = "next", "again"


class Quizzing:
    """Where the reader is in a quiz."""

    def __init__(self, questions: tuple[QuizView, ...]) -> None:
        self.questions = questions
        self.at = 0
        self.given: int | None = None
        """The answer given to this question, by place."""
        self.right = 0

    @property
    def _over(self) -> bool:
        return self.at >= len(self.questions)

    def blocks(self) -> list[Content]:
        """The question, and once it is answered the reason."""
        count = len(self.questions)
        if self._over:
            return [Content(f"{self.right} of {count} right.")]
        question = self.questions[self.at]
        told = [
            Content.styled(f"Question {self.at + 1} of {count}", QUIET),
            Content.styled(question.text, "bold"),
        ]
        if self.given is not None:
            right = question.answers[self.given].right
            answer = next(each.text for each in question.answers if each.right)
            verdict = "Right." if right else f"Not so. The answer is: {answer}"
            told.append(stack([Content.styled(verdict, "bold"), Content(question.reason)]))
        return told

    def choices(self) -> list[Choice]:
        """The answers, or the way on."""
        if self._over:
            return [Choice(AGAIN, "Once more.")]
        if self.given is not None:
            last = self.at == len(self.questions) - 1
            return [Choice(NEXT, "How you did." if last else "Next question.")]
        answers = self.questions[self.at].answers
        return [Choice(str(place), answer.text) for place, answer in enumerate(answers)]

    def answer(self, choice: str) -> None:
        """Take an answer, or go on."""
        if choice == NEXT:
            self.at, self.given = self.at + 1, None
        elif choice == AGAIN:
            self.at, self.given, self.right = 0, None, 0
        else:
            self.given = int(choice)
            self.right += self.questions[self.at].answers[self.given].right
