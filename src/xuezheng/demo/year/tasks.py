"""Chapter four: the tasks of the year, one in every state by the demo's day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from xuezheng.adapters.calendars import shipped
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.models import Record
from xuezheng.apps.targets.models import Target
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.stream import Stream
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People, Somebody
from xuezheng.demo.year.plan import OFFICE

SIGNED = date(2026, 3, 26)
PROGRESS = (
    (
        "已制定工作方案，明确责任人和时间表，首批事项按计划推进。",
        "",
        "4月底前完成摸底，形成问题清单。",
    ),
    (
        "完成年度任务的一半左右，重点项目进入实施阶段。",
        "部分镇（街道）资金拨付偏慢。",
        "会同财政部门加快拨付。",
    ),
    ("主体工作基本完成，正在查漏补缺、汇总佐证材料。", "", "10月中旬组织自查，11月底前收尾。"),
)
REPORTED_ON = (date(2026, 4, 8), date(2026, 7, 7), date(2026, 10, 9))
SPECIAL = 10
"""How many open tasks get a fate of their own."""
EARLY = 18
"""How many tasks of the whole year are done before autumn ends."""
LATE = 3
"""How many tasks are overdue and open on the demo's day."""


class Tasks:
    """The tasks in hand, and an agenda of what the story does to them, carried out in time's order."""

    def __init__(self, doer: Doer, people: People) -> None:
        self.doer, self.people = doer, people
        self.office = people.of(OFFICE).login
        self.checker = people.of(OFFICE, "副主任").login
        self.heads = {one.org: one for one in reversed(people.members.values())}
        self.agenda: list[tuple[datetime, int, Callable[[], object]]] = []

    def all(self) -> list[Record]:
        """Give the issued tasks of the plan in order."""
        return list(rows(SYSTEM, Verb.READ, "task").order_by("id"))

    def head(self, record: Record) -> Somebody:
        """Give who answers for a task."""
        return self.heads[record.org_id]

    def run(self) -> None:
        """Carry the agenda out."""
        for _, _, step in sorted(self.agenda, key=lambda one: one[:2]):
            step()
        self.agenda.clear()

    def plan(self, at: datetime, step: Callable[[], object]) -> None:
        """Put a step on the agenda."""
        self.agenda.append((at, len(self.agenda), step))

    def move(self, record: Record, move: str, by: str, at: datetime, **more: Any) -> None:
        """Take a task a step further, from the version that stands then."""

        def step() -> None:
            record.refresh_from_db()
            given = {"case": int(record.pk), "move": move, "seen": record.version, **more}
            self.doer.do("case.move", given, by=by, at=at)

        self.plan(at, step)

    def act(self, record: Record, act: str, by: str, at: datetime, **more: Any) -> None:
        """Do a side act on a task."""
        given = {"case": int(record.pk), **more}
        self.plan(at, lambda: self.doer.do(f"case.{act}", given, by=by, at=at))

    def move_with_evidence(self, record: Record, move: str, at: datetime, data: Any) -> None:
        """Upload evidence as the leading unit and take the step that it proves."""
        head = self.head(record).login

        def step() -> None:
            text = f"{record.number}\n{record.subject}\n佐证材料：方案、现场记录、汇总表\n"
            name = f"{record.number}佐证材料.txt"
            file = self.doer.take(text.encode(), name, by=head, at=at)
            record.refresh_from_db()
            given = {"case": int(record.pk), "move": move, "seen": record.version}
            self.doer.do("case.move", {**given, "data": data, "files": [file]}, by=head, at=at)

        self.plan(at, step)

    def report(self, record: Record, day: date) -> None:
        """Report a task as done, with evidence."""
        result = {"result": "任务已按要求完成，佐证材料附后。"}
        self.move_with_evidence(record, "report", moment(day, 10), result)

    def close(self, record: Record, day: date) -> None:
        """Check and close a task; whoever reported it is another."""
        self.move(record, "close", self.checker, moment(day, 15), note="材料齐全，同意销号")


def work(doer: Doer, people: People) -> None:
    """Sign, report, check, close; and leave one task in every state."""
    tasks = Tasks(doer, people)
    every = tasks.all()
    for record in every:
        tasks.move(record, "sign", tasks.head(record).login, moment(SIGNED, 14))
    past = [record for record in every if record.due and record.due < date(2026, 10, 12)]
    late, done = past[:LATE], past[LATE:]
    # What has no figure of its own can be reported done without contradicting one.
    measured = set(Target.objects.filter(record__in=every).values_list("record", flat=True))
    bare = [record for record in every if record not in past and record.pk not in measured]
    special, early = bare[:SPECIAL], bare[SPECIAL : SPECIAL + EARLY]
    usual = [one for one in every if one not in (*past, *special, *early)]
    _finish(tasks, done)
    _finish_early(tasks, early)
    _progress(tasks, usual, late)
    _special(tasks, special, late)
    tasks.run()


