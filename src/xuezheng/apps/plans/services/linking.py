"""Clerks decide which indicator a target of a plan means (指标关联): confirm, change, refuse, take back.

The office decides for the whole plan, a lead section for the targets it
answers for. A suggestion feeds nothing until somebody has confirmed it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from pydantic import Field

from xuezheng.adapters import snapshots
from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.plans.selectors import coverage as reading
from xuezheng.apps.plans.selectors.coverage import Covered, Entry
from xuezheng.apps.plans.services.covering import asked, version_of
from xuezheng.apps.plans.services.issuing import clause_of
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.targets import access as targets
from xuezheng.apps.targets.selectors import fed
from xuezheng.apps.targets.services import linking
from xuezheng.apps.targets.services.linking import DecidedLink, InPlan
from xuezheng.catalogue.linking import linker, offer
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.linking.offers import Link, Way
from xuezheng.core.linking.scales import fits

MOST = 500
NO_LIKENESS = Fraction(0)
"""A link that a clerk names is not measured by its words."""
WHAT = T("量化目标", "Target")


class NotCoveredError(RefusedError):
    """The suggestions are not counted yet."""

    code = "link-coverage"
    text = T(
        "承诺覆盖还没有算完，请先计算，再采用关联",
        "The coverage of this plan is not counted yet; count it first, then confirm",
    )


class NoSuggestionError(InputError):
    """A target without a suggestion needs an indicator named."""

    code = "link-suggestion"
    text = T(
        "“{target}”没有可采用的建议，请指定指标",
        "“{target}” has no suggestion to confirm; name an indicator",
    )


class UnknownIndicatorError(InputError):
    """No indicator of that key."""

    code = "link-indicator"
    text = T(
        "没有键为“{key}”的指标；请从指标目录中选",
        "No indicator has the key “{key}”; choose one of the catalogue",
    )


class UnitMismatchError(InputError):
    """An indicator in another kind of unit cannot stand for a target."""

    code = "link-unit"
    text = T(
        "“{target}”以“{unit}”计，指标“{title}”以“{offered}”计，不能关联",
        "“{target}” is counted in {unit}, indicator “{title}” in {offered}; they cannot be linked",
    )


class Chosen(Given):
    """A target and the indicator meant; without a key the first suggestion."""

    target: str
    key: str = ""
    name: str = Field(default="", max_length=200)


class ConfirmLinks(Given):
    """Targets of a plan with the indicators meant, and why where it is not the suggestion."""

    plan: str
    links: list[Chosen] = Field(min_length=1, max_length=MOST)
    reason: str = Field(default="", max_length=300)


class RefuseLinks(Given):
    """Targets whose suggestion is wrong: which indicator, none named if no indicator fits; and why."""

    plan: str
    targets: list[str] = Field(min_length=1, max_length=MOST)
    key: str = ""
    reason: str = Field(min_length=2, max_length=300)


class UndoLinks(Given):
    """Targets whose decisions are taken back."""

    plan: str
    targets: list[str] = Field(min_length=1, max_length=MOST)


def confirm(deed: Deed, given: ConfirmLinks) -> Mapping[str, Any]:
    """Confirm links, each the first suggestion or an indicator named; they feed their targets.

    Raises ``NotCoveredError``, ``NoSuggestionError``, ``UnknownIndicatorError``,
    ``UnitMismatchError``, and what access refuses; then nothing is written.
    """
    plan, found, by_key = _wanted(deed, given.plan, [one.target for one in given.links])
    decided = [_confirmed(plan, by_key[one.target], one, given.reason) for one in given.links]
    _about(deed, plan, decided)
    return {
        "confirmed": linking.decide(deed, _named(plan), decided),
        **_counted(deed, plan, found, decided),
    }


def refuse(deed: Deed, given: RefuseLinks) -> Mapping[str, Any]:
    """Refuse suggestions; what a target was fed with is taken from it. Raises as ``confirm`` does."""
    plan, _, by_key = _wanted(deed, given.plan, given.targets)
    if given.key and fed.definition(given.key) is None:
        raise UnknownIndicatorError(key=given.key[:60])
    decided = [
        _decision(
            plan, by_key[key], Link(given.key, Way.NONE, NO_LIKENESS), given.reason, refused=True
        )
        for key in given.targets
    ]
    _about(deed, plan, decided)
    return {"refused": linking.decide(deed, _named(plan), decided)}


def undo(deed: Deed, given: UndoLinks) -> Mapping[str, Any]:
    """Take decisions back. Raises ``NotFoundError`` where there is none, and what access refuses."""
    plan, _, _ = _wanted(deed, given.plan, given.targets)
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = linking.undo(deed, [clause_of(plan, key) for key in given.targets])
    return {"undone": deed.rows}


def _wanted(
    deed: Deed, key: str, wanted: Sequence[str]
) -> tuple[Plan, Covered, Mapping[str, Entry]]:
    """Give a plan, its coverage and the targets named, all of them the actor's to decide."""
    plan = access.plan_of(deed.actor, key)
    if deed.actor.account is None and deed.actor.channel != "system":
        raise NotFoundError(what=access.WHAT)
    version = version_of(plan.file)
    day = deed.at.date()
    number = version.number if version else 0
    found = reading.coverage(plan.file, number, plan, day) if number else None
    if found is None or not found.ready:
        raise NotCoveredError
    by_key = {one.target: one for one in reading.entries(found, plan)}
    if not set(wanted) <= set(by_key):
        raise NotFoundError(what=WHAT)
    if not access.may_edit(deed.actor, plan):
        _require_own(deed, plan, wanted)
    return plan, found, by_key


