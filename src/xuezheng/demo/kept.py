"""Registers that plans are counted from: grades, events, things made, pilots, majors, party bodies, batches."""

from collections.abc import Iterator
from typing import Any

from xuezheng.demo.stated import stated

Data = dict[str, Any]
Record = tuple[str, int, Data]
GRADES = ("first", "second", "second", "third", "third", "third", "permitted")
"""Grades in turn over the kindergartens of the city."""
JOINT = (
    ("college", 6, 252), ("abroad", 1, 30), ("apprentices", 4, 150), ("new_apprentices", 1, 40),
)  # fmt: skip
ENTRY = (("preschool", 30, 28), ("primary", 96, 96), ("junior", 41, 41), ("senior", 22, 19))
EXAMINED = (("monitor", "primary"), ("graduation", "junior"))
NEW_EVERY = 9
"""Every so many a kindergarten was graded this year."""


def records(
    bureau: int,
    schools: tuple[int, ...],
    kindergartens: tuple[int, ...],
    vocational: tuple[int, ...],
    person: int = 0,
) -> Iterator[Record]:
    """Give what the city keeps in these registers, school by school."""
    yield from _grades(kindergartens)
    yield from _events(bureau, schools)
    yield from _made(bureau, schools)
    yield from _trades(vocational)
    yield from _party(bureau, schools)
    yield from _people(bureau)
    yield from _children(bureau, schools)
    yield from stated(bureau, schools, kindergartens)
    if len(schools) > 1 and person:
        yield from _pairs(schools, person)


def _grades(kindergartens: tuple[int, ...]) -> Iterator[Record]:
    for number, org in enumerate(kindergartens):
        year = 2026 if number % NEW_EVERY == 0 else 2023
        yield "kindergarten_grade", org, {
            "grade": GRADES[number % len(GRADES)], "granted": f"{year}-06-01",
        }  # fmt: skip


def _events(bureau: int, schools: tuple[int, ...]) -> Iterator[Record]:
    for title, form, held, sessions, people, units in (
        ("局机关政治理论学习", "study", "2026-09-20", 18, 900, 1),
        ("师德专题报告会", "lecture", "2026-09-09", 4, 1600, 12),
        ("社区教育培训活动", "training", "2026-08-15", 60, 4200, 9),
        ("中小学生田径运动会", "contest", "2026-04-24", 1, 860, 30),
        ("职业高中财务检查", "check", "2026-05-12", 1, 6, 1),
        ("薄弱初中调研", "check", "2026-06-03", 3, 15, 3),
        ("文明城市志愿服务", "service", "2026-03-05", 6, 2400, 30),
    ):
        yield "event_held", bureau, {
            "title": title, "form": form, "level": "county", "held": held, "sessions": sessions,
            "people": people, "units": units,
        }  # fmt: skip
    for org in schools[:2]:
        yield "event_held", org, {
            "title": "校园读书节", "form": "contest", "level": "school", "held": "2026-04-23",
            "sessions": 1, "people": 600, "units": 1,
        }  # fmt: skip


def _made(bureau: int, schools: tuple[int, ...]) -> Iterator[Record]:
    for title, form, number in (
        ("心理健康教育微课", "lesson", 6), ("云汀乡土读本", "reader", 1),
        ("职业体验课程", "course", 14), ("教师风采专栏", "issue", 12),
    ):  # fmt: skip
        yield "output", bureau, {
            "title": title, "form": form, "level": "county", "made": "2026-06-30", "number": number,
            "public": True,
        }  # fmt: skip
    for title, form, level, step in (
        ("产教融合建设试点项目", "pilot", "city", "approved"),
        ("课程游戏化项目", "building_up", "province", "approved"),
        ("品牌培训项目", "brand", "city", "applied"),
    ):
        yield "pilot_project", bureau, {
            "title": title, "form": form, "level": level, "step": step, "approved": "2026-05-20",
            "until": "2028-05-19",
        }  # fmt: skip
    for number, org in enumerate(schools):
        stage = "primary" if number % 2 == 0 else "junior"
        yield "course_offer", org, {
            "course": "心理健康", "stage": stage, "periods": 1, "since": "2026-09-01",
        }  # fmt: skip


