"""Training institutions of the demo: licences of all, one at 10 of 12 points (planted case D19).

D19: one breach stands (2 points), one was repaired (3), one is still to be
heard (3); the licence ends 25 days after the demo's day.
"""

from datetime import date, timedelta

from xuezheng.apps.accounts.selectors.demo import DEMO_PASSWORD
from xuezheng.apps.accounts.services import put_on_show
from xuezheng.apps.schools.access import organisations, tree_of
from xuezheng.apps.schools.models import Kind
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import HINTS

SECTION = "职成教科"
LICENCE_ENDS_IN = 25
LICENSED = date(2023, 11, 7)
"""No licence is older than this; whoever began later got one then."""
OWNER, OWNER_NUMBER = "钟启明", "20268001"


def shown(telling: Telling) -> str:
    """Name the institution of the planted case: the first in official order."""
    units = tree_of(telling.day).units.values()
    return next(one.name for one in units if one.kind == Kind.TRAINING.key)


def tell(telling: Telling) -> None:
    """Enter the licences, charge the first institution three times, propose a list for the second."""
    tree = tree_of(telling.day)
    every = [org for org, one in tree.units.items() if one.kind == Kind.TRAINING.key]
    if not every:
        return
    telling.do("register.switch", kind="training_licence", on=True)
    for kind in ("deduction", "list_entry"):
        telling.do("ledger.switch", kind=kind, on=True)
    home = telling.units[SECTION]
    began = {row.subject_id: row.valid_from for row in organisations(telling.day)}
    for place, org in enumerate(every):
        unit, days = tree.units[org], LICENCE_ENDS_IN if place == 0 else 200 + 7 * (place % 90)
        above = tree.units[unit.parent].name if unit.parent in tree.units else ""
        until = telling.day + timedelta(days=days)
        since = max(LICENSED, began[org]).isoformat()
        data = {
            "institution": org, "licence": f"教民13302817{place + 19:07d}号",
            "address": f"云汀市{above}观海路{place + 1}号", "form": "arts" if "培训" in unit.name else "science",
            "area": 200 + 10 * (place % 40), "issued": since, "until": until.isoformat(),
        }  # fmt: skip
        telling.do("register.add", kind="training_licence", org=home, since=since, data=data)
    _charged(telling, every[0])


def _charged(telling: Telling, org: int) -> None:
    name = shown(telling)
    telling.arrive(name, OWNER, OWNER_NUMBER, "institution")
    put_on_show({OWNER_NUMBER: HINTS["institution"]}, DEMO_PASSWORD)
    found = (("no_contract", 2, date(2026, 4, 13)), ("refund", 3, date(2026, 6, 8)),
             ("prepaid_sum", 3, date(2026, 10, 9)))  # fmt: skip
    for place, (breach, points, day) in enumerate(found):
        head = telling.actor(SECTION, "section", 0, day)
        deputy = telling.actor(SECTION, "section", 1, day)
        owner = telling.actor(name, "institution", 0, max(day, date(2026, 9, 2)))
        done = telling.do(
            "credit.find", head, day, institution=org, breach=breach, found_on=day.isoformat(),
            facts="检查记录、票据和询问笔录附后。",
        )  # fmt: skip
        case = int(done["case"])
        assert done["points"] == points  # noqa: S101 - the story and the table agree
        telling.move(case, "tell", head, moment(day, 10), proof="记分告知书")
        if place == 2:
            return
        telling.move(case, "accept", owner, moment(day, 15))
        number = f"云教记〔2026〕{place + 11}号"
        telling.move(
            case, "decide", deputy, moment(day, 16),
            data={"decision_number": number, "decided_on": day.isoformat()},
        )  # fmt: skip
        if place == 1:
            later = day + timedelta(days=7)
            telling.move(
                case,
                "repair",
                owner,
                moment(later),
                data={"result": "已全额退费"},
                proof="退费凭证",
            )
            telling.move(case, "restore", head, moment(later, 15))
