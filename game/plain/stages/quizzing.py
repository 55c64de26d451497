"""The quiz: a question at a time, each explained as soon as it is answered."""

from game.plain.stages.stage import CannotRead, number_of
from game.plain.voice import Voice
from game.rules.view.blocks import QuizView


class Quizzing:
    """Where the player is in the quiz. Nothing of it is kept."""

    prompt = "Your answer:"

    def __init__(self, voice: Voice, questions: tuple[QuizView, ...]) -> None:
        self._voice = voice
        self._questions = questions
        self._at = 0
        self._right = 0
        self._ask()

    def read(self, line: str) -> bool:
        """Explain the answer; whether the quiz is over.

        Raises:
            CannotRead: the line is no answer.
        """
        if line.lower() == "stop":
            return True
        question = self._questions[self._at]
        number = number_of(line, len(question.answers))
        if number is None:
            raise CannotRead(f'"{line}" is no answer: type its number, or stop.')
        if question.answers[number - 1].right:
            self._right += 1
            self._voice.say(f"Right. {question.reason}")
        else:
            right = next(answer.text for answer in question.answers if answer.right)
            self._voice.say(f"Not so. The answer is: {right.rstrip('.')}. {question.reason}")
        self._at += 1
        if self._at < len(self._questions):
            self._ask()
            return False
        self._voice.say(f"{self._right} of {len(self._questions)} right.")
        return True

    def _ask(self) -> None:
        question = self._questions[self._at]
        self._voice.say(f"Question {self._at + 1} of {len(self._questions)}. {question.text}")
        self._voice.list(*(f"{n}. {answer.text}" for n, answer in enumerate(question.answers, 1)))
