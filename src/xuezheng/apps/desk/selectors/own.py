"""My record (我的档案): what is kept of oneself, training hours, how one stands to the next title.

Everybody reads it of themselves and nobody of anybody else. What the software
does not know is said to be unknown: rural years and conduct are found by the
school when it hands an application in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.activities.selectors import OwnCourses, own_courses
from xuezheng.apps.people.access import appointments_history
from xuezheng.apps.people.selectors import PersonShown, people
from xuezheng.apps.records.access import ledger_of, rows
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.records.access.switching import on
from xuezheng.apps.registers.selectors.own import OwnRows, own_rows
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.ledgers.staff.title_application import TITLE_APPLICATION, TitleLevel
from xuezheng.catalogue.terms.people import TitleLevel as Held
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

NEXT = {
    Held.NONE: TitleLevel.SECOND, Held.THIRD: TitleLevel.SECOND, Held.SECOND: TitleLevel.FIRST,
    Held.FIRST: TitleLevel.SENIOR, Held.SENIOR: TitleLevel.FULL_SENIOR,
}  # fmt: skip
"""The title one applies for from the one held."""


@dataclass(frozen=True, slots=True)
class Needed:
    """One condition of the next title (资格条件): what it takes, what is known; ``met`` is None where nothing is."""

    label: T
    need: int | None
    has: int | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class ToTitle:
    """How one stands to the next title on 31 December (职称申报条件)."""

    held: T
    since: date
    wanted: T
    year: int
    conditions: tuple[Needed, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """One application of one's own for a title (本人申报)."""

    number: str
    year: int | None
    level: T
    stage: T


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """All of it; nothing but the account where no person stands behind it."""

    person: PersonShown | None
    unit: str
    rows: tuple[OwnRows, ...]
    courses: OwnCourses | None
    title: ToTitle | None
    applied: tuple[Applied, ...]


def own_record(actor: Actor, day: date, language: str) -> OwnRecord:
    """Give what is kept of the actor on a day. Costs: ≤ 10 queries, 2 for each register that names the actor."""
    if actor.person is None:
        return OwnRecord(None, "", (), None, None, ())
    known = people([actor.person], day).get(actor.person)
    courses = own_courses(actor.person, day)
    return OwnRecord(
        person=known,
        unit=names(day).get(known.org, "") if known and known.org else "",
        rows=tuple(own_rows(actor, AsOf(day), language)),
        courses=courses,
        title=_to_title(actor.person, day, courses),
        applied=tuple(_applied(actor.person)),
    )


def _to_title(person: int, day: date, courses: OwnCourses) -> ToTitle | None:
    """Reckon it as applications are: whole years held by the end of the year, hours a year of the years that count."""
    told = [one for one in appointments_history([person]) if one.title_level]
    now = next((one for one in told if one.valid_from <= day < one.valid_to), None)
    if now is None or Held.of(now.title_level) not in NEXT:
        return None
    held = Held.of(now.title_level)
    since = min(one.valid_from for one in told if one.title_level == now.title_level)
    wanted, rules = NEXT[held], in_force(day)
    needed = rules["title_review.years_needed"]
    years = needed[wanted.key] if isinstance(needed, Mapping) else needed
    hours, rural = (rules.whole(f"title_review.{key}") for key in ("training_hours", "rural_years"))
    has_years, has_hours = max(0, day.year - since.year), courses.hours // courses.years
    label = {one.key: one.label for one in TITLE_APPLICATION.fields}
    return ToTitle(
        held.label, since, wanted.label, day.year,
        (
            Needed(label["years_held"], int(str(years)), has_years, has_years >= int(str(years))),
            Needed(label["training_hours"], hours, has_hours, has_hours >= hours),
            Needed(label["rural_years"], rural, None, None),
            Needed(label["conduct_clean"], None, None, None),
        ),
    )  # fmt: skip


def _applied(person: int) -> list[Applied]:
    if TITLE_APPLICATION.key not in on():
        return []
    flow = ledger_of(TITLE_APPLICATION.key).flow
    mine = rows(SYSTEM, Verb.READ, TITLE_APPLICATION.key).filter(n2=person).order_by("-id")
    return [
        Applied(one.number, one.n1, TitleLevel.of(one.t2).label, flow.stage(one.state).label)
        for one in mine
    ]
