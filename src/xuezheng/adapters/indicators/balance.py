"""How evenly resources lie in every county at once (差异系数普查): one query over all schools of a snapshot.

CV² = ΣN · Σ(R²/N) / (ΣR)² - 1 over the schools of a county with pupils, as in
``core/scorecards/evenness.py``. Here the sum of R²/N is of floating numbers,
whose error stays far below ``NEAR``; wherever a county lies so near a limit
that it might matter, its schools are given for exact judging instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.adapters.indicators.engine import Opened
from xuezheng.adapters.indicators.sql import name, written
from xuezheng.core.indicators.expressions import columns
from xuezheng.core.indicators.facts import Fact, Made, Step
from xuezheng.core.indicators.measures import Amount

NEAR = 1e-9
"""So near the square of a limit a county is judged exactly; errors are below a thousandth of it."""
Schools = Sequence[tuple[int, int]]
"""Pupils and resource of every school of a county."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """One resource over the schools of one county: how many, pupils, resource, the squared coefficient.

    ``squared`` is null where there is no resource at all.
    """

    schools: int
    pupils: int
    total: int
    squared: float | None


def evenness(
    engine: Opened, pupils: Amount, resources: Sequence[Amount]
) -> dict[int, tuple[Evenness, ...]]:
    """Give every county's evenness, a resource after the other. Raises ``EngineError``, ``TwiceError``.

    A school without rows of a resource has none of it; one without pupils is left out.
    """
    sums = ", ".join(f"sum(r{at}), sum(r{at}::DOUBLE * r{at} / n)" for at in range(len(resources)))
    asked = f"SELECT county, count(*), sum(n), {sums} FROM ({_schools(engine, pupils, resources)}) GROUP BY 1"  # noqa: S608
    found = {}
    for county, schools, heads, *rest in engine.run("balance", asked):
        pairs = zip(rest[::2], rest[1::2], strict=True)
        found[int(county)] = tuple(
            Evenness(
                int(schools), int(heads), int(total),
                float(heads) * squares / float(total) ** 2 - 1 if total else None,
            )
            for total, squares in pairs
        )  # fmt: skip
    return found


def near(
    found: Mapping[int, Sequence[Evenness]], limits: Sequence[Fraction]
) -> list[tuple[int, int]]:
    """Give county and resource wherever the squared coefficient lies too near its limit's square."""
    return [
        (county, at)
        for county, some in sorted(found.items())
        for at, (one, limit) in enumerate(zip(some, limits, strict=True))
        if one.squared is not None and abs(one.squared - float(limit * limit)) < NEAR
    ]


def schools(engine: Opened, pupils: Amount, resource: Amount, county: int) -> list[tuple[int, int]]:
    """Give pupils and resource of every school of a county, for exact judging."""
    rows = _schools(engine, pupils, [resource])
    asked = f"SELECT n, r0 FROM ({rows}) WHERE county = {int(county)} ORDER BY 1, 2"  # noqa: S608
    return [(int(heads), int(amount)) for heads, amount in engine.run("balance", asked)]


def _schools(engine: Opened, pupils: Amount, resources: Sequence[Amount]) -> str:
    """Write the select of all schools with pupils: county, n, r0, r1 and so on."""
    columns: list[str] = []
    joins: list[str] = []
    for fact in dict.fromkeys(one.fact for one in resources):
        some = [(at, one) for at, one in enumerate(resources) if one.fact == fact]
        key = f"f{len(joins)}"
        joins.append(f"LEFT JOIN ({_sums(engine, fact, some)}) {key} ON {key}.org = p.org")
        columns += [f"coalesce({key}.r{at}, 0) AS r{at}" for at, _ in some]
    heads = _sums(engine, pupils.fact, [(0, pupils)])
    return (
        f"SELECT county, p.r0 AS n, {', '.join(columns)} FROM ({heads}) p "  # noqa: S608 - our own names
        f"JOIN ({_counties(engine)}) c ON c.org = p.org {' '.join(joins)} WHERE p.r0 > 0"
    )


def _sums(engine: Opened, fact: Fact, some: Sequence[tuple[int, Amount]]) -> str:
    read = frozenset().union(*(one.columns for _, one in some))
    slim = fact.only(read)
    early, late = slim.parted()
    if late and all(one.of is None for _, one in some):
        return _grouped(engine, early, late, some)
    sums = ", ".join(f"{_sum(engine, one)} AS r{at}" for at, one in some)
    return f"SELECT {name(fact.org)} AS org, {sums} FROM ({engine.select(slim)}) GROUP BY 1"  # noqa: S608


def _grouped(
    engine: Opened, fact: Fact, late: Sequence[Step], some: Sequence[tuple[int, Amount]]
) -> str:
    """Write the select of counts that groups rows first, then looks up what places tell, once a group."""
    read = frozenset[str]().union(
        *(one.columns for _, one in some),
        *(columns(one.of) for one in late if isinstance(one, Made)),
    )
    keys = ", ".join(
        name(key) for key in (fact.org, *sorted(read & set(fact.columns) - {fact.org}))
    )
    grouped = f"SELECT {keys}, count(*) AS heads FROM ({engine.select(fact)}) GROUP BY {keys}"  # noqa: S608
    sums = ", ".join(
        f"coalesce(sum(heads){_only(engine, one)}, 0)::BIGINT AS r{at}" for at, one in some
    )
    asked = engine.layered(fact, late, grouped)
    return f"SELECT {name(fact.org)} AS org, {sums} FROM ({asked}) GROUP BY 1"  # noqa: S608


def _sum(engine: Opened, one: Amount) -> str:
    of = "count(*)" if one.of is None else f"sum({written(one.of, engine.bound)})"
    return f"coalesce({of}{_only(engine, one)}, 0)::BIGINT"


def _only(engine: Opened, one: Amount) -> str:
    return "" if one.where is None else f" FILTER (WHERE {written(one.where, engine.bound)})"


def _counties(engine: Opened) -> str:
    """Write the select of every organisation with the nearest bureau above it."""
    day = engine.day()
    return (
        "WITH RECURSIVE tree AS (SELECT subject, parent, kind FROM organisation "  # noqa: S608 - our own names
        f"WHERE {day}), up AS (SELECT subject AS org, subject AS here, kind FROM tree UNION ALL "
        "SELECT up.org, above.subject, above.kind FROM up JOIN tree me ON me.subject = up.here "
        "JOIN tree above ON above.subject = me.parent WHERE up.kind <> 'bureau') "
        "SELECT org, here AS county FROM up WHERE kind = 'bureau' AND org <> here"
    )
