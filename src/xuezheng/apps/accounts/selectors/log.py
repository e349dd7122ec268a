"""The log as its screen shows it: numbers turned into names for whoever may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from xuezheng.apps.accounts.access import ADMINISTRATORS, posts_of
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.selectors.names import login_of
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.audit.selectors import Asked
from xuezheng.apps.schools.access import names, scope
from xuezheng.core.base import chain
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

PAGE = 50
MOST_VERIFIED = 50_000
"""Up to here the page verifies the log itself; beyond, ``./xz log export`` and ``verify`` do."""
CHANNELS = {
    "page": T("页面", "Page"),
    "api": T("接口", "API"),
    "cli": T("命令行", "Command line"),
    "system": T("系统", "System"),
}


class Titled(Protocol):
    """What we need of an intention."""

    title: T


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the list shows it (日志条目)."""

    number: int
    at: datetime
    who: str
    account: int | None
    channel: T
    intention: str
    title: T
    kind: str
    thing: str
    unit: str
    rows: int
    seq: int | None


RIGHTS: Mapping[str, tuple[T, frozenset[str]]] = {
    "three": (T("三员办理的", "Done by the three administrators"), ADMINISTRATORS),
    "unit": (T("单位管理员办理的", "Done by administrators of units"), frozenset({"unit_admin"})),
}
"""Whose rights were used (管理权限使用): the assessor asks for these alone."""


def require_log(actor: Actor | None, verb: Verb = Verb.READ) -> None:
    """Refuse whoever may not read, or export, the log; it is not there for them."""
    if not scope(actor, verb, "log").everything:
        raise NotFoundError(what="日志")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the address, as written."""

    who: str = ""
    intention: str = ""
    kind: str = ""
    thing: str = ""
    unit: str = ""
    day: str = ""
    rights: str = ""

    def asked(self) -> Asked:
        """Turn them into what the log is asked for; what makes no sense finds nothing."""
        actor = None
        if self.who:
            found = login_of(self.who)
            actor = int(found.pk) if found else -1
        posts = posts_of(RIGHTS[self.rights][1]) if self.rights in RIGHTS else None
        return Asked(
            actor, self.intention, self.kind, self.thing, _unit(self.unit), _day(self.day), posts
        )


def _unit(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 18 else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def lines(
    wanted: Wanted, before: int | None, titles: Mapping[str, Titled], day: date
) -> tuple[list[Line], int | None]:
    """Give a page of the log, the newest first, and where the next begins. Costs: 4 queries."""
    rows = audit.entries(wanted.asked(), before, PAGE + 1)
    following = int(rows[PAGE - 1].pk) if len(rows) > PAGE else None
    return _lines(rows[:PAGE], titles, day), following


def _lines(rows: Iterable[Any], titles: Mapping[str, Titled], day: date) -> list[Line]:
    rows, units = list(rows), names(day)
    people = _names(row.actor for row in rows)
    return [
        Line(
            number=int(row.pk),
            at=row.at,
            who=people.get(row.actor, "") if row.actor else "",
            account=row.actor,
            channel=CHANNELS.get(row.channel, T(row.channel, row.channel)),
            intention=row.intention,
            title=_title(row.intention, titles),
            kind=row.kind,
            thing=row.object,
            unit=units.get(row.org, "") if row.org else "",
            rows=row.rows,
            seq=row.seq,
        )
        for row in rows
    ]


PRIVATE = {
    "view": T("查看敏感信息", "Looked at sensitive fields"),
    "person.reread": T("文字中删除个人信息", "Words of a person taken out"),
    "snapshot.note": T("登记快照摘要", "Note the digest of a snapshot"),
    "log.export": T("导出日志", "Export the log"),
    "look.export": T("导出查看记录", "Export who looked at what"),
    "account.sign_in": T("登录", "Sign in"),
    "account.sign_out": T("退出登录", "Sign out"),
    "account.password": T("修改密码", "Change the password"),
    "account.factor": T("启用二次验证", "Set up a second factor"),
    "account.prove": T("二次验证", "Give the second factor"),
}
"""Titles of what no program may ask for, so that it stands in no list of intentions."""


def _title(key: str, titles: Mapping[str, Titled]) -> T:
    known = titles.get(key)
    return known.title if known else PRIVATE.get(key, T(key, key))


def _names(numbers: Iterable[int | None]) -> dict[int, str]:
    wanted = {number for number in numbers if number}
    return dict(Account.objects.filter(pk__in=wanted).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry with what it said and its place in the chain."""

    line: Line
    said: dict[str, Any] | None
    erased_by: int | None
    digest: str
    chain: str


def entry(number: int, titles: Mapping[str, Titled], day: date) -> EntryShown:
    """Give one entry. Raises ``NotFoundError``. Costs: 3 queries."""
    told = audit.entry(number)
    if told is None:
        raise NotFoundError(what="日志")
    [line] = _lines([told.entry], titles, day)
    return EntryShown(line, told.said, told.erased_by, told.entry.digest, told.entry.chain)


def verified() -> tuple[int, list[chain.Fault]] | None:
    """Verify a small log; gives its length and what is wrong. ``None`` where it is too long."""
    length = audit.head().seq
    if length > MOST_VERIFIED:
        return None
    return length, list(audit.faults())
