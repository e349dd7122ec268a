"""A bureau with a supervision office, four primary schools with pupils and staff, on the demo's day."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.apps.surveys import limits
from xuezheng.apps.surveys.models import Cell, Survey
from xuezheng.apps.surveys.selectors.codes import code_of
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 9, tzinfo=ZONE)
BEGINS = date(2020, 9, 1)
PUPILS = {"s1": (20, 10), "s2": (30, 0), "s3": (12, 0), "s4": (3, 0)}
"""Pupils in grades 4 and 1 of each school."""


def unit(key, name, kind, parent, order):
    return Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give units and who works there."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    limits._wrong.clear()
    schools = [unit(key, f"第{key[1]}小学", Kind.PRIMARY, "b", 3) for key in PUPILS]
    plant(
        [
            unit("b", "教育局", Kind.BUREAU, None, 1),
            unit("d", "督导室", Kind.SECTION, "b", 2),
            unit("r", "教研室", Kind.CENTRE, "b", 4),
            *schools,
        ]
    )
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    for key, counts in PUPILS.items():
        for entered, count in zip((2023, 2026), counts, strict=True):
            enrol(org[key], entered, count)
        for number in range(2):
            who = Person.objects.create()
            PersonFact.objects.create(
                subject=who, org_id=org[key], name=f"王教{key[1]}{number}", pinyin="w", initials="w",
                staff_number=f"20260{key[1]}{number}", valid_from=BEGINS,
            )  # fmt: skip
    return SimpleNamespace(
        org=org,
        office=actor_for(("section", org["d"]), duty="supervision,pupils,teaching"),
        centre=actor_for(("section", org["r"]), duty="teaching"),
        one=actor_for(("principal", org["s1"])),
        two=actor_for(("principal", org["s2"])),
        four=actor_for(("principal", org["s4"])),
    )


def enrol(org, entered, count):
    """Put pupils of one class on the roll."""
    if not count:
        return
    group = SchoolClass.objects.create()
    ClassFact.objects.create(
        subject=group, org_id=org, stage="primary", entered=entered, number=1, valid_from=BEGINS
    )
    for number in range(count):
        EnrolmentFact.objects.create(
            subject=Person.objects.create(), org_id=org, school_class=group, name=f"李小{number}号",
            pinyin="l", initials="l", sex="1", born=date(2016, 3, 1), state="studying",
            began="admitted", valid_from=BEGINS,
        )  # fmt: skip


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def opened(town, questionnaire="satisfaction", sizes=None, **more):
    """Open a survey until 20 October and hand its codes out; gives its number."""
    sizes = {"parent": 0} if sizes is None else sizes
    done = do(
        "survey.open", town.office, questionnaire=questionnaire, title="秋季满意度调查",
        opens_on="2026-10-10", closes_on="2026-10-20", sizes=sizes, **more,
    )  # fmt: skip
    do("survey.hand_out", town.office, survey=done["survey"])
    return done["survey"]


def codes(survey, org, audience="parent", grade=""):
    """Give the codes of a stratum, as its slips say them."""
    number = Survey.objects.get(pk=survey).number
    cell = Cell.objects.get(survey=survey, org=org, audience=audience, grade=grade)
    return [code_of(number, int(cell.pk), place) for place in range(1, cell.handed + 1)]


def answer(code, at=NOW, **answers):
    """Answer with a code."""
    return do("survey.answer", None, at=at, code=code, answers=answers)["counted"]


def parents(town, survey, **wanted):
    """Let parents of schools answer: ``s1=(20, 5)`` are 20 sheets with every scale at 5."""
    for key, (count, step) in wanted.items():
        for code in codes(survey, town.org[key])[:count]:
            assert answer(code, lessons=step, fair=step, safe=step, contact=step, overall=step)
