"""Rules (文法规则) over the letters of a clause's tokens.

Letters: N number with unit, n bare number, R ratio, Q full coverage, G at least,
L at most, B more than, A about, E reaches, F respectively, g or more, l or less,
t around, P each a year, H how often, J and, C comma, - to, s a few other characters, m some more,
o any other text. The longest match wins; among
equals the first rule. Groups: ``pre`` and ``post`` hold comparators, ``n`` one
amount, ``low`` and ``high`` a range, ``many`` several amounts, ``become`` and ``then`` what these become.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.plans.grammar import Rule

_PRE = r"(?P<pre>(?:G[sm])?(?:[EGLBA]+H|[EGLBA]*P?))"
_POST = r"(?P<post>[glt]?)"

RULES = (
    Rule(
        "amount.each",
        T("分别列出的几个数", "Several amounts, respectively"),
        r"(?P<pre>F[EGLBA]*P?)(?P<many>[Nn][glt]?(?:[JC]+[EGLBA]*[Nn][glt]?)+)"
        r"(?:(?P<become>[EGLBA]+)(?P<then>[Nn][glt]?(?:J[EGLBA]*[Nn][glt]?)+))?",
        reads={
            "入园率和巩固率分别达到98%和99%以上": (">= 98 %", ">= 99 %"),
            "小学、初中、高中辍学率分别不超过0.1%、0.2%和0.5%": (
                "<= 0.1 %",
                "<= 0.2 %",
                "<= 0.5 %",
            ),
            "校际差异系数分别控制在0.50和0.45以内": ("<= 0.5 ", "<= 0.45 "),
            "小学、初中达标率分别由60%、70%提高到80%、90%": (
                "= 60 %",
                "= 70 %",
                "= 80 %",
                "= 90 %",
            ),
            "小学、初中近视率分别控制在40%、60%以下,超过3000人": (
                "<= 40 %",
                "<= 60 %",
                ">= 3000 人",
            ),
            "小学、初中生均公用经费分别达到每生每年900元、1100元": ("= 900 元", "= 1100 元"),
        },
        passes_over=("分别开展培训",),
    ),
    Rule(
        "amount.list",
        T("共用一个界限词的几个数", "Amounts that share one bound"),
        rf"{_PRE}(?P<many>N(?:JN)+)(?P<post>[glt])",
        reads={"占比不低于85%和88%以上": (">= 85 %", ">= 88 %")},
        passes_over=("达到85%,建成3所",),
    ),
    Rule(
        "amount.range",
        T("区间", "A range"),
        rf"{_PRE}(?P<low>[Nn])-(?P<high>N){_POST}",
        reads={"申报品牌项目2-3个": ("2-3 个",), "学会1至2项技能": ("1-2 项",)},
        passes_over=("2023-2025年",),
    ),
    Rule(
        "amount.ratio",
        T("比值", "A ratio"),
        rf"{_PRE}(?P<n>R){_POST}",
        reads={"生机比达到6:1以上": (">= 6 :1",), "教职工与幼儿比不低于1:0.8": (">= 1.25 :1",)},
        passes_over=("1+1",),
    ),
    Rule(
        "amount.one",
        T("一个数", "One amount"),
        rf"{_PRE}(?P<n>N){_POST}",
        reads={
            "建成学校3所": ("= 3 所",),
            "大班额比例控制在5%以下": ("<= 5 %",),
            "骨干教师交流比例不低于10%": (">= 10 %",),
            "投入资金1.2亿元": ("= 120000000 元",),
            "万人发案率控制在万分之0.6以下": ("<= 0.6 ‱",),
            "每学期至少组织2次演练": (">= 2 次",),
            "按不低于公用经费预算总额5%的比例安排": (">= 5 %",),
            "津贴不低于每月800元": (">= 800 元",),
            "公用经费提高到每生每年1200元": ("= 1200 元",),
        },
        passes_over=("6周岁以下儿童", "第26个教育周", "“163”工程"),
    ),
    Rule(
        "amount.bare",
        T("以所数的名词为单位", "An amount counted by its noun"),
        rf"{_PRE}(?P<n>n){_POST}",
        reads={"服务近13万学生": ("< 130000 人",), "参与人数达13万": ("= 130000 人",)},
        passes_over=("12345热线",),
    ),
    Rule(
        "coverage",
        T("全覆盖", "Full coverage"),
        r"(?P<n>Q)",
        reads={"实现心理辅导室全覆盖": ("= 100 %",)},
        passes_over=("扩大覆盖面",),
    ),
)
