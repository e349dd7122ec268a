"""Judging a county by a scorecard (评估判定): each item by its test, exact, the unknown told apart from the failed.

Values are compared unrounded. A resource below its floor is not yet a failure:
the school rule counts how many a school misses and by how much.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import singledispatch

from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.bench import Bench, entering
from xuezheng.core.scorecards.definition import (
    Each,
    Even,
    EvenOnAverage,
    Fitting,
    Item,
    Pick,
    Posts,
    Resource,
    Reviewed,
    Rooms,
    SchoolRule,
    Scorecard,
    Share,
    Test,
)
from xuezheng.core.scorecards.evenness import Apart, apart
from xuezheng.core.scorecards.facts import County, School
from xuezheng.core.scorecards.result import Found, Judged, Line, Verdict, together


def judge(card: Scorecard, county: County, numbers: Mapping[str, Value]) -> Judged:
    """Judge a county.

    Items stand in the card's order, lines with the worst first. Raises
    ``KeyError`` for a parameter that is not in force.
    """
    bench = Bench(card, numbers, county, entering(card, county, numbers))
    items = []
    for one in card.items:
        lines = tuple(sorted(_lines(one.test, one, bench), key=_worst))
        items.append(Found(one, together(line.verdict for line in lines), lines))
    verdict = together(one.verdict for one in items if one.item.decides)
    return Judged(card, verdict, tuple(items))


_ORDER = (Verdict.UNMET, Verdict.NO_DATA, Verdict.MET, Verdict.NOT_ASKED)


def _worst(line: Line) -> tuple[int, Fraction, int, str]:
    """Order lines: not met first, and of those the one wanting the greatest part of its limit."""
    gap = line.gap or Fraction(0)
    part = gap / line.limit if line.limit else gap
    return (_ORDER.index(line.verdict), -part, line.school, line.stage)


def _kept(value: Fraction, limit: Fraction, *, least: bool) -> Verdict:
    return Verdict.MET if (value >= limit if least else value <= limit) else Verdict.UNMET


@singledispatch
def _lines(test: Test, _item: Item, _bench: Bench) -> Iterator[Line]:
    raise TypeError(type(test).__name__)


@_lines.register
def _resource(test: Resource, item: Item, bench: Bench) -> Iterator[Line]:
    floors = dict(test.floors)
    rule = next((one.test for one in bench.card.items if isinstance(one.test, SchoolRule)), None)
    for school, stage in bench.staged():
        held = bench.resource(school, stage, test)
        limit = bench.number(floors[stage]) if stage in floors else None
        if held is None:
            yield Line(
                item=item.key, verdict=Verdict.NO_DATA, school=school.key, stage=stage,
                limit=limit, missing=(test.amount,),
            )  # fmt: skip
            continue
        heads = school.pupils[stage]
        value = held * test.per / heads
        verdict, near = Verdict.MET, None
        if limit is not None:
            verdict = _kept(value, limit, least=True)
            if verdict is Verdict.UNMET and rule is not None:
                near = value * 100 >= limit * bench.number(rule.near)
        yield Line(
            item=item.key, verdict=verdict, school=school.key, stage=stage, value=value,
            limit=limit, part=held, whole=Fraction(heads), near=near,
        )  # fmt: skip


@_lines.register
def _school_rule(test: SchoolRule, item: Item, bench: Bench) -> Iterator[Line]:
    resources = [one for one in bench.card.items if isinstance(one.test, Resource)]
    allowed = bench.number(test.missed)
    found: dict[tuple[int, str], list[Line]] = {}
    for one in resources:
        for line in _lines(one.test, one, bench):
            found.setdefault((line.school, line.stage), []).append(line)
    for (school, stage), lines in found.items():
        missed = [one for one in lines if one.verdict is Verdict.UNMET]
        unknown = [key for one in lines for key in one.missing]
        if len(missed) > allowed or any(one.near is False for one in missed):
            verdict = Verdict.UNMET
        else:
            verdict = Verdict.NO_DATA if unknown else Verdict.MET
        yield Line(
            item=item.key, verdict=verdict, school=school, stage=stage,
            value=Fraction(sum(one.verdict is Verdict.MET for one in lines)),
            limit=len(resources) - allowed, missing=tuple(unknown),
        )  # fmt: skip


def _spread(bench: Bench, of: Resource, stage: str) -> Apart | None:
    """Give the spread of a resource over a stage; ``None`` where it is not known of every school."""
    some = []
    for school in (one for one, here in bench.staged() if here == stage):
        held = bench.resource(school, stage, of)
        if held is None:
            return None
        some.append((school.pupils[stage], held))
    return apart(some)


def _compared(bench: Bench, key: str) -> Resource:
    """Give the resource of an item. Raises ``TypeError`` for another kind of item."""
    test = bench.card.item(key).test
    if not isinstance(test, Resource):
        raise TypeError(key)
    return test


@_lines.register
def _even(test: Even, item: Item, bench: Bench) -> Iterator[Line]:
    of = _compared(bench, test.resource)
    for stage, parameter in test.limits:
        limit = bench.number(parameter)
        found = _spread(bench, of, stage)
        if found is None:
            verdict = Verdict.NO_DATA if _taught(bench, stage) else Verdict.NOT_ASKED
            missing = (of.amount,) if verdict is Verdict.NO_DATA else ()
            yield Line(
                item=item.key,
                verdict=verdict,
                stage=stage,
                limit=limit,
                missing=missing,
                least=False,
            )
            continue
        # on squares, so that no root decides
        verdict = _kept(found.squared, limit**2, least=False)
        yield Line(
            item=item.key, verdict=verdict, stage=stage, value=found.coefficient, limit=limit,
            least=False,
        )  # fmt: skip


def _taught(bench: Bench, stage: str) -> bool:
    return any(here == stage for _, here in bench.staged())


@_lines.register
def _average(test: EvenOnAverage, item: Item, bench: Bench) -> Iterator[Line]:
    for stage, parameter in test.limits:
        limit, values, missing = bench.number(parameter), [], []
        for key in test.resources:
            of = _compared(bench, key)
            found = _spread(bench, of, stage)
            if found is None:
                missing.append(of.amount)
            else:
                values.append(Fraction(found.coefficient))
        if not _taught(bench, stage):
            yield Line(
                item=item.key, verdict=Verdict.NOT_ASKED, stage=stage, limit=limit, least=False
            )
        elif missing:
            yield Line(
                item=item.key, verdict=Verdict.NO_DATA, stage=stage, limit=limit, least=False,
                missing=tuple(missing),
            )  # fmt: skip
        else:
            mean = sum(values, Fraction(0)) / len(values)
            verdict = _kept(mean, limit, least=False)
            yield Line(
                item=item.key, verdict=verdict, stage=stage, value=mean, limit=limit, least=False
            )


@_lines.register
def _each(test: Each, item: Item, bench: Bench) -> Iterator[Line]:
    for school in bench.schools:
        value, limit = bench.pick(school, test.value), bench.pick(school, test.limit)
        if value is None or limit is None:
            continue
        yield _against(test, item, bench, school, value, limit)


def _against(
    test: Each, item: Item, bench: Bench, school: School, value: Pick, limit: Pick
) -> Line:
    keys = (value.of, *([test.over] if test.over else []))
    missing = tuple(key for key in keys if school.amount(key) is None)
    line = {
        "item": item.key,
        "school": school.key,
        "least": test.least,
        "limit": bench.number(limit.of),
    }
    if missing:
        return Line(verdict=Verdict.NO_DATA, missing=missing, **line)  # type: ignore[arg-type]
    part = school.amount(value.of) or Fraction(0)
    whole = school.amount(test.over) if test.over else None
    if test.over and not whole:
        return Line(verdict=Verdict.NOT_ASKED, **line)  # type: ignore[arg-type]
    number_ = part * test.times / (whole or 1)
    verdict = _kept(number_, bench.number(limit.of), least=test.least)
    return Line(
        verdict=verdict, value=number_, part=part, whole=whole, mark=limit.mark or value.mark, **line  # type: ignore[arg-type]
    )  # fmt: skip


@_lines.register
def _rooms(test: Rooms, item: Item, bench: Bench) -> Iterator[Line]:
    per = bench.number(test.per)
    for school in bench.schools:
        pick = bench.pick(school, test.rooms)
        if pick is None:
            continue
        held, classes = school.amount(pick.of), school.amount(test.classes)
        if held is None or classes is None:
            missing = tuple(key for key in (pick.of, test.classes) if school.amount(key) is None)
            yield Line(item=item.key, verdict=Verdict.NO_DATA, school=school.key, missing=missing)
            continue
        wanted = Fraction(-(-classes // per))
        yield Line(
            item=item.key, verdict=_kept(held, wanted, least=True), school=school.key, value=held,
            limit=wanted, part=held, whole=classes, mark=pick.mark,
        )  # fmt: skip


@_lines.register
def _posts(test: Posts, item: Item, bench: Bench) -> Iterator[Line]:
    for school in bench.schools:
        wanted = sum(
            (school.pupils.get(stage, 0) / bench.number(key) for stage, key in test.ratios),
            Fraction(0),
        )
        limit, held = Fraction(-(-wanted // 1)), school.amount(test.staff)
        if held is None:
            yield Line(
                item=item.key, verdict=Verdict.NO_DATA, school=school.key, limit=limit, missing=(test.staff,)
            )  # fmt: skip
        else:
            yield Line(
                item=item.key, verdict=_kept(held, limit, least=True), school=school.key,
                value=held, limit=limit,
            )  # fmt: skip


@_lines.register
def _fitting(test: Fitting, item: Item, bench: Bench) -> Iterator[Line]:
    some = [
        one
        for one in bench.schools
        if (not test.mark or bench.marked(one, test.mark))
        and not (test.without and bench.marked(one, test.without))
    ]
    limit = bench.number(test.share)
    missing = {key for one in some for key, _ in test.figures if one.amount(key) is None}
    if not some:
        yield Line(item=item.key, verdict=Verdict.NOT_ASKED, limit=limit)
    elif missing:
        yield Line(
            item=item.key, verdict=Verdict.NO_DATA, limit=limit, missing=tuple(sorted(missing))
        )
    else:
        fit = [one for one in some if all(_a_pupil(one, pair, bench) for pair in test.figures)]
        value = Fraction(100 * len(fit), len(some))
        yield Line(
            item=item.key, verdict=_kept(value, limit, least=True), value=value, limit=limit,
            part=Fraction(len(fit)), whole=Fraction(len(some)),
        )  # fmt: skip


def _a_pupil(school: School, pair: tuple[str, str], bench: Bench) -> bool:
    held = school.amount(pair[0])
    return held is not None and held >= bench.number(pair[1]) * sum(school.pupils.values())


@_lines.register
def _share(test: Share, item: Item, bench: Bench) -> Iterator[Line]:
    limit, held = bench.number(test.limit), bench.county.amounts
    missing = tuple(key for key in (test.part, test.whole) if key and key not in held)
    if missing:
        yield Line(
            item=item.key, verdict=Verdict.NO_DATA, limit=limit, least=test.least, missing=missing
        )
        return
    whole = held[test.whole] if test.whole else Fraction(1)
    if whole == 0:
        yield Line(item=item.key, verdict=Verdict.NOT_ASKED, limit=limit, least=test.least)
        return
    value = held[test.part] * (test.times if test.whole else 1) / whole
    verdict = _kept(value, limit, least=test.least)
    if test.strict and value == limit:
        verdict = Verdict.UNMET
    yield Line(
        item=item.key, verdict=verdict, value=value, limit=limit, least=test.least,
        part=held[test.part] if test.whole else None, whole=whole if test.whole else None,
    )  # fmt: skip


@_lines.register
def _reviewed(test: Reviewed, item: Item, bench: Bench) -> Iterator[Line]:
    told = bench.county.told.get(item.key)
    if told is None:
        yield Line(item=item.key, verdict=Verdict.NO_DATA, missing=(item.key,))
    else:
        yield Line(item=item.key, verdict=Verdict.MET if told is test.wanted else Verdict.UNMET)
