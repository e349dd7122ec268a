"""Ten school years of a small county through its services; no roll-over job anywhere.

Nobody is in two schools or in none; the report of the third year comes out of
the tenth byte by byte; a merger is seen before and after; undoing one
promotion leaves everybody else alone.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.services import act
from xuezheng.apps.pupils import services as pupils
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.pupils.selectors.counting import counted
from xuezheng.apps.schools import services as schools
from xuezheng.apps.schools.access import organisations
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.registers import roll
from xuezheng.core.registers.counting import report
from xuezheng.core.registers.timeline import AsOf, belief

FIRST, YEARS, INTAKE, MERGED_IN = 2026, 10, 6, 2032
BY_KEY = {one.key: one for one in (*schools.INTENTIONS, *pupils.INTENTIONS)}
FAMILIES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫", "安波成达恩芳耕宏吉凯"


class County:
    """Three primary schools, a junior and a senior one, and the clock by which they act."""

    def __init__(self):
        self.at = datetime(FIRST, 8, 20, 1, tzinfo=UTC)
        self.serial = 0
        self.events = []
        founded = f"{FIRST}-08-01"
        bureau = self.do("organisation.add", code="b", name="局", kind="bureau", since=founded)
        self.orgs = {}
        for code, kind in (
            ("p1", "primary"), ("p2", "primary"), ("p3", "primary"), ("j", "junior"), ("s", "senior"),
        ):  # fmt: skip
            given = {"code": code, "name": code, "kind": kind, "parent": bureau["organisation"]}
            done = self.do("organisation.add", since=founded, **given)
            self.orgs[code] = done["organisation"]
        self.primaries = ["p1", "p2", "p3"]

    def do(self, key, **given):
        self.at += timedelta(seconds=1)
        self.events.append(key)
        return act(BY_KEY[key], given, actor=SYSTEM, at=self.at).result

    def day(self, day):
        self.at = max(self.at, datetime(day.year, day.month, day.day, 1, tzinfo=UTC))

    def opened(self, code, stage, year, entered=None):
        return self.do(
            "school_class.open", organisation=self.orgs[code], stage=stage,
            entered=entered or year, since=f"{year}-09-01",
        )["school_class"]  # fmt: skip

    def new_pupils(self, code, year, school_class, age=6):
        told = []
        for _ in range(INTAKE):
            self.serial += 1
            n = self.serial
            born = date(year - age, 1, 1) + timedelta(n % 360)
            name = FAMILIES[n % 12] + GIVEN[n % 10] + GIVEN[n // 10 % 10]
            number = f"G{n:08d}"
            told.append({"name": name, "sex": "12"[n % 2], "born": born, "number": number,
                         "school_class": school_class})  # fmt: skip
        given = {"organisation": self.orgs[code], "since": f"{year}-09-01", "pupils": told}
        return self.do("pupil.admit_many", **given)["pupils"]

    def start(self):
        """The first year: a class in each grade of each school."""
        for code, stage, years in (
            *((code, "primary", 6) for code in self.primaries), ("j", "junior", 3), ("s", "senior", 3),
        ):  # fmt: skip
            for grade in range(years):
                entered = FIRST - grade
                age = {"primary": 6, "junior": 12, "senior": 15}[stage] + grade
                school_class = self.opened(code, stage, FIRST, entered)
                self.new_pupils(code, FIRST, school_class, age)

    def turn(self, year):
        """A new school year: who leaves leaves, who goes on goes on, who comes comes."""
        self.day(date(year, 7, 1))
        oldest = self.inside("senior", year - 3, f"{year}-07-01")
        self.do("pupil.graduate", classes=sorted(oldest), on=f"{year}-07-01")
        self.day(date(year, 9, 1))
        for stage, years, code, onto in (
            ("junior", 3, "s", "senior"),
            ("primary", 6, "j", "junior"),
        ):
            leaving = self.inside(stage, year - years, f"{year}-09-01")
            school_class = self.opened(code, onto, year)
            going = sorted(one for some in leaving.values() for one in some)
            intake = [{"school_class": school_class, "pupils": going}]
            self.do("pupil.promote", intakes=intake, since=f"{year}-09-01")
            for old in leaving:
                self.do("school_class.close", school_class=old, on=f"{year}-09-01")
        for code in self.primaries:
            self.new_pupils(code, year, self.opened(code, "primary", year))

    def inside(self, stage, entered, day):
        classes = ClassFact.objects.at(AsOf(day)).filter(stage=stage, entered=entered)
        found = {one: [] for one in classes.values_list("subject_id", flat=True)}
        rows = EnrolmentFact.objects.at(AsOf(day)).filter(school_class__in=list(found))
        for pupil, school_class in rows.values_list("subject_id", "school_class_id"):
            found[school_class].append(pupil)
        return found

    def unrest(self, year):
        """Somebody of the second school is suspended and comes back, one moves out of the city."""
        one, two = sorted(EnrolmentFact.objects.at(AsOf(f"{year}-10-01")).filter(
            org=self.orgs["p1"], state="studying"
        ).values_list("subject_id", flat=True))[:2]  # fmt: skip
        self.day(date(year, 10, 8))
        self.do("pupil.suspend", pupil=one, since=f"{year}-10-08")
        self.do("pupil.leave", pupil=two, on=f"{year}-11-02", left="moved_away")
        self.day(date(year + 1, 3, 1))
        self.do("pupil.return", pupil=one, since=f"{year + 1}-03-01")


def on_roll(day):
    return {
        pupil: (org, school_class)
        for pupil, org, school_class in EnrolmentFact.objects.at(AsOf(day)).values_list(
            "subject_id", "org_id", "school_class_id"
        )
    }


def sound(county, last):
    """Say of everybody who ever was on the roll that they were never in two places or in none."""
    versions = {}
    for row in EnrolmentFact.objects.believed():
        versions.setdefault(row.subject_id, []).append(row.version())
    assert len(versions) == county.serial
    for told in versions.values():
        assert list(roll.faults(belief(told))) == []
    for year in range(FIRST, last + 1):
        for day in (f"{year}-09-01", f"{year}-12-31"):
            here = list(EnrolmentFact.objects.at(AsOf(day)).values_list("subject_id", flat=True))
            assert len(here) == len(set(here))


@pytest.mark.django_db
def test_ten_years_of_a_county():
    county = County()
    county.start()
    first = on_roll(f"{FIRST}-10-01")
    assert len(first) == (3 * 6 + 3 + 3) * INTAKE == 144
    county.unrest(FIRST)
    kept, merged = None, None
    for year in range(FIRST + 1, FIRST + YEARS):
        county.turn(year)
        if year == FIRST + 2:
            asof = AsOf(date(year, 10, 1), county.at)
            kept = (asof, report(counted(asof)))
        if year == MERGED_IN:
            merged = county.do(
                "school.merge", schools=[county.orgs["p3"]], into=county.orgs["p2"],
                since=f"{year}-09-01", name="p2+p3",
            )  # fmt: skip
            county.primaries = ["p1", "p2"]
    last = FIRST + YEARS - 1
    sound(county, last)
    the_report_of_year_three_is_the_same(county, *kept)
    both_views_of_the_merger(county, merged)
    one_promotion_undone(county, last)
    assert Entry.objects.count() == len(county.events)


def the_report_of_year_three_is_the_same(county, asof, told):
    lines = told.decode().splitlines()
    assert lines[0] == "school,grade,sex,pupils"
    assert sum(int(line.split(",")[3]) for line in lines[1:]) == len(on_roll(asof.day))
    # a correction ten years later, of what stood in year three, is known only since
    pupil = EnrolmentFact.objects.at(asof).filter(sex="1").order_by("subject_id")[0].subject_id
    county.do("pupil.correct", pupil=pupil, day=asof.day, sex="2")
    other = report(counted(AsOf(asof.day)))
    assert report(counted(asof)) == told
    assert other != told


def both_views_of_the_merger(county, merged):
    before, after = date(MERGED_IN, 8, 31), date(MERGED_IN, 9, 1)
    two = {county.orgs["p2"], county.orgs["p3"]}
    assert set(organisations(before).filter(subject__in=two).values_list("name", flat=True)) == {
        "p2", "p3",
    }  # fmt: skip
    [left] = organisations(after).filter(subject__in=two)
    assert (left.subject_id, left.name) == (county.orgs["p2"], "p2+p3")
    here = [org for org, _ in on_roll(after).values()]
    assert county.orgs["p3"] not in here
    # of six classes one left for the junior school that day, and one came
    assert merged["moved"]["enrolment"] == sum(
        org == county.orgs["p3"] for org, _ in on_roll(before).values()
    )


def one_promotion_undone(county, last):
    promoted = EnrolmentFact.objects.believed().filter(began="promoted", valid_from=f"{last}-09-01")
    [one, *others] = sorted(promoted.values_list("subject_id", flat=True))
    day = f"{last}-10-01"
    before = on_roll(day)
    county.do("pupil.undo", pupil=one)
    after = on_roll(day)
    assert {p: w for p, w in after.items() if p != one} == {
        p: w for p, w in before.items() if p != one
    }
    assert after[one] != before[one]
    assert others
