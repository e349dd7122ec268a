"""Changes of the organisation tree (机构变更): add, rename, move, correct, close, take back.

Each is a plain function that works inside a running transaction; the door in
``audit`` makes an intention of it. One lock serialises all changes of the
tree, so that its rules can be checked across organisations.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import Values
from xuezheng.apps.schools.access import organisations, require, tree_of
from xuezheng.apps.schools.models import Kind, Organisation, OrganisationFact, Stage
from xuezheng.apps.schools.services.given import (
    AddOrganisation,
    CloseOrganisation,
    CorrectOrganisation,
    MoveOrganisation,
    RenameOrganisation,
    UndoOrganisation,
)
from xuezheng.apps.schools.services.state import restamp
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import Act, Begin, Correct, End, Undo

GROUP = "people"
"""The kind group of organisations and people; ``Verb.MANAGE`` in it changes the tree."""
STAGES = {
    Kind.KINDERGARTEN: Stage.PRESCHOOL,
    Kind.PRIMARY: Stage.PRIMARY,
    Kind.NINE_YEAR: Stage.COMPULSORY,
    Kind.JUNIOR: Stage.JUNIOR,
    Kind.COMPLETE: Stage.SECONDARY,
    Kind.SENIOR: Stage.SENIOR,
    Kind.TWELVE_YEAR: Stage.THROUGH,
    Kind.VOCATIONAL: Stage.VOCATIONAL,
    Kind.SPECIAL: Stage.SPECIAL,
}
"""The stage a kind of school serves, where nothing else is said."""


class TreeRuleError(RefusedError):
    """The change would break the tree on some day."""

    code = "organisation-rule"


def add(deed: Deed, given: AddOrganisation) -> Mapping[str, Any]:
    """Add an organisation from a day on; gives its number."""
    take(connection, "schools.tree", wait=True)
    require(deed.actor, Verb.MANAGE, GROUP, given.parent)
    _place(given.parent, given.since)
    _free(given.code, None, given.since)
    kind = Kind.of(given.kind)
    values = given.model_dump(exclude={"parent", "since"})
    values["stage"] = given.stage or _stage(kind, given.parent, given.since)
    values["official_order"] = given.official_order or _last() + 1
    values |= {"parent_id": given.parent, "group_id": values.pop("group"), "outline": ""}
    subject = Organisation.objects.create()
    return written(deed, subject.pk, Begin(given.since, values))


def rename(deed: Deed, given: RenameOrganisation) -> Mapping[str, Any]:
    """Give an organisation another name from a day on."""
    return _changed(deed, given.organisation, given.since, {"name": given.name})


def move(deed: Deed, given: MoveOrganisation) -> Mapping[str, Any]:
    """Put an organisation under another one from a day on."""
    require(deed.actor, Verb.MANAGE, GROUP, given.parent)
    hangs(given.organisation, given.parent, given.since)
    return _changed(deed, given.organisation, given.since, {"parent_id": given.parent})


def relocate(
    deed: Deed, organisation: int, name: str, parent: int | None, since: date
) -> Mapping[str, Any]:
    """Give name and unit above from a day on at once; what begins that very day is corrected."""
    take(connection, "schools.tree", wait=True)
    before = stands(deed, organisation, since)
    if parent is not None:
        hangs(organisation, parent, since)
    values = before | {"name": name, "parent_id": parent}
    facts = OrganisationFact.objects.believed().filter(subject=organisation, valid_from=since)
    act = Correct(since, values) if facts.exists() else Begin(since, values)
    return written(deed, organisation, act)


def correct(deed: Deed, given: CorrectOrganisation) -> Mapping[str, Any]:
    """Correct what stands on a day; what was believed before stays readable."""
    take(connection, "schools.tree", wait=True)
    before = stands(deed, given.organisation, given.day)
    told = given.model_dump(exclude={"organisation", "day"}, exclude_none=True)
    if "code" in told:
        _free(told["code"], given.organisation, given.day)
    return written(deed, given.organisation, Correct(given.day, before | told))


def close(deed: Deed, given: CloseOrganisation) -> Mapping[str, Any]:
    """End an organisation on a day; refused while others stand below it."""
    take(connection, "schools.tree", wait=True)
    stands(deed, given.organisation, given.on)
    below = OrganisationFact.objects.believed().filter(parent=given.organisation)
    left = list(below.filter(valid_to__gt=given.on).values_list("name", flat=True)[:3])
    if left:
        names = "、".join(left)
        raise TreeRuleError(
            why=T(f"下面还有单位：{names}", f"units stand below it: {names}"), state=str(given.on)
        )
    return written(deed, given.organisation, End(given.on))


def undo(deed: Deed, given: UndoOrganisation) -> Mapping[str, Any]:
    """Take back the latest change of an organisation."""
    take(connection, "schools.tree", wait=True)
    _seen(deed, given.organisation)
    done = written(deed, given.organisation, Undo(given.of))
    sound(given.organisation)
    return done


def _changed(deed: Deed, organisation: int, since: date, told: Values) -> Mapping[str, Any]:
    take(connection, "schools.tree", wait=True)
    before = stands(deed, organisation, since)
    return written(deed, organisation, Begin(since, before | dict(told)))


def written(deed: Deed, organisation: int, act: Act[Values]) -> Mapping[str, Any]:
    """Write an act on an organisation and move the stamp of the tree on."""
    done = OrganisationFact.objects.revise(organisation, act, deed.at)
    restamp((organisation, one) for one in (*done.close, *done.insert))
    deed.about("organisation", organisation, organisation)
    deed.rows = len(done.insert) + len(done.close)
    return {"organisation": organisation, "known": done.at.isoformat()}


def _seen(deed: Deed, organisation: int) -> None:
    """Refuse what the actor may not change, as if it did not exist where it may not be read."""
    if not Organisation.objects.filter(pk=organisation).exists():
        raise NotFoundError(what=T("机构", "organisation"))
    require(deed.actor, Verb.MANAGE, GROUP, organisation)


def stands(deed: Deed, organisation: int, day: date) -> dict[str, Any]:
    """Give what is true of an organisation on a day; raises ``TreeRuleError`` where nothing is."""
    _seen(deed, organisation)
    fact = organisations(day).filter(subject=organisation).first()
    if fact is None:
        raise TreeRuleError(
            why=T(f"{day} 这一天没有该机构", f"it does not stand on {day}"), state=str(day)
        )
    return fact.values()


def _stage(kind: Kind, parent: int | None, since: date) -> str:
    """Give the stage where nothing is said: that of the kind, a campus has its school's."""
    if kind in {Kind.CAMPUS, Kind.POINT}:
        above = organisations(since).filter(subject=parent).values_list("stage", flat=True)
        return above.first() or Stage.NONE.key
    return STAGES.get(kind, Stage.NONE).key


