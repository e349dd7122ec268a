"""What follows from the school's day: clusters and absences from checks, bars on visits (随流转预警)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from xuezheng.apps.records.access import ledgers_on, rows
from xuezheng.apps.records.selectors import calendar, in_force
from xuezheng.apps.records.services import open_case
from xuezheng.apps.schools.access import names
from xuezheng.apps.warnings.selectors.supervisors import keeps_away
from xuezheng.catalogue.terms.care import SYMPTOMS, Absence, Reach
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.illness import Cluster, Ill, Limits, away, clusters

CHECK, CLUSTER, DROPOUT = "sick_check", "illness_cluster", "dropout"
REPORTED = ("reported", "closed")
LOOKED_BACK = 40
"""Days of checks that are read for how long somebody has been away."""


class AvoidError(RefusedError):
    """A supervisor keeps away from a school where he or she once worked."""

    code = "visit-avoid"
    text = T(
        "督学须回避{school}：曾在该校任职或已列入回避名单，请改派其他督学。",
        "The supervisor keeps away from {school}: once worked there, or it is on the list; send another.",
    )


def after_check(deed: Deed, record: Any, move: str) -> None:
    """Open a cluster where like symptoms reach a limit, and a case for who has been away too long."""
    if move != "report":
        return
    day = date.fromisoformat(record.data["checked_on"])
    first = day - timedelta(days=LOOKED_BACK)
    made = rows(SYSTEM, Verb.READ, CHECK).filter(
        org=record.org_id, state__in=REPORTED, d1__gte=first, d1__lte=day
    )
    lines = [
        (date.fromisoformat(data["checked_on"]), line)
        for data in made.values_list("data", flat=True)
        for line in data["absent"] or ()
    ]
    on = {one.key for one in ledgers_on()}
    if CLUSTER in on:
        _open_clusters(deed, record.org_id, day, lines)
    if DROPOUT in on:
        _open_absences(deed, record.org_id, day, lines)


Lines = list[tuple[date, dict[str, Any]]]


def _ill(lines: Lines) -> Iterator[Ill]:
    for day, line in lines:
        if line["reason"] in SYMPTOMS:
            yield Ill(day, line["school_class"], line["reason"], line["pupils"])


def _open_clusters(deed: Deed, org: int, day: date, lines: Lines) -> None:
    rules = in_force(day)
    limits = Limits(
        *(
            rules.whole(f"illness.{key}")
            for key in ("class_day", "class_days", "school_days", "days")
        )
    )
    for one in clusters(_ill(lines), day, limits):
        standing = rows(SYSTEM, Verb.READ, CLUSTER).filter(
            org=org, t2=one.symptom, t3=one.reach, closed_at__isnull=True
        )
        known = {data["school_class"] or "" for data in standing.values_list("data", flat=True)}
        if one.school_class not in known:
            open_case(deed, CLUSTER, org=org, data=_told(one))


def _told(one: Cluster) -> dict[str, Any]:
    symptom = next(item for item in Absence if item.key == one.symptom).label.zh
    where = one.school_class or "全校"
    return {
        "title": f"{where}{one.within}日内{symptom}{one.pupils}例",
        "symptom": one.symptom,
        "reach": Reach.CLASS.key if one.school_class else Reach.SCHOOL.key,
        "school_class": one.school_class or None,
        "first_on": one.first_on.isoformat(),
        "pupils": one.pupils,
        "within": one.within,
    }


def _open_absences(deed: Deed, org: int, day: date, lines: Lines) -> None:
    gone = [(on, line) for on, line in lines if line["reason"] == "unexplained" and line["pupil"]]
    classes = {int(line["pupil"]): line["school_class"] for _, line in gone}
    limit = in_force(day).whole("dropout.absent_days")
    taught = list(_taught(day))
    found = away(((on, int(line["pupil"])) for on, line in gone), taught, limit)
    for pupil, since in found.items():
        if _followed(pupil):
            continue
        data = {
            "title": f"{classes[pupil]}学生连续缺课",
            "pupil": pupil,
            "school_class": classes[pupil],
            "absent_since": since.isoformat(),
        }
        open_case(deed, DROPOUT, org=org, data=data)


def _followed(pupil: int) -> bool:
    return rows(SYSTEM, Verb.READ, DROPOUT).filter(n1=pupil, closed_at__isnull=True).exists()


def _taught(day: date) -> Iterable[date]:
    known = calendar()
    days = (day - timedelta(days=back) for back in range(LOOKED_BACK, -1, -1))
    return (one for one in days if known.is_schoolday(one))


def after_visit(_: Deed, record: Any, move: str) -> None:
    """Refuse a visit to a school the supervisor must keep away from. Raises ``AvoidError``."""
    if move != "opened":
        return
    day = date.fromisoformat(record.data["planned_on"])
    schools = record.parties.filter(part="lead").values_list("org_id", flat=True)
    barred = set(schools) & keeps_away(int(record.data["supervisor"]), day)
    if barred:
        called = names(day)
        raise AvoidError(school="、".join(called.get(one, "") for one in sorted(barred)))
