"""Classes (班级): opened, set, split, merged and closed on a day; a new school year writes nothing."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import connection

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import Making, Values
from xuezheng.apps.pupils.access import GROUP
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.pupils.services.given import (
    CloseClass,
    CorrectClass,
    MergeClasses,
    OpenClass,
    SetClass,
    SplitClass,
    UndoClass,
)
from xuezheng.apps.pupils.services.rules import (
    CLASS,
    PupilRuleError,
    class_on,
    classes_on,
    exists,
    reachable,
    room_in,
    school_stands,
    write,
)
from xuezheng.apps.schools.access import require
from xuezheng.catalogue.terms.pupils import Began
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import FAR, Act, Amend, AsOf, Begin, Correct, End, Undo

ROOM, PERSON = T("教室", "room"), T("人员", "person")


def open_(deed: Deed, given: OpenClass) -> Mapping[str, Any]:
    """Open a class from a day on; gives its number in the register and in its year."""
    school_stands(deed, given.organisation, given.since)
    _known(given.room, given.head_teacher)
    values = _values(given.model_dump(exclude={"organisation", "since"}))
    values["org_id"] = given.organisation
    return _opened(deed, given.since, values)


def _opened(deed: Deed, since: date, values: dict[str, Any]) -> dict[str, Any]:
    take(connection, "pupils.classes", wait=True)
    if values["number"] is None:
        values["number"] = next_number(values, since)
    _free(values, since, FAR, None)
    subject = SchoolClass.objects.create()
    done = _written(deed, subject.pk, Begin(since, values), values["org_id"])
    return {**done, "number": values["number"]}


def next_number(values: Mapping[str, Any], since: date) -> int:
    """Give the next number of a school's stage and year from a day on."""
    rows = _namesakes(values).filter(valid_to__gt=since)
    return max(rows.values_list("number", flat=True), default=0) + 1


def _namesakes(values: Mapping[str, Any]) -> Any:
    keys = ("org_id", "stage", "entered")
    return ClassFact.objects.believed().filter(**{key: values[key] for key in keys})


def _free(values: Mapping[str, Any], since: date, until: date, but: int | None) -> None:
    """Refuse a number that another class of the school, stage and year bears on one of the days."""
    held = _namesakes(values).filter(
        number=values["number"], valid_from__lt=until, valid_to__gt=since
    )
    if held.exclude(subject=but).exists():
        number = values["number"]
        raise PupilRuleError(
            why=T(f"班号 {number} 已被使用", f"class number {number} is taken"), state=str(number)
        )


def set_(deed: Deed, given: SetClass) -> Mapping[str, Any]:
    """Set seats, room, head teacher or number of a class from a day on."""
    take(connection, "pupils.classes", wait=True)
    here = class_on(deed, given.school_class, given.since)
    _known(given.room, given.head_teacher)
    told = _values(given.model_dump(exclude={"school_class", "since"}, exclude_none=True))
    _free({**here.values(), **told}, given.since, FAR, given.school_class)
    act: Act[Values] = Amend(given.since, lambda _, __, values: {**values, **told})
    return _written(deed, given.school_class, act, here.org_id)


def correct(deed: Deed, given: CorrectClass) -> Mapping[str, Any]:
    """Correct what stands of a class on a day."""
    take(connection, "pupils.classes", wait=True)
    here = class_on(deed, given.school_class, given.day)
    _known(given.room, given.head_teacher)
    told = _values(given.model_dump(exclude={"school_class", "day"}, exclude_none=True))
    values = {**here.values(), **told}
    _free(values, here.valid_from, here.valid_to, given.school_class)
    return _written(deed, given.school_class, Correct(given.day, values), here.org_id)


def split(deed: Deed, given: SplitClass) -> Mapping[str, Any]:
    """Make a new class of some pupils of one, of the same stage and year."""
    here = class_on(deed, given.school_class, given.since)
    before = reachable(deed, given.pupils, given.since)
    if any(row.school_class_id != given.school_class for row in before.values()):
        raise PupilRuleError(
            why=T("名单中有学生不在该班", "somebody listed is not in the class"), state=""
        )
    values = here.values() | {"number": given.number, "room_id": None, "head_teacher_id": None}
    opened = _opened(deed, given.since, values)
    moved = _moved(deed, before, opened["school_class"], given.since, here.org_id)
    deed.about("school_class", given.school_class, here.org_id)
    return {**opened, "pupils": moved}


