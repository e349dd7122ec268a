"""What a list is narrowed to (列表条件): read from its address, applied to the cases in sight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access import rows
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.records.selectors.figures import admits, figure
from xuezheng.apps.records.selectors.minutes import run_out
from xuezheng.apps.records.selectors.waiting import waits_for
from xuezheng.apps.schools.access import subtree
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.periods import Period, of_key
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Count, Ledger

SUNDAY = 6
LONGEST_WORDS = 60


class Show(Labelled):
    """Which cases a list shows (视图)."""

    OPEN = ("open", T("未办结", "Open"))
    LATE = ("late", T("已逾期", "Late"))
    WEEK = ("week", T("本周到期", "Due this week"))
    MINE = ("mine", T("待我办理", "Waiting for me"))
    ENDED = ("ended", T("已办结", "Ended"))
    ALL = ("all", T("全部", "All"))


class ListError(InputError):
    """The address of a list names something that is not there."""

    code = "list"
    text = T("列表条件有误：{found}", "The list's conditions are wrong: {found}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; ``fields`` are choices by field.

    ``under`` is a unit with all below it, ``on`` a due day; ``figure`` and
    ``period`` are a number of a roll-up, whose cases the list shows.
    """

    show: Show = Show.OPEN
    stage: str = ""
    org: int | None = None
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    under: int | None = None
    on: date | None = None
    figure: Count | None = None
    period: Period | None = None

    @classmethod
    def read(cls, kind: Kind, given: Mapping[str, str]) -> "Filters":
        """Read them from an address; raises ``ListError`` for what does not exist."""
        counted, period = _figure(kind, given)
        try:
            show = Show.of(given.get("show") or (Show.ALL if counted else Show.OPEN).key)
        except KeyError as error:
            raise ListError(found="show") from error
        stage = given.get("stage", "")
        if stage and stage not in kind.stage_order:
            raise ListError(found="stage")
        chosen = {
            one.key: given[one.key]
            for one in kind.fields
            if one.slot is not None and one.choices and given.get(one.key)
        }
        words = given.get("q", "").strip()[:LONGEST_WORDS]
        return cls(
            show, stage, _unit(given, "org"), words, chosen, _unit(given, "under"),
            _day(given.get("on", "")), counted, period,
        )  # fmt: skip

    @property
    def plain(self) -> bool:
        """Say whether nothing but the view narrows the list."""
        return not (self.stage or self.fields or self.words or self.org or self.beyond)

    @property
    def beyond(self) -> bool:
        """Say whether another page's link narrows it: a subtree, a day, a figure."""
        return bool(self.under or self.on or self.figure)


def _unit(given: Mapping[str, str], key: str) -> int | None:
    value = given.get(key, "")
    if value and not (value.isascii() and value.isdecimal() and len(value) < 18):
        raise ListError(found=key)
    return int(value) if value else None


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise ListError(found="on") from error


def _figure(kind: Kind, given: Mapping[str, str]) -> tuple[Count | None, Period | None]:
    key = given.get("figure", "")
    if not key or not isinstance(kind, Ledger):
        return None, None
    try:
        return figure(kind, key), of_key(given.get("period", ""))
    except (KeyError, ValueError, IndexError) as error:
        raise ListError(found="figure") from error


def narrowed(
    actor: Actor | None,
    kind: Kind,
    filters: Filters,
    day: date,
    within: QuerySet[Record] | None = None,
) -> QuerySet[Record]:
    """Give the records of a kind in sight that the filters admit; ``within`` spares asking access."""
    found = rows(actor, Verb.READ, kind.key) if within is None else within
    if isinstance(kind, Ledger) and actor is not None:
        found = found.filter(_shown(actor, kind, filters.show, day))
    if filters.stage:
        found = found.filter(state=filters.stage)
    if filters.org is not None:
        named = Party.objects.filter(org=filters.org).values("record_id")
        found = found.filter(Q(org=filters.org) | Q(pk__in=named))
    if filters.words:
        found = found.filter(
            Q(number__istartswith=filters.words) | Q(subject__icontains=filters.words)
        )
    for key, value in filters.fields.items():
        slot = kind.field(key).slot
        found = found.filter(**{slot.value: value}) if slot is not None else found
    return _beyond(found, kind, filters, day) if filters.beyond else found


def _beyond(found: QuerySet[Record], kind: Kind, filters: Filters, day: date) -> QuerySet[Record]:
    if filters.under is not None:
        found = found.filter(org__in=subtree(filters.under, day))
    if filters.on is not None:
        found = found.filter(next_due=filters.on)
    if filters.figure is not None and filters.period is not None and isinstance(kind, Ledger):
        found = found.filter(admits(kind, filters.figure, filters.period, day))
    return found


def _shown(actor: Actor, ledger: Ledger, show: Show, day: date) -> Q:
    ends = [stage.key for stage in ledger.flow.stages if stage.end]
    running = [stage.key for stage in ledger.flow.stages if not stage.end]
    match show:
        case Show.OPEN:
            return Q(state__in=running)
        case Show.LATE:
            return Q(state__in=running) & run_out([ledger], day)
        case Show.WEEK:
            return Q(state__in=running, next_due__gte=day, next_due__lte=sunday(day))
        case Show.MINE:
            return waits_for(ledger, actor, day)
        case Show.ENDED:
            return Q(state__in=ends)
        case Show.ALL:
            return Q()


def sunday(day: date) -> date:
    """Give the last day of a day's week."""
    return day + timedelta(days=SUNDAY - day.weekday())
