"""Decisions as pages show them: lists, steps, digests, where chance comes from, what may be done."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from xuezheng.adapters import clock
from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Appeal, Decision, Filling, State
from xuezheng.apps.decisions.selectors import filling
from xuezheng.apps.decisions.selectors.examples import ExampleShown, worked
from xuezheng.apps.decisions.selectors.lines import PAGE, PLACED, list_name
from xuezheng.apps.decisions.selectors.sums import Sums, sums, unsettled
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import record as records

CLAUSE = ("document", "clause", "text")


@dataclass(frozen=True, slots=True)
class Brief:
    """A decision in a list."""

    id: int
    number: str
    title: str
    engine: T
    state: T
    key: str
    entries: int
    at: datetime
    open: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the course (步骤): done with its moment and digest, now, or later."""

    title: T
    at: datetime | None
    digest: str
    now: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A digest with what it is of (凭证)."""

    title: T
    digest: str
    note: T


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision: its course, its proofs, where chance comes from, what may be done."""

    row: Decision
    brief: Brief
    unit: str
    steps: tuple[StepShown, ...]
    proofs: tuple[Proof, ...]
    chance: Mapping[str, Any]
    signatures: tuple[Mapping[str, Any], ...]
    rules: tuple[tuple[T, T], ...]
    terms: tuple[tuple[str, str], ...]
    example: ExampleShown | None
    known: bool
    fillings: list[Filling]
    fills: bool
    tries: bool
    placed: tuple[tuple[str, int], ...]
    sums: Sums | None
    may_draft: bool
    may_decide: bool
    replaced: Decision | None = None
    appeals: tuple[Appeal, ...] = ()
    may_replace: bool = False
    replays: bool = False
    unsettled: Sums | None = None
    witnessed: tuple[tuple[T, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Say whether all of chance is known, so that the result can only be run, not given up."""
        return self.brief.key == State.COMMITTED.key and self.known

    @property
    def list_name(self) -> str:
        """Give the name of the file of the frozen list."""
        return list_name(self.row)

    @property
    def due(self) -> str:
        """Give the party whose part is opened next; nothing where none waits."""
        waiting = (one["party"] for one in self.chance["parts"] if one["secret"] is None)
        return str(next(waiting, ""))

    @property
    def missing(self) -> list[str]:
        """Give the sources whose numbers are not entered yet."""
        return [one["source"] for one in self.chance["sources"] if one["numbers"] is None]


NOTHING: Mapping[str, Any] = {"parts": [], "sources": [], "beacon": None}


def brief(row: Decision) -> Brief:
    """Give a decision as a list has it."""
    state = State.of(row.state)
    return Brief(
        row.pk, row.number, row.title, engine(row.engine).title, state.label, state.key,
        row.entries, row.published_at or row.cancelled_at or row.committed_at or row.frozen_at or row.opened_at,
        access.is_open(row),
    )  # fmt: skip


def listed(actor: Actor | None, before: int = 0) -> list[Brief]:
    """Give fifty and one decisions somebody may read, the newest first. Costs: 2 queries and one a group."""
    rows = access.decisions(actor).defer("record", "lists", "terms")
    if before:
        rows = rows.filter(pk__lt=before)
    return [brief(one) for one in rows[: PAGE + 1]]


def page(actor: Actor | None, row: Decision) -> DecisionPage:
    """Give one decision. Costs: at most 6 queries."""
    record = json.loads(row.record) if row.record else {}
    digests = record.get("digests", {})
    chance = record.get("chance", NOTHING)
    terms = json.loads(row.terms)
    out = row.state == State.PUBLISHED.key
    after = Decision.objects.filter(replaces=row).first() if _over(row) else None
    may_draft = access.may(actor, Verb.OPEN, row)
    fills = out and filling.fills(row)
    return DecisionPage(
        row=row, brief=brief(row), unit=names(clock.today()).get(row.org_id, ""), steps=_steps(row, digests),
        proofs=_proofs(row, digests), chance=chance,
        signatures=tuple(record.get("signatures", ())),
        rules=ruled(row),
        terms=tuple((key, _told(value)) for key, value in terms.items()),
        example=worked(row.engine, row.terms),
        known=_known(chance), fillings=filling.listed(row) if fills else [], fills=fills,
        tries=engine(row.engine).cut is not None,
        placed=_placed(row) if out else (),
        sums=sums(record) if out else None,
        may_draft=may_draft, may_decide=access.may(actor, Verb.CHECK, row),
        replaced=after if after is not None and access.is_open(after) else None,
        appeals=tuple(waiting_appeals(row)) if out else (),
        may_replace=may_draft and after is None and _over(row),
        unsettled=unsettled(record) if out else None,
        replays=replayed_here(row), witnessed=tuple(_to_sign(row)),
    )  # fmt: skip


REPLAYED = 20_000
"""Records of so many entries are replayed in a page that holds them; longer ones from a file."""
SUMMED = 2_000
"""So many lines are summed up while somebody waits."""


def _placed(row: Decision) -> tuple[tuple[str, int], ...]:
    """Count lines by place, those without one last. Costs: 1 query."""
    if row.engine not in PLACED or row.entries > SUMMED:
        return ()
    found = access.lines(row).order_by("place").values_list("place").annotate(n=Count("id"))
    return tuple(sorted(((place, n) for place, n in found), key=lambda one: (not one[0], one[0])))


def _over(row: Decision) -> bool:
    """Say whether a decision is over and was committed to, so that only another one can follow it."""
    return bool(row.record) and row.state in {State.PUBLISHED.key, State.CANCELLED.key}


def replayed_here(row: Decision) -> bool:
    """Say whether the record is there, and short enough to be replayed in a page that holds it."""
    return bool(row.record) and row.state != State.RUNNING.key and row.entries <= REPLAYED


def replaceable(row: Decision) -> bool:
    """Say whether a decision may still be replaced by another."""
    return _over(row) and not Decision.objects.filter(replaces=row).exists()


def begun_from(row: Decision) -> dict[str, Any]:
    """Give what the form of a decision that replaces one begins with."""
    terms, lists = json.loads(row.terms), json.loads(row.lists)
    clauses = ["｜".join(one.get(key, "") for key in CLAUSE) for one in row.clauses]
    found = {
        "title": row.title, "group": row.group, "version": row.rules_version, "since": row.since,
        "clauses": "\n".join(clauses),
    }  # fmt: skip
    if row.engine != "draw":
        plain = json.dumps(terms, ensure_ascii=False, indent=1)
        return found | {"engine": row.engine, "terms": plain}
    places = [
        " ".join([one["place"], str(one["seats"]), *(f"{k}={n}" for k, n in one["quotas"].items())])
        for one in terms["places"]
    ]
    rules = {key: terms[key] for key in ("groups", "quotas", "unused", "waiting")}
    return found | rules | {"list": lists["list"], "places": "\n".join(places)}


def _to_sign(row: Decision) -> Iterator[tuple[T, str]]:
    """Give the texts that a witness of each stage signs, as far as there are any."""
    if not row.record or row.state == State.RUNNING.key:
        return
    found = records.read(row.record)
    yield T("承诺", "Commitment"), found.signed(records.COMMITTED).decode()
    if row.state == State.PUBLISHED.key:
        yield T("结果", "Result"), found.signed(records.RUN).decode()


def _known(chance: Mapping[str, Any]) -> bool:
    beacon = chance["beacon"]
    return (
        all(one["secret"] is not None for one in chance["parts"])
        and all(one["numbers"] is not None for one in chance["sources"])
        and (beacon is None or beacon["signature"] is not None)
    )


def ruled(row: Decision) -> tuple[tuple[T, T], ...]:
    """Give the rules of a decision in words."""
    by = engine(row.engine)
    return () if by.ruled is None else tuple(by.ruled(json.loads(row.terms)))


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _steps(row: Decision, digests: Mapping[str, Any]) -> tuple[StepShown, ...]:
    lists, result = row.lists_digest if row.frozen_at else "", digests.get("result") or ""
    if row.state != State.PUBLISHED.key:
        result = ""
    told = (
        (T("规则", "Rules"), row.frozen_at, digests.get("rules", "")),
        (T("名单", "List"), row.frozen_at, lists),
        (T("承诺", "Commitment"), row.committed_at, digests.get("commitment", "")),
        (T("种子", "Seed"), row.seeded_at, digests.get("seed") or ""),
        (T("运行", "Run"), row.run_at, result),
        (T("裁判", "Referee"), row.published_at, result),
        (T("公布", "Published"), row.published_at, result),
    )
    over = row.state in {State.PUBLISHED.key, State.CANCELLED.key}
    current = next((turn for turn, (_, at, _) in enumerate(told) if at is None), len(told))
    return tuple(
        StepShown(title, at, digest[:8], not over and turn == current)
        for turn, (title, at, digest) in enumerate(told)
    )


def _proofs(row: Decision, digests: Mapping[str, Any]) -> tuple[Proof, ...]:
    entries = row.entries
    version = row.rules_version
    told = (
        (T("规则", "Rules"), digests.get("rules"), T(f"版本{version}", f"Version {version}")),
        (
            T("名单", "List"),
            row.lists_digest if row.frozen_at else "",
            T(f"{entries}行，按号码排序", f"{entries} lines, sorted"),
        ),
        (
            T("承诺", "Commitment"),
            digests.get("commitment"),
            T("规则、名单、种子来源一并封存", "Rules, list and where chance comes from"),
        ),
        (
            T("种子", "Seed"),
            digests.get("seed"),
            T("承诺、密函、公开数字", "Commitment, parts, public numbers"),
        ),
        (
            T("结果", "Result"),
            digests.get("result") if row.published_at else "",
            T("全部结果行", "All lines of the result"),
        ),
    )
    return tuple(Proof(title, digest, note) for title, digest, note in told if digest)


def waiting_appeals(row: Decision) -> list[Appeal]:
    """Give the appeals, those that wait first; fifty at most."""
    return list(access.appeals(row)[:PAGE])
