"""Joining a class, and coming back to one's seat."""

from typing import NamedTuple

from game.library.limits import IDLE_HOURS
from game.serve.classes.names import told_apart, two_words, typed_words
from game.serve.classes.register import Register
from game.serve.classes.standing import Seat
from game.serve.classes.tokens import hashed, new_mark, new_token, same
from game.serve.school.errors import NotDone
from game.serve.school.school import School
from game.serve.store.changes import AddPlayer, AddToken
from game.serve.store.errors import Overtaken

CLOSED = "This class takes nobody new. Ask your teacher, who can open its door."

IDLE = (
    f"This class takes nobody new, as nothing has happened in it for {IDLE_HOURS.most} hours "
    f"(limit `{IDLE_HOURS.name}`). Ask your teacher, who can open its door."
)

NO_SUCH_SEAT = "There is no player of that name with these two words in this class."


class Joined(NamedTuple):
    """Somebody at his seat."""

    register: Register
    seat: Seat
    token: str


def join(
    school: School, register: Register, name: str, *, mark: str = "", automatic: bool = False
) -> Joined:
    """A new seat in a class; the one that is there where a form with this mark was sent before.

    Raises:
        Refusal: the name can be none, the door is closed, or the class cannot be played here.
    """
    if not register.door_open(school.now()) and not automatic:
        raise NotDone(IDLE if register.idle(school.now()) else CLOSED)
    why_not = school.cases.why_not(register.row)
    if why_not:
        raise NotDone(why_not)
    taken = [seat.name for seat in list(register.standing.seats.values())]
    token = new_token()
    mark = mark or new_mark()
    change = AddPlayer(
        mark, register.row.id, told_apart(name, taken), two_words(), hashed(token), automatic
    )
    try:
        player = school.store.write(change)
    except Overtaken:
        # Pressed twice: both presses lead to one seat.
        player = school.store.joined_by(mark)
        school.store.write(AddToken(player, hashed(token)))
    register.refresh(school.store)
    return Joined(register, register.standing.seats[player], token)


def come_back(school: School, register: Register, name: str, words: str) -> Joined:
    """A seat by its pseudonym and its two words, for another browser.

    Raises:
        NotDone: there is none such, or too many wrong words were tried.
    """
    name, words = " ".join(name.split()).casefold(), typed_words(words)
    seat = next((each for each in register.standing.present if each.name.casefold() == name), None)
    if seat is None or seat.automatic:
        raise NotDone(NO_SUCH_SEAT)
    if seat.locked:
        raise NotDone(
            "Too many wrong words were tried for this player. Ask your teacher, who can free the "
            "seat and tell you two new words."
        )
    if not same(seat.words, words):
        school.act(register, "wrong-words", player=seat.id)
        raise NotDone(NO_SUCH_SEAT)
    if seat.wrong_words:
        school.act(register, "right-words", player=seat.id)
    token = new_token()
    school.store.write(AddToken(seat.id, hashed(token)))
    return Joined(register, seat, token)
