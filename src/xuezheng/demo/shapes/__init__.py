"""Chapters told once the city stands: institutions and what else rests on its units, people and pupils."""

from collections.abc import Mapping
from datetime import date

from xuezheng.core.base.deeds import Intention
from xuezheng.demo.shapes import (
    adults,
    aid,
    asked,
    courses,
    dailies,
    homework,
    institutions,
    projects,
    surveyed,
    teaching,
    timetables,
    zoned,
)
from xuezheng.demo.shapes.telling import Telling


def tell_shapes(day: date, intentions: Mapping[str, Intention]) -> None:
    """Tell them, each through the door."""
    telling = Telling(day, intentions)
    institutions.tell(telling)
    aid.tell(telling)
    asked.tell(telling)
    courses.tell(telling)
    adults.tell(telling)
    projects.tell(telling)
    dailies.tell(telling)
    timetables.tell(telling)
    homework.tell(telling)
    surveyed.tell(telling)
    zoned.tell(telling)
    teaching.tell(telling)
