"""Whole cohorts at once (升学、毕业): one intention, one entry, each pupil's own act."""

from collections.abc import Mapping
from typing import Any

from xuezheng.adapters.registers import Making
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.pupils.services.given import GraduateClasses, PromotePupils
from xuezheng.apps.pupils.services.rules import (
    PupilRuleError,
    classes_on,
    reachable,
    room_in,
    write,
)
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T
from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import AsOf, End


def promote(deed: Deed, given: PromotePupils) -> Mapping[str, Any]:
    """Send pupils on to classes of the next stage (小升初 …), of any schools in reach."""
    pupils = [one for intake in given.intakes for one in intake.pupils]
    if len(set(pupils)) < len(pupils):
        raise PupilRuleError(why=T("名单中有同一人两次", "somebody is listed twice"), state="")
    found = classes_on(deed, {one.school_class for one in given.intakes}, given.since)
    before = reachable(deed, pupils, given.since).values()
    room_in({one.school_class: one.pupils for one in given.intakes}, given.since)
    makings: dict[int, Making] = {}
    for intake in given.intakes:
        here = found[intake.school_class]
        told = {"org_id": here.org_id, "school_class_id": intake.school_class}
        making = _promoting(given, told)
        makings |= dict.fromkeys(intake.pupils, making)
    orgs = {one.org_id for one in found.values()} | {one.org_id for one in before}
    return write(deed, makings, org=min(orgs) if len(orgs) == 1 else None)


def _promoting(given: PromotePupils, told: Mapping[str, Any]) -> Making:
    return lambda versions: roll.promote(versions, given.since, told)


def graduate(deed: Deed, given: GraduateClasses) -> Mapping[str, Any]:
    """End the stage of whole classes (毕业): all their pupils leave on the day, the classes close."""
    found = classes_on(deed, set(given.classes), given.on)
    inside = EnrolmentFact.objects.at(AsOf(given.on)).filter(school_class__in=set(given.classes))
    pupils = list(inside.order_by("subject_id").values_list("subject_id", flat=True))
    if not pupils:
        raise PupilRuleError(why=T("班级里没有学生", "nobody is in these classes"), state="")
    making: Making = lambda v: roll.leave(v, given.on, given.left)  # noqa: E731
    orgs = {one.org_id for one in found.values()}
    done = write(deed, dict.fromkeys(pupils, making), org=min(orgs) if len(orgs) == 1 else None)
    if given.close:
        ClassFact.objects.all().revise_many(dict.fromkeys(found, End(given.on)), deed.at)
    return {**done, "pupils": len(pupils), "classes": len(found)}
