"""Writes the workbook a small bureau begins with: units, people, posts, roles; run by path."""

import sys
from pathlib import Path

import django

django.setup()

from xuezheng.adapters import workbooks  # noqa: E402 - Django is set up first
from xuezheng.apps.people.selectors.sheets import SHEETS  # noqa: E402

UNITS = (
    ("BGS", "局办公室", "section", "JYJ"),
    ("JJK", "基础教育科", "section", "JYJ"),
    ("AQK", "安全科", "section", "JYJ"),
    ("XQK", "学前教育科", "section", "JYJ"),
    ("3301000001", "青禾实验小学", "primary", "JYJ"),
)
PEOPLE = (
    ("q0001", "陆知远", "JYJ", "局长", "head", "leader"),
    ("q0002", "沈若兰", "BGS", "主任", "head", "office"),
    ("q0003", "顾行之", "BGS", "副主任", "deputy", "office"),
    ("q0004", "钟明哲", "JJK", "科长", "head", "section"),
    ("q0005", "梁听雨", "AQK", "科长", "head", "section"),
    ("q0006", "白令仪", "XQK", "科长", "head", "section"),
    ("q0007", "江望舒", "3301000001", "校长", "head", "principal"),
    ("q0008", "袁静怡", "3301000001", "文员", "clerk", "clerk"),
)

rows = {
    "单位": [
        {"code": code, "name": name, "kind": kind, "above": above}
        for code, name, kind, above in UNITS
    ],
    "人员": [
        {"staff_number": number, "name": name, "unit": unit, "title": title, "rank": rank, "role": role}
        for number, name, unit, title, rank, role in PEOPLE
    ],
}  # fmt: skip
Path(sys.argv[1]).write_bytes(workbooks.blank(SHEETS, rows))
