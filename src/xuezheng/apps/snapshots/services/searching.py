"""Looking for a person's traces before an erasure (查找痕迹): tables, files, snapshots, a part a step."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from pydantic import Field

from xuezheng.adapters import snapshots, tracing
from xuezheng.adapters.file_words import attached, in_files
from xuezheng.apps.files.selectors import newest
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.people.selectors.aliases import identities
from xuezheng.apps.snapshots.access import ERASERS, require
from xuezheng.apps.snapshots.models import Search, Trace
from xuezheng.apps.snapshots.selectors.kept import tables
from xuezheng.apps.snapshots.selectors.tracing import kept_by_law, search_of
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.erasure import Found, Verdict
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.redacting import NAME, Words
from xuezheng.core.snapshots.manifest import ManifestError

SEARCH_JOB = "person.search"
TABLES, FILES = 30, 200
"""How many tables, and how many files, one step goes through."""
KEPT_FOR = timedelta(days=1)
"""A search older than this is no ground for an erasure: rows have been written since."""


class SearchPersons(Given):
    """Whose traces to look for."""

    persons: list[int] = Field(min_length=1, max_length=100)


def everyone(persons: Iterable[int]) -> list[int]:
    """Give every identity of persons, merged ones too. Costs: 1 query for each."""
    return sorted({one for person in set(persons) for one in (person, *identities(person))})


def search(deed: Deed, given: SearchPersons) -> Mapping[str, Any]:
    """Look through everything for persons; gives the search and its job."""
    require(deed.actor, ERASERS)
    persons = everyone(given.persons)
    row = Search.objects.create(
        persons=persons, at=deed.at, words=tracing.words_of(persons).told(),
        plan={"files": newest(), "snapshots": sorted(snapshots.names())},
    )  # fmt: skip
    deed.about("trace_search", row.pk)
    deed.note(persons=persons)
    deed.rows = len(persons)
    return {"search": row.pk, "job": enqueue(deed, SEARCH_JOB, {"search": row.pk})}


SEARCH = Intention(
    "person.search", T("查找个人信息痕迹", "Look for a person's traces"), SearchPersons, search
)


def words_in(row: Search) -> Words:
    """Give the words of a search; none once they are emptied."""
    told = row.words or {"names": [], "numbers": []}
    return Words(tuple(told["names"]), tuple(told["numbers"]))


def texts_of(search: int | None) -> snapshots.Texts:
    """Give what a snapshot loses in its texts, as the search was judged. Costs: 2 queries."""
    row = Search.objects.filter(pk=search or 0).first()
    if row is None or not row.words:
        return snapshots.Texts(Words((), ()))
    keys: dict[str, list[str]] = {}
    for one in tables():
        keys.setdefault(tracing.options(tracing.model_of(one)).label, []).append(one.shape.key)
    found: dict[str, dict[str, set[int]]] = {Verdict.TAKE.key: {}, Verdict.SPARE.key: {}}
    traces = Trace.objects.filter(search=row, verdict__in=found, table__in=keys)
    for table, number, verdict in traces.values_list("table", "row", "verdict"):
        for key in keys[table]:
            found[verdict].setdefault(key, set()).add(int(number))
    frozen = {
        verdict: {key: frozenset(some) for key, some in by_key.items()}
        for verdict, by_key in found.items()
    }
    return snapshots.Texts(words_in(row), frozen[Verdict.TAKE.key], frozen[Verdict.SPARE.key])


def forgotten(search: int) -> int:
    """Empty the words of a search that nobody needs any more; gives 1, or 0 where they were gone."""
    return Search.objects.filter(pk=search).exclude(words={}).update(words={})


def old(now: datetime) -> int:
    """Delete searches that came to nothing within a day; gives how many."""
    rows = Search.objects.filter(decision=None, at__lt=now - KEPT_FOR)
    return rows.delete()[1].get("snapshots.Search", 0)


def search_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Go through some tables, then some files, then one snapshot after another."""
    row = Search.objects.select_for_update(of=("self",)).get(pk=args["search"])
    labels = tracing.tables()
    parts = [labels[start : start + TABLES] for start in range(0, len(labels), TABLES)]
    files = list(range(0, int(row.plan["files"]), FILES))
    names = row.plan["snapshots"]
    total = len(parts) + len(files) + len(names) + 1
    if position < len(parts):
        _tables(row, parts[position])
    elif position < len(parts) + len(files):
        _files(row, files[position - len(parts)])
    elif position < total - 1:
        _copies(row, names[position - len(parts) - len(files)])
    else:
        _attached(row)
        row.done_at = at
        row.save(update_fields=["done_at"])
        counts = Counter(Trace.objects.filter(search=row).values_list("verdict", flat=True))
        return Step(None, total, {"search": row.pk, "found": dict(counts)})
    return Step(position + 1, total)