def _finish(tasks: Tasks, records: list[Record]) -> None:
    """Report each before its due day and close it two working days later."""
    known = shipped()
    for record in records:
        due = record.due or date(2026, 9, 30)
        day = max(SIGNED + timedelta(days=4), due - timedelta(days=6))
        reported = known.add_workdays(day, 1).day
        tasks.report(record, reported)
        tasks.close(record, known.add_workdays(reported, 2).day)


def _finish_early(tasks: Tasks, records: list[Record]) -> None:
    """Report and close some of the year's tasks long before they are due, week after week."""
    for week, record in enumerate(records):
        reported = shipped().add_workdays(date(2026, 5, 11) + timedelta(weeks=week), 1).day
        tasks.report(record, reported)
        tasks.close(record, shipped().add_workdays(reported, 2).day)


def _progress(tasks: Tasks, records: list[Record], late: list[Record]) -> None:
    """Report progress each quarter for most open tasks, with evidence for some."""
    stream = Stream("progress")
    for day, (progress, problems, following) in zip(REPORTED_ON, PROGRESS, strict=True):
        for record in [*records, *(late if day.month < 10 else [])]:
            if stream.below(10) < 3:
                continue
            said = {"progress": progress, "problems": problems, "next_steps": following}
            if stream.below(4) == 0:
                tasks.move_with_evidence(record, "progress", moment(day, 16), said)
            else:
                by = tasks.head(record).login
                tasks.move(record, "progress", by, moment(day, 16), data=said)


def _october(day: int, hour: int = 10) -> datetime:
    return moment(date(2026, 10, day), hour)


def _special(tasks: Tasks, records: list[Record], late: list[Record]) -> None:
    """One task for each thing that can happen to one."""
    one = iter(records)
    for day in (8, 9, 10):
        tasks.report(next(one), date(2026, 10, day))
    _checked(tasks, next(one), next(one), next(one))
    _timed(tasks, next(one), next(one), next(one))
    _handed(tasks, next(one))
    for record in late:
        note = "已逾期，请于本周内报送完成情况和原因"
        tasks.act(record, "urge", tasks.office, _october(9), note=note)


def _checked(tasks: Tasks, returned: Record, withdrawn: Record, again: Record) -> None:
    """One sent back, one withdrawn before anybody looked, one closed and handed out again."""
    tasks.report(returned, date(2026, 9, 22))
    note = "缺现场照片和验收单，请补齐后再报"
    tasks.move(returned, "return", tasks.checker, moment(date(2026, 9, 24)), note=note)
    tasks.report(withdrawn, date(2026, 9, 28))
    head = tasks.head(withdrawn).login
    tasks.move(withdrawn, "withdraw", head, moment(date(2026, 9, 28), 14), note="数据有误")
    tasks.report(again, date(2026, 8, 20))
    tasks.close(again, date(2026, 8, 24))
    note = "复查发现两所学校未落实，重新交办"
    tasks.move(again, "reopen", tasks.office, moment(date(2026, 9, 15)), note=note)


def _timed(tasks: Tasks, asked: Record, granted: Record, paused: Record) -> None:
    """One whose extension waits for a word, one that was given one, one whose clock stands."""
    note = "评审会延期至明年1月"
    head = tasks.head(asked).login
    tasks.act(asked, "request_extension", head, _october(9), until="2027-01-15", note=note)
    head, day = tasks.head(granted).login, date(2026, 6, 3)
    wish = {"until": "2027-01-10", "note": "设备到货推迟"}
    tasks.act(granted, "request_extension", head, moment(day), **wish)
    day = date(2026, 6, 5)
    tasks.act(granted, "decide_extension", tasks.office, moment(day), grant=True, note="同意")
    wait = {"until": "2026-11-06", "note": "等待上级文件"}
    tasks.act(paused, "suspend", tasks.office, _october(8), **wait)


def _handed(tasks: Tasks, record: Record) -> None:
    """One handed to a colleague, with a comment of the office."""
    head = tasks.head(record)
    colleague = next(
        other
        for (_, title), other in tasks.people.members.items()
        if other.org == record.org_id and title in {"副科长", "副主任"}
    )
    day = moment(date(2026, 9, 29))
    tasks.act(record, "hand_on", head.login, day, person=colleague.person)
    tasks.act(record, "comment", tasks.office, _october(9, 11), note="请在通报前补报三季度进展")
