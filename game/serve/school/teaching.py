"""What the teacher does in a class, by the name that her buttons have."""

from collections.abc import Callable, Mapping

from game.serve.classes.gates import gate_word
from game.serve.classes.names import told_apart, two_words
from game.serve.classes.register import Register
from game.serve.classes.standing import Seat
from game.serve.classes.tokens import new_mark
from game.serve.school.errors import NotDone
from game.serve.school.rehearsing import add_automatic
from game.serve.school.school import School
from game.serve.store.changes import DeletePlayers

LONGEST_SENTENCE = 280
"""Characters of what is said to everybody."""

Form = Mapping[str, str]

Deed = Callable[[School, Register, Form], str]
"""Does what a form asks for, and says so."""


def do(school: School, register: Register, form: Form) -> str:
    """Do what a form of the teacher's asks for; what was done, in a sentence.

    Raises:
        NotDone: it asks for nothing there is.
        StoreAway: it could not be kept.
    """
    done = _DEEDS.get(form.get("act", ""))
    if done is None:
        raise NotDone("That is nothing a teacher does here.")
    return done(school, register, form)


def _on(form: Form) -> bool:
    return form.get("on") == "yes"


def _seat(register: Register, form: Form) -> Seat:
    word = form.get("player", "")
    seat = register.standing.seats.get(int(word)) if word.isdecimal() and len(word) < 16 else None
    if seat is None:
        raise NotDone("There is no such player in this class.")
    return seat


def _gate(school: School, register: Register, form: Form) -> str:
    gate = gate_word(form.get("gate", ""))
    if gate is None:
        raise NotDone("There is no such gate.")
    school.act(register, "gate", gate=gate)
    return f"The gate stands at {gate}."


def _switch(kind: str, on: str, off: str) -> Deed:
    """A deed that is done, or taken back: what each is said in."""

    def switched(school: School, register: Register, form: Form) -> str:
        school.act(register, kind, on=_on(form))
        return on if _on(form) else off

    return switched


def _say(school: School, register: Register, form: Form) -> str:
    text = " ".join(form.get("text", "").split())[:LONGEST_SENTENCE]
    school.act(register, "said", text=text)
    return "Said to everybody." if text else "The sentence is taken down."


def _open(school: School, register: Register, form: Form) -> str:
    school.act(register, "open", item=form.get("item", "")[:200], on=_on(form))
    return "Opened on the wall." if _on(form) else "Closed on the wall."


def _out(school: School, register: Register, form: Form) -> str:
    seat = _seat(register, form)
    school.act(register, "out", player=seat.id, on=_on(form))
    return f"{seat.name} is {'out' if _on(form) else 'in again'}."


def _rename(school: School, register: Register, form: Form) -> str:
    seat = _seat(register, form)
    taken = [other.name for other in list(register.standing.seats.values()) if other is not seat]
    name = told_apart(form.get("name", ""), taken)
    school.act(register, "renamed", player=seat.id, name=name)
    return f"Called {name} from now on."


def _free(school: School, register: Register, form: Form) -> str:
    seat = _seat(register, form)
    words = two_words()
    school.act(register, "freed", player=seat.id, words=words)
    return f"{seat.name} comes back from any device with the words {words}; the old one is out."


def _history(school: School, register: Register, form: Form) -> str:
    seat = _seat(register, form)
    school.act(register, "history", player=seat.id)
    return f"{seat.name} is given the paper of the time."


def _rehearse(school: School, register: Register, form: Form) -> str:
    word = form.get("count", "")
    joined = add_automatic(school, register, int(word) if word.isdecimal() and len(word) < 4 else 0)
    return f"{joined} automatic players have joined."


def _dismiss(school: School, register: Register, form: Form) -> str:
    gone = tuple(seat.id for seat in list(register.standing.seats.values()) if seat.automatic)
    if gone:
        school.store.write(DeletePlayers(new_mark(), register.row.id, gone))
        register.refresh(school.store)
    return "The automatic players are gone, with all they did."


_DEEDS: Mapping[str, Deed] = {
    "gate": _gate,
    "pause": _switch("pause", "The class is paused.", "The class goes on."),
    "call": _switch("call", "Time is called.", "The class goes on."),
    "door": _switch("door", "The door is open.", "The door is closed: nobody new can join."),
    "release": _switch("release", "Scores are shown.", "Scores wait."),
    "say": _say,
    "open": _open,
    "out": _out,
    "rename": _rename,
    "free": _free,
    "history": _history,
    "rehearse": _rehearse,
    "dismiss": _dismiss,
}
"""By the `act` of a form."""
