"""An award from draft to money (计奖办理): reckoned, told to every school, decided by another, taken out.

A year is decided once. Whoever finds a mistake draws it up anew with a reason;
the later decision replaces the earlier one, which stays as it was.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.accounts.services import Wanted, release
from xuezheng.apps.awards.access import AWARD, GROUP, manages, one_award, require_works
from xuezheng.apps.awards.models import OPEN, Award, Progress, Said, Sheet
from xuezheng.apps.awards.selectors.drafting import Drawn, drawn
from xuezheng.apps.awards.selectors.pages import payment
from xuezheng.apps.awards.services.rules import AwardError, AwardInputError
from xuezheng.apps.records.access.rules import calendar, in_force, office
from xuezheng.apps.schools.access import names, require
from xuezheng.catalogue.lists import AWARDS
from xuezheng.core.awards import problem as problems
from xuezheng.core.awards import reckon as reckoning
from xuezheng.core.awards import referee
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL, Span

AGAIN = T(
    "该年度已有测算或已审定，须说明重新测算的理由",
    "the year stands already; say why it is drawn up anew",
)


class Stated(Given):
    """A veto that the section states of a school, with its ground."""

    org: int
    veto: str = Field(max_length=40)
    ground: str = Field(min_length=2, max_length=200)


class Left(Given):
    """An item that is not reckoned at a school, with the reason."""

    org: int
    item: str = Field(max_length=40)
    reason: str = Field(min_length=2, max_length=200)


class DraftAward(Given):
    """Which year; the paper that found the formula lawful; vetoes stated, items left out.

    ``reason`` says why a year is drawn up anew.
    """

    year: int = Field(ge=2000, le=2100)
    review: str = Field(min_length=2, max_length=200)
    stated: list[Stated] = Field(default_factory=list, max_length=200)
    left: list[Left] = Field(default_factory=list, max_length=200)
    reason: str = Field(default="", max_length=400)


class WhichAward(Given):
    """An award."""

    award: int


class TakeAward(Given):
    """An award whose payment list is taken out, and what for."""

    award: int
    purpose: Annotated[str, Field(max_length=40)] = ""
    request: int | None = None


def draft(deed: Deed, given: DraftAward) -> Mapping[str, Any]:
    """Reckon a year from its newest snapshot; one under way is dropped, one decided needs a reason."""
    require(deed.actor, Verb.MANAGE, GROUP, deed.actor.home, what=AWARD.zh)
    if deed.actor.home is None or not manages(deed.actor):
        raise NotFoundError(what=AWARD)
    today = deed.at.astimezone(CIVIL).date()
    if given.year > today.year:
        raise AwardInputError(why=T("年份晚于今年", "the year lies ahead"))
    before = Award.objects.select_for_update().filter(year=given.year)
    standing = [one for one in before if one.state in (*OPEN, Progress.DECIDED.key)]
    if standing and len(given.reason) < 2:
        raise AwardInputError(why=AGAIN)
    stated = _by_school(given.stated, "veto", "ground")
    made = drawn(given.year, today, stated, _by_school(given.left, "item", "reason"))
    _known(given, made)
    for one in standing:
        if one.state in OPEN:
            one.state = Progress.DROPPED.key
            one.save(update_fields=["state"])
    result = reckoning.reckon(made.problem)
    row = Award.objects.create(
        year=given.year, serial=len(before) + 1, org_id=deed.actor.home, snapshot=made.snapshot,
        day=made.day, parameters=made.digest, problem=problems.told(made.problem),
        result=reckoning.told(result), review=given.review, reason=given.reason,
        drafted_by=deed.actor.person, drafted_at=deed.at,
    )  # fmt: skip
    Sheet.objects.bulk_create(
        Sheet(award=row, org_id=int(one.school), place=place, fen=one.fen)
        for place, one in enumerate(result.sheets)
    )
    deed.about("award", row.pk, row.org_id)
    deed.rows = len(result.sheets)
    deed.note(review=given.review, reason=given.reason)
    return {
        "award": int(row.pk), "schools": deed.rows, "complete": result.complete,
        "due": result.due, "fen": result.fen,
    }  # fmt: skip


def _by_school(rows: Sequence[Any], key: str, said: str) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for one in rows:
        found.setdefault(one.org, {})[getattr(one, key)] = getattr(one, said)
    return found


def _known(given: DraftAward, made: Drawn) -> None:
    """Refuse a school that is not in the award, a veto or an item the formula does not have."""
    schools = {int(one.key) for one in made.problem.schools}
    formula = made.problem.formula
    vetoes, items = {one.key for one in formula.vetoes}, {one.key for one in formula.items}
    for org, key, some in (
        *((one.org, one.veto, vetoes) for one in given.stated),
        *((one.org, one.item, items) for one in given.left),
    ):
        if org not in schools:
            raise NotFoundError(what=T("学校", "school"))
        if key not in some:
            allowed = "、".join(sorted(some))
            why = T(f"{key} 不在办法中，可填 {allowed}", f"{key} is not in the formula: {allowed}")
            raise AwardInputError(why=why)


def locked(deed: Deed, number: int, *wanted: Progress) -> Award:
    """Lock an award somebody works on; raises ``AwardError`` where it stands elsewhere."""
    require_works(deed.actor)
    one_award(deed.actor, number)
    row = Award.objects.select_for_update().get(pk=number)
    if row.state not in {one.key for one in wanted}:
        raise AwardError(why=Progress.of(row.state).label)
    deed.about("award", row.pk, row.org_id)
    return row


def tell(deed: Deed, given: WhichAward) -> Mapping[str, Any]:
    """Show every school its own sheet, for the working hours it has to answer."""
    row = locked(deed, given.award, Progress.DRAFTED)
    require(deed.actor, Verb.MANAGE, GROUP, row.org_id, what=AWARD.zh)
    if row.result["fen"] is None:
        raise AwardError(why=_missing(row))
    day = deed.at.astimezone(CIVIL).date()
    hours = in_force(day).whole("hearing.hours")
    due = calendar().due_at(deed.at, hours, Span.WORKING_HOURS, office(day))
    row.state, row.told_at, row.until = Progress.TOLD.key, deed.at, due.at
    row.save(update_fields=["state", "told_at", "until"])
    deed.rows = row.sheets.count()
    return {"award": int(row.pk), "schools": deed.rows, "until": due.at.isoformat()}


def _missing(row: Award) -> T:
    known = names(row.day)
    some = [one["school"] for one in row.result["sheets"] if one["due"] is None]
    units = "、".join(known.get(int(one), one) for one in some[:10])
    return T(
        f"{len(some)}所学校缺数据：{units}；补齐后重新测算，或写明理由不计该项",
        f"data of {len(some)} schools are missing: {units}; have them filled in, or leave the item out with a reason",
    )


def decide(deed: Deed, given: WhichAward) -> Mapping[str, Any]:
    """Decide a year: heard, objections answered, recomputed by the referee, never by whoever drafted it."""
    row = locked(deed, given.award, Progress.TOLD)
    if deed.actor.person is None or deed.actor.person == row.drafted_by:
        raise AwardError(why=T("测算人不能审定自己的测算", "whoever drew it up cannot decide it"))
    _heard(deed, row)
    if wrong := referee.check(row.problem, row.result):
        raise AwardError(why=T(f"复核不符：{wrong[0]}", f"the referee differs: {wrong[0]}"))
    before = Award.objects.filter(year=row.year, state=Progress.DECIDED.key)
    before.update(state=Progress.REPLACED.key)
    row.state, row.decided_by, row.decided_at = Progress.DECIDED.key, deed.actor.person, deed.at
    row.save(update_fields=["state", "decided_by", "decided_at"])
    deed.rows = row.sheets.count()
    return {"award": int(row.pk), "state": row.state, "fen": row.result["fen"]}


def _heard(deed: Deed, row: Award) -> None:
    known = names(row.day)
    sheets = list(row.sheets.order_by("place"))
    open_ = [one for one in sheets if one.said == Said.OBJECTED.key]
    if open_:
        units = "、".join(known.get(one.org_id, "") for one in open_[:10])
        raise AwardError(why=T(f"异议尚未答复：{units}", f"objections are not answered: {units}"))
    waiting = [one for one in sheets if not one.said]
    if waiting and (row.until is None or deed.at < row.until):
        until = row.until.astimezone(CIVIL).strftime("%Y-%m-%d %H:%M") if row.until else ""
        units = "、".join(known.get(one.org_id, "") for one in waiting[:10])
        why = T(
            f"核对至 {until}，尚未答复：{units}", f"heard until {until}, no answer yet: {units}"
        )
        raise AwardError(why=why)


def take_out(deed: Deed, given: TakeAward) -> Mapping[str, Any]:
    """Let the payment list out with its mark, the total last, or give the request that waits."""
    row = locked(deed, given.award, Progress.DECIDED)
    require(deed.actor, Verb.EXPORT, GROUP, row.org_id, what=AWARD.zh)
    rows = payment(row)
    paid = [Whose(int(one["org"]), None, one["org"]) for one in rows[:-1]]
    conditions = {"purpose": given.purpose}
    back = f"/awards/{row.pk}/payment/"
    released = release(deed, Wanted(AWARDS, paid, back, conditions, given.purpose, given.request))
    mark = released.mark
    if mark is None:
        return {"waits": released.waits}
    return {
        "award": int(row.pk), "fen": row.result["fen"],
        "rows": [{key: value for key, value in one.items() if key != "org"} for one in rows],
        "head": [mark.head.zh, mark.head.en], "foot": [mark.foot.zh, mark.foot.en],
    }  # fmt: skip


INTENTIONS = (
    Intention("award.draft", T("测算年度奖励", "Reckon a year's award"), DraftAward, draft),
    Intention("award.tell", T("告知学校核对", "Tell the schools"), WhichAward, tell),
    Intention("award.decide", T("审定年度奖励", "Decide a year's award"), WhichAward, decide),
    Intention(
        "award.take_out", T("导出奖励发放表", "Take the payment list out"), TakeAward, take_out
    ),
)