def merge(deed: Deed, given: MergeClasses) -> Mapping[str, Any]:
    """Put all pupils of some classes into another one; those classes end."""
    if given.into in given.classes:
        raise PupilRuleError(why=T("不能并入自身", "a class cannot join itself"), state="")
    found = classes_on(deed, {*given.classes, given.into}, given.since)
    into = found.pop(given.into)
    alike = ("org_id", "stage", "entered")
    if any(getattr(one, key) != getattr(into, key) for one in found.values() for key in alike):
        raise PupilRuleError(
            why=T("只能合并本校同年级的班级", "only classes of one school and year can be merged"),
            state=str(given.into),
        )
    pupils = _inside(given.classes, given.since)
    room_in({given.into: pupils}, given.since)
    moved = _moved(deed, dict.fromkeys(pupils), given.into, given.since, into.org_id)
    end_: Act[Values] = End(given.since)
    done = ClassFact.objects.all().revise_many(dict.fromkeys(found, end_), deed.at)
    deed.about("school_class", given.into, into.org_id)
    deed.rows += len(done)
    return {"school_class": given.into, "pupils": moved, "classes": len(done)}


def _inside(classes: Collection[int], day: date) -> list[int]:
    rows = EnrolmentFact.objects.at(AsOf(day)).filter(school_class__in=classes)
    return list(rows.order_by("subject_id").values_list("subject_id", flat=True))


def _moved(deed: Deed, pupils: Collection[int], into: int, since: date, org: int) -> int:
    told = {"school_class_id": into}
    making: Making = lambda v: roll.change(v, since, told, Began.REGROUPED.key)  # noqa: E731
    if pupils:
        write(deed, dict.fromkeys(pupils, making), org=org)
    return len(pupils)


def close(deed: Deed, given: CloseClass) -> Mapping[str, Any]:
    """End a class; refused while somebody is in it then or later."""
    here = class_on(deed, given.school_class, given.on)
    inside = EnrolmentFact.objects.believed().filter(
        school_class=given.school_class, valid_to__gt=given.on
    )
    if inside.exists():
        raise PupilRuleError(
            why=T("班级里还有学生，请先编入其他班", "pupils are still in it; place them first"),
            state=str(given.on),
        )
    return _written(deed, given.school_class, End(given.on), here.org_id)


def undo(deed: Deed, given: UndoClass) -> Mapping[str, Any]:
    """Take back the latest change of a class; refused where pupils would be in no class."""
    take(connection, "pupils.classes", wait=True)
    facts = ClassFact.objects.all()
    last = facts.filter(subject=given.school_class).order_by("-id").first()
    if last is None:
        raise NotFoundError(what=CLASS)
    require(deed.actor, Verb.MOVE, GROUP, last.org_id, what=CLASS.zh)
    done = _written(deed, given.school_class, Undo(given.of), last.org_id)
    for fact in facts.believed().filter(subject=given.school_class):
        _free(fact.values(), fact.valid_from, fact.valid_to, given.school_class)
    _housed(given.school_class)
    return done


def _housed(school_class: int) -> None:
    """Refuse a state in which pupils are in a class on a day on which it does not stand."""
    stands: list[tuple[date, date, int]] = []
    facts = ClassFact.objects.believed().filter(subject=school_class).order_by("valid_from")
    for low, high, own in facts.values_list("valid_from", "valid_to", "org_id"):
        if stands and stands[-1][1:] == (low, own):
            low = stands.pop()[0]  # noqa: PLW2901 - one stretch of the same school
        stands.append((low, high, own))
    inside = EnrolmentFact.objects.believed().filter(school_class=school_class)
    for begins, ends, org in inside.values_list("valid_from", "valid_to", "org_id").distinct():
        if not any(low <= begins and ends <= high and org == own for low, high, own in stands):
            raise PupilRuleError(
                why=T(
                    f"{begins} 起有学生在该班，请先撤回学生的变动",
                    f"pupils are in it from {begins}; take their changes back first",
                ),
                state=str(begins),
            )


def _written(deed: Deed, school_class: int, act: Act[Values], org: int) -> dict[str, Any]:
    done = ClassFact.objects.all().revise(school_class, act, deed.at)
    deed.about("school_class", school_class, org)
    deed.rows = len(done.close) + len(done.insert)
    return {"school_class": school_class, "known": done.at.isoformat()}


def _values(told: Mapping[str, Any]) -> dict[str, Any]:
    """Name the columns that point elsewhere."""
    columns = {"room": "room_id", "head_teacher": "head_teacher_id"}
    return {columns.get(key, key): value for key, value in told.items()}


def _known(room: int | None, person: int | None) -> None:
    exists(ClassFact, "room", room, ROOM)
    exists(ClassFact, "head_teacher", person, PERSON)
