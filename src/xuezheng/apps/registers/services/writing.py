"""Writing the accepted rows of an import (写入): new things hidden, then everything at one moment."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from xuezheng.adapters.rows import set_each
from xuezheng.apps.people.services.gate import Decided
from xuezheng.apps.pupils.services import rolls
from xuezheng.apps.pupils.services.given import AdmitMany, NewPupil
from xuezheng.apps.records.services import registers as records
from xuezheng.apps.registers.access import facts
from xuezheng.apps.registers.models import Import, ImportRow, Outcome
from xuezheng.apps.registers.selectors.things import stamps
from xuezheng.apps.registers.services.owners import asking, owned, through
from xuezheng.apps.registers.services.staging import standing
from xuezheng.apps.registers.services.stores import (
    act_of,
    acting,
    hide,
    opened_hidden,
    show,
    values_of,
)
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import AsOf

OVERTAKEN = T("核对之后又有变动，未写入", "it has changed since it was checked; not written")
NEWCOMER = "导入时认定为另一人"


def write_new(deed: Deed, kind: Kind, batch: Import, rows: Sequence[ImportRow]) -> None:
    """Write new things of some rows, hidden until their import is shown.

    A row that the kind's own rules refuse now is told, and counts as rejected.
    """
    if not owned(kind):
        contents = [records.Content(row.org or 0, row.data) for row in rows]
        subjects = opened_hidden(deed, kind, contents, batch.since, batch.pk)
        _written(rows, subjects)
        return
    if kind.key == "pupil":
        by_school: dict[int, list[ImportRow]] = {}
        for row in rows:
            by_school.setdefault(row.org or 0, []).append(row)
        for org, some in by_school.items():
            _admitted(deed, kind, batch, org, some)
        return
    for row in rows:
        _own(deed, kind, batch, row)


def _written(rows: Sequence[ImportRow], subjects: Sequence[int]) -> None:
    pairs = zip(rows, subjects, strict=True)
    set_each(ImportRow, ("subject", "written"), {row.pk: (subject, True) for row, subject in pairs})


def _refused(row: ImportRow, error: XuezhengError) -> None:
    told = error.told()
    row.outcome = Outcome.REJECTED.key
    row.issues = [*row.issues, {"column": 0, "found": "", "zh": told.zh, "en": told.en}]
    row.save(update_fields=["outcome", "issues"])


def _together(rows: Sequence[ImportRow], run: Callable[[Sequence[ImportRow]], None]) -> None:
    """Write rows at once; where that is refused, each half, so that a bad row hinders no other."""
    try:
        with transaction.atomic():
            run(rows)
    except XuezhengError as error:
        if len(rows) == 1:
            _refused(rows[0], error)
            return
        half = len(rows) // 2
        _together(rows[:half], run)
        _together(rows[half:], run)


def _admitted(deed: Deed, kind: Kind, batch: Import, org: int, rows: Sequence[ImportRow]) -> None:
    """Admit pupils of one school together."""

    def admit(some: Sequence[ImportRow]) -> None:
        pupils = [_pupil(row) for row in some]
        given = AdmitMany(organisation=org, since=batch.since, pupils=pupils)
        subjects = rolls.admit_many(deed, given)["pupils"]
        hide(kind, subjects, batch.pk)
        _written(some, subjects)

    _together(rows, admit)


def _pupil(row: ImportRow) -> NewPupil:
    told = {key: value for key, value in row.data.items() if value is not None}
    decided = Decided(new=True, reason=NEWCOMER) if row.decided == "new" else None
    return NewPupil(**told, decided=decided)


def _own(deed: Deed, kind: Kind, batch: Import, row: ImportRow) -> None:
    try:
        with transaction.atomic():
            parts = {"org": row.org, "day": batch.since}
            subject = int(through(deed, kind, "add", parts, row.data)["subject"])
            hide(kind, [subject], batch.pk)
            _written([row], [subject])
    except XuezhengError as error:
        _refused(row, error)


def shown(deed: Deed, kind: Kind, batch: Import) -> int:
    """Show the new things of an import and make its changes, all at one moment; gives the changes."""
    accepted = ImportRow.objects.filter(batch=batch, outcome=Outcome.ACCEPTED.key)
    rows = [row for row in accepted.filter(new=False).order_by("row") if row.subject]
    now = stamps(kind, [row.subject or 0 for row in rows])
    fresh = [row for row in rows if now.get(row.subject or 0, "") == row.stamp]
    late = [row for row in rows if now.get(row.subject or 0, "") != row.stamp]
    for row in late:
        issue = {"column": 0, "found": "", "zh": OVERTAKEN.zh, "en": OVERTAKEN.en}
        row.outcome, row.issues = Outcome.REJECTED.key, [*row.issues, issue]
    ImportRow.objects.bulk_update(late, ["outcome", "issues"], batch_size=500)
    if kind.key == "pupil":
        _together(fresh, lambda some: _pupils_changed(deed, kind, batch.since, some))
    elif owned(kind):
        for row in fresh:
            _changed(deed, kind, batch, row)
    else:
        _all_changed(deed, kind, batch, fresh)
    show(kind, batch.pk, deed.at)
    if not isinstance(kind.storage, Table):
        made = accepted.filter(new=True, written=True).values_list("subject", flat=True)
        records.stand(kind, [one for one in made if one])
    return len(fresh)


def _changed(deed: Deed, kind: Kind, batch: Import, row: ImportRow) -> None:
    """Change one thing by the kind's own service."""

    def change(_: Sequence[ImportRow]) -> None:
        parts = {"subject": row.subject, "day": batch.since}
        through(deed, kind, "change", parts, row.data)
        row.written = True
        row.save(update_fields=["written"])

    _together([row], change)


def _pupils_changed(deed: Deed, kind: Kind, since: date, rows: Sequence[ImportRow]) -> None:
    """Change many pupils in one stroke; a class among what changes is a placing."""
    if not rows:
        return
    into = {
        row.subject or 0: row.data["school_class"] for row in rows if "school_class" in row.data
    }
    changes = []
    for row in rows:
        data = {key: value for key, value in row.data.items() if key != "school_class"}
        parts = {"subject": row.subject, "day": since}
        changes.append(asking(kind, "change", parts, data))
    rolls.change_many(deed, since, changes, into)
    set_each(ImportRow, ("written",), {row.pk: (True,) for row in rows})


def _all_changed(deed: Deed, kind: Kind, batch: Import, rows: Sequence[ImportRow]) -> None:
    subjects = [row.subject or 0 for row in rows]
    known = standing(deed.actor, kind, subjects, batch.since)
    begins = dict(
        facts(kind).at(AsOf(batch.since)).filter(subject__in=subjects)
        .values_list("subject_id", "valid_from")
    )  # fmt: skip
    acts: dict[int, Any] = {}
    for row in rows:
        subject = row.subject or 0
        org, before = known[subject]
        values: Mapping[str, Any] = values_of(kind, org, {**before, **row.data})
        acts[subject] = act_of(kind, "change", values, batch.since, begins[subject])
    if acts:
        acting(kind, deed, acts, batch.since)
    set_each(ImportRow, ("written",), {row.pk: (True,) for row in rows})
