"""The year's award of the demo (按办法计奖): reckoned from the night's figures, told, heard, decided.

One school objects and is answered. All sums are made up.
"""

from collections.abc import Mapping
from datetime import date

from xuezheng.apps.awards.models import Sheet
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.deeds import Intention
from xuezheng.demo.shapes.telling import Telling

SECTION, BUREAU = "基础教育科", "云汀市教育局"
OBJECTS = "本校有6名转学生不在入口名册内，请核对入口预期上线人数。"
ANSWER = "按报到名册核对：转学生按转入时位次计入，人数无误。"


def award(day: date, intentions: Mapping[str, Intention]) -> None:
    """Tell it, through the door like anybody."""
    telling = Telling(day, intentions)
    section = telling.actor(SECTION, "section")
    number = telling.do(
        "award.draft", section, year=day.year, review="云教合审〔2026〕8号（示例）"
    )["award"]
    telling.do("award.tell", section, award=number)
    known = {org: unit.name for org, unit in tree_of(day).units.items()}
    for place, sheet in enumerate(Sheet.objects.filter(award=number).order_by("place")):
        head, org = telling.actor(known[sheet.org_id], "principal"), sheet.org_id
        told = {"agree": False, "note": OBJECTS} if place == 1 else {"agree": True}
        telling.do("award.hear", head, award=number, org=org, **told)
        if place == 1:
            telling.do("award.reply", section, award=number, org=org, reply=ANSWER)
    telling.do("award.decide", telling.actor(BUREAU, "leader"), award=number)
