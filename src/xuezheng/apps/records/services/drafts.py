"""What is kept for one account: drafts of forms (暂存), what it watches, the views it saved."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.records.access import one
from xuezheng.apps.records.access.viewing import require_viewed
from xuezheng.apps.records.models import Draft, SavedView, Watch
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

LONGEST_FIELD = 20_000
MOST_FIELDS = 400
MOST_VIEWS = 20


class DraftError(InputError):
    """A draft is larger than any form."""

    code = "draft"
    text = T("暂存内容过多。", "The draft is too large.")


class ManyViewsError(InputError):
    """More views than a row of tabs can hold."""

    code = "many-views"
    text = T("最多保存 {most} 个视图。", "At most {most} views can be kept.")


class SaveDraft(Given):
    """What stands in a form now; ``form`` names it: new:task, move:17:report."""

    form: str = Field(pattern=r"^[a-z_]+(:[a-z0-9_]+){1,3}$", max_length=80)
    data: dict[str, str | list[str]]


def save_draft(deed: Deed, given: SaveDraft) -> Mapping[str, Any]:
    """Keep what has been typed; the log notes that it was, never what."""
    sizes = [len(one) for value in given.data.values() for one in _words(value)]
    if len(given.data) > MOST_FIELDS or sum(sizes, 0) > 10 * LONGEST_FIELD:
        raise DraftError
    Draft.objects.update_or_create(
        account=deed.actor.account or 0,
        form=given.form,
        defaults={"data": given.data, "updated_at": deed.at},
    )
    deed.about("draft", given.form, deed.actor.home)
    return {"form": given.form, "at": deed.at.isoformat()}


def _words(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


class DropDraft(Given):
    """Which draft to throw away."""

    form: str = Field(max_length=80)


def drop_draft(deed: Deed, given: DropDraft) -> Mapping[str, Any]:
    """Throw a draft away; one that is gone already stays gone."""
    dropped, _ = Draft.objects.filter(account=deed.actor.account or 0, form=given.form).delete()
    deed.about("draft", given.form, deed.actor.home)
    return {"dropped": dropped}


class WatchCase(Given):
    """Whether to watch a case."""

    case: int
    on: bool = True


def watch(deed: Deed, given: WatchCase) -> Mapping[str, Any]:
    """Begin or end to watch a case in sight."""
    record = one(deed.actor, Verb.READ, given.case)
    account = deed.actor.account or 0
    if given.on:
        Watch.objects.get_or_create(account=account, record=record)
    else:
        Watch.objects.filter(account=account, record=record).delete()
    deed.about(record.kind, record.pk, record.org_id)
    return {"case": record.pk, "watched": given.on}


class SaveView(Given):
    """A list or page to keep under a name: the filters of its address; without any it is dropped."""

    kind: str = Field(max_length=40)
    name: str = Field(min_length=1, max_length=20)
    query: str = Field(default="", max_length=600)


def save_view(deed: Deed, given: SaveView) -> Mapping[str, Any]:
    """Keep a view, replacing one of the same name."""
    kind = require_viewed(deed.actor, given.kind)
    own = SavedView.objects.filter(account=deed.actor.account or 0, kind=kind)
    if not given.query:
        own.filter(name=given.name).delete()
    elif own.exclude(name=given.name).count() >= MOST_VIEWS:
        raise ManyViewsError(most=MOST_VIEWS)
    else:
        SavedView.objects.update_or_create(
            account=deed.actor.account or 0,
            kind=kind,
            name=given.name,
            defaults={"query": given.query},
        )
    deed.about("view", kind, deed.actor.home)
    return {"name": given.name}


SAVE_VIEW = Intention("view.save", T("保存视图", "Save a view"), SaveView, save_view)
INTENTIONS = (
    Intention("draft.save", T("暂存", "Keep a draft"), SaveDraft, save_draft),
    Intention("draft.drop", T("删除暂存", "Drop a draft"), DropDraft, drop_draft),
    Intention("case.watch", T("关注", "Follow"), WatchCase, watch),
    SAVE_VIEW,
)
