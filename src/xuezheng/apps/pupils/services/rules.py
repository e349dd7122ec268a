"""What every change of pupils and classes asks first, and how all of them are written."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import Any

from django.db import connection

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import CHUNK, Making, Values
from xuezheng.apps.pupils.access import GROUP, newest, rules
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import closing, unit
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import Act, AsOf, Version, belief

PUPIL, CLASS = T("学生", "pupil"), T("班级", "class")
NAMED = 5
"""How many pupils an error names."""


class PupilRuleError(RefusedError):
    """The change would contradict what the roll says on some day."""

    code = "pupil-rule"


def whose(deed: Deed, pupil: int, verb: Verb = Verb.MOVE) -> EnrolmentFact:
    """Give the newest stretch of a pupil; somebody else's pupil looks like none at all."""
    last = newest(pupil)
    if last is None:
        raise NotFoundError(what=PUPIL)
    require(deed.actor, verb, GROUP, last.org_id, what=PUPIL.zh)
    return last


def reachable(deed: Deed, pupils: Collection[int], day: date) -> dict[int, EnrolmentFact]:
    """Give where each of many pupils is on a day, or was last; refuses what is out of reach."""
    found: dict[int, EnrolmentFact] = {}
    wanted = sorted(set(pupils))
    for first in range(0, len(wanted), CHUNK):
        some = wanted[first : first + CHUNK]
        rows = EnrolmentFact.objects.believed().filter(subject__in=some, valid_from__lte=day)
        found |= {row.subject_id: row for row in rows.order_by("valid_from")}
    if len(found) < len(wanted):
        raise NotFoundError(what=PUPIL)
    for org in {row.org_id for row in found.values()}:
        require(deed.actor, Verb.MOVE, GROUP, org, what=PUPIL.zh)
    return found


def class_on(deed: Deed, school_class: int, day: date, verb: Verb = Verb.MOVE) -> ClassFact:
    """Give what a class is on a day; raises ``NotFoundError`` where it is out of reach."""
    return classes_on(deed, [school_class], day, verb)[school_class]


def classes_on(
    deed: Deed, numbers: Collection[int], day: date, verb: Verb = Verb.MOVE
) -> dict[int, ClassFact]:
    """Give what each of many classes is on a day."""
    rows = ClassFact.objects.believed().filter(subject__in=set(numbers)).order_by("valid_from")
    known = list(rows)
    if {row.subject_id for row in known} != set(numbers):
        raise NotFoundError(what=CLASS)
    for org in {row.org_id for row in known if _last(row, known)}:
        require(deed.actor, verb, GROUP, org, what=CLASS.zh)
    found = {row.subject_id: row for row in known if row.valid_from <= day < row.valid_to}
    if len(found) < len(set(numbers)):
        raise PupilRuleError(
            why=T(f"{day} 这一天没有该班级", f"the class does not stand on {day}"), state=str(day)
        )
    return found


def _last(row: ClassFact, rows: Iterable[ClassFact]) -> bool:
    return all(other.valid_from <= row.valid_from for other in rows if _same(other, row))


def _same(one: ClassFact, other: ClassFact) -> bool:
    return one.subject_id == other.subject_id


def school_stands(deed: Deed, org: int, day: date, verb: Verb = Verb.OPEN) -> None:
    """Refuse a school out of reach, one that does not stand on the day, or that closes later.

    Whoever came into a school whose closing is written down already would be
    left behind in it on that day.
    """
    require(deed.actor, verb, GROUP, org)
    if unit(org, day) is None:
        raise PupilRuleError(
            why=T(f"{day} 这一天没有这所学校", f"the school does not stand on {day}"),
            state=str(day),
        )
    closes = closing(org)
    if closes is not None:
        raise PupilRuleError(
            why=T(
                f"该校自 {closes} 起撤并，请在接收学校办理",
                f"the school closes on {closes}: act in the school that takes over",
            ),
            state=str(closes),
        )


def still(intention: Callable[[Deed, Any], Any]) -> Callable[[Deed, Any], Any]:
    """Let an act see one tree of schools: none is merged or split while it runs."""

    @wraps(intention)
    def run(deed: Deed, given: Any) -> Any:
        take(connection, "schools.tree", wait=True, shared=True)
        return intention(deed, given)

    return run


def room_in(coming: Mapping[int, Collection[int]], day: date) -> None:
    """Refuse to fill a class beyond its limit; holds the classes until the commit (E09).

    Whoever leaves in the same act has gone only afterwards, so a swap is two acts.
    """
    held = SchoolClass.objects.filter(pk__in=set(coming)).order_by("pk")
    # Not the key: a version that names one of these classes may be written meanwhile.
    list(held.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    inside: Counter[int] = Counter()
    rows = EnrolmentFact.objects.at(AsOf(day)).filter(school_class__in=set(coming))
    for subject, school_class in rows.values_list("subject_id", "school_class_id"):
        inside[school_class] += subject not in coming[school_class]
    most = rules(day).whole("roll.most_in_class")
    for school_class, pupils in sorted(coming.items()):
        number = inside[school_class] + len(set(pupils))
        if number > most:
            raise PupilRuleError(
                why=T(
                    f"班额将达 {number} 人，上限 {most} 人",
                    f"the class would hold {number}, at most {most} are allowed",
                ),
                state=str(school_class),
            )


def write(
    deed: Deed, acts: Mapping[int, Act[Values] | Making], *, org: int | None, sound: bool = False
) -> dict[str, Any]:
    """Write one act on each pupil; all that is wrong is told at once, then nothing is written."""
    facts, wrong = EnrolmentFact.objects.all(), dict[int, RefusedError]()
    safe = {one: _safely(one, act, wrong) if callable(act) else act for one, act in acts.items()}
    done = facts.revise_many(safe, deed.at)
    if wrong:
        raise _told(wrong, several=len(acts) > 1)
    if sound:
        for pupil in acts:
            _sound(facts.versions(pupil))
    single = next(iter(acts)) if len(acts) == 1 else None
    deed.about("pupil", "" if single is None else single, org)
    deed.rows = sum(len(one.close) + len(one.insert) for one in done.values())
    known = max(one.at for one in done.values()).isoformat()
    if single is None:
        return {"pupils": len(done), "known": known}
    return {"pupil": single, "known": known}


def _safely(pupil: int, making: Making, wrong: dict[int, RefusedError]) -> Making:
    def make(versions: Any) -> Any:
        try:
            return making(versions)
        except roll.RollError as error:
            wrong[pupil] = error
            return None

    return make


def _told(wrong: Mapping[int, RefusedError], *, several: bool) -> RefusedError:
    if not several:
        return next(iter(wrong.values()))
    told = [(pupil, error.told()) for pupil, error in list(wrong.items())[:NAMED]]
    zh = "；".join(f"学生 {pupil}：{why.zh}" for pupil, why in told)
    en = "; ".join(f"pupil {pupil}: {why.en}" for pupil, why in told)
    return PupilRuleError(why=T(zh, en), state=",".join(str(pupil) for pupil, _ in told))


def _sound(versions: list[Version[Values]]) -> None:
    """Refuse a correction or a taking back that leaves a gap while on the roll."""
    wrong = next(roll.faults(belief(versions)), None)
    if wrong is not None:
        raise PupilRuleError(why=wrong, state="")


def exists(model: type[Any], name: str, number: int | None, what: T) -> None:
    """Refuse the id of something that is not there."""
    if number is None:
        return
    related = model._meta.get_field(name).related_model  # noqa: SLF001 - Django's documented name
    if not related.objects.filter(pk=number).exists():
        raise NotFoundError(what=what)
