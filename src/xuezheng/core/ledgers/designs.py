"""What a bureau's own ledger must respect beside being right in itself (自设台账检查).

Its key, its prefix and the parameters it would name are its own; whoever
opens cases may do so by role; a definition that is in force changes only as
its stored cases survive. All issues at once, each at its place in the file.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.declared import named
from xuezheng.core.kinds.definitions import BOTH
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.schema import breaks
from xuezheng.core.ledgers.check import issues as ledger_issues
from xuezheng.core.ledgers.check import ladder_issues
from xuezheng.core.ledgers.check_beside import Known
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.ledgers.toml_read import Drafted

RESERVED = frozenset({"new", "index", "api", "switches", "own", "all", "none", "case", "record"})
"""Words that addresses and files use."""
ANOTHER = T("换一个键名", "choose another key")
FREE = T("换一个编号前缀", "choose another prefix")
OWN_KEY = T(
    "小写英文开头，2至40位小写英文、数字和下划线",
    "2 to 40 lower-case letters, digits and underscores, a letter first",
)
OWN_PREFIX = T("2至6位大写英文", "2 to 6 capital letters")
_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}\Z")
_PREFIX = re.compile(r"[A-Z]{2,6}\Z")
_PLACE = re.compile(r"(?P<list>[a-z]+)\.(?P<key>[a-z0-9_]+)(?P<rest>.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class House:
    """What a bureau's own ledger meets (现有定义): kinds, parameters, prefixes, who may open what.

    ``taken`` are keys of other kinds, ``prefixes`` those of other ledgers,
    ``topics`` the first halves of parameters, ``openers`` the roles that may
    open cases by kind group. ``live`` is the schema of the definition in force.
    """

    known: Known
    numbers: Mapping[str, Any]
    taken: Collection[str] = ()
    prefixes: Collection[str] = ()
    topics: Collection[str] = ()
    openers: Mapping[str, Collection[str]] = field(default_factory=dict)
    live_key: str = ""
    live: Mapping[str, Any] | None = None


def issues(drafted: Drafted, house: House) -> tuple[Issue, ...]:
    """Say everything wrong with a draft, once each, by place."""
    found = list(drafted.issues)
    ledger = drafted.ledger
    if ledger is not None:
        known = replace(house.known, parameters={*house.known.parameters, *drafted.numbers})
        numbers = {**house.numbers, **drafted.numbers}
        right = [*ledger_issues(ledger, known), *ladder_issues(ledger, numbers)]
        # Missing halves are told where they are read.
        found += [placed(one, ledger) for one in right if one.allowed is not BOTH]
        found += [placed(one, ledger) for one in _own(ledger, house)]
    return tuple(dict.fromkeys(found))


def placed(issue: Issue, ledger: Ledger) -> Issue:
    """Give an issue at its place in the file: things in lists by their number, counted from one."""
    where = issue.where.removeprefix(f"{ledger.key}:").strip().partition(" ")[0]
    found = _PLACE.match(where)
    if not found:
        return replace(issue, where=where)
    things = getattr(ledger, found["list"], ())
    keys = [_named(one) for one in things] if isinstance(things, tuple) else []
    if found["key"] not in keys:
        return replace(issue, where=where)
    place = f"{found['list']}[{keys.index(found['key']) + 1}]{found['rest']}"
    return replace(issue, where=place)


def _named(thing: Any) -> str:
    for name in ("key", "move", "field"):
        if isinstance(found := getattr(thing, name, None), str):
            return found
    return ""


def _own(ledger: Ledger, house: House) -> Iterator[Issue]:
    yield from _key(ledger, house)
    yield from _prefix(ledger, house)
    yield from _opens(ledger, house)
    yield from _rules(ledger)
    if house.live is not None:
        yield from breaks(house.live, ledger)


def _key(ledger: Ledger, house: House) -> Iterator[Issue]:
    key = ledger.key
    if not _KEY.match(key):
        yield Issue("key", T("键名不合规", "the key is not allowed"), OWN_KEY)
    elif key in RESERVED or key in house.topics:
        yield Issue("key", T(f"“{key}”是保留字", f"{key} is reserved"), ANOTHER)
    elif key in house.taken:
        yield Issue("key", T(f"“{key}”已有同名定义", f"there is a kind {key} already"), ANOTHER)
    if house.live_key and key != house.live_key:
        found = T("启用过的台账不能改键名", "a ledger that was in force keeps its key")
        yield Issue("key", found, T(house.live_key, house.live_key))


def _prefix(ledger: Ledger, house: House) -> Iterator[Issue]:
    prefix = ledger.numbering.prefix
    if prefix and not _PREFIX.match(prefix):
        yield Issue("prefix", T("编号前缀不合规", "the prefix is not allowed"), OWN_PREFIX)
    elif prefix in house.prefixes:
        found = T(f"{prefix}已由别的台账使用", f"{prefix} is another ledger's")
        yield Issue("prefix", found, FREE)


def _opens(ledger: Ledger, house: House) -> Iterator[Issue]:
    allowed = house.openers.get(ledger.group)
    if allowed is None:
        return
    for role in ledger.opens:
        if role in house.known.roles and role not in allowed:
            found = T(f"角色{role}无权登记这一类", f"role {role} may not open cases of this group")
            yield Issue("opens", found, one_of(sorted(allowed), role))


def _rules(ledger: Ledger) -> Iterator[Issue]:
    """Declared rules read fields there are, of types that can be compared and added."""
    types = {one.key: one.type.key for one in ledger.fields}
    for n, one in enumerate(ledger.fields, 1):
        for part, rule, fits in (("when", one.when, ()), ("computes", one.computes, SUMMED)):
            yield from _reads(f"fields[{n}].{part}", rule, types, fits)
    for n, check in enumerate(ledger.checks, 1):
        yield from _reads(f"checks[{n}].holds", check.holds, types, COMPARED)
        two = {types[key] for key in named([check.holds]) if key in types}
        if len(two) > 1 and two != {"number", "computed"}:
            found = T("两边不是同一类内容", "the two sides are of different types")
            yield Issue(f"checks[{n}].holds", found, one_of(COMPARED))


SUMMED = ("number", "money", "day")
COMPARED = ("number", "money", "day", "moment", "computed")


def _reads(at: str, rule: object, types: Mapping[str, str], fits: Collection[str]) -> Iterator[Issue]:  # fmt: skip
    for key in named([rule]):
        if key not in types:
            found = T(f"字段{key}不存在", f"there is no field {key}")
            yield Issue(at, found, one_of(types, key))
        elif fits and types[key] not in fits:
            found = T(f"字段{key}不能这样用", f"field {key} cannot be used so")
            yield Issue(at, found, one_of(fits))
