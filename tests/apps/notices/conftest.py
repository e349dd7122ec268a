"""A small bureau for notices: office, a section, two townships with their offices, five schools."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.notices.services import INTENTIONS
from xuezheng.apps.people.models import (
    Appointment,
    AppointmentFact,
    Person,
    PersonFact,
    Post,
    PostFact,
)
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant

BEGINS = date(2020, 9, 1)
MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=ZONE)
BY_KEY = {one.key: one for one in INTENTIONS}
NAMES = {
    "bureau": ("云汀市教育局", None, Kind.BUREAU, Stage.NONE),
    "office": ("局办公室", "bureau", Kind.SECTION, Stage.NONE),
    "safety": ("安全科", "bureau", Kind.SECTION, Stage.NONE),
    "egret": ("白鹭镇", "bureau", Kind.TOWNSHIP, Stage.NONE),
    "wave": ("望澜街道", "bureau", Kind.TOWNSHIP, Stage.NONE),
    "egret_office": ("白鹭镇教办", "egret", Kind.OFFICE, Stage.NONE),
    "wave_office": ("望澜街道教办", "wave", Kind.OFFICE, Stage.NONE),
    "junior": ("白鹭初级中学", "egret", Kind.JUNIOR, Stage.JUNIOR),
    "primary": ("白鹭小学", "egret", Kind.PRIMARY, Stage.PRIMARY),
    "nursery": ("白鹭幼儿园", "egret", Kind.KINDERGARTEN, Stage.PRESCHOOL),
    "other": ("望澜小学", "wave", Kind.PRIMARY, Stage.PRIMARY),
    "far": ("望澜幼儿园", "wave", Kind.KINDERGARTEN, Stage.PRESCHOOL),
}


def head(org, name, mobile):
    """Put somebody at the head of a unit; gives the person."""
    person, post, appointment = (
        Person.objects.create(),
        Post.objects.create(),
        Appointment.objects.create(),
    )
    known = {"valid_from": BEGINS, "known_from": datetime(2020, 9, 1, tzinfo=ZONE)}
    PersonFact.objects.create(
        subject=person, name=name, pinyin="x", initials="x", mobile=mobile, org_id=org, **known
    )
    PostFact.objects.create(
        subject=post, org_id=org, title="校长", rank="head", official_order=1, **known
    )
    AppointmentFact.objects.create(
        subject=appointment, person=person, post=post, org_id=org, **known
    )
    return person.pk


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    """Plant the tree and give its organisations by key, with one actor for each role."""
    plant([
        Unit(key, key, name, kind, stage, Nature.PUBLIC, above, order, None, BEGINS)
        for order, (key, (name, above, kind, stage)) in enumerate(NAMES.items(), start=1)
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    principal = head(orgs["junior"], "沈听雨", "14000000001")
    return SimpleNamespace(
        **orgs,
        clerk=actor_for(("office", orgs["office"])),
        safe=actor_for(("section", orgs["safety"])),
        town=actor_for(("township", orgs["egret_office"])),
        principal=actor_for(("principal", orgs["junior"]), person=principal),
        teacher=actor_for(("clerk", orgs["primary"])),
        stranger=actor_for(("principal", orgs["other"])),
    )


def do(key, actor, at=MONDAY, **given):
    """Carry out an intention and give its result."""
    return act(BY_KEY[f"notice.{key}"], given, actor=actor, at=at).result


def send(bureau, **more):
    """Send a notice from the office to the schools of 白鹭镇."""
    given = {
        "org": bureau.office, "title": "关于做好暴雨防范的通知", "text": "立即转移低洼地带物资。",
        "to": {"units": [bureau.junior, bureau.primary, bureau.nursery]},
    } | more  # fmt: skip
    return do("send", given.pop("by", bureau.clerk), **given)["notice"]
