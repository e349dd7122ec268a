"""A small bureau for meetings: office, three sections, a township with a school, who works there."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.meetings.services import INTENTIONS
from xuezheng.apps.records.services import INTENTIONS as RECORDS
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import Actor, Grant

BEGINS = date(2020, 9, 1)
MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=ZONE)
BY_KEY = {one.key: one for one in (*INTENTIONS, *RECORDS)}
NAMES = {
    "bureau": ("云汀市教育局", None, Kind.BUREAU),
    "office": ("局办公室", "bureau", Kind.SECTION),
    "basic": ("基础教育科", "bureau", Kind.SECTION),
    "finance": ("计划财务科", "bureau", Kind.SECTION),
    "safety": ("安全科", "bureau", Kind.SECTION),
    "law": ("政策法规科（行政审批科）", "bureau", Kind.SECTION),
    "town": ("白鹭镇教办", "bureau", Kind.OFFICE),
    "school": ("白鹭初级中学", "town", Kind.JUNIOR),
}
MINUTES = """云汀市教育局局长办公会会议纪要
〔2026〕5号
2026年9月28日，局长王某主持召开局长办公会。现将会议议定事项纪要如下。
一、关于校园安全大检查
会议听取了安全科的汇报。会议议定：
1.在全市中小学幼儿园开展消防设施专项排查。（责任单位：安全科；配合单位：基教科、各镇教办；完成时限：2026年10月31日）
2.由计财科牵头，会同基教科制定《校舍维修资金管理办法》，11月底前印发。
会议强调，要高度重视安全工作。
"""


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    """Plant the tree and give its organisations by key, with one actor for each role."""
    plant([
        Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, above, order, None, BEGINS)
        for order, (key, (name, above, kind)) in enumerate(NAMES.items(), start=1)
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    return SimpleNamespace(
        **orgs,
        clerk=person(1, "office", orgs["office"]),
        second=person(2, "office", orgs["office"]),
        safe=person(3, "section", orgs["safety"]),
        stranger=person(5, "section", orgs["law"]),
        leader=person(6, "leader", orgs["bureau"]),
        principal=person(8, "principal", orgs["school"]),
    )


def person(number, role, org):
    """An account and a person of the same number with one grant."""
    return Actor(number, number, (Grant(number, role, org),), number)


def do(key, actor, at=MONDAY, idem="", **given):
    """Carry out an intention and give its result."""
    return act(BY_KEY[key], given, actor=actor, at=at, key=idem).result


def meeting(bureau, *, actor=None, **more):
    """Plan a directors' meeting of 28 September."""
    given = {
        "title": "局长办公会", "kind": "directors", "org": bureau.office, "day": "2026-09-28",
        "place": "三楼会议室", "agenda": [{"title": "校园安全大检查", "reporter": "安全科"}],
    } | more  # fmt: skip
    return do("meeting.plan", actor or bureau.clerk, **given)["meeting"]


def minuted(bureau, text=MINUTES, **more):
    """Enter minutes for a meeting and read its resolutions."""
    number = meeting(bureau)
    given = {
        "meeting": number,
        "seen": 1,
        "text": text,
        "number": "〔2026〕5号",
        "day": "2026-09-29",
    }
    do("meeting.minute", bureau.clerk, **(given | more))
    do("meeting.read_minutes", bureau.clerk, meeting=number)
    return number
