"""Drawing papers up: circular, summary, notice, minutes, table; from tasks as they stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from xuezheng.apps.papers.access import GROUP, OUT, paper
from xuezheng.apps.papers.models import Naming, Paper, Tone
from xuezheng.apps.papers.selectors.progress import TaskLine
from xuezheng.apps.papers.selectors.tasks import plan_title, task_line, task_lines
from xuezheng.apps.papers.services.building import rebuild
from xuezheng.apps.papers.services.of_ledger import Told, add_naming, of_ledger
from xuezheng.apps.records.access.rules import calendar, day_of, in_force
from xuezheng.apps.schools.access import require, tree_of
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.catalogue.papers.house import TO, mark
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.papers.figures import Figure, Origin, day_said, wording
from xuezheng.core.papers.manifest import canonical_json, run_json
from xuezheng.core.papers.paper import Run, Words
from xuezheng.core.papers.templates.circular import figures_joined

_COUNTED = (
    ("已完成", Standing.MET), ("序时推进", Standing.TRACK), ("进度滞后", Standing.RISK),
    ("逾期未完成", Standing.MISS), ("未启动", Standing.WAIT), ("无数据", Standing.NODATA),
)  # fmt: skip
_BY_UNIT = (Standing.MET, Standing.TRACK, Standing.RISK, Standing.MISS)
TO_ALL = frozenset({"circular", "ledger_circular"})
"""Kinds that go to every unit unless the draft says otherwise."""
_QUARTERS = ("一季度", "上半年", "三季度", "全年")


class KindError(InputError):
    """No such kind of paper, or not one that is drafted this way."""

    code = "paper-kind"
    text = T("没有“{kind}”这种文稿", "There is no paper of the kind “{kind}”")


class IssuedError(RefusedError):
    """An issued paper never changes."""

    code = "paper-issued"
    text = T(
        "本件已印发，内容不再改动；有误请另行更正。",
        "This paper has been issued and does not change; put it right by a correction.",
    )


class AgendaGiven(BaseModel):
    """One item of a meeting's agenda with what was resolved (议题)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str = Field(min_length=1, max_length=200)
    text: str = ""
    resolved: list[dict[str, Any]] = Field(default_factory=list)


class SittingGiven(BaseModel):
    """The facts of a meeting (会议情况)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    body: str
    held: str
    place: str = ""
    chair: str
    present: list[str] = Field(default_factory=list)
    absent: list[str] = Field(default_factory=list)
    recorder: str = ""


class DraftPaper(Given):
    """What to draw up: a kind, and the plan, the task, the ledger or the meeting it is drawn from."""

    kind: str
    plan: str = ""
    title: str = Field(default="", max_length=200)
    record: int | None = None
    ledger: str = Field(default="", max_length=40)
    period: str = Field(default="", max_length=20)
    reason: str = Field(default="", max_length=300)
    to: str = Field(default="", max_length=300)
    copies: list[str] = Field(default_factory=list)
    sitting: SittingGiven | None = None
    items: list[AgendaGiven] = Field(default_factory=list)


class EditPaper(Given):
    """The head of a draft; ``seen`` is the version the editor looked at."""

    paper: int
    seen: int
    title: str = Field(min_length=1, max_length=200)
    to: str = Field(default="", max_length=300)
    copies: str = Field(default="", max_length=300)
    signer: str = Field(default="", max_length=40)


def opened(deed: Deed, number: int, verb: Verb = Verb.MOVE) -> Paper:
    """Give a paper that may still be changed, locked. Raises ``IssuedError``."""
    row = paper(deed.actor, number, verb, lock=True)
    if row.state in OUT:
        raise IssuedError(state=row.state)
    return row


def draft(deed: Deed, given: DraftPaper) -> Mapping[str, Any]:
    """Draw a paper up; who is late is entered as about to be named, not yet heard."""
    if given.kind not in _DRAWN:
        raise KindError(kind=given.kind[:20])
    day = day_of(deed.at)
    tree = tree_of(day)
    root = tree.root
    if root is None:
        raise NotFoundError(what="机构")
    org = deed.actor.home if deed.actor.home is not None else root
    require(deed.actor, Verb.OPEN, GROUP, org, what="文稿")
    bureau = tree.units[root].name
    house = {"issuer": bureau, "printed_by": f"{bureau}办公室", "word": mark(bureau)}
    facts, title, told = _DRAWN[given.kind](deed, given, day)
    row = Paper(
        kind=given.kind, template=TEMPLATES[given.kind].version, org_id=org, plan=given.plan,
        title=(given.title or f"{bureau}{title.removeprefix(bureau)}")[:200], record=given.record, day=day,
        to=given.to or (TO if given.kind in TO_ALL else ""),
        copies="、".join(given.copies), facts=canonical_json(house | facts), body="", manifest="",
        digest="", made_at=deed.at, made_by=deed.actor.person, version=0,
    )  # fmt: skip
    row.save()
    for position, one in enumerate(told, start=1):
        add_naming(row, position, one)
    rebuild(row)
    deed.about("paper", row.pk, org)
    deed.note(title=row.title, kind=row.kind)
    return {"paper": row.pk, "named": Naming.objects.filter(paper=row).count()}


def edit(deed: Deed, given: EditPaper) -> Mapping[str, Any]:
    """Change title, addressees, copies and signer of a draft."""
    row = opened(deed, given.paper)
    if row.version != given.seen:
        raise StaleError
    row.title, row.to, row.copies, row.signer = given.title, given.to, given.copies, given.signer
    rebuild(row)
    deed.about("paper", row.pk, row.org_id)
    return {"paper": row.pk, "version": row.version}


Drawn = tuple[dict[str, Any], str, Sequence[Told]]
"""Facts, the title behind the bureau's name, what is told of units."""


