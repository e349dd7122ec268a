"""The workbook a bureau starts with (单位和人员表): two sheets, their columns, their choices."""

from xuezheng.apps.people.models import Rank
from xuezheng.apps.schools.services import Kind, Nature, Stage
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.types import Choice
from xuezheng.core.registers.sheets import Sheet

UNITS = Sheet(
    T("单位", "Units"),
    (
        fields.text(
            "code", T("代码", "Code"), required=True,
            help=T("学校填标识码，科室自编，不重复；只用字母、数字、短横",
                   "the school's code, a section's own; letters, digits and hyphens, each once"),
        ),
        fields.text("name", T("名称", "Name"), required=True),
        fields.choice("kind", T("类别", "Kind"), of=Kind, required=True),
        fields.text(
            "above", T("上级单位代码", "Code of the unit above"),
            help=T("教育局不填，其他单位必填", "empty for the bureau itself only"),
        ),
        fields.choice("nature", T("办别", "Run by"), of=Nature,
                      help=T("不填为公办", "public where empty")),
        fields.choice("stage", T("学段", "Stage"), of=Stage,
                      help=T("不填按类别定", "follows from the kind where empty")),
    ),
)  # fmt: skip
PEOPLE = Sheet(
    T("人员", "People"),
    (
        fields.text("staff_number", T("工号", "Staff number"),
                    help=T("登录用；没有工号的填手机号", "for signing in; else the mobile number")),
        fields.name("name", T("姓名", "Name"), required=True),
        fields.phone("mobile", T("手机号", "Mobile number")),
        fields.text("unit", T("单位代码", "Unit code"), required=True),
        fields.text("title", T("职务", "Post"),
                    help=T("如 科长、校长、科员；兼任另起一行", "one row for each post held")),
        fields.choice("rank", T("职级", "Rank"), of=Rank,
                      help=T("不填为工作人员", "a member where empty")),
        fields.text("duty", T("分工", "Duty")),
        fields.day("since", T("任职日期", "In office since")),
        fields.choice("role", T("岗位", "Role"), of=tuple(Choice(one.key, one.title) for one in ROLES),
                      help=T("开通账号时授予的岗位；不填不授予", "the role an account is given")),
    ),
)  # fmt: skip
SHEETS = (UNITS, PEOPLE)
