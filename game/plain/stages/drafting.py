"""A package that is put together issue by issue."""

from game.plain.stages.stage import CannotRead
from game.plain.words.codes import BRACKETS, Codes, Settled
from game.rules.view.view import View


class Drafting:
    """Asks for one issue after the other, starting from the last text."""

    def __init__(self, start: Settled) -> None:
        self.settled = start
        self._issue = 0

    def prompt(self, view: View, codes: Codes) -> str:
        """Asks for the issue that is next."""
        issue = view.issues[self._issue]
        options = codes.of_issue(issue)
        if view.table and view.table.brackets:
            options.append("- for brackets")
        now = self.settled[issue.id]
        keep = f"; Enter keeps {codes.of_option[now]}" if now else ""
        return f"{issue.title} ({', '.join(options)}{keep}):"

    def read(self, line: str, view: View, codes: Codes) -> bool:
        """Settle the issue that was asked for; whether it was the last.

        Raises:
            CannotRead: the line is no option of it.
        """
        issue = view.issues[self._issue]
        if line in BRACKETS:
            self.settled[issue.id] = None
        elif line:
            named = codes.read(line)
            if list(named) != [issue.id]:
                raise CannotRead(f'"{line}" is no option of this issue; cancel stops drafting.')
            self.settled.update(named)
        elif self.settled[issue.id] is None:
            raise CannotRead("Nothing stands there to keep: type a code, or cancel.")
        self._issue += 1
        return self._issue == len(view.issues)
