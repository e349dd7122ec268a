"""Training of adults, once each: a class filed, approved and over, trainees entered, subsidised, drawn and called."""

from datetime import date
from typing import Any

from tests.kills.teller import Late, Teller

from xuezheng.apps.records.models import Record
from xuezheng.apps.vocational.models import Call
from xuezheng.core.base.codes import resident_check
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SITTINGS = [{"day": "2026-10-24", "begins": "09:00", "minutes": 180}]


def adults(doer: Teller, people: People) -> None:
    """Tell it, at the school that is shown."""
    head, clerk = people.of("职成教科").login, people.of(SHOWN_SCHOOL, "文员").login
    org = people.units[SHOWN_SCHOOL]
    filed, over = moment(date(2026, 10, 23), 15), moment(date(2026, 10, 26), 15)

    def do(key: str, given: Any, by: str, at: Any = over) -> dict[str, Any]:
        return doer.do(key, given, by=by, at=at)

    def move(step: str, by: str, seen: int, at: Any, **more: Any) -> None:
        do("case.move", {"case": case, "move": step, "seen": seen, **more}, by, at)

    data = {
        "title": "家长急救班", "programme": "community", "topic": "心肺复苏", "provider": "红十字会",
        "planned": 20, "hours": 4, "begins_on": "2026-10-24", "ends_on": "2026-10-24", "sittings": SITTINGS,
    }  # fmt: skip
    told = {"kind": "training_class", "org": org, "data": data}
    case = int(do("case.open", told, clerk, filed)["case"])
    move("report", clerk, 1, filed)
    move("approve", head, 2, filed)
    body = "33028219800506991"
    person = {"name": "闻大海", "identity": body + resident_check(body), "labour": "other"}
    rows = do(
        "trainee.enrol", Late(lambda: {"group": _number(case), "people": [person]}), clerk, filed
    )["rows"]
    done = {
        "kind": "trainee", "subject": rows[0], "since": "2026-10-24", "data": {"sat": "1", "hours": 4},
    }  # fmt: skip
    do("register.change", done, clerk)
    proof = doer.take(b"%PDF-1.4 1", "签到表.pdf", by=clerk, at=over)
    move("conclude", clerk, 3, over, files=[proof])
    move("close", head, 4, over)
    do("trainee.subsidise", Late(lambda: {"group": _number(case)}), head)
    sample = do("trainee.sample", {"year": 2026, "seed": "2026-10-26"}, head)["sample"]
    do("trainee.answer", Late(lambda: {"call": _call(sample), "answer": "confirmed"}), head)


def _number(case: int) -> str:
    return str(Record.objects.get(pk=case).number)


def _call(sample: int) -> int:
    return int(Call.objects.filter(sample=sample).order_by("place")[0].pk)