def _trades(vocational: tuple[int, ...]) -> Iterator[Record]:
    majors = (
        ("数控技术应用", "装备制造大类", "second", "brand"), ("汽车运用与维修", "交通运输大类", "third", "backbone"),
        ("护理", "医药卫生大类", "third", "high_level"), ("现代农艺技术", "农林牧渔大类", "first", ""),
        ("电子商务", "财经商贸大类", "third", ""),
    )  # fmt: skip
    for org in vocational:
        for number, (name, family, industry, title) in enumerate(majors):
            recognised = {"title": title, "level": "province", "recognised": "2024-01-01"}
            yield "major", org, {
                "name": name, "family": family, "industry": industry,
                "opened": "2026-09-01" if number == len(majors) - 1 else "2012-09-01",
                **(recognised if title else {}),
            }  # fmt: skip
        for form, classes, pupils in JOINT:
            yield "joint_class", org, {
                "partner": "云汀精工", "form": form, "major": "数控技术应用", "classes": classes,
                "pupils": pupils, "since": "2025-09-01", "until": "2028-08-31",
            }  # fmt: skip
        yield "certificate_pilot", org, {
            "name": "数控车铣加工", "step": "middle", "issuer": "某培训评价组织",
            "major": "数控技术应用", "since": "2024-09-01", "until": "2027-08-31",
        }  # fmt: skip


def _party(bureau: int, schools: tuple[int, ...]) -> Iterator[Record]:
    stars = ("five", "four", "three", "none")
    for number, org in enumerate(schools):
        yield "party_body", org, {
            "name": f"第{number + 1}党支部", "star": stars[number % len(stars)], "members": 20 + number,
            "joined": number % 3, "serving": 18, "one_head": number % 5 != 0, "term_ends": "2028-06-30",
        }  # fmt: skip
    for day, checks, leads, filed in (("2026-03-31", 5, 2, 0), ("2026-06-30", 7, 1, 1)):
        yield "discipline_count", bureau, {
            "as_of": day, "checks": checks, "leads": leads, "filed": filed, "talks": 1, "criticised": 2,
            "party": filed, "post": 0, "tutoring": 1, "warned": 3,
        }  # fmt: skip


def _people(bureau: int) -> Iterator[Record]:
    for title, form, group, people, since in (
        ("赴西部长期支教教师", "lent", "teacher", 6, "2026-08-01"),
        ("对口地区挂职校长", "posted", "principal", 2, "2026-03-01"),
        ("中小学优秀年轻后备干部", "pool", "cadre", 40, "2026-04-01"),
        ("骨干教师高级研修", "trained", "backbone", 5, "2026-07-01"),
        ("新提任局管干部", "appointed", "cadre", 9, "2026-06-15"),
    ):
        yield "selection", bureau, {
            "title": title, "form": form, "group": group, "people": people, "since": since,
        }  # fmt: skip


def _children(bureau: int, schools: tuple[int, ...]) -> Iterator[Record]:
    for stage, known, placed in ENTRY:
        yield "special_entry", bureau, {
            "stage": stage, "as_of": "2026-09-20", "known": known, "placed": placed,
        }  # fmt: skip
    for number, org in enumerate(schools):
        yield "vision_count", org, {
            "on": "2026-09-25", "screened": 400 + 10 * number, "myopic": 200 + 6 * number,
        }  # fmt: skip
        yield "fitness_count", org, {
            "on": "2025-11-20", "tested": 400 + 10 * number, "excellent": 60 + 3 * number,
            "good": 170 + 2 * number, "passed": 150,
        }  # fmt: skip
    yield from _examined(schools)


def _examined(schools: tuple[int, ...]) -> Iterator[Record]:
    """Two stages in turn sat an examination; pupils entitled to aid got it, but for a few."""
    for number, org in enumerate(schools):
        sort, stage = EXAMINED[number % len(EXAMINED)]
        sat = 90 + 5 * number
        yield "exam_count", org, {
            "exam": "2026年学业质量测试", "sort": sort, "on": "2026-06-20", "stage": stage,
            "course": "总分", "full": 300, "sat": sat, "absent": number % 3,
            "tenths": sat * (2300 - 30 * (number % 7)), "passed": sat - 8 - number % 5,
            "excellent": sat // 3, "low": 2 + number % 4,
        }  # fmt: skip
        yield "aid_count", org, {
            "scheme": "living", "stage": stage, "as_of": "2026-09-30", "due": 30 + number,
            "aided": 30 + number - number % 2,
        }  # fmt: skip


def _pairs(schools: tuple[int, ...], person: int) -> Iterator[Record]:
    yield "counterpart", schools[0], {
        "helper": schools[0], "helped": schools[1], "goal": "三年内缩小教学质量差距",
        "since": "2025-09-01", "until": "2028-08-31",
    }  # fmt: skip
    for partner, country, signed in (
        ("海湾小学", "新加坡", "2024-05-10"),
        ("橡树小学", "芬兰", "2026-05-10"),
    ):
        yield "sister_school", schools[0], {
            "partner": partner, "country": country, "in_charge": person, "signed": signed,
            "until": "2029-05-09",
        }  # fmt: skip
