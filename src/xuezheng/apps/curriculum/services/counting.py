"""The figures of a school, taken from its timetables instead of counted by hand (由课表生成统计)."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.curriculum.access import CARE, TEACHING, reads, standing_count
from xuezheng.apps.curriculum.selectors.checking import judged
from xuezheng.apps.curriculum.selectors.weeks import plan_of, taught, weeks
from xuezheng.apps.registers.services.entering import add, change
from xuezheng.apps.registers.services.given import AddEntry, ChangeEntry
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.curriculum import exercise, school

SCHOOL = T("学校", "school")


class NoTimetableError(RefusedError):
    """There is nothing to count from."""

    code = "curriculum-no-timetable"
    text = T(
        "该校还没有登记课表课时，先导入课表",
        "The school has no timetable on record; import its timetables first",
    )


class LackingError(RefusedError):
    """Figures of a school cover all its classes, or they are not taken from timetables."""

    code = "curriculum-lacking"
    text = T(
        "还有 {lacking} 个班没有课表，补齐后再生成",
        "{lacking} classes have no timetable yet; complete them first",
    )


class OneSchool(Given):
    """Whose figures are taken from its timetables; one's own where nothing is said."""

    org: int | None = None


def count_curriculum(deed: Deed, given: OneSchool) -> Mapping[str, Any]:
    """Enter the figures of the curriculum as the check finds them; changes those that stand."""
    org, day = _school(deed, given, TEACHING), deed.at.astimezone(CIVIL).date()
    some = taught(day, frozenset({org}))
    held = weeks(some, day, extras=False)
    _, found = judged(some, held, day)
    count = school.counted(list(found.values()))
    if count is None:
        raise NoTimetableError
    _whole(len(some) - len(found))
    data = {
        "as_of": day.isoformat(), "required": count.required, "opened": count.opened,
        "due": count.due, "given": count.given,
    }  # fmt: skip
    return _entered(deed, "curriculum_count", org, data)


def count_exercise(deed: Deed, given: OneSchool) -> Mapping[str, Any]:
    """Enter the figures of exercise as the timetables give them; changes those that stand."""
    org, day = _school(deed, given, CARE), deed.at.astimezone(CIVIL).date()
    some, limits = taught(day, frozenset({org})), plan_of(day).limits
    held = weeks(some, day)
    count = exercise.counted(
        [exercise.moved(held[one.id], limits) for one in some if one.id in held]
    )
    if count is None:
        raise NoTimetableError
    _whole(len(some) - count.classes)
    data = {
        "as_of": day.isoformat(), "classes": count.classes, "daily": count.daily,
        "hour": count.hour, "minutes": count.minutes,
    }  # fmt: skip
    return _entered(deed, "exercise_count", org, data)


def _school(deed: Deed, given: OneSchool, group: str) -> int:
    org = given.org if given.org is not None else deed.actor.home
    if org is None or not reads(deed.actor, group, org):
        raise NotFoundError(what=SCHOOL)
    return org


def _whole(lacking: int) -> None:
    if lacking:
        raise LackingError(lacking=lacking)


def _entered(deed: Deed, kind: str, org: int, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Change the figures that stand, or enter the first; the register's own rules say who may."""
    day = deed.at.astimezone(CIVIL).date()
    standing = standing_count(kind, org, day)
    if standing is None:
        done = add(deed, AddEntry(kind=kind, org=org, since=day, data=dict(data)))
    else:
        given = ChangeEntry(kind=kind, subject=standing.subject_id, since=day, data=dict(data))
        done = change(deed, given)
    return {"kind": kind, "org": org, "subject": done["subject"], "data": dict(data)}


COUNT_CURRICULUM = Intention(
    "curriculum.count", T("由课表生成课程开设统计", "Take the figures of the curriculum from timetables"),
    OneSchool, count_curriculum,
)  # fmt: skip
COUNT_EXERCISE = Intention(
    "exercise.count", T("由课表生成每天锻炼统计", "Take the figures of exercise from timetables"),
    OneSchool, count_exercise,
)  # fmt: skip
