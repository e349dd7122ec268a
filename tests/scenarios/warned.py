"""Play the scenes of a rule of warning by real rows: cases, roll, days that run out, a counted indicator.

A step says what there is at a place (``has``), on which day the worker looks, and then
what stands, who was told, by when a case must be answered. Days between two steps
were missed. What each measure needs is planted as rows of its own; nothing of the
rule is replaced. ``broken`` lets the measure fail.
"""

from datetime import date, datetime, time, timedelta

from django.core.cache import cache
from tests.apps.records.steps import person

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.records.models import Deadline, Record
from xuezheng.apps.records.services.writing import columns
from xuezheng.apps.registers.models import RegisterVersion, RunsOut, Switched
from xuezheng.apps.warnings.models import Entry, Standing
from xuezheng.apps.warnings.selectors import readings
from xuezheng.apps.warnings.services import looking, watching
from xuezheng.apps.warnings.services.answering import SILENCE
from xuezheng.apps.warnings.services.looking import look
from xuezheng.apps.warnings.services.watching import counted
from xuezheng.catalogue import current
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.registers.timeline import FOREVER
from xuezheng.core.warnings.definition import (
    AmongPupils,
    Expiring,
    OfIndicator,
    Seats,
    Summed,
    WeeksOver,
    YearEnd,
)
from xuezheng.core.warnings.grades import Grade

STEP = {"day", "has", "broken", "twice", "stands", "blind", "told", "answer_by", "silence", "until"}
BEGINS = date(2020, 9, 1)
AXES = {"valid_from": BEGINS, "known_from": datetime(2020, 9, 1, tzinfo=ZONE), "known_to": FOREVER}
HOME = "school"
MEASURES = dict(readings._MEASURES)


