"""Other standards of public funds over the pupils of a day (标准测算): nothing is written, nothing in force changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xuezheng.adapters.parameters import shipped
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.schools.access import names
from xuezheng.apps.spending.access import sight
from xuezheng.apps.spending.selectors.pupils import schools
from xuezheng.catalogue.registers.parts import Taught
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.spending.standards import STAGES, Compared, Standards, Tried, tried

CENTS = Decimal("0.01")
BOARDING, FLOOR, TILT = "boarding", "floor", "tilt"
KEYS = {
    **{stage: f"spending.standard_{stage}" for stage in STAGES},
    BOARDING: "spending.boarding", FLOOR: "spending.small_floor", TILT: "spending.tilt",
}  # fmt: skip
"""What may be tried, and the parameter in force of each."""


RURAL, OTHER = T("农村学校", "Rural schools"), T("其他学校", "Other schools")


class StandardError(InputError):
    """A number tried is none, or beyond its bounds."""

    code = "spending-standard"
    text = T(
        "{where}填写的是“{found}”，应为 {least} 至 {most} 之间的数（金额最多两位小数，人数为整数）",
        "{where}: found “{found}”; allowed: {least} to {most}, money with two decimals at most, pupils whole",
    )


class UnknownStandardError(InputError):
    """There is no such standard to be tried."""

    code = "spending-unknown"
    text = T("没有“{found}”这项标准，可用 {allowed}", "No standard “{found}”; allowed: {allowed}")


def title(key: str) -> T:
    """Give what something tried is called; raises ``KeyError``."""
    return shipped().parameters[KEYS[key]].title


def unit(key: str) -> T:
    """Give its unit."""
    return shipped().parameters[KEYS[key]].unit


def present(day: date) -> dict[str, Decimal]:
    """Give the standards in force on a day, money in yuan."""
    rules = in_force(day)
    return {key: Decimal(str(rules[parameter])) for key, parameter in KEYS.items()}


def read(key: str, said: str) -> Decimal:
    """Read a number tried. Raises ``UnknownStandardError``, ``StandardError``."""
    if key not in KEYS:
        raise UnknownStandardError(found=key[:40], allowed=", ".join(KEYS))
    limits = shipped().parameters[KEYS[key]]
    least, most = Decimal(str(limits.least)), Decimal(str(limits.most))
    plain = said.strip()
    number = Decimal(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None
    step = Decimal(1) if key == FLOOR else CENTS
    if number is None or not least <= number <= most or number % step:
        raise StandardError(where=title(key), found=said[:40], least=least, most=most)
    return number


def standards(told: Mapping[str, Decimal]) -> Standards:
    """Give standards in fen from those in yuan."""
    return Standards(
        {stage: int(told[stage] * 100) for stage in STAGES}, int(told[BOARDING] * 100),
        int(told[FLOOR]), Fraction(told[TILT]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a trial: a stage, a township or a school, now and as tried."""

    name: T
    compared: Compared
    org: int | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as pages, API and command show it (测算结果); standards in yuan."""

    day: date
    now: Mapping[str, Decimal]
    other: Mapping[str, Decimal]
    found: Tried
    stages: tuple[Part, ...]
    townships: tuple[Part, ...]
    schools: tuple[Part, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """What differs from the standards in force."""
        return tuple(key for key in KEYS if self.now[key] != self.other[key])


def trial(actor: Actor | None, day: date, changes: Mapping[str, str]) -> Trial:
    """Lay other standards beside those in force on a day, over the pupils in sight of that day.

    Raises ``NotFoundError``, ``UnknownStandardError``, ``StandardError``. Costs: ≤ 6 queries.
    """
    where = sight(actor)
    now = present(day)
    other = now | {key: read(key, said) for key, said in changes.items() if said.strip()}
    found = tried(schools(where, day, areas(in_force(day))), standards(now), standards(other))
    called = names(day)
    stages = tuple(Part(Taught.of(key).label, one) for key, one in found.stages.items())
    return Trial(
        day,
        now,
        other,
        found,
        stages,
        _named(found.townships, called),
        _named(found.schools, called),
    )


def areas(rules: InForce) -> frozenset[str]:
    """Give the areas whose schools are paid as rural ones."""
    told = rules["spending.rural_areas"]
    return frozenset(str(one) for one in told) if isinstance(told, tuple) else frozenset()


def _named(parts: Mapping[int, Compared], called: Mapping[int, str]) -> tuple[Part, ...]:
    """Give parts in the official order, which the names have."""
    order = {org: number for number, org in enumerate(called)}
    rows = sorted(parts.items(), key=lambda one: order.get(one[0], len(order)))
    return tuple(
        Part(T(name, name), one, org) for org, one in rows for name in (called.get(org, str(org)),)
    )