def _count(number: int, plan: str, standing: str, day: date) -> Figure:
    exact = Decimal(number)
    said = wording(exact, "项")
    return Figure(exact, "项", said, f"progress:{plan}:{standing}", day, Origin.COUNTED)


def _overall(lines: Sequence[TaskLine], plan: str, day: date) -> tuple[Run, ...]:
    counts = Counter(line.standing for line in lines)
    told = [(words, standing) for words, standing in _COUNTED if counts[standing]]
    sentence = "共下达工作任务{}" + "".join(f"，{words}{{}}" for words, _ in told) + "。"
    figures = [_count(len(lines), plan, "", day)]
    figures += [_count(counts[standing], plan, standing.key, day) for _, standing in told]
    return figures_joined(sentence, *figures)


def _by_unit(lines: Sequence[TaskLine], plan: str, day: date) -> list[dict[str, Any]]:
    units: dict[int, list[TaskLine]] = {}
    for line in lines:
        units.setdefault(line.org, []).append(line)
    given = []
    for org, own in units.items():
        counts = Counter(line.standing for line in own)
        figures = [_bare(len(own), plan, f"{org}", day)]
        figures += [_bare(counts[one], plan, f"{org}:{one.key}", day) for one in _BY_UNIT]
        given.append({"unit": own[0].unit, "counts": [run_json(one) for one in figures]})
    return given


def _bare(number: int, plan: str, key: str, day: date) -> Figure:
    return Figure(Decimal(number), "项", str(number), f"progress:{plan}:{key}", day, Origin.COUNTED)


