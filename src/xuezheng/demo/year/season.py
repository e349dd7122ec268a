"""What the season's decisions are about: lists and rules for every engine, made up, small, the same every time.

Public numbers stand for children, families and dwellings; nothing here names one.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.engines import begun, engine
from xuezheng.demo.stream import Stream

Plain = dict[str, Any]
JUNIORS = {
    "望澜初级中学": (312, False), "兰渚初级中学": (268, False),
    "白鹭镇初级中学": (190, True), "新圩镇初级中学": (156, True),
}  # fmt: skip
"""Junior schools of the trial: eligible graduates, and whether rural."""
SENIORS = {"云汀中学": 40, "云汀市第二高级中学": 40, "桥东中学": 30}
"""Senior schools of the trial and their plans."""
CANDIDATES = 160
FLOOR = 520
"""The least total for a quota seat."""
ZONES = {
    "望澜实验小学": (40, ("望澜湖滨学校", "云汀市新市民小学")),
    "望澜湖滨学校": (30, ("云汀市新市民小学",)),
    "云汀市新市民小学": (36, ("望澜湖滨学校",)),
}
"""Schools of three zones: seats, and where what is over goes."""
CHILDREN = {"望澜实验小学": 52, "望澜湖滨学校": 24, "云汀市新市民小学": 20}
SEASON = date(2026, 8, 31)
GRADES = {"A": 10, "B": 20, "C": 6, "D": 2, "unrated": 4}
"""Training institutions by credit grade."""
STATIONS = ("督导室", "基础教育科", "职成教科", "政策法规科")
FIELDS = {"语文": (12, 5), "数学": (10, 5), "综合": (6, 3)}
"""Judges on the list and drawn, by field."""
BATCHES = [
    {"key": "指标批", "mechanism": "parallel"},
    {"key": "统招批", "mechanism": "parallel", "adjusts": True},
]


def rules(key: str, day: date) -> Plain:
    """Give the rules an engine begins with on a day."""
    return begun(key, shipped().on(day))


def quotas(day: date) -> Plain:
    """Split half of three plans over four junior schools."""
    return {
        **rules("quotas", day),
        "seniors": [{"key": key, "plan": plan} for key, plan in SENIORS.items()],
        "juniors": [
            {"key": key, "graduates": many, "rural": rural}
            for key, (many, rural) in JUNIORS.items()
        ],
    }


def choices(day: date) -> Plain:
    """Match choices with the seats the quotas gave: quota lanes first, what is left open to all."""
    own = rules("matching", day)
    by = engine("quotas")
    # No two remainders are equal here, so that the split is the same whatever the seed.
    cells = by.run(by.read(quotas(day)), "")["cells"]
    schools = []
    for key, plan in SENIORS.items():
        mine = [one for one in cells if one["senior"] == key]
        lanes = [
            {"key": f"指标·{one['junior']}", "seats": one["seats"], "batch": "指标批",
             "admits": one["junior"], "floor": FLOOR, "falls_to": "统招"}
            for one in mine
        ]  # fmt: skip
        left = plan - sum(one["seats"] for one in mine)
        lanes.append({"key": "统招", "seats": left, "batch": "统招批"})
        schools.append({"key": key, "lanes": lanes})
    return {
        **own, "batches": BATCHES, "ties": "lottery", "schools": schools,
        "order": list(SENIORS), "applicants": list(_candidates(len(own["marks"]))),
    }  # fmt: skip


def _candidates(marks: int) -> Iterator[Plain]:
    """Give candidates; few wish a school they can hardly reach first."""
    stream, seniors, juniors = Stream("season:candidates"), list(SENIORS), list(JUNIORS)
    for turn in range(CANDIDATES):
        junior = juniors[min(stream.below(4), stream.below(4))]
        chinese, maths, english = (stream.between(low, 120) for low in (80, 70, 65))
        total = chinese + maths + english + stream.between(190, 270)
        wishes = seniors if stream.below(3) else stream.shuffled(seniors)
        told = [total, chinese + maths, chinese, maths, english]
        yield {
            "key": f"ZK26{1001 + 7 * turn:05}", "tags": [junior], "marks": told[:marks],
            "choices": {"指标批": wishes[: stream.between(0, 2)], "统招批": wishes},
            "adjusts": stream.below(4) > 0,
        }  # fmt: skip


def points(day: date) -> Plain:
    """Thirty families with papers, two schools with twenty places."""
    table = rules("points", day)["table"] | {"places": 2}
    schools = {"云汀市新市民小学": 12, "望澜湖滨学校": 8}
    return {
        "table": table, "counted_to": "2026-05-31", "closing": "2026-06-05",
        "schools": [{"key": key, "seats": seats} for key, seats in schools.items()],
        "applicants": list(_families(list(schools))),
    }  # fmt: skip


def _families(schools: list[str]) -> Iterator[Plain]:
    stream = Stream("season:families")
    for turn in range(30):
        recent = stream.between(6, 36)
        facts: list[Plain] = [
            {"item": "insured_recent", "evidence": "insurance_record", "amount": recent,
             "holder": "父", "state": "verified"},
            {"item": "education", "evidence": "diploma", "holder": "母", "state": "verified",
             "level": ("college", "bachelor", "master")[min(stream.below(3), stream.below(3))]},
        ]  # fmt: skip
        if turn % 3 == 0:
            since = date(2019, 3, 1) + timedelta(stream.below(2_000))
            home = {"item": "own_home", "evidence": "title_deed", "state": "verified"}
            facts.append({**home, "since": since.isoformat()})
        if turn % 4 == 1:
            facts.append({"item": "honour", "evidence": "honour_paper", "amount": 1,
                          "state": "verified" if turn % 8 == 1 else "rejected"})  # fmt: skip
        late = {"handed_in": "2026-06-06"} if turn == 7 else {}
        facts[0] |= late
        wishes = schools if stream.below(2) else schools[::-1]
        vetoes = ["false_papers"] if turn == 19 else []
        yield {"key": f"JF26{turn + 1:04}", "facts": facts, "choices": wishes, "vetoes": vetoes}


def bands(day: date) -> Plain:
    """Three zones, the first with more children than seats, one dwelling used not long ago."""
    return {
        **rules("bands", day), "on": SEASON.isoformat(),
        "schools": [
            {"key": key, "seats": seats, "overflow": list(to)} for key, (seats, to) in ZONES.items()
        ],
        "children": list(_children()),
        "dwellings": [{"dwelling": "F0004", "family": "J9001", "on": "2023-08-31"}],
    }  # fmt: skip


def _children() -> Iterator[Plain]:
    stream, turn = Stream("season:children"), 0
    for zone, many in CHILDREN.items():
        for _ in range(many):
            turn += 1
            yield _child(stream, zone, turn)
    first = next(iter(CHILDREN))
    for number in (1, 2):
        yield {
            "key": f"RX269{number:03}", "zone": first, "band": "second", "since": "2023-05-11",
            "distance": 900, "dwelling": "F9001", "family": "J9100", "bound": "S1",
        }  # fmt: skip


def _child(stream: Stream, zone: str, turn: int) -> Plain:
    kind = ("first", "first", "first", "second", "third", "fourth")[stream.below(6)]
    found: Plain = {
        "key": f"RX26{turn:04}", "zone": zone, "band": kind, "distance": stream.between(150, 2_400),
        "dwelling": f"F{turn:04}", "family": f"J{turn:04}",
    }  # fmt: skip
    if kind in ("first", "second"):
        found["since"] = (date(2014, 1, 1) + timedelta(stream.below(4_400))).isoformat()
    if kind == "fourth":
        found["points"] = str(stream.between(20, 95))
    if turn == 11:
        found["care"] = "优待办法第三条"
    return found


def classes(day: date) -> Plain:
    """Ninety-six pupils, three classes, three teams of teachers."""
    stream = Stream("season:pupils")
    pupils: list[Plain] = []
    for turn in range(1, 97):
        scores = {"chinese": stream.between(62, 98), "maths": stream.between(48, 100)}
        one: Plain = {"key": f"QN26{turn:03}", "sex": "fm"[stream.below(2)], "scores": scores}
        if turn in (17, 58):
            one["need"] = "随班就读"
        if turn in (40, 41):
            one["bound"] = "双胞胎1"
        pupils.append(one)
    names = ["七（1）班", "七（2）班", "七（3）班"]
    return {
        **rules("classes", day), "classes": names, "pupils": pupils,
        "teachers": ["甲组", "乙组", "丙组"],
    }  # fmt: skip


def inspection(on: date) -> Plain:
    """Training institutions and inspectors; some were seen lately, one is complained about."""
    stream = Stream(f"season:inspection:{on.year}")
    subjects: list[Plain] = []
    for grade, many in GRADES.items():
        for _ in range(many):
            turn = len(subjects) + 1
            last = on - timedelta(stream.between(60, 1_050))
            subjects.append({"key": f"PX{turn:03}", "grade": grade, "last": last.isoformat()})
    subjects[12]["complaint"] = True
    inspectors = [
        {"key": f"ZF{turn:02}", "unit": STATIONS[turn % len(STATIONS)], "on_leave": turn == 9}
        for turn in range(1, 13)
    ]
    return {
        **rules("inspection", on), "purpose": f"校外培训机构抽查 {on:%Y-%m}", "on": on.isoformat(),
        "subjects": subjects, "inspectors": inspectors,
        "declared": [{"inspector": "ZF03", "subject": "PX013"}],
    }  # fmt: skip


def panel(on: date) -> Plain:
    """Judges of three fields; nobody is sent anywhere, the panel alone is drawn."""
    judges = [
        {"key": f"PW{field_turn}{turn:02}", "group": field, "unit": f"S{turn % 5}"}
        for field_turn, (field, (many, _)) in enumerate(FIELDS.items(), 1)
        for turn in range(1, many + 1)
    ]
    drawn: Mapping[str, int] = {field: seats for field, (_, seats) in FIELDS.items()}
    own = {"version": "2026", "team": 0, "panel": drawn}
    return {"purpose": "2026年职称评审", "on": on.isoformat(), "rules": own, "inspectors": judges}
