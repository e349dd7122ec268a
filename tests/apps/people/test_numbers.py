"""Numbers borne elsewhere, quotas, particulars of persons and appointments."""

from datetime import date

import pytest
from tests.apps.people.acting import CHANGE, START, TODAY, appoint, do, person, post

from xuezheng.apps.people.models import AppointmentFact, ExternalIdFact, PersonFact, QuotaFact
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.registers.timeline import AsOf

BORN_1949 = "11010519491231002X"


def borne(number, day=TODAY):
    rows = ExternalIdFact.objects.at(AsOf(day)).filter(issuer="payroll", number=number)
    return [row.person_id for row in rows]


@pytest.fixture
def who(bureau):
    return person(bureau["s"], "张敏", "T001")


def add(who, number, issuer="payroll", since=START, **more):
    return do("external_id.add", person=who, issuer=issuer, number=number, since=since, **more)


def test_a_number_is_borne_ended_corrected_and_taken_back(who):
    held = add(who, " gz0091")["external_id"]
    assert borne("GZ0091") == [who]
    do("external_id.end", hour=1, external_id=held, on=CHANGE)
    assert borne("GZ0091") == []
    assert borne("GZ0091", START) == [who]
    do("external_id.undo", hour=2, external_id=held)
    assert borne("GZ0091") == [who]
    do("external_id.correct", hour=3, external_id=held, number="GZ0092")
    assert (borne("GZ0091"), borne("GZ0092")) == ([], [who])


def test_an_issuer_gives_a_number_to_one_person_on_any_day(bureau, who):
    other = person(bureau["s"], "李强", "T002")
    held = add(who, "GZ01")["external_id"]
    with pytest.raises(RefusedError, match="已有人使用"):
        add(other, "GZ01", since=CHANGE)
    add(other, "GZ01", issuer="roster")
    do("external_id.end", hour=1, external_id=held, on=CHANGE)
    add(other, "GZ01", since=CHANGE)
    with pytest.raises(RefusedError, match="已有人使用"):
        do("external_id.undo", hour=2, external_id=held)
    assert borne("GZ01") == [other]


@pytest.mark.parametrize(
    ("number", "zh"),
    [("110105194912310021", "校验码不符"), (BORN_1949, "出生日期与身份证号不符")],
)
def test_an_identity_number_must_be_right_and_fit_the_person(bureau, number, zh):
    who = do(
        "person.add", organisation=bureau["s"], name="张敏", staff_number="T1", since=START,
        born=date(1980, 5, 1), sex="2",
    )["person"]  # fmt: skip
    with pytest.raises(RefusedError, match=zh):
        add(who, number, issuer="resident")


def test_a_person_has_one_identity_number_on_any_day(who):
    add(who, BORN_1949, issuer="resident")
    with pytest.raises(RefusedError, match="已有身份证号"):
        add(who, "440524188001010014", issuer="resident")


def test_unknown_issuers_and_strangers(who):
    with pytest.raises(InputError):
        add(who, "1234", issuer="shoe")
    with pytest.raises(NotFoundError):
        add(99_999_999, "1234")
    stranger = Actor(account=9, person=9)
    given = {"person": who, "issuer": "payroll", "number": "AB12", "since": START}
    with pytest.raises(NotFoundError):
        do("external_id.add", actor=stranger, **given)
    with pytest.raises(NotFoundError):
        do("external_id.end", external_id=99_999_999, on=TODAY)


def test_particulars_of_a_person_and_of_an_appointment(bureau):
    who = do(
        "person.add", organisation=bureau["s"], name="张敏", staff_number="T1", since=START,
        sex="2", born=date(1971, 11, 3), nation="畲族", cadre=True,
    )["person"]  # fmt: skip
    fact = PersonFact.objects.get(subject=who)
    assert (fact.sex, fact.born, fact.nation, fact.cadre) == ("2", date(1971, 11, 3), "22", True)
    do("person.correct", hour=1, person=who, day=TODAY, cadre=False)
    assert PersonFact.objects.at(AsOf(TODAY)).get(subject=who).cadre is False
    where = post(bureau["s"], "语文教师", "member")
    held = appoint(who, where, teaches="语文", title_level="first", establishment="established")
    do("appointment.correct", hour=2, appointment=held, establishment="filed", backbone="county")
    row = AppointmentFact.objects.at(AsOf(TODAY)).get(subject=held)
    assert (row.teaches, row.title_level, row.backbone, row.establishment) == (
        "语文", "first", "county", "filed",
    )  # fmt: skip
    with pytest.raises(InputError):
        do("appointment.correct", appointment=held, establishment="shoe")


def test_somebody_leaves_once_no_post_is_held(bureau, who):
    held = appoint(who, post(bureau["s"], "教师", "member"))
    with pytest.raises(RefusedError, match="请先免职"):
        do("person.leave", hour=1, person=who, on=CHANGE)
    do("appointment.end", hour=1, appointment=held, on=CHANGE)
    do("person.leave", hour=2, person=who, on=CHANGE, reason="退休")
    assert not PersonFact.objects.at(AsOf(TODAY)).filter(subject=who).exists()
    do("person.undo", hour=3, person=who)
    assert PersonFact.objects.at(AsOf(TODAY)).filter(subject=who).exists()


def test_quotas_are_set_corrected_and_taken_back(bureau):
    school = bureau["s"]
    do("quota.set", organisation=school, since=START, posts=60, senior_posts=12, basis="编办函1号")
    do("quota.set", hour=1, organisation=school, since=CHANGE, posts=62)
    posts = lambda day: QuotaFact.objects.at(AsOf(day)).get(subject=school).posts  # noqa: E731
    assert (posts(START), posts(TODAY)) == (60, 62)
    do("quota.correct", hour=2, organisation=school, day=TODAY, posts=61)
    assert posts(TODAY) == 61
    do("quota.undo", hour=3, organisation=school)
    assert posts(TODAY) == 62
    with pytest.raises(RefusedError, match="超过编制数"):
        do("quota.correct", hour=4, organisation=school, day=TODAY, senior_posts=63)
    with pytest.raises(InputError):
        do("quota.set", hour=4, organisation=school, since=TODAY, posts=1, senior_posts=2)
    with pytest.raises(NotFoundError):
        do("quota.undo", hour=4, organisation=bureau["t"])
