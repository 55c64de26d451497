"""What counting a role's table found, in words and as a line of JSON."""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from game.explore.packages.doors import NEUTRAL, Door
from game.explore.packages.papers import WHOLE, Paper, Taken
from game.explore.packages.survey import AtStage, Count, HistoryPackage, Survey
from game.rules.bargaining.codes import in_codes, option_codes
from game.rules.case_role import CaseRole
from game.rules.numbers import rounded, shown
from game.rules.state import METER_TOP

LISTED = 8
"""Traps, and papers of the frontier, told in words; JSON has all of them."""


def packages_in_words(counted: Survey) -> Iterator[str]:
    """The survey of a role's table, a line at a time."""
    ready = counted.case_role
    yield (
        f"{ready.case.id}, {_chair(ready)}: {counted.packages:,} packages; "
        f"{counted.free:,} that nobody refuses, {counted.undrafted:,} of them undrafted "
        "(nobody has to know anything to table them)"
    )
    for each in counted.at_stages:
        yield ""
        yield from _stage(counted, each)
    if ready.role.scenes:
        yield ""
        yield _prospects(counted)
    yield ""
    if not counted.debrief_written:
        yield "What history signed is not written yet: debrief.yaml says it, under history.package."
    elif counted.history is None:
        yield "History signed nothing: there is no package to weigh."
        yield from _texts(counted)
    else:
        yield from _history(counted, counted.history)
    yield ""
    floors = counted.settled.stage.floors
    both = [
        paper
        for paper in counted.frontier
        if all(t >= 100 * f for t, f in zip(paper.totals, floors, strict=True))
    ]
    yield (
        f"The frontier: {len(counted.frontier):,} papers that no other betters for one side at no "
        f"cost to another; at every floor or above: {len(both):,}{_listed(len(both))}"
    )
    for paper in both[:LISTED]:
        values = ", ".join(shown(_points(total)) for total in paper.totals)
        yield f"  {in_codes(ready, paper.package)}: {values}"
    yield from _legend(ready)


def _prospects(counted: Survey) -> str:
    found = counted.prospects
    share = _share(found.accepted, found.papers)
    return (
        f"With history's groundwork: {found.papers:,} papers to table at or above your own floor, "
        f"of which the others accept {found.accepted:,}{share} at rapport 10"
    )


def _chair(ready: CaseRole) -> str:
    """From whose chair it is counted: a role, or a side where no role is written yet."""
    return ready.name if ready.role.scenes else f"as {ready.side_name(ready.role.side)}"


def _plural(many: int, one: str, several: str) -> str:
    return f"{many:,} {one if many == 1 else several}"


def _stage(counted: Survey, each: AtStage) -> Iterator[str]:
    ready, stage = counted.case_role, each.stage
    names = [ready.side_name(side) for side in (ready.role.side, *ready.others)]
    when = "With " + " and ".join(stage.flags) if stage.flags else "At the table"
    if len(counted.at_stages) > 1 and not stage.flags:
        when = "With no flag"
    floors = ", ".join(
        f"{name} {floor}" + (f" (eased {eased})" if eased != floor else "")
        for name, floor, eased in zip(names, stage.floors, stage.eased, strict=True)
    )
    played = each.history and ready.role.scenes
    here = " Here history came to the table." if played else ""
    yield f"{when}: floors {floors}.{here}"
    yield _row(f"all sides accept, of {counted.free:,}", "rapport 10", "rapport 20")
    rows = (("nothing known", each.plain, each.warm), ("everything eased", each.eased, each.both))
    for name, cool, warm in rows:
        yield _row(name, _count(counted, cool), _count(counted, warm))
    yield from _traps(ready, each)
    yield from _doors(ready, each.doors)
    yield from _charm(each.by_charm)


def _row(name: str, first: str, second: str) -> str:
    return f"  {name:<32}{first:<28}{second}"


def _count(counted: Survey, count: Count) -> str:
    return f"{count.every:,}{_share(count.every, counted.free)}, undrafted {count.undrafted:,}"


def _share(some: int, of: int) -> str:
    return f" ({100 * some / of:.1f}%)" if of else ""


