"""通报 of a ledger: its numbers of a week or month, and whose cases stand late (挂牌 first)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from xuezheng.apps.papers.models import Naming, Paper, Tone
from xuezheng.apps.papers.selectors.tasks import handed_in
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors.late import Late, LateCase, late_cases
from xuezheng.apps.records.selectors.rollup import Rolled, rolled
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period, of_key, week_of
from xuezheng.core.papers.figures import Figure, Origin, day_said, wording
from xuezheng.core.papers.manifest import canonical_json, run_json
from xuezheng.core.papers.paper import Run
from xuezheng.core.papers.templates.circular import figures_joined

COLUMNS = 6
"""How many numbers the table of units holds beside their names."""


class PeriodError(InputError):
    """No such stretch of the year."""

    code = "paper-period"
    text = T(
        "没有“{period}”这个时段；周写作2026W42，月写作2026-10",
        "There is no period “{period}”; a week is 2026W42, a month 2026-10",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper is about to say of a unit (拟点名内容), and the case it is about."""

    org: int
    unit: str
    tone: Tone
    runs: tuple[Run, ...]
    record: int | None = None
    deadline: datetime | None = None
    evidence_at: datetime | None = None


def add_naming(row: Paper, position: int, told: Told) -> Naming:
    """Write one line about a unit, with when its work was due and its evidence arrived."""
    return Naming.objects.create(
        paper=row, org_id=told.org, unit=told.unit, tone=told.tone.key, position=position,
        runs=canonical_json([run_json(run) for run in told.runs]), record=told.record,
        deadline=told.deadline, evidence_at=told.evidence_at,
    )  # fmt: skip


Drawn = tuple[dict[str, Any], str, list[Told]]


def of_ledger(deed: Deed, key: str, period: str, day: date) -> Drawn:
    """Give facts, title and late cases of a ledger's circular; the week that ended last unless named.

    Costs: a roll-up and 7 queries. Raises ``NotFoundError``, ``PeriodError``.
    """
    ledger = ledger_of(key)
    span = _period(period, day)
    numbers = rolled(deed.actor, key, span, day)
    found = late_cases(deed.actor, key, deed.at)
    title = ledger.title.zh
    facts: dict[str, Any] = {
        "plan": title, "until": _days(span, day),
        "overall": [run_json(run) for run in _overall(numbers, found, day)],
        "heads": [numbers.counts[place].label.zh for place in _places(numbers)[:COLUMNS]],
        "units": _units(numbers, day),
    }  # fmt: skip
    told = [_told(one) for one in found.cases]
    return facts, f"关于{title}{span.label.zh}办理情况的通报", told


def _period(given: str, day: date) -> Period:
    if not given:
        return week_of(day - timedelta(1))
    try:
        return of_key(given)
    except (ValueError, IndexError) as error:
        raise PeriodError(period=given) from error


def _days(span: Period, day: date) -> str:
    return f"{day_said(span.first)}至{day_said(min(span.last, day))}"


def _figure(number: int, unit: str, source: str, day: date) -> Figure:
    exact = Decimal(number)
    said = wording(exact, unit) if unit else str(number)
    return Figure(exact, unit, said, source, day, Origin.COUNTED)


def _places(numbers: Rolled) -> list[int]:
    """Give the places of the numbers that count cases; sums are money and the like."""
    return [place for place, one in enumerate(numbers.counts) if not one.summed]


def _source(numbers: Rolled, place: int, org: int | None = None) -> str:
    narrowed = f":{org}" if org is not None else ""
    return f"ledger:{numbers.ledger.key}:{numbers.counts[place].key}:{numbers.period.key}{narrowed}"


def _overall(numbers: Rolled, found: Late, day: date) -> tuple[Run, ...]:
    """Say the ledger's numbers, and how many cases stand late now."""
    pieces, figures = [], []
    for place in _places(numbers):
        count = numbers.counts[place]
        pieces.append(f"{count.label.zh}{{}}")
        figures.append(_figure(numbers.total[place], count.unit.zh, _source(numbers, place), day))
    now = _figure(found.total, "件", f"late:{numbers.ledger.key}", day)
    beyond = found.total - len(found.cases)
    more = f"，其中前{len(found.cases)}件列入本通报" if beyond else ""
    sentence = "，".join(pieces) + f"。截至{day_said(day)}，超过办理时限尚未办结{{}}{more}。"
    return figures_joined(sentence, *figures, now)


def _units(numbers: Rolled, day: date) -> list[Mapping[str, Any]]:
    """Give the units below that have any number to show."""
    places = _places(numbers)[:COLUMNS]
    return [
        {
            "unit": part.name,
            "counts": [
                run_json(_figure(part.values[place], "", _source(numbers, place, part.org), day))
                for place in places
            ],
        }
        for part in numbers.parts
        if any(part.values[place] for place in places)
    ]  # fmt: skip


def _told(case: LateCase) -> Told:
    """Say case, stage, limit, how late it is and how far it climbed."""
    named = f"“{case.subject}”（{case.number}）" if case.subject else f"{case.number}"
    listed = "挂牌督办事项" if case.listed else ""
    words = f"{listed}{named}{case.clock.zh}{case.due_said}，已逾期{{}}，目前{case.stage.zh}"
    words += f"，已催办{case.urged}次" if case.urged else ""
    words += f"，已提级至{case.climbed}" if case.climbed else ""
    exact = Decimal(case.late)
    figure = Figure(
        exact, case.late_unit, f"{case.late}{case.late_unit}", f"case:{case.record}",
        case.at.date(), Origin.COUNTED,
    )  # fmt: skip
    runs = figures_joined(words + "。", figure)
    return Told(
        case.org, case.unit, Tone.LATE, runs, record=case.record, deadline=case.due_at,
        evidence_at=handed_in(case.record),
    )  # fmt: skip
