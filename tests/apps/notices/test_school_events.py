"""What is asked of schools: not twice in the same days, not more than a month can bear, laws apart."""

import pytest
from tests.apps.notices.conftest import MONDAY

from xuezheng.apps.audit.services import act
from xuezheng.apps.notices.services.school_events import Load, load
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.core.base.errors import RefusedError

BY_KEY = {one.key: one for one in INTENTIONS}
GIVEN = {
    "title": "食堂安全检查", "kind": "inspection", "basis": "管理规定", "by_law": False,
    "from_on": "2026-11-02", "to_on": "2026-11-13", "to_whom": "中小学", "schools": 5, "minutes": 200,
}  # fmt: skip


def do(key, actor, **given):
    return act(BY_KEY[key], given, actor=actor, at=MONDAY).result


def asked(bureau, **more):
    """Ask for an event and hand it in; gives the case."""
    given = {"kind": "school_event", "org": bureau.safety, "data": GIVEN | more}
    case = do("case.open", bureau.safe, **given)["case"]
    do("case.move", bureau.safe, case=case, move="report", seen=1)
    return case


def shown(bureau, case):
    return do("case.move", bureau.clerk, case=case, move="show", seen=2)


def test_the_same_in_the_same_days_is_refused_with_the_number_of_the_first(bureau):
    first = asked(bureau)
    number = Record.objects.get(pk=first).number
    with pytest.raises(RefusedError, match=f"与 {number} 重复"):
        asked(bureau, from_on="2026-11-13", to_on="2026-11-20")
    assert asked(bureau, from_on="2026-11-16", to_on="2026-11-20")
    assert asked(bureau, kind="form")


def test_what_was_refused_may_be_asked_for_again(bureau):
    first = asked(bureau)
    do("case.move", bureau.clerk, case=first, move="refuse", seen=2, note="时间不当")
    assert asked(bureau)


def test_a_month_bears_so_many_minutes_of_each_school_and_a_law_is_not_refused(bureau):
    for title in ("一", "二"):
        shown(bureau, asked(bureau, title=f"检查{title}"))
    assert load("2026-11") == Load(2, 400)
    # 400 and 200 more pass the 480 of a month.
    third = asked(bureau, title="检查三")
    with pytest.raises(RefusedError, match="2026-11 每校已安排 2 项、400 分钟"):
        shown(bureau, third)
    assert Record.objects.get(pk=third).state == "applied"
    shown(bureau, asked(bureau, title="检查四", by_law=True))
    shown(bureau, asked(bureau, title="检查五", from_on="2026-12-01", to_on="2026-12-02"))
    assert (load("2026-11"), load("2026-12")) == (Load(3, 600), Load(1, 200))
