"""Dashboards of the demo (指标一览): a leader's, the office's, one for every principal; one figure made public.

They stand behind the counting, so that what is handed in has its figures.
"""

from collections.abc import Mapping
from datetime import date

from xuezheng.core.base.deeds import Intention
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling

OFFICE = "局办公室"
MORNING, OFFICES, PRINCIPALS = "晨会一览", "办公室一览", "校长一览"
Tiles = tuple[tuple[str, str], ...]
LEADS: Tiles = (
    ("pupils", "trend"), ("large_class_share", "figure"), ("large_class_share", "funnel"),
    ("primary_class_size", "bars"), ("teachers", "bars"), ("backbone_share", "figure"),
    ("schools", "figure"), ("homeroom_share", "figure"),
)  # fmt: skip
KEEPS: Tiles = (
    ("schools", "bars"), ("teachers", "bars"), ("backbone_share", "bars"),
    ("oversized_schools", "figure"), ("small_schools", "figure"), ("women_share", "figure"),
)  # fmt: skip
HEADS: Tiles = (
    ("pupils", "trend"), ("large_class_share", "figure"), ("primary_class_size", "figure"),
    ("teachers", "figure"), ("backbone_share", "figure"), ("certified_share", "figure"),
)  # fmt: skip
PUBLIC = (("teachers", "school"),)


def boards(day: date, intentions: Mapping[str, Intention]) -> None:
    """Make them, each through the door by who would; the three are on the desks of those they are for."""
    telling = Telling(day, intentions)
    leader, deputy = telling.actor(BUREAU, "leader"), telling.actor(BUREAU, "leader", 1)
    office = telling.actor(OFFICE, "office")
    principal = telling.actor(SHOWN_SCHOOL, "principal")
    chapters = (
        (MORNING, leader, leader, LEADS),
        (OFFICES, office, office, KEEPS),
        (PRINCIPALS, leader, principal, HEADS),
    )
    for name, maker, reader, tiles in chapters:
        given = [{"key": key, "chart": chart} for key, chart in tiles]
        made = telling.do("dashboard.create", maker, name=name, of_unit=True, tiles=given)
        board = made["dashboard"]
        if name == PRINCIPALS:
            root = telling.units[BUREAU]
            telling.do("dashboard.share", maker, dashboard=board, org=root, role="principal")
        telling.do("dashboard.choose", reader, dashboard=board)
    for key, grain in PUBLIC:
        handed = telling.do("indicator.hand_in", leader, key=key, grain=grain)["publication"]
        telling.do("indicator.let_out", deputy, publication=handed, publish=True)
