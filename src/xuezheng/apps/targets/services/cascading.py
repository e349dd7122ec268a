"""Handing a target out to units (分解), and choosing whose figures are in force."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import Field

from xuezheng.apps.targets.access import hands_to, locked, require_enter, require_move
from xuezheng.apps.targets.models import Target
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.targets.cascade import How, Share, remainder
from xuezheng.core.targets.numbers import maybe
from xuezheng.core.targets.target import Direction, Origin

DEEPEST = 3
"""Levels of targets: bureau, township, school."""


class SplitError(InputError):
    """Parts that cannot be: a unit twice, none, too deep, a goal without a number."""

    code = "split"
    text = T("不能这样分解：{why}", "It cannot be handed out so: {why}")


TWICE = T("同一单位出现两次", "a unit is named twice")
TOO_DEEP = T("最多分解三级：局、镇（街道）、学校", "three levels at most: bureau, township, school")
NO_NUMBER = T("没有单一目标值，不能分解", "it has no single goal")
NO_PART = T("至少给一个单位填写分解数", "give at least one unit a part")
GAP_UNSAID = T("注明差额须写明数额和原因", "a declared gap needs its amount and reason")


class PartsExistError(RefusedError):
    """A target is handed out once; parts are changed one by one."""

    code = "split-already"
    text = T("这项目标已分解到单位", "This target has been handed out already")


class PartOf(Given):
    """What one unit takes."""

    org: int
    value: str
    baseline: str | None = None
    weight: int = Field(default=1, ge=1)


class SplitTarget(Given):
    """Parts of a target for units below; ``gap`` and its reason for a declared gap."""

    target: int
    parts: list[PartOf] = Field(min_length=1, max_length=500)
    how: str = How.SUM.key
    gap: str | None = None
    gap_reason: str = Field(default="", max_length=300)


class ChooseOrigin(Given):
    """Whose figures are in force for a target, and why; empty: the newest of any."""

    target: int
    origin: str = ""
    reason: str = Field(min_length=2, max_length=300)


def split(deed: Deed, given: SplitTarget) -> Mapping[str, Any]:
    """Hand a target out; gives the parts and the remainder, which may stay open.

    Raises ``SplitError``, ``PartsExistError``, and what access refuses.
    """
    target = locked(deed.actor, given.target)
    require_move(deed.actor, target.org_id)
    how = next((one for one in How if one.key == given.how), How.SUM)
    _check(target, given, how, deed)
    if target.parts.exists():
        raise PartsExistError(state="split")
    target.how, target.gap, target.gap_reason = how.key, given.gap, given.gap_reason
    target.save(update_fields=["how", "gap", "gap_reason"])
    rows = [_part(deed, target, one) for one in given.parts]
    whole = maybe(target.value)
    shares = [Share(str(one.org), maybe(one.value), one.weight) for one in given.parts]
    gap = maybe(given.gap)
    balance = None if whole is None else remainder(whole, shares, how, declared=gap or Fraction(0))
    deed.about("target", target.pk, target.org_id)
    deed.rows = len(rows)
    deed.note(parts=[[one.org, one.value, one.weight] for one in given.parts], how=how.key)
    rest = balance.remainder if balance else None
    return {
        "parts": [row.pk for row in rows],
        "remainder": None if rest is None else str(rest),
        "even": bool(balance and balance.even),
    }


def _check(target: Target, given: SplitTarget, how: How, deed: Deed) -> None:
    orgs = [one.org for one in given.parts]
    if len(set(orgs)) < len(orgs):
        raise SplitError(why=TWICE)
    if target.value is None or target.direction in {Direction.HOLD.key, Direction.YES_NO.key}:
        raise SplitError(why=NO_NUMBER)
    if _depth(target) >= DEEPEST:
        raise SplitError(why=TOO_DEEP)
    if how is How.DECLARED_GAP and not (given.gap and given.gap_reason.strip()):
        raise SplitError(why=GAP_UNSAID)
    if not set(orgs) <= hands_to(target.org_id, deed.at.date()):
        raise NotFoundError(what="单位")


def _depth(target: Target) -> int:
    depth, here = 1, target
    while here.parent is not None:
        depth, here = depth + 1, here.parent
    return depth


def _part(deed: Deed, target: Target, given: PartOf) -> Target:
    maybe(given.value), maybe(given.baseline)
    return Target.objects.create(
        plan=target.plan,
        clause=target.clause,
        record_id=target.record_id,
        parent=target,
        org_id=given.org,
        indicator=target.indicator,
        unit=target.unit,
        scope=target.scope,
        direction=target.direction,
        op=target.op,
        value=given.value,
        baseline=given.baseline,
        start=target.start,
        due=target.due,
        how=target.how,
        weight=given.weight,
        linked=target.linked if not target.linked_name else "",
        linked_at=target.linked_at if not target.linked_name else None,
        at=deed.at,
    )


def choose_origin(deed: Deed, given: ChooseOrigin) -> Mapping[str, Any]:
    """Choose whose figures are in force (采用口径); the lead unit decides, with a reason."""
    target = locked(deed.actor, given.target)
    require_enter(deed.actor, target.org_id)
    if given.origin and given.origin not in {one.key for one in Origin}:
        raise NotFoundError(what="数据来源")
    before = target.origin
    target.origin, target.origin_reason = given.origin, given.reason
    target.save(update_fields=["origin", "origin_reason"])
    deed.about("target", target.pk, target.org_id)
    deed.note(before=before, after=given.origin, reason=given.reason)
    return {"target": target.pk, "origin": given.origin}


SPLIT = Intention("target.split", T("分解到单位", "Hand out to units"), SplitTarget, split)
CHOOSE_ORIGIN = Intention(
    "target.choose_origin",
    T("选定采用口径", "Choose the origin in force"),
    ChooseOrigin,
    choose_origin,
)
