"""How many pupils each school has, by grade and sex, as of a point on both axes."""

from collections.abc import Iterator

from xuezheng.apps.pupils.access import classes, enrolments, grade_of
from xuezheng.apps.schools.access import organisations_at
from xuezheng.core.registers.counting import Counted
from xuezheng.core.registers.timeline import AsOf


def counted(asof: AsOf) -> Iterator[Counted]:
    """Give everybody on the roll in a grade on the day, as known at the moment. Costs: 3 queries."""
    schools = dict(organisations_at(asof).values_list("subject_id", "code"))
    grades = {one.subject_id: grade_of(one, asof.day) for one in classes(asof)}
    rows = enrolments(asof).order_by("subject_id")
    for org, school_class, sex in rows.values_list("org_id", "school_class_id", "sex"):
        grade = grades.get(school_class or 0)
        if grade is not None:
            yield Counted(schools[org], grade, sex)
