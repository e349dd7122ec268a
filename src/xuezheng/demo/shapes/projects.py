"""Building projects of the demo: one that will open in time, one that slips, one with its photo overdue."""

from datetime import date

from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

SECTION = "计划财务科"
EARLY = (
    ("approval", "2025-09-01", "2025-10-20"), ("land", "2025-10-21", "2026-01-16"),
    ("design", "2025-10-21", "2026-01-09"), ("tender", "2026-01-19", "2026-03-20"),
    ("begun", "2026-03-23", "2026-04-10"),
)  # fmt: skip
PROJECTS = (
    (SHOWN_SCHOOL, "望澜实验小学扩建综合楼", "extend", 8_600, 12, 540, "3200.00", "3200.00",
     (*EARLY, ("topped", "2026-04-13", ""))),
    ("望澜第二小学", "望澜第二小学迁建工程", "rebuild", 24_000, 36, 1_620, "18600.00", "9300.00", EARLY[:3]),
    ("云汀中心幼儿园", "云汀中心幼儿园迁建工程", "rebuild", 6_300, 15, 450, "4100.00", "2600.00", EARLY[:4]),
)  # fmt: skip
"""Money in ten thousands of yuan is written in yuan below."""


def tell(telling: Telling) -> None:
    """Enter, issue and sign for each; photos of the first are up to date."""
    if SHOWN_SCHOOL not in telling.units:
        return
    telling.do("ledger.switch", kind="project", on=True)
    day = date(2026, 9, 28)
    office = telling.actor(SECTION, "section", 0, day)
    home = telling.units[SECTION]
    for place, project in enumerate(PROJECTS):
        name, title, works, scale, classes, seats, budget, funded, stages = project
        school, head = telling.units[name], telling.actor(name, "principal", 0, day)
        data = {
            "code": f"2026-339981-83-01-1{place:05d}", "title": title, "school": school,
            "works": works, "scale": scale, "classes": classes, "seats": seats,
            "budget": f"{int(budget[:-3]) * 10_000}.00", "funded": f"{int(funded[:-3]) * 10_000}.00",
            "begins": "2025-09-01", "opening": "2027-09-01",
            "stages": [
                {"stage": stage, "started": since, **({"finished": until} if until else {})}
                for stage, since, until in stages
            ],
        }  # fmt: skip
        case = telling.do(
            "case.open", office, day, kind="project", org=home, data=data, due="2027-09-01",
            parties=[("lead", school), ("supervisor", home)],
        )["case"]  # fmt: skip
        telling.move(case, "issue", office, moment(day, 10))
        photo = {"photo_on": "2026-09-28", "photo_by": "2026-10-05"}
        telling.move(case, "sign", head, moment(day, 15), data=photo)
        if place == 0:
            said = {
                "progress": "主体施工至四层",
                "photo_on": "2026-10-10",
                "photo_by": "2026-10-17",
            }
            later = date(2026, 10, 10)
            again = telling.actor(name, "principal", 0, later)
            telling.move(case, "progress", again, moment(later), data=said)
