"""The three staff rosters of the demo, taken in and compared (三册对照): what the personnel section opens first.

The workbooks lie in the folder of lists, where a visitor may take them in again.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.db import transaction

from xuezheng.apps.files.services import take
from xuezheng.apps.rosters.selectors.reading import FIELDS
from xuezheng.apps.rosters.services import compare_step
from xuezheng.core.base.deeds import Intention
from xuezheng.demo import lists
from xuezheng.demo.cast import BUREAU
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

SECTION = "人事科"
COLUMNS = {key: place for place, key in enumerate(FIELDS)}
"""The workbooks bear the fields in this order (``lists.HEADS``)."""


def take_rosters(folder: Path, day: date, intentions: Mapping[str, Intention]) -> None:
    """Take the three in as the head of the section, and compare each."""
    telling = Telling(day, intentions)
    head, at = telling.actor(SECTION, "section"), moment(day)
    for kind, name in lists.FILES.items():
        file = take((folder / lists.FOLDER / name).read_bytes(), name, actor=head, at=at)
        roster = telling.do(
            "roster.take", head, file=file, kind=kind.key, title=f"{day.year}年{day.month}月",
            day=day.isoformat(), organisation=telling.units[BUREAU], mapping=COLUMNS,
        )["roster"]  # fmt: skip
        with transaction.atomic():
            compare_step({"roster": roster}, 0, at)