def _circular(deed: Deed, given: DraftPaper, day: date) -> Drawn:
    lines = task_lines(deed.actor, given.plan, day)
    facts = {
        "plan": plan_title(given.plan), "until": day_said(day),
        "overall": [run_json(run) for run in _overall(lines, given.plan, day)],
        "heads": ["任务数", *(one.label.zh for one in _BY_UNIT)],
        "units": _by_unit(lines, given.plan, day),
    }  # fmt: skip
    quarter = _QUARTERS[(day.month - 1) // 3 - 1] if day.month > 3 else _QUARTERS[3]
    year = day.year if day.month > 3 else day.year - 1
    told = _told(lines, given.plan, day)
    return facts, f"关于{year}年{quarter}重点工作进展情况的通报", told


def _ledger(deed: Deed, given: DraftPaper, day: date) -> Drawn:
    return of_ledger(deed, given.ledger, given.period, day)


def _summary(deed: Deed, given: DraftPaper, day: date) -> Drawn:
    lines = task_lines(deed.actor, given.plan, day)
    said = TEMPLATES["summary"].say("overall", until=day_said(day), plan=plan_title(given.plan))
    overall = (Words(said), *_overall(lines, given.plan, day)[1:])
    return {"overall": [run_json(run) for run in overall]}, f"{day.year}年工作总结", ()


def _supervision(deed: Deed, given: DraftPaper, day: date) -> Drawn:
    if given.record is None:
        raise NotFoundError(what="工作任务")
    line = task_line(deed.actor, given.record, day)
    within = in_force(day).whole("paper.urge_reply_within")
    progress = told_progress(line, day) or (Words(line.said or "尚未反馈。"),)
    pressed = {
        "task": line.title, "source": line.source or plan_title(given.plan), "lead": line.unit,
        "leader": line.leader, "due": day_said(line.due) if line.due else "未定",
        "standing": line.standing.label.zh, "progress": [run_json(run) for run in progress],
        "reply_by": day_said(calendar().add_workdays(day, within).day),
        "co": list(line.co), "reason": given.reason,
    }  # fmt: skip
    return {"pressed": pressed}, f"关于“{line.title[:60]}”的督办通知单", ()


def _minutes(_deed: Deed, given: DraftPaper, _day: date) -> Drawn:
    if given.sitting is None:
        raise NotFoundError(what="会议")
    facts = {
        "sitting": given.sitting.model_dump(),
        "items": [
            {"title": one.title, "text": one.text, "resolved": [_resolved(r) for r in one.resolved]}
            for one in given.items
        ],
    }
    return facts, f"{given.sitting.body}纪要", ()


def _resolved(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": str(told.get("text", "")), "lead": str(told.get("lead", "")),
        "co": [str(one) for one in told.get("co", [])], "due": str(told.get("due", "")),
    }  # fmt: skip


def _decomposition(deed: Deed, given: DraftPaper, day: date) -> Drawn:
    lines = sorted(task_lines(deed.actor, given.plan, day), key=lambda one: (one.place, one.record))
    rows = [
        {
            "work": line.work, "task": line.title, "leader": line.leader, "lead": line.unit,
            "co": list(line.co), "due": day_said(line.due) if line.due else "",
        }
        for line in lines
    ]  # fmt: skip
    return {"rows": rows}, f"{plan_title(given.plan)}任务分解表", ()


_DRAWN = {
    "circular": _circular, "summary": _summary, "supervision": _supervision,
    "minutes": _minutes, "decomposition": _decomposition, "ledger_circular": _ledger,
}  # fmt: skip


def told_progress(line: TaskLine, day: date) -> tuple[Run, ...]:
    """What the targets of a task have come to, each with its goal."""
    runs: list[Run] = []
    for one in line.promises:
        if one.value is None:
            continue
        runs += [Words(f"{'；' if runs else ''}{one.indicator}为"), one.figure(one.value, day)]
        if one.goal is not None:
            runs += [Words("，目标"), one.figure(one.goal, day)]
    return (*runs, Words("。")) if runs else ()


def _told(lines: Sequence[TaskLine], plan: str, day: date) -> list[Told]:
    """Tell of overdue tasks as late, and of units that have met all of theirs as ahead."""
    found = []
    for line in lines:
        if line.standing is Standing.MISS:
            limit = line.missed or line.due
            due = f"，完成时限{day_said(limit)}" if limit else ""
            words = Words(f"“{line.title}”逾期未完成{due}。")
            found.append(_of_task(line, Tone.LATE, (words, *told_progress(line, day))))
    for line, count in _ahead(lines):
        figure = _count(count, plan, f"{line.org}:met", day)
        runs = figures_joined("牵头的{}工作任务全部完成。", figure)
        found.append(_of_task(line, Tone.AHEAD, runs))
    return found


def _of_task(line: TaskLine, tone: Tone, runs: tuple[Run, ...]) -> Told:
    return Told(
        line.org, line.unit, tone, runs, record=line.record, deadline=line.deadline,
        evidence_at=line.evidence_at,
    )  # fmt: skip


def _ahead(lines: Sequence[TaskLine]) -> list[tuple[TaskLine, int]]:
    """Units whose tasks are all met, each with one of them and how many they are."""
    units: dict[int, list[TaskLine]] = {}
    for line in lines:
        units.setdefault(line.org, []).append(line)
    whole = [own for own in units.values() if all(one.standing is Standing.MET for one in own)]
    return [(own[0], len(own)) for own in whole]
