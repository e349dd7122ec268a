"""What an amended plan does to its targets (调整): a promise changes, or it is taken back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from pydantic import Field

from xuezheng.apps.targets.access import one_promise, require_issue
from xuezheng.apps.targets.models import Revision, Target
from xuezheng.apps.targets.services.planting import MOST, PlantTarget, promise
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

FIELDS = (
    "org_id", "indicator", "unit", "scope", "direction", "op", "value", "low", "high", "baseline",
    "start", "due",
)  # fmt: skip
"""What a plan may change; figures, parts, milestones and their history stay."""


class NoPromiseError(InputError):
    """A promise is named by its key in the plan."""

    code = "target-promise"
    text = T("没有写明是要点中的哪一项目标", "It does not say which promise of the plan it is")


class ReviseTargets(Given):
    """What these promises say from now on, each named by its ``promise``, and why."""

    targets: list[PlantTarget] = Field(min_length=1, max_length=MOST)
    reason: str = Field(min_length=2, max_length=300)


class EndTargets(Given):
    """Which promises the plan has taken back, and why."""

    promises: list[str] = Field(min_length=1, max_length=MOST)
    reason: str = Field(min_length=2, max_length=300)


def revise(deed: Deed, given: ReviseTargets) -> Mapping[str, Any]:
    """Put promises as an amended plan has them; what they said before stays readable.

    Figures entered keep their days; progress is reckoned anew from them. One
    that had been taken back runs again. Raises ``NoPromiseError``,
    ``TargetError``, ``NumberTextError``, and what access refuses.
    """
    changed = [row for one in given.targets if (row := _revised(deed, one, given.reason))]
    _about(deed, changed)
    return {"targets": [row.pk for row in changed]}


def end(deed: Deed, given: EndTargets) -> Mapping[str, Any]:
    """Take promises back with their parts: nothing is due any more, nothing is lost.

    Raises ``NoPromiseError`` and what access refuses.
    """
    ended: list[Target] = []
    for key in given.promises:
        row = _named(deed, key)
        for part in Target.objects.filter(Q(pk=row.pk) | Q(parent=row.pk), ended=None):
            _keep(deed, part, {"ended": deed.at.date()}, given.reason)
            ended.append(part)
    _about(deed, ended)
    return {"targets": [row.pk for row in ended]}


def _named(deed: Deed, key: str) -> Target:
    if not key:
        raise NoPromiseError
    row = one_promise(deed.actor, key)
    require_issue(deed.actor, row.org_id)
    return row


def _revised(deed: Deed, given: PlantTarget, reason: str) -> Target | None:
    """Write what is otherwise; nothing where all is as it was."""
    row = _named(deed, given.promise)
    require_issue(deed.actor, given.org)
    told = given.model_dump(include=set(FIELDS)) | {
        "org_id": given.org,
        "direction": promise(given).direction.key,
        "ended": None,
    }
    fresh = {name: value for name, value in told.items() if getattr(row, name) != value}
    if fresh:
        _keep(deed, row, fresh, reason)
    return row if fresh else None


def _keep(deed: Deed, row: Target, fresh: Mapping[str, Any], reason: str) -> None:
    before = {name: _plain(getattr(row, name)) for name in fresh}
    after = {name: _plain(value) for name, value in fresh.items()}
    Revision.objects.create(target=row, before=before, after=after, reason=reason, at=deed.at)
    for name, value in fresh.items():
        setattr(row, name, value)
    row.save(update_fields=list(fresh))


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else str(value)


def _about(deed: Deed, rows: Iterable[Target]) -> None:
    found = list(rows)
    deed.about("target", found[0].pk if found else 0, found[0].org_id if found else None)
    deed.rows = len(found)
    deed.note(targets=[row.pk for row in found])


REVISE = Intention("target.revise", T("调整量化目标", "Revise targets"), ReviseTargets, revise)
END = Intention("target.end", T("终止量化目标", "End targets"), EndTargets, end)
