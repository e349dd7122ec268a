"""Purposes (用途): what sensitive fields may be looked at for (R22). A bureau changes this list."""

from dataclasses import dataclass

from xuezheng.core.base.actors import Stated
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose (用途); bound to the kind groups it is for, to every group where none is named.

    ``chosen`` is off for what follows from elsewhere and stands in no list.
    """

    key: str
    title: T
    groups: tuple[str, ...] = ()
    chosen: bool = True

    def fits(self, group: str) -> bool:
        """Say whether it is a purpose for kinds of a group."""
        return Stated(self.key, self.groups).opens(group)


PURPOSES: tuple[Purpose, ...] = (
    Purpose("roll", T("办理学籍与招生", "Pupil roll and admission"), ("pupils",)),
    Purpose("aid", T("资助与营养改善审核", "Aid and school meals"), ("care", "pupils")),
    Purpose("health", T("健康与特殊学生关爱", "Health and care of pupils"), ("care", "pupils")),
    Purpose("safety", T("处置安全事件", "Handling a safety incident"), ("safety", "care", "pupils")),
    Purpose("staff", T("教职工管理", "Staff matters"), ("staff", "people")),
    Purpose("discipline", T("纪律与信访核查", "Discipline and complaints"), ("party", "staff", "affairs")),
    Purpose(
        "estate", T("校舍与服务管理", "Buildings and services"),
        ("estate", "teaching", "vocational", "affairs"),
    ),
    Purpose("check", T("督导检查与数据核对", "Inspection and checking of data")),
    Purpose("asked", T("答复本人或监护人", "Answering the person or a guardian")),
    Purpose("case", T("办理所列事项", "Working on the case named"), chosen=False),
)  # fmt: skip


def purpose(key: str) -> Purpose:
    """Give the purpose of that key; raises ``KeyError``."""
    for one in PURPOSES:
        if one.key == key:
            return one
    raise KeyError(key)


def offered(group: str = "") -> tuple[Purpose, ...]:
    """Give what may be chosen, for kinds of a group or altogether."""
    return tuple(one for one in PURPOSES if one.chosen and (not group or one.fits(group)))