def _tables(row: Search, labels: Iterable[str]) -> None:
    words, stored, persons = words_in(row), tables(), set(row.persons)
    for label in labels:
        found = list(tracing.hits(label, words, persons, stored))
        kept = kept_by_law(label, {one.row for one in found})
        Trace.objects.bulk_create(
            (
                Trace(
                    search=row, table=label, row=one.row, column=one.column, own=one.own,
                    found=_found(one.kinds), verdict=kept.get(one.row) or _verdict(one.kinds, own=one.own),
                )
                for one in found
            ),
            batch_size=500,
        )  # fmt: skip


def _found(kinds: frozenset[str]) -> str:
    return Found.NAME.key if kinds == {NAME} else Found.NUMBER.key


def _verdict(kinds: frozenset[str], *, own: bool) -> str:
    """Take for granted what only one person can be; a name somebody has to say something of."""
    return Verdict.TAKE.key if own or kinds - {NAME} else ""


def _files(row: Search, first: int) -> None:
    found, unread = in_files(range(first + 1, first + FILES + 1), words_in(row))
    Trace.objects.bulk_create(
        Trace(search=row, table="files.FileRow", row=str(one), column="@content", found=Found.CONTENT.key)
        for one in found
    )  # fmt: skip
    Search.objects.filter(pk=row.pk).update(unread=F("unread") + unread)


def _attached(row: Search) -> None:
    """List what hangs on rows that name the persons; what is not open is theirs."""
    known = set(Trace.objects.filter(search=row, column="@content").values_list("row", flat=True))
    hanging = attached(tables(), set(row.persons))
    Trace.objects.bulk_create(
        Trace(
            search=row, table="files.FileRow", row=str(one), column="@content", own=closed,
            found=Found.ATTACHED.key, verdict=Verdict.TAKE.key if closed else "",
        )
        for one, closed in sorted(hanging.items())
        if str(one) not in known
    )  # fmt: skip


def _copies(row: Search, name: str) -> None:
    """Count the snapshot at places that are known, and add those that stand in it alone."""
    words, models = words_in(row), {one.shape.key: one for one in tables()}
    try:
        found = list(snapshots.texts_in(snapshots.place(name), words))
    except (ManifestError, FileNotFoundError):
        return
    known = {(one.table, one.row): one for one in Trace.objects.filter(search=row)}
    seen: set[tuple[str, str]] = set()
    fresh = []
    for key, number, column, kinds in found:
        label = tracing.options(tracing.model_of(models[key])).label if key in models else key
        place = label, str(number)
        if place in seen:
            continue
        seen.add(place)
        if place not in known:
            fresh.append(
                Trace(
                    search=row, table=label, row=str(number), column=column, live=False, copies=1,
                    found=_found(kinds), verdict=_verdict(kinds, own=False),
                )
            )  # fmt: skip
    Trace.objects.bulk_create(fresh, batch_size=500)
    counted = [one.pk for place, one in known.items() if place in seen]
    Trace.objects.filter(pk__in=counted).update(copies=F("copies") + 1)


class JudgeTraces(Given):
    """Which traces are this person's, and which somebody else's; ``rest`` says it of all still open."""

    search: int
    take: list[int] = Field(default_factory=list, max_length=500)
    spare: list[int] = Field(default_factory=list, max_length=500)
    rest: str = Field(default="", pattern="^(take|spare)?$")


class BothError(InputError):
    """The same trace was said to be both."""

    code = "trace-both"
    text = T("同一处不能既删除又保留", "One place cannot be both erased and kept")


def judge(deed: Deed, given: JudgeTraces) -> Mapping[str, Any]:
    """Say of traces whose they are; gives how many are still open. Raises ``NotFoundError``."""
    require(deed.actor, ERASERS)
    row = search_of(given.search)
    if set(given.take) & set(given.spare):
        raise BothError
    mine = Trace.objects.filter(search=row).exclude(
        verdict__in=[Verdict.PUBLIC.key, Verdict.PROOF.key]
    )
    for verdict, numbers in ((Verdict.TAKE, given.take), (Verdict.SPARE, given.spare)):
        mine.filter(pk__in=numbers).update(verdict=verdict.key)
    if given.rest:
        mine.filter(verdict="").update(verdict=given.rest)
    deed.about("trace_search", row.pk)
    deed.note(take=given.take, spare=given.spare, rest=given.rest)
    deed.rows = len(given.take) + len(given.spare)
    return {"open": mine.filter(verdict="").count()}


JUDGE = Intention(
    "person.judge", T("认定个人信息痕迹", "Say whose traces they are"), JudgeTraces, judge
)