def _place(parent: int | None, since: date) -> None:
    """Refuse a place that is none: a parent that does not stand, a second root."""
    if parent is None:
        if OrganisationFact.objects.believed().filter(parent=None, valid_to__gt=since).exists():
            raise TreeRuleError(
                why=T("已有教育局，请填上级单位", "a bureau stands already; name the unit above"),
                state=str(since),
            )
        return
    above = OrganisationFact.objects.believed().filter(subject=parent)
    if not above.filter(valid_from__lte=since, valid_to__gt=since).exists():
        raise TreeRuleError(
            why=T(f"{since} 这一天没有这个上级单位", f"the unit above does not stand on {since}"),
            state=str(since),
        )


def hangs(organisation: int, parent: int, since: date) -> None:
    """Refuse a unit above that does not stand, or that stands below the organisation itself."""
    _place(parent, since)
    if parent in tree_of(since).below(organisation):
        raise TreeRuleError(
            why=T("不能隶属于自己或自己的下级", "it cannot stand below itself"),
            state=str(organisation),
        )


def _free(code: str, organisation: int | None, since: date) -> None:
    """Refuse a code that another organisation holds on or after a day."""
    held = OrganisationFact.objects.believed().filter(code=code, valid_to__gt=since)
    if held.exclude(subject=organisation).exists():
        raise TreeRuleError(why=T(f"代码 {code} 已被使用", f"the code {code} is taken"), state=code)


def sound(organisation: int) -> None:
    """Refuse a taking back that leaves a code twice, or a unit below without the one above."""
    for fact in OrganisationFact.objects.believed().filter(subject=organisation):
        _free(fact.code, organisation, fact.valid_from)
        if fact.parent_id is not None:
            _place(fact.parent_id, fact.valid_from)
    for fact in OrganisationFact.objects.believed().filter(parent=organisation):
        _place(organisation, fact.valid_from)
        _place(organisation, fact.valid_to - timedelta(1))


def _last() -> int:
    facts = OrganisationFact.objects.believed().order_by("-official_order")
    return facts.values_list("official_order", flat=True).first() or 0