class World:
    """The tree of the scene, the rule, and what there is of it."""

    def __init__(self, rule, orgs, monkeypatch):
        self.rule, self.orgs, self.patch = rule, orgs, monkeypatch
        self.names = {org: name for name, org in orgs.items()}
        self.count = 0
        self.leader = person(990, "leader", orgs["bureau"])
        duty = (Grant(991, "section", orgs["basic"], rule.group),)
        self.section = Actor(991, 991, duty, 991)

    def at(self, day, hour=6):
        return datetime.combine(day, time(hour), ZONE)

    def plant(self, has, day):
        """Lay what there is at the school, of the kind the rule measures."""
        measure = self.rule.measure
        self.count += 1
        plants = {
            OfIndicator: self._indicator, Summed: self._summed, AmongPupils: self._pupils,
            Expiring: self._expiring, Seats: self._seats, YearEnd: self._year_end, WeeksOver: self._weeks_over,
        }  # fmt: skip
        plants.get(type(measure), self._weighed)(measure, has, day)

    def record(self, ledger, day, data):
        declared = current().ledger(ledger)
        self.count += 1
        Record.objects.create(
            kind=ledger, number=f"T{self.count}", org_id=self.orgs[HOME], subject="示例", def_version=1,
            state=declared.flow.stages[0].key, since=self.at(day), opened=day, updated_at=self.at(day),
            data=data, **columns(declared, data),
        )  # fmt: skip

    def _weighed(self, measure, has, day):
        """Give so much weight: the cases that were there are done away with."""
        Record.objects.filter(kind__in=[one.ledger for one in measure.sources]).delete()
        left = int(has)
        for one in sorted(measure.sources, key=lambda one: -one.weight):
            while left >= one.weight:
                self.record(one.ledger, day, dict(one.where))
                left -= one.weight

    def _summed(self, measure, has, day):
        Record.objects.filter(kind=measure.ledger).delete()
        self.record(measure.ledger, day, {measure.part: has[0], measure.whole: has[1]})

    def _pupils(self, measure, has, day):
        part, whole = has
        Record.objects.filter(kind=measure.counted.ledger).delete()
        for _ in range(part):
            self.record(measure.counted.ledger, day, dict(measure.counted.where))
        if EnrolmentFact.objects.count() != whole:
            EnrolmentFact.objects.all().delete()
            self.enrolled(whole, None)

    def enrolled(self, many, school_class):
        children = Person.objects.bulk_create(Person() for _ in range(many))
        EnrolmentFact.objects.bulk_create(
            EnrolmentFact(
                subject=child, org_id=self.orgs[HOME], school_class=school_class, name="某生",
                pinyin="mou", initials="m", sex="1", born=date(2018, 3, 5), began="admitted", **AXES,
            )
            for child in children
        )  # fmt: skip

    def _expiring(self, measure, has, day):
        for kind in measure.registers:
            Switched.objects.update_or_create(kind=kind, defaults={"on": True, "at": self.at(day)})
        RunsOut.objects.all().delete()
        if has < 366:
            RunsOut.objects.create(
                kind=measure.registers[0], thing=1, place="plate_until", ends=day + timedelta(has),
                org=self.orgs[HOME],
            )  # fmt: skip

    def _seats(self, measure, has, day):
        """A leaving class of the stage, and so many children about to enter it."""
        EnrolmentFact.objects.all().delete()
        ClassFact.objects.all().delete()
        lasts = {"preschool": 3, "primary": 6, "junior": 3}
        for stage, many in ((readings.BEFORE[measure.stage], has), (measure.stage, 0)):
            one = SchoolClass.objects.create()
            ClassFact.objects.create(
                subject=one, org_id=self.orgs[HOME], stage=stage, number=1,
                entered=day.year - lasts[stage] + 1, **AXES,
            )  # fmt: skip
            self.enrolled(many, one)

    def _year_end(self, measure, has, day):
        """Enter sums of the year at the bureau beside 1,000 of the same months and 1,250 of all last year.

        So much a thousand is a growth of so much less a thousand; pupils are as many as before.
        """
        RegisterVersion.objects.all().delete()
        told = [has] if isinstance(has, int) else list(has)
        year = {"year": day.year, "as_of": day.isoformat()}
        if "pay" in measure.aims:
            self.entered("pay_count", year | {"teacher": told[0], "teacher_before": 1000})
            return
        if "appropriation" in measure.aims or "whole_kept" in measure.aims:
            education = told.pop(0)
            revenue = told.pop(0) if "appropriation" in measure.aims else 1000
            self.entered(
                "education_spending",
                year | grown("education", education) | grown("revenue", revenue),
            )
        for stage, sum_ in zip(("primary", "junior", "senior"), told, strict=False):
            heads = {"stage": stage, "heads": 100, "heads_before": 100}
            self.entered(
                "stage_spending", year | heads | grown("spending", sum_) | grown("public", sum_)
            )

    def _weeks_over(self, measure, has, day):
        """A fourth grade (60 minutes): a week within the limit, then so many of 75 minutes, the last this week's."""
        del measure
        Switched.objects.update_or_create(
            kind="homework_log", defaults={"on": True, "at": self.at(day)}
        )
        RegisterVersion.objects.all().delete()
        one = ClassFact.objects.first()
        if one is None:
            one = ClassFact.objects.create(
                subject=SchoolClass.objects.create(), org_id=self.orgs[HOME], stage="primary", number=1,
                entered=day.year - 3, **AXES,
            )  # fmt: skip
        monday = day - timedelta(day.weekday())
        for back in range(has + 1):
            data = {"longest": 75 if back < has else 60, "gaps": 0}
            slots = {"n1": one.subject_id, "d1": monday - timedelta(7 * back)}
            self.entered("homework_log", data, HOME, **slots)

    def entered(self, register, data, at="bureau", **slots):
        self.count += 1
        thing = Record.objects.create(
            kind=register, number=f"T{self.count}", org_id=self.orgs[at], subject="示例", def_version=1,
            state="", since=self.at(BEGINS), opened=BEGINS, updated_at=self.at(BEGINS), data={},
        )  # fmt: skip
        RegisterVersion.objects.create(
            subject=thing,
            kind=register,
            org_id=self.orgs[at],
            title="示例",
            data=data,
            **slots,
            **AXES,
        )

    def _indicator(self, measure, has, day):
        """A run as counting leaves it: the sums of one indicator at the school."""
        one = indicator(measure.key)
        version = one.on(day)
        amounts = has if isinstance(has, list) else [has]
        places = {
            "bureau": (None, "bureau"),
            "town": ("bureau", "township"),
            HOME: ("town", "primary"),
        }
        told = {
            str(self.orgs[name]): [self.orgs.get(parent), kind]
            for name, (parent, kind) in places.items()
        }
        scope = kept.scope_key(one)
        run = Run.objects.create(
            snapshot=f"s{self.count}", content="c", parameters="p", day=day, at=self.at(day), current=True,
            places=told, scopes={scope: [self.orgs[HOME]]} if scope else {}, present={},
        )  # fmt: skip
        cells = [number for many in amounts for number in (many, many, 0)]
        Result.objects.create(
            run=run, key=one.key, since=version.since, definition=one.digest(version),
            filled=[True] * len(amounts), cells={str(self.orgs[HOME]): cells},
        )  # fmt: skip
        kept.forget()

    def broken(self, on):
        """Let the measure fail, or heal it."""

        def fails(*_):
            raise ArithmeticError("broken")

        measure = fails if on else MEASURES[type(self.rule.measure)]
        self.patch.setattr(readings, "_MEASURES", MEASURES | {type(self.rule.measure): measure})

    def standing(self, name):
        return Standing.objects.filter(rule=self.rule.key, org=self.orgs[name]).first()

    def told(self, after):
        found = Entry.objects.filter(what="told", pk__gt=after, standing__rule=self.rule.key)
        return [
            f"{one.grade or 'blind'} {self.names[one.standing.org_id]}"
            for one in found.select_related("standing").order_by("id")
        ]


