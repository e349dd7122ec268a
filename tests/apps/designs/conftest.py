"""A small bureau with a deputy who designs and two administrators; a visitors' ledger in words."""

import pytest
from tests.apps.records.steps import person, planted

from xuezheng.apps.designs import access
from xuezheng.core.base.actors import Actor, Grant

VISITORS = """
key = "visitors"
version = 1
title = "访客登记"
title_en = "Visitors"
group = "safety"
flow = "patrol_zero_report"
opens = ["principal", "clerk"]
prefix = "FK"
needs_due = false

[asks]
who = "安全科"
who_en = "Safety section"
basis = "校园安全管理"
basis_en = "Safety of schools"
minutes = 2

[[fields]]
key = "visitor"
label = "来访人"
label_en = "Visitor"
type = "name"
required = true
slot = "t1"

[[fields]]
key = "phone"
label = "联系电话"
label_en = "Telephone"
type = "phone"

[[fields]]
key = "why"
label = "来访事由"
label_en = "Why"
type = "choice"
slot = "t2"
choices = ["parent = 家长来访 | Parent", "repair = 维修施工 | Repair"]

[[fields]]
key = "badge"
label = "施工证号"
label_en = "Permit"
type = "text"
when = "why = repair"

[[fields]]
key = "came"
label = "来访日期"
label_en = "Came on"
type = "day"
required = true
slot = "d1"

[[fields]]
key = "left"
label = "离开日期"
label_en = "Left on"
type = "day"

[[fields]]
key = "people"
label = "人数"
label_en = "People"
type = "number"
unit = "人"
unit_en = "people"

[[parts]]
key = "lead"
label = "学校"
label_en = "School"
roles = ["principal", "clerk"]

[[parts]]
key = "supervisor"
label = "镇教办"
label_en = "Township office"
roles = ["township"]
where = "above"

[[clocks]]
key = "leave"
label = "离校登记时限"
label_en = "Time to note the leaving"
stages = ["due"]
rule = "working_days"
count = 1
ladder = ["0: lead", "1: lead, above"]

[[clocks]]
key = "read"
label = "审阅时限"
label_en = "Time to read it"
stages = ["reported"]
rule = "working_days"
count = 5
ladder = ["0: supervisor", "3: supervisor, above"]

[[fills]]
move = "report_zero"
fields = ["left"]
needed = ["left"]

[[fills]]
move = "report"
fields = ["left"]

[[checks]]
field = "left"
says = "早于来访日期"
says_en = "is before the coming"
holds = "left >= came"

[[counts]]
key = "people"
label = "来访人数"
label_en = "People"
unit = "人"
unit_en = "people"
of = "sum:people"
"""


@pytest.fixture(autouse=True)
def _as_shipped():
    """What one test activates is gone for the next."""
    yield
    access.forget()


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree; a deputy of the safety section, a section without duty, two administrators."""
    found = planted()
    found.author = Actor(20, 20, (Grant(20, "section", found.safety, "safety"),), 20)
    found.other = Actor(21, 21, (Grant(21, "section", found.basic, "pupils"),), 21)
    found.admin = person(30, "system_admin", found.bureau)
    found.second_admin = person(31, "system_admin", found.bureau)
    found.school_clerk = person(32, "clerk", found.school)
    return found
