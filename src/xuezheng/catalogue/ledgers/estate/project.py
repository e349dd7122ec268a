"""基建项目台账: one building project from its approval to the keys, against the September it is for.

Stages, seats, money and a photo each week stand in the case; when it will be
ready, what decides that and which seats are at risk is computed from them on
the page of the portfolio (EN19), never written here.
"""

from dataclasses import replace
from datetime import date

from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.ledgers.clocks import CHECK, FINISH, SIGN
from xuezheng.catalogue.ledgers.parts import CO, LEAD
from xuezheng.catalogue.terms.projects import BuildStage, Works
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    day,
    money,
    number,
    photos,
    rows,
    text,
    unit,
)
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
)


def soon(data: Data, most: int) -> bool:
    """Say whether the next photo is due so many days after the last one, at most."""
    apart = date.fromisoformat(data["photo_by"]) - date.fromisoformat(data["photo_on"])
    return apart.days <= most


PROJECT = Ledger(
    key="project",
    version=1,
    title=T("基建项目台账", "Building projects"),
    group="estate",
    serves=("B02",),
    source=Source("政府投资条例", "国令第712号"),
    asks=Asks(T("计划财务科", "Planning and finance section"), T("基建项目进度", "Progress of building"), 10),
    flow=REPORT_VERIFY,
    fields=(
        text("title", T("项目名称", "Project"), slot=Slot.T2, required=True),
        text("code", T("项目代码", "Project code"), slot=Slot.T1, required=True),
        unit("school", T("建设学校", "School"), slot=Slot.N1),
        choice("works", T("建设性质", "Works"), of=Works, slot=Slot.T3, required=True),
        number("scale", T("建筑面积", "Floor area"), unit=T("平方米", "m²"), required=True),
        number("classes", T("班级规模", "Classes"), required=True),
        number("seats", T("新增学位", "New seats"), slot=Slot.N2, required=True),
        money("budget", T("总投资", "Budget"), required=True),
        money("funded", T("已落实资金", "Money arranged"), required=True),
        day("begins", T("启动日期", "Begins on"), required=True),
        day("opening", T("计划投用日", "Opens on"), slot=Slot.D1, required=True),
        rows("stages", T("建设阶段", "Stages"), (
            choice("stage", T("阶段", "Stage"), of=BuildStage, required=True),
            number("days", T("计划工期", "Days planned"), unit=T("个工作日", "working days")),
            day("started", T("开始日期", "Started on")),
            day("finished", T("完成日期", "Finished on")),
        )),
        day("photo_on", T("进度照片日期", "Photo of"), needed_from="doing"),
        day("photo_by", T("下次照片期限", "Next photo by"), slot=Slot.D2, needed_from="doing"),
        photos("photos", T("进度照片", "Photos")),
    ),
    checks=(
        Check(
            "photo_by", T("应在上次照片后{number}日内", "comes within {number} days of the last photo"),
            soon, number="project.photo_every",
        ),
    ),
    opens=("section",),
    parts=(LEAD, CO, Part("supervisor", T("计划财务科", "Planning and finance"), ("section",), Where.PARTY)),
    clocks=(
        SIGN,
        replace(FINISH, ladder="project.ladder"),
        replace(CHECK, ladder="project.check_ladder"),
        Clock("photo", T("进度照片期限", "Weekly photo"), ("doing",), ByField("photo_by"), "project.photo_ladder"),
    ),
    fills=(
        Fills("sign", ("photo_on", "photo_by")),
        Fills("reopen", ("photo_on", "photo_by")),
        Fills("progress", ("stages", "funded", "photo_on", "photo_by", "photos"), needed=("photo_on", "photo_by")),
        Fills("report", ("stages", "funded")),
    ),
    closing=Closing(evidence=1),
    numbering=Numbering("JJ"),
    numbers=("project.photo_every",),
    counts=(
        Count("projects", T("在建项目", "Projects in hand"), T("个", "projects"), "doing"),
        Count("done", T("交付投用", "Handed over"), T("个", "projects"), "closed"),
        Count("seats", T("新增学位", "New seats"), T("个", "seats"), "sum:seats"),
        Count("classes", T("新增班级", "New classes"), T("个", "classes"), "sum:classes"),
        Count("overdue", T("逾期项目", "Overdue"), T("个", "projects"), "overdue"),
    ),
    tiles=(Tile("doing", T("在建项目", "Projects in hand"), ("issued", "doing")),),
)  # fmt: skip