def play(rule, scene, orgs, monkeypatch):
    """Take the steps of a scene."""
    cache.clear()
    for part in (looking, watching):
        monkeypatch.setattr(part, "RULES", (rule,))
    world = World(rule, orgs, monkeypatch)
    for step in scene["steps"]:
        assert set(step) <= STEP, set(step) - STEP
        day = date.fromisoformat(str(step["day"]))
        last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
        if "broken" in step:
            world.broken(step["broken"])
        if "has" in step:
            world.plant(step["has"], day)
        if "silence" in step:
            silenced(world, step, day)
        look(world.at(day))
        if step.get("twice"):
            assert (look(world.at(day, 9)), look(world.at(day - timedelta(3)))) == (0, 0)
        check(world, step, last)
        assert counted(world.at(day))[1] == [], step


def grown(key, now):
    return {key: now, f"{key}_before": 1000, f"{key}_last": 1250}


def silenced(world, step, day):
    """Silence it as who stands above; the bureau's own as the section on duty."""
    row = world.standing(step["silence"])
    actor = world.section if step["silence"] == "bureau" else world.leader
    given = {"warning": row.pk, "until": str(step["until"]), "reason": "已知情况，整改中"}
    act(SILENCE, given, actor=actor, at=world.at(day, 5))


def check(world, step, last):
    for name, grade in step.get("stands", {}).items():
        row = world.standing(name)
        found = next((one.key for one in Grade if row and one.rank == row.rank), "")
        assert found == (grade or ""), (step["day"], name, row and row.reading)
    for name in step.get("blind", ()):
        assert world.standing(name).blind, step
    if "told" in step:
        assert sorted(world.told(last)) == sorted(step["told"]), step["day"]
    for name, wanted in step.get("answer_by", {}).items():
        assert answered_by(world.standing(name)) == wanted, step["day"]


def answered_by(row):
    """By which day the case of a warning is answered."""
    return Deadline.objects.get(record=row.case, clock="assign").due_day


__all__ = ["play"]
