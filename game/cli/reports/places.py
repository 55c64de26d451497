"""What exploring found, by the names that `check` has for the places in a case's files."""

from game.explore.questions.things import Thing
from game.explore.report.findings import Finding
from game.library.reading.path_words import Step, in_words
from game.rules.case_role import CaseRole

CLOSED = "closed"
"""What follows the name of a choice or an action that is met as it stands dimmed."""


def place_of_thing(case_role: CaseRole, thing: Thing) -> str:
    """Where a thing stands, as in `scenes.quay.text.2` or `facts.old-charter`."""
    match thing.kind:
        case "fact":
            return f"facts.{thing.where}"
        case "option":
            issue = case_role.issue_ids[case_role.option_issue[thing.where]]
            return f"issues.{issue}.options.{thing.where}"
        case "ending":
            return f"endings.{thing.where}"
        case "dimmed":
            among = "groundwork.actions"
            if thing.place in case_role.role.scenes:
                among = f"scenes.{thing.place}.choices"
            return f"{among}.{thing.where}.{CLOSED}"
    return in_words(case_role.role, _steps(thing.where))


def place_of_finding(case_role: CaseRole, finding: Finding) -> str:
    """Where a finding stands, its file first, as in `leader.yaml: scenes.quay.choices.ask`."""
    model = case_role.case if finding.file == "case" else case_role.role
    where = in_words(model, finding.path)
    return f"{finding.file}.yaml: {where}" if where else f"{finding.file}.yaml"


def _steps(where: str) -> tuple[Step, ...]:
    return tuple(int(step) if step.isdecimal() else step for step in where.split("."))
