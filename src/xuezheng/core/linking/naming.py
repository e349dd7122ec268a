"""By which name the rows of a register are sought (按名称取数): the target's words without act, level and number."""

import re

_ACT = re.compile(
    r"^(?:我市|全[市县区省]性|全市|全[市县区省]|本市|共有|已有?|现有|新增设?|新创建|新建|新评|新认定|共|新|首批|继续|争取|力争|积极|申报|争创|创建|创成|建设|建成|"
    r"打造|认定|评选出?|评出|培育|开设|开展|组织|举办|完成|立项|获得?|共获得?|开发|中(?![小职学外])|再|和|及|等|的|在|对|将|了|以上)+"
)
_LEVEL = re.compile(
    r"^(?:国家级?|省级?|市(?!民)级?|区级?|县级?|省市级?|省、?市级?|[一-龥]{2}市(?!民)级?)+"
)
_MARKS = re.compile(r"[“”‘’《》()（）、，,。\s]")
_COUNTED = re.compile(r"(?:的?(?:总数|数量|个数|人数|覆盖率|占比|比例|创成率))$")
LEAST = 2
"""A name of fewer characters names nothing."""


def sought(own: str) -> str:
    """Give the name to look for; empty where the words name nothing.

    >>> sought("创建省市心理健康教育特色校")
    '心理健康教育特色校'
    """
    plain = _MARKS.sub("", own)
    for _ in range(3):
        plain = _LEVEL.sub("", _ACT.sub("", plain))
    plain = _COUNTED.sub("", plain)
    return plain if len(plain) >= LEAST else ""


def named(title: str, name: str) -> bool:
    """Say whether a row of that title is one of what is sought.

    >>> named("省级文明校园", "文明校园"), named("文明校园", "文明家庭")
    (True, False)
    """
    bare, wanted = _MARKS.sub("", title), _MARKS.sub("", name)
    return wanted in bare or (len(bare) >= 4 and bare in wanted)