def _require_own(deed: Deed, plan: Plan, wanted: Sequence[str]) -> None:
    """Let a lead section decide on the targets it answers for, and on no other."""
    own = targets.leading(deed.actor, [clause_of(plan, key) for key in wanted])
    if not own and not access.answering(deed.actor):
        raise NotFoundError(what=access.WHAT)
    if len(own) < len(set(wanted)):
        raise OutsideError(verb=CONFIRM.title)


def _confirmed(plan: Plan, entry: Entry, given: Chosen, reason: str) -> DecidedLink:
    if not given.key:
        if entry.first is None:
            raise NoSuggestionError(target=entry.indicator[:40])
        return _decision(plan, entry, entry.first.link, reason)
    suggested = {(one.link.key, one.link.name): one.link for one in entry.choices}
    if (given.key, given.name) in suggested:
        return _decision(plan, entry, suggested[given.key, given.name], reason)
    asked_for = fed.definition(given.key)
    if asked_for is None:
        raise UnknownIndicatorError(key=given.key[:60])
    told = offer(asked_for)
    if not fits(linker().lexicon, entry.unit, told.unit, told.share):
        raise UnitMismatchError(
            target=entry.indicator[:40], unit=entry.unit or "—", title=asked_for.title,
            offered=told.unit,
        )  # fmt: skip
    name = given.name if asked_for.named else ""
    return _decision(plan, entry, Link(given.key, told.way, NO_LIKENESS, (), name), reason)


def _decision(
    plan: Plan, entry: Entry, link: Link, reason: str, *, refused: bool = False
) -> DecidedLink:
    return DecidedLink(
        promise=clause_of(plan, entry.target), indicator=entry.indicator, unit=entry.unit,
        scope=entry.scope, key=link.key, name=link.name, way=link.way.key, refused=refused,
        reason=reason,
    )  # fmt: skip


def _named(plan: Plan) -> InPlan:
    return InPlan(number=plan.pk, title=plan.title, year=plan.year)


def _about(deed: Deed, plan: Plan, decided: Sequence[DecidedLink]) -> None:
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = len(decided)
    deed.note(links=[[one.promise, one.key, one.name] for one in decided])


def _counted(
    deed: Deed, plan: Plan, found: Covered, decided: Sequence[DecidedLink]
) -> Mapping[str, Any]:
    """Ask for a counting where a name is confirmed that was never counted."""
    new = [one for one in decided if one.name and found.values.counted(one.key, one.name) is None]
    name = snapshots.latest() if new else None
    return {"job": asked(deed, plan.file, name)} if name else {}


CONFIRM = Intention(
    "plan.links_confirm", T("采用指标关联", "Confirm links to indicators"), ConfirmLinks, confirm
)
REFUSE = Intention(
    "plan.links_refuse", T("不采用指标关联", "Refuse links to indicators"), RefuseLinks, refuse
)
UNDO = Intention(
    "plan.links_undo", T("撤回指标关联", "Take links to indicators back"), UndoLinks, undo
)
INTENTIONS = (CONFIRM, REFUSE, UNDO)
