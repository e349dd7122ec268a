"""A ledger of the bureau's own: drafted, checked, sent back, handed in again, activated, taken out of use."""

from datetime import date

from tests.kills.teller import Late, Teller

from xuezheng.apps.designs.models import Design
from xuezheng.apps.designs.selectors.starting import begun
from xuezheng.core.base.labels import T
from xuezheng.demo.cast import BUREAU
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People


def designs(doer: Teller, people: People) -> None:
    """Tell it: a section drafts, the administrator decides."""
    at = moment(date(2026, 10, 27), 9, 0)
    head, admin = people.of("安全科").login, people.of(BUREAU, "系统管理员").login
    text = begun(None, T("访客登记", "Visitors"), "patrol_zero_report")
    text = text.replace('group = "affairs"', 'group = "safety"')
    doer.do("design.keep", {"text": text}, by=head, at=at)
    design = Late(lambda: {"design": int(Design.objects.get().pk)})
    again = Late(lambda: {"design": int(Design.objects.get().pk), "why": "请改编号前缀"})
    doer.do("design.check", design, by=head, at=at)
    doer.do("design.submit", design, by=head, at=at)
    doer.do("design.send_back", again, by=admin, at=at)
    doer.do("design.submit", design, by=head, at=at)
    doer.do("design.activate", design, by=admin, at=at)
    doer.do("design.retire", again, by=admin, at=at)