def _traps(ready: CaseRole, each: AtStage) -> Iterator[str]:
    yield (
        f"  Traps: {len(each.traps):,} papers up to 5 below your floor that all others accept at "
        f"rapport 10, {each.traps_warmer:,} at 15{_listed(len(each.traps))}"
    )
    for paper in each.traps[:LISTED]:
        own = shown(_points(paper.totals[0]))
        yield f"    {in_codes(ready, paper.package)}: {own} to you, under {each.stage.floors[0]}"


def _listed(many: int) -> str:
    return f"; the first {LISTED}:" if many > LISTED else ":" if many else ""


def _doors(ready: CaseRole, doors: tuple[Door, ...]) -> Iterator[str]:
    opened = [door for door in doors if not door.open and not door.drafted]
    if opened:
        yield "  Doors that charm alone opens (one clause changed, the rest as history signed it):"
    yield from (_door(ready, door) for door in opened)
    kept = [door for door in doors if not door.open and door.drafted]
    if kept:
        yield "  The same, once somebody has drafted the clause:"
    yield from (_door(ready, door) for door in kept)
    already = [door for door in doors if door.open]
    if already:
        names = " ".join(_code(ready, door.option) for door in already)
        yield f"  Open at rapport 10 without any charm, the rest as history signed it: {names}"


def _door(ready: CaseRole, door: Door) -> str:
    asks = ", ".join(
        f"{ready.side_name(side)} from rapport {rapport}"
        for side, rapport in zip(ready.others, door.taken.rapport, strict=True)
        if rapport > NEUTRAL
    )
    under = "" if door.taken.own else ", under your floor"
    own, *theirs = (shown(_points(total)) for total in door.taken.paper.totals)
    worth = ", ".join(
        f"{value} to {ready.side_name(side)}"
        for side, value in zip(ready.others, theirs, strict=True)
    )
    return f"    {_code(ready, door.option)}: {asks}; {own} to you{under}, {worth}"


def _charm(by_charm: dict[int, int]) -> Iterator[str]:
    if not by_charm:
        yield "  With nothing drafted and nothing known, no charm opens a paper at your floor"
        return
    told = [f"{many} from {rapport}" for rapport, many in by_charm.items()]
    yield f"  Undrafted papers at your floor, by the rapport that opens them: {', '.join(told)}"


def _history(counted: Survey, signed: HistoryPackage) -> Iterator[str]:
    ready = counted.case_role
    yield f"History's package: {in_codes(ready, signed.package)}"
    sides = (ready.role.side, *ready.others)
    yield f"  {'':<20}{'worth':>8}{'over its floor':>18}{'with what history knew':>26}"
    rows = zip(sides, signed.values, signed.margins, signed.margins_known, strict=True)
    for side, value, margin, known in rows:
        name, worth = ready.side_name(side), shown(value)
        yield f"  {name:<20}{worth:>8}{_signed(margin):>18}{_signed(known):>26}"
    lasting = (shown(signed.durability), shown(signed.durability_known))
    yield f"  {'durability':<20}{'':>8}{lasting[0]:>18}{lasting[1]:>26}"
    if signed.refused:
        names = " ".join(_code(ready, option) for option in signed.refused)
        yield f"  It holds what a side refuses: {names}"
    if signed.as_good:
        yield (
            f"  off the frontier: {_plural(signed.as_good, 'paper is', 'papers are')} better for "
            f"one side and worse for none, {signed.better:,} of them better for every side"
        )
    else:
        yield "  on the frontier: no paper is better for one side and worse for none"


def _texts(counted: Survey) -> Iterator[str]:
    """The texts on paper where nothing was signed, with what would have opened them."""
    ready = counted.case_role
    sides = (ready.role.side, *ready.others)
    for title, found in counted.texts.items():
        values = (shown(_points(total)) for total in found.paper.totals)
        worth = ", ".join(
            f"{ready.side_name(side)} {value}" for side, value in zip(sides, values, strict=True)
        )
        yield f"  {title}, {in_codes(ready, found.paper.package)}: {worth}; {_asks(ready, found)}"


