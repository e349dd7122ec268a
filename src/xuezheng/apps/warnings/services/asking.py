"""What telling a grade makes people do (预警响应): a case for whoever answers, with the days its grade leaves.

The case lies in the ledger of the rule; its limit stands on the one table of
deadlines, whose ladder urges and escalates. A graver grade opens the next case.
"""

from datetime import date
from typing import Any

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.records.selectors import calendar, in_force
from xuezheng.apps.records.services import open_case
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.warnings.models import Standing
from xuezheng.apps.warnings.selectors.grounds import keys_on, terms
from xuezheng.apps.warnings.selectors.wording import interval, value
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.warnings.course import Event, Reading, What
from xuezheng.core.warnings.definition import Rule
from xuezheng.core.warnings.grades import Grade

BLIND = Grade.YELLOW
"""What cannot be evaluated is answered like this grade."""


def ask(
    deed: Deed, rule: Rule, row: Standing, event: Event, reading: Reading, place: str
) -> int | None:
    """Open the case that a telling asks for; gives its number, or none where nobody has to answer.

    The row names the case; whoever calls writes it.
    """
    if event.what is not What.TOLD or rule.opens not in keys_on():
        return None
    grade = event.grade or BLIND
    line = terms(rule, event.day).line(grade)
    within = line.within if line else 0
    if event.grade is None:
        within = in_force(event.day).whole("warning.blind_within")
    if not within:
        return None
    until = calendar().add(deed.at.astimezone(CIVIL).date(), within).day
    data = _told(rule, event, reading, place, grade) | {"answer_by": until.isoformat()}
    lead = answers(rule, row.org_id, event.day)
    case = open_case(deed, rule.opens, org=row.org_id, data=data, parties=[("lead", lead)])
    row.case = int(case.pk)
    return row.case


def _told(rule: Rule, event: Event, reading: Reading, place: str, grade: Grade) -> dict[str, Any]:
    what = event.grade.label.zh if event.grade else "无法评估"
    asked = rule.asked(event.grade).zh if event.grade else "查明为何没有数据，补齐数据来源"
    return {
        "title": f"{place}{rule.title.zh}：{what}",
        "grade": grade.key,
        "rule": rule.key,
        "raised_on": event.day.isoformat(),
        "value": value(rule, reading),
        "part": reading.part,
        "whole": reading.whole,
        "interval": interval(rule, reading) or None,
        "asked": asked,
    }


def answers(rule: Rule, org: int, day: date) -> int:
    """Give the unit that answers for a place: itself, a township's office, the section on duty for the bureau."""
    tree = tree_of(day)
    if org != tree.root:
        return tree.offices(org)[0]
    held = grants(day).filter(role="section").order_by("id").values_list("org", "duty")
    duty = (int(unit) for unit, said in held if rule.group in _groups(said))
    office = grants(day).filter(role="office").order_by("id").values_list("org", flat=True)
    return next(duty, office.first() or org)


def _groups(duty: str) -> set[str]:
    return {one.strip().partition("@")[0] for one in duty.split(",")}
