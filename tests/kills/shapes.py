"""What the other shapes can do, once each: institutions charged and listed."""

from datetime import date
from typing import Any

from tests.kills.teller import Teller

from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SOFTWARE = ""


def shapes(doer: Teller, people: People) -> None:
    """Tell it."""
    _institutions(doer, people)


def _institutions(doer: Teller, people: People) -> None:
    """A breach is found, a list proposed."""
    at, head = moment(date(2026, 10, 23), 9), people.of("职成教科").login

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=by, at=at)

    org = do(
        "organisation.add", SOFTWARE, code="939928099999", name="望澜启帆书法培训中心", kind="training",
        parent=people.units["望澜街道"], since="2026-09-01",
    )["organisation"]  # fmt: skip
    do(
        "credit.find", head, institution=org, breach="refund", found_on="2026-10-22",
        facts="退费逾期",
    )  # fmt: skip
    do("credit.propose", head, institution=org, list="watch", grounds="记分余额低")