def _asks(ready: CaseRole, found: Taken) -> str:
    """What rapport the others ask for a paper."""
    never = [side for side, r in zip(ready.others, found.rapport, strict=True) if r > METER_TOP]
    if never:
        return f"never taken by {' and '.join(map(ready.side_name, never))}"
    if found.by_all(NEUTRAL):
        return "taken at rapport 10"
    return f"taken from rapport {max(found.rapport)}"


def _signed(margin: Fraction) -> str:
    return f"{'+' if margin >= 0 else ''}{shown(margin)}"


def _code(ready: CaseRole, option: str) -> str:
    return option_codes(ready)[option]


def _legend(ready: CaseRole) -> Iterator[str]:
    """What the codes stand for, where they are not the ids themselves."""
    codes = option_codes(ready)
    if all(code.lower() == option for option, code in codes.items()):
        return
    yield ""
    for issue, options in zip(ready.issue_ids, ready.option_ids, strict=True):
        yield f"{issue}: " + ", ".join(f"{codes[option]} {option}" for option in options)


def _points(total: int) -> Fraction:
    return Fraction(total, WHOLE)


def packages_to_json(counted: Survey) -> str:
    """The survey of a role's table, as one line of JSON."""
    ready = counted.case_role
    sides = (ready.role.side, *ready.others)
    return json.dumps(
        {
            "case": ready.case.id,
            "role": ready.name if ready.role.scenes else None,
            "sides": sides,
            "packages": counted.packages,
            "free": counted.free,
            "undrafted": counted.undrafted,
            "stages": [_stage_to_json(counted, each) for each in counted.at_stages],
            "prospects": {
                "knows": sorted(counted.as_history.knows),
                **counted.prospects._asdict(),
            },
            "history": counted.history and _history_to_json(ready, counted.history),
            "texts": {
                title: {
                    "rapport": dict(zip(ready.others, found.rapport, strict=True)),
                    **_paper_to_json(ready, found.paper),
                }
                for title, found in counted.texts.items()
            },
            "frontier": [_paper_to_json(ready, paper) for paper in counted.frontier],
        }
    )


def _stage_to_json(counted: Survey, each: AtStage) -> dict[str, Any]:
    ready = counted.case_role
    sides = (ready.role.side, *ready.others)
    return {
        "flags": each.stage.flags,
        "history": each.history,
        "floors": dict(zip(sides, each.stage.floors, strict=True)),
        "eased_floors": dict(zip(sides, each.stage.eased, strict=True)),
        "accepted": {
            "rapport_10": each.plain._asdict(),
            "eased": each.eased._asdict(),
            "rapport_20": each.warm._asdict(),
            "both": each.both._asdict(),
        },
        "undrafted_by_rapport": each.by_charm,
        "traps": [_paper_to_json(ready, paper) for paper in each.traps],
        "traps_at_15": each.traps_warmer,
        "doors": [
            {
                "option": door.option,
                "drafted": door.drafted,
                "rapport": dict(zip(ready.others, door.taken.rapport, strict=True)),
                "at_own_floor": door.taken.own,
                **_paper_to_json(ready, door.taken.paper),
            }
            for door in each.doors
        ],
    }


def _history_to_json(ready: CaseRole, signed: HistoryPackage) -> dict[str, Any]:
    sides = (ready.role.side, *ready.others)

    def by_side(numbers: tuple[Fraction, ...]) -> dict[str, float]:
        return dict(zip(sides, map(rounded, numbers), strict=True))

    return {
        "package": ready.by_issue(signed.package),
        "values": by_side(signed.values),
        "margins": by_side(signed.margins),
        "margins_known": by_side(signed.margins_known),
        "durability": rounded(signed.durability),
        "durability_known": rounded(signed.durability_known),
        "better_for_one": signed.as_good,
        "better_for_all": signed.better,
        "refused": signed.refused,
    }


def _paper_to_json(ready: CaseRole, paper: Paper) -> dict[str, Any]:
    sides = (ready.role.side, *ready.others)
    values = (rounded(_points(total)) for total in paper.totals)
    return {
        "package": ready.by_issue(paper.package),
        "values": dict(zip(sides, values, strict=True)),
    }
