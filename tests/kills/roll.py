"""What happens to classes, pupils and schools, once each: the part of the story about the roll."""

from datetime import date, datetime
from typing import Any

from tests.kills.teller import Teller

from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SOFTWARE = ""
"""The software itself acts; who may do what is tried beside the app."""
BEGAN, GOES_ON = "2026-09-01", "2026-10-20"


def tell_roll(doer: Teller, people: People) -> None:
    """Tell it, of two small schools made for it."""

    def do(by: str, hour: int, key: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=by, at=_at(hour))

    schools = _schools(do, people)
    classes = {
        name: do(SOFTWARE, 10, "school_class.open", organisation=org, stage=stage, entered=2026,
                 since=BEGAN)["school_class"]
        for name, org, stage in (
            ("one", schools["one"], "primary"), ("spare", schools["one"], "primary"),
            ("on", people.units[SHOWN_SCHOOL], "junior"),
        )
    }  # fmt: skip
    pupil = _pupils(do, schools, classes)
    _classes(do, schools["one"], classes)
    _transfer(do, people, schools, classes, pupil)
    _reorganise(do, schools, classes, pupil)


def _at(hour: int) -> datetime:
    return moment(date(2026, 10, 16), hour)


def _schools(do: Any, people: People) -> dict[str, int]:
    found = {}
    for name, code in (("one", "31990071"), ("two", "31990072")):
        found[name] = do(
            SOFTWARE, 9, "organisation.add", code=code, name=f"望澜第{code[-1]}小学", kind="primary",
            parent=people.units["望澜街道"], since=BEGAN,
        )["organisation"]  # fmt: skip
    group = do(
        SOFTWARE, 9, "organisation.add", code="31990073", name="望澜教育集团", kind="group",
        parent=people.units["望澜街道"], since=BEGAN,
    )["organisation"]  # fmt: skip
    org = found["one"]
    do(SOFTWARE, 9, "organisation.change", organisation=org, nature="private", since="2026-09-02")
    do(SOFTWARE, 9, "organisation.join_group", organisation=org, group=group, since="2026-09-03")
    do(SOFTWARE, 9, "organisation.leave_group", organisation=org, since="2026-09-04")
    return found


def _child(name: str, day: int, school_class: int) -> dict[str, Any]:
    return {"name": name, "sex": "2", "born": f"2020-02-{day:02d}", "number": f"G20260{day:03d}",
            "school_class": school_class}  # fmt: skip


def _pupils(do: Any, schools: dict[str, int], classes: dict[str, int]) -> int:
    org, room = schools["one"], classes["one"]
    pupil = do(
        SOFTWARE, 11, "pupil.admit", organisation=org, since=BEGAN, **_child("闻笛", 1, room)
    )["pupil"]
    more = [_child("向阳", 2, room), _child("宁远", 3, room)]
    others = do(SOFTWARE, 11, "pupil.admit_many", organisation=org, since=BEGAN, pupils=more)
    do(
        SOFTWARE,
        12,
        "pupil.place",
        pupils=[pupil],
        school_class=classes["spare"],
        since="2026-09-03",
    )
    do(SOFTWARE, 12, "pupil.change", pupil=pupil, since="2026-09-05", boards=True)
    do(SOFTWARE, 12, "pupil.correct", pupil=pupil, day="2026-09-05", name="闻迪")
    do(SOFTWARE, 12, "pupil.suspend", pupil=pupil, since="2026-09-08")
    do(SOFTWARE, 12, "pupil.return", pupil=pupil, since="2026-09-20")
    later = do(
        SOFTWARE, 12, "school_class.open", organisation=org, stage="primary", entered=2027,
        since="2026-09-01",
    )["school_class"]  # fmt: skip
    do(SOFTWARE, 12, "pupil.repeat", pupil=pupil, since="2026-09-21", school_class=later)
    do(SOFTWARE, 12, "pupil.leave", pupil=pupil, on="2026-10-10", left="moved_away")
    do(SOFTWARE, 12, "pupil.undo", pupil=pupil)
    intake = [{"school_class": classes["on"], "pupils": [others["pupils"][0]]}]
    do(SOFTWARE, 13, "pupil.promote", intakes=intake, since="2026-10-12")
    do(SOFTWARE, 13, "pupil.graduate", classes=[classes["on"]], on="2026-10-14", close=False)
    given = {"name": "闻父", "relation": "father", "legal_basis": "parent", "since": BEGAN}
    guardian = do(SOFTWARE, 13, "guardian.add", child=pupil, **given)["guardian"]
    do(SOFTWARE, 13, "guardian.change", guardian=guardian, since="2026-09-10", mobile="14099990009")
    do(SOFTWARE, 13, "guardian.correct", guardian=guardian, day="2026-09-02", relation="other")
    do(SOFTWARE, 13, "guardian.end", guardian=guardian, on="2026-10-01")
    do(SOFTWARE, 13, "guardian.undo", guardian=guardian)
    return int(others["pupils"][1])


def _classes(do: Any, org: int, classes: dict[str, int]) -> None:
    room = classes["one"]
    do(SOFTWARE, 14, "school_class.set", school_class=room, since="2026-09-02", seats=45)
    do(SOFTWARE, 14, "school_class.correct", school_class=room, day="2026-09-02", seats=40)
    do(SOFTWARE, 14, "school_class.undo", school_class=room)
    do(
        SOFTWARE,
        14,
        "school_class.merge",
        classes=[room],
        into=classes["spare"],
        since="2026-10-13",
    )
    empty = do(SOFTWARE, 14, "school_class.open", organisation=org, stage="primary",
               entered=2026, since="2026-10-13")["school_class"]  # fmt: skip
    do(SOFTWARE, 14, "school_class.close", school_class=empty, on="2026-10-14")


def _transfer(
    do: Any, people: People, schools: dict[str, int], classes: dict[str, int], pupil: int
) -> None:
    do(
        people.of(SHOWN_SCHOOL).login, 15, "transfer.open", pupil=pupil, takes=True,
        school=people.units[SHOWN_SCHOOL], other=schools["one"], since=GOES_ON, reason="moved",
        to_class=classes["on"],
    )  # fmt: skip


def _reorganise(do: Any, schools: dict[str, int], classes: dict[str, int], pupil: int) -> None:
    one, two = schools["one"], schools["two"]
    new = do(
        SOFTWARE, 16, "school_class.split", school_class=classes["spare"], pupils=[pupil],
        since="2026-10-18",
    )["school_class"]  # fmt: skip
    merged = do(SOFTWARE, 16, "school.merge", schools=[one], into=two, since="2026-10-16")
    do(SOFTWARE, 16, "school.follow", reorganisation=merged["reorganisation"])
    do(SOFTWARE, 16, "school.undo", reorganisation=merged["reorganisation"])
    do(SOFTWARE, 17, "school.split", school=one, into=two, classes=[new], since="2026-11-01")
