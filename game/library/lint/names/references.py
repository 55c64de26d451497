"""Which fields of the content format name something, and what they name."""

from enum import Enum

from game.library.models import base, case, debrief, role, shared, table


class Kind(Enum):
    """What a field names: the code of a mistake and the word for it."""

    PERSON = ("X001", "person")
    SIDE = ("X002", "side")
    ISSUE = ("X003", "issue")
    OPTION = ("X004", "option")
    FACT = ("X005", "fact")
    PLACE = ("X006", "scene or ending")
    SCENE = ("X006", "scene")
    SOURCE = ("X007", "source")
    CLAIM = ("X008", "claim")
    CONCEPT = ("X009", "concept")
    FACE = ("X015", "face of this role")
    OTHER_SIDE = ("X016", "side whose yes this role needs")

    @property
    def code(self) -> str:
        """The code of a mistake in naming one."""
        return self.value[0]

    @property
    def word(self) -> str:
        """What one is called."""
        return self.value[1]


REFERENCES: dict[type[base.Model], dict[str, Kind]] = {
    base.Condition: {
        "rapport": Kind.FACE,
        "knows": Kind.FACT,
        "agreed": Kind.OPTION,
        "owed": Kind.OTHER_SIDE,
    },
    base.KnowsAtLeast: {"of": Kind.FACT},
    base.Effects: {
        "rapport": Kind.FACE,
        "learn": Kind.FACT,
        "owe": Kind.OTHER_SIDE,
        "repay": Kind.OTHER_SIDE,
        "praised_by": Kind.PERSON,
    },
    base.Passage: {"sources": Kind.SOURCE},
    base.Branch: {"to": Kind.PLACE},
    case.Person: {"side": Kind.SIDE, "sources": Kind.SOURCE},
    case.Side: {"refuses": Kind.OPTION, "concentration_sources": Kind.SOURCE},
    case.ConditionBefore: {"sources": Kind.SOURCE, "claims": Kind.CLAIM},
    case.OptionNeeds: {"knows": Kind.FACT},
    case.SettlementOption: {"values": Kind.SIDE, "sources": Kind.SOURCE},
    case.Issue: {"weights": Kind.SIDE},
    case.Reveals: {"issues": Kind.SIDE, "floors": Kind.SIDE, "refuses": Kind.SIDE},
    case.Hearing: {"option": Kind.OPTION, "side": Kind.SIDE},
    case.Fact: {"eases": Kind.SIDE, "sources": Kind.SOURCE, "claims": Kind.CLAIM},
    case.LessonEnding: {"agreed": Kind.OPTION},
    case.Term: {"sources": Kind.SOURCE},
    case.Lesson: {"claim": Kind.CLAIM},
    case.Case: {"teaches": Kind.CONCEPT, "claims": Kind.CLAIM},
    role.Misreading: {"person": Kind.FACE, "until": Kind.FACT},
    role.Adviser: {"person": Kind.PERSON},
    role.Action: {"sources": Kind.SOURCE},
    role.Pencil: {"side": Kind.SIDE, "issue": Kind.ISSUE, "option": Kind.OPTION},
    role.PlanLine: {"told_by": Kind.FACT},
    role.Advice: {"person": Kind.PERSON},
    role.Choice: {"sources": Kind.SOURCE, "claims": Kind.CLAIM},
    role.Scene: {"present": Kind.PERSON},
    table.Voice: {"red_lines": Kind.OPTION, "hurts": Kind.ISSUE},
    table.Table: {"voices": Kind.OTHER_SIDE, "left_open": Kind.ISSUE},
    role.Role: {
        "player": Kind.PERSON,
        "side": Kind.SIDE,
        "faces": Kind.SIDE,
        "relay": Kind.FACT,
        "opening": Kind.SCENE,
    },
    debrief.HistoryText: {"sources": Kind.SOURCE},
    debrief.Article: {"claims": Kind.CLAIM},
    debrief.Absent: {"sources": Kind.SOURCE},
    debrief.Dispute: {"option": Kind.OPTION, "side": Kind.SIDE, "sources": Kind.SOURCE},
    debrief.OpenDispute: {"sources": Kind.SOURCE},
    debrief.QuizQuestion: {"sources": Kind.SOURCE},
    debrief.Reading: {"source": Kind.SOURCE},
    shared.Concept: {"see": Kind.CONCEPT},
}
"""By model and field. A field may be an id, a list of ids, or keys that are ids."""
