"""Entering and changing things of any register (登记、变更、更正、终止、撤回), by the kind's own rules."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuezheng.adapters import clock
from xuezheng.apps.files.services import claimed
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Held
from xuezheng.apps.registers.selectors.references import missing
from xuezheng.apps.registers.selectors.things import Thing, title_of
from xuezheng.apps.registers.selectors.twins import twin
from xuezheng.apps.registers.services.given import (
    AddEntry,
    ChangeEntry,
    CorrectEntry,
    EndEntry,
    ReleaseField,
    UndoEntry,
)
from xuezheng.apps.registers.services.owners import (
    begun_elsewhere,
    elsewhere,
    filled,
    owned,
    through,
)
from xuezheng.apps.registers.services.rules import (
    CHANGES,
    ENTERS,
    REWRITES,
    RegisterRuleError,
    demand,
    fitting,
    held,
    issues_of,
)
from xuezheng.apps.registers.services.stores import act_of, acting, opened, values_of
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import files_in
from xuezheng.core.kinds.issues import Issue, WrongDataError
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.changes import differences, stored
from xuezheng.core.registers.timeline import Correct, Undo


class TwiceError(RefusedError):
    """The unit has such a thing already."""

    code = "register-twice"
    text = T(
        "本单位已登记同样内容（登记号 {thing}）；如确为另一件，请注明理由后再登记",
        "The unit has registered the same already (no. {thing}); if it is another one, say why",
    )


def add(deed: Deed, given: AddEntry) -> Mapping[str, Any]:
    """Enter a new thing; gives its number. Every wrong field is told at once."""
    kind = register_of(given.kind)
    org = given.org if given.org is not None else deed.actor.home
    demand(deed, ENTERS, kind, org)
    if begun_elsewhere(kind):
        raise elsewhere(kind, "add")
    data = data_fitting(deed, kind, given.data, given.since)
    if owned(kind):
        parts = {
            "org": org, "day": given.since, "until": given.until, "decided": given.decided,
        }  # fmt: skip
        return through(deed, kind, "add", parts, data)
    unit_stands(org, given.since)
    found = twin(kind, int(org or 0), data, given.since)
    if found is not None and not (given.decided and given.decided.new):
        raise TwiceError(thing=found, state="same")
    subject = opened(deed, kind, org, data, given.since, given.until)
    _about(deed, kind, subject, org, title=title_of(kind, data), data=data)
    return {"subject": subject, "known": deed.at.isoformat()}


def data_fitting(
    deed: Deed,
    kind: Kind,
    data: Mapping[str, Any],
    day: date,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Give canonical data whose references stand in reach and whose files are the sender's own."""
    canonical, _ = issues_of(kind, data)
    [vain] = missing(deed.actor, kind, [_new_only(canonical, before or {})], day)
    found = fitting(kind, data, vain)
    kept = set(files_in(kind, before or {}))
    claimed([one for one in files_in(kind, found) if one not in kept], deed.actor)
    return found


def _new_only(data: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is said anew; what stood there before need not be in everybody's reach."""
    return {key: value for key, value in data.items() if value != before.get(key)}


def unit_stands(org: int | None, day: date) -> None:
    """Refuse a unit that does not stand on the day."""
    if org not in tree_of(day).units:
        why = T(f"{day} 这一天没有这个单位", f"the unit does not stand on {day}")
        raise RegisterRuleError(why=why, state=str(day))


def change(deed: Deed, given: ChangeEntry) -> Mapping[str, Any]:
    """Write what is otherwise from a day on."""
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, given.since, given.seen)
    demand(deed, CHANGES, kind, now.org)
    return made(deed, now, "change", given.since, given.data, org=given.org)


def correct(deed: Deed, given: CorrectEntry) -> Mapping[str, Any]:
    """Put right what stands on a day; what was believed before stays readable.

    What somebody has put right by hand is left alone by imports until released.
    """
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, given.day, given.seen)
    demand(deed, REWRITES, kind, now.org)
    ends = {"since": given.since, "until": given.until}
    done = made(deed, now, "correct", given.day, given.data, ends=ends)
    hold(deed, now, given.data, given.reason)
    return done


def end(deed: Deed, given: EndEntry) -> Mapping[str, Any]:
    """End a thing on a day."""
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, given.on, given.seen)
    demand(deed, CHANGES, kind, now.org)
    return made(deed, now, "end", given.on, given.data)


