"""A roster's workbook read (名册读取): heads recognised, cells typed, units found by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from xuezheng.adapters import workbooks
from xuezheng.apps.rosters.models import Heads
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.core.base import codes
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.readers import day as read_day
from xuezheng.core.registers.sheets import written

MOST_LINES = 60_000
HEAD_ROWS = 6
"""A title may stand above the heads; they are looked for in so many rows."""
FIELDS: Mapping[str, T] = {
    "name": T("姓名", "Name"),
    "resident": T("身份证号", "Identity number"),
    "number": T("人员编号", "Number"),
    "unit": T("单位", "Unit"),
    "establishment": T("编制类别", "Establishment"),
    "state": T("人员状态", "State"),
    "mobile": T("手机号", "Mobile number"),
    "born": T("出生日期", "Day of birth"),
    "sex": T("性别", "Sex"),
}
_WORDS = {
    "name": ("姓名", "教师姓名", "人员姓名"),
    "resident": (
        "身份证号",
        "身份证号码",
        "身份证件号",
        "身份证件号码",
        "公民身份号码",
        "证件号码",
    ),
    "number": ("编号", "人员编号", "工号", "职工号", "工资号", "教师编号", "编制编号", "学籍号"),
    "unit": ("单位", "单位名称", "所在单位", "学校", "学校名称", "所在学校", "发薪单位"),
    "establishment": ("编制类别", "编制性质", "用编性质", "人员类别"),
    "state": ("人员状态", "状态", "在岗状态", "在岗情况"),
    "mobile": ("手机号", "手机", "联系电话", "电话"),
    "born": ("出生日期", "出生年月"),
    "sex": ("性别",),
}
_ESTABLISHMENT = {
    "事业": "established", "在编": "established", "全额": "established", "备案": "filed",
    "借调": "seconded", "合同": "contract", "编外": "contract", "聘用": "contract", "民办": "private",
}  # fmt: skip


class HeadsError(InputError):
    """No row of the workbook holds the heads that a roster needs."""

    code = "roster-heads"
    text = T(
        "没有找到表头：至少要有“姓名”一列，以及身份证号、编号、单位中的一列。",
        "No heads found: a roster needs names, and numbers or units.",
    )


class LinesError(InputError):
    """So many lines are taken at once and no more."""

    code = "roster-lines"
    text = T("名册超过 {most} 行，请分开上传。", "A roster has at most {most} lines; split it.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet a roster stands on: its heads, where they stand, and the rows below."""

    heads: tuple[str, ...]
    first: int
    rows: Sequence[Sequence[object]]

    @property
    def fingerprint(self) -> str:
        """What the heads are known again by."""
        return sha256("\x1f".join(self.heads).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Read:
    """One line as read: what its columns say, canonical."""

    row: int
    name: str
    resident: str
    number: str
    unit: str
    org: int | None
    establishment: str
    state: str
    mobile: str
    born: date | None
    sex: str


def sheet(data: bytes) -> Sheet:
    """Find the heads of a workbook; raises ``HeadsError`` and ``WorkbookError``."""
    for filled in workbooks.read(data).values():
        for place, row in enumerate(filled.rows[:HEAD_ROWS]):
            heads = tuple(_words(cell) for cell in row)
            guess = guessed(heads)
            if "name" in guess and {"resident", "number", "unit"} & set(guess):
                below = filled.rows[place + 1 :]
                if len(below) > MOST_LINES:
                    raise LinesError(most=MOST_LINES)
                return Sheet(heads, place + 2, below)
    raise HeadsError


def _words(cell: object) -> str:
    return "".join(canonical(str(cell if cell is not None else "")).split()).strip("*：:")


def guessed(heads: Sequence[str]) -> dict[str, int]:
    """Give which column says what, by the words that offices use."""
    found: dict[str, int] = {}
    for key, words in _WORDS.items():
        for word in words:
            if word in heads and key not in found:
                found[key] = list(heads).index(word)
    return found


def remembered(found: Sheet) -> dict[str, int]:
    """Give how a roster with these heads was read last, else a guess. Costs: 1 query."""
    row = Heads.objects.filter(fingerprint=found.fingerprint).first()
    return dict(row.mapping) if row else guessed(found.heads)


def lines(found: Sheet, mapping: Mapping[str, int], day: date) -> list[Read]:
    """Read every line that names somebody; units by name or code as of the day."""
    known: dict[str, int] = {}
    for number, one in units(day).items():
        known.setdefault("".join(one.name.split()), number)
        known[one.code] = number
    read = []
    for offset, row in enumerate(found.rows):
        cells = {key: row[place] for key, place in mapping.items() if place < len(row)}
        name = _text(cells.get("name"))
        if name:
            read.append(_line(found.first + offset, name, cells, known))
    return read


def _line(row: int, name: str, cells: Mapping[str, object], known: Mapping[str, int]) -> Read:
    resident = codes.plain(_text(cells.get("resident")))[:18]
    said = codes.resident(resident)
    unit = _text(cells.get("unit"))
    sex = {"男": "1", "1": "1", "女": "2", "2": "2"}.get(_text(cells.get("sex")), "")
    born = _born(cells.get("born"))
    return Read(
        row=row,
        name=name[:40],
        resident=resident,
        number=codes.plain(_text(cells.get("number")))[:32],
        unit=unit[:80],
        org=known.get("".join(unit.split())),
        establishment=_establishment(_text(cells.get("establishment"))),
        state=_text(cells.get("state"))[:20],
        mobile=codes.plain(_text(cells.get("mobile")))[:11],
        born=said.born if said else born,
        sex=said.sex if said else sex,
    )


def _text(cell: object) -> str:
    told = written(cell) if cell is not None else ""
    return " ".join(str(told or "").split())


def _born(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    told = read_day(_text(cell), None)
    return date.fromisoformat(told) if told else None


def _establishment(words: str) -> str:
    return next((key for word, key in _ESTABLISHMENT.items() if word in words), "")