def made(
    deed: Deed,
    now: Thing,
    act: str,
    day: date,
    data: Mapping[str, Any],
    *,
    org: int | None = None,
    ends: Mapping[str, date | None] | None = None,
) -> Mapping[str, Any]:
    """Write an act on a thing that is held; whoever calls has checked that it may be done."""
    kind = now.kind
    _known_fields(kind, data)
    _own_fields(now, data)
    if owned(kind):
        [vain] = missing(deed.actor, kind, [_new_only(data, now.data)], day)
        if vain:
            raise WrongDataError(vain, {field.key: field.label for field in kind.fields})
        parts = {"subject": now.subject, "day": day, "org": org, **(ends or {})}
        if act == "correct" and parts.get("since") is None:
            parts.pop("since", None)
        return through(deed, kind, act, parts, data)
    after = dict(now.data)
    if act != "end":
        after = data_fitting(deed, kind, {**now.data, **data}, day, now.data)
    if org is not None and org != now.org:
        demand(deed, ENTERS, kind, org)
        unit_stands(org, day)
    values = values_of(kind, org if org is not None else now.org, after)
    wanted = act_of(kind, act, values, day, now.version.valid_from)
    if isinstance(wanted, Correct) and ends:
        wanted = Correct(wanted.day, values, ends.get("since"), ends.get("until"))
    done = acting(kind, deed, {now.subject: wanted}, clock.today())[now.subject]
    told = stored(differences(kind, now.data, after))
    _about(deed, kind, now.subject, now.org, act=act, difference=told)
    deed.rows = len(done.close) + len(done.insert)
    return {"subject": now.subject, "known": done.at.isoformat(), "difference": told}


def _known_fields(kind: Kind, data: Mapping[str, Any]) -> None:
    unknown = {key: value for key, value in data.items() if key not in kind.keys}
    if unknown:
        _, issues = issues_of(kind, unknown)
        raise WrongDataError([one for one in issues if one.where in unknown])


def _own_fields(now: Thing, data: Mapping[str, Any]) -> None:
    """Refuse another value for what only a service fills in."""
    theirs = filled(now.kind)
    strange = [key for key, value in data.items() if key in theirs and value != now.data.get(key)]
    if strange:
        found = T("不能在这里填写", "cannot be given here")
        allowed = T("由专门页面填写", "a page of its own fills it in")
        labels = {one.key: one.label for one in now.kind.fields}
        raise WrongDataError([Issue(key, found, allowed) for key in strange], labels)


def undo(deed: Deed, given: UndoEntry) -> Mapping[str, Any]:
    """Take back the latest change of a thing."""
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, clock.today(), "")
    demand(deed, REWRITES, kind, now.org)
    if owned(kind):
        return through(deed, kind, "undo", {"subject": now.subject, "of": given.of}, {})
    done = acting(kind, deed, {now.subject: Undo(given.of)}, clock.today())[now.subject]
    _about(deed, kind, now.subject, now.org, act="undo")
    deed.rows = len(done.close) + len(done.insert)
    return {"subject": now.subject, "known": done.at.isoformat()}


def hold(deed: Deed, now: Thing, data: Mapping[str, Any], reason: str) -> None:
    """Note that fields were decided by hand."""
    changed = [key for key, value in data.items() if now.data.get(key) != value]
    rows = Held.objects.filter(kind=now.kind.key, subject=now.subject, released_at=None)
    known = set(rows.filter(field__in=changed).values_list("field", flat=True))
    Held.objects.bulk_create(
        Held(
            kind=now.kind.key, subject=now.subject, field=key, by=deed.actor.person,
            reason=reason[:300], at=deed.at,
        )
        for key in changed
        if key not in known
    )  # fmt: skip


def release(deed: Deed, given: ReleaseField) -> Mapping[str, Any]:
    """Let imports write a field again."""
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, clock.today(), "")
    demand(deed, REWRITES, kind, now.org)
    rows = Held.objects.filter(
        kind=kind.key, subject=now.subject, field=given.field, released_at=None
    )
    released = rows.update(released_at=deed.at)
    if not released:
        why = T("这一项没有人工认定", "nobody decided this field by hand")
        raise RegisterRuleError(why=why, state=given.field)
    _about(deed, kind, now.subject, now.org, field=given.field, reason=given.reason)
    return {"subject": now.subject, "released": released}


def _about(deed: Deed, kind: Kind, subject: int, org: int | None, **said: Any) -> None:
    deed.about(kind.key, subject, org)
    deed.note(**said)
