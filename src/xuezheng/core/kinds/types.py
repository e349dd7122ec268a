"""The one table of field types: what a value is in JSON, Excel, Parquet, a form and on paper.

Every consumer (form, list, Excel, API, snapshot) asks this table and decides
nothing by itself. ``parse`` takes what a person or a file gives, or the
canonical value itself, and gives the canonical value; parsing twice changes
nothing. Canonical values are JSON scalars or lists of them: money is fen,
days are ISO, exact figures are decimal texts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import readers, showing


class WrongValueError(InputError):
    """A value that its field cannot hold."""

    code = "wrong-value"
    text = T("应为：{wanted}", "Expected: {wanted}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field offers (选项): stored by key, shown by label."""

    key: str
    label: T


class Declared(Protocol):
    """What a type may ask of the field it serves."""

    @property
    def choices(self) -> Sequence[Choice]: ...
    @property
    def columns(self) -> Sequence["Column"]: ...
    @property
    def unit(self) -> T | None: ...


class Column(Declared, Protocol):
    """What a table of rows asks of its columns."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> T: ...
    @property
    def type(self) -> "FieldType": ...
    @property
    def required(self) -> bool: ...


@dataclass(frozen=True)
class FieldType:
    """One row of the table (字段类型).

    ``slot`` is the letter of the typed slots that can mirror it ("t", "n",
    "d") or "". ``widget`` names the form part. ``reads`` gives the canonical
    value or None for what it cannot read; ``shows`` gives words for people;
    ``masks`` gives what remains for eyes that may not see it.
    """

    key: str
    title: T
    wanted: T
    schema: Mapping[str, Any]
    excel: str
    widget: str
    parquet: str
    slot: str
    reads: Callable[[Any, Any], Any]
    shows: Callable[[Any, Any, str], str]
    masks: Callable[[Any], Any] = showing.hidden

    def parse(self, given: object, field: Declared) -> Any:
        """Give the canonical value; empty text is null.

        Raises ``WrongValueError`` saying what is wanted, never the value.
        """
        if given is None or (isinstance(given, str) and not given.strip()) or given == []:
            return None
        value = self.reads(given, field)
        if value is None:
            raise WrongValueError(wanted=self.wanted)
        return value

    def show(self, value: Any, field: Declared, language: str = "zh") -> str:
        """Give the words for people; null gives an empty text, a masked value itself."""
        if value is None or value == showing.HIDDEN:
            return value or ""
        return self.shows(value, field, language)


def _rows(given: Any, field: Declared) -> list[dict[str, Any]] | None:
    """Rows of a small table; every column is always present, null explicit."""
    if not isinstance(given, list | tuple):
        return None
    read = []
    for row in given:
        if not isinstance(row, Mapping) or set(row) - {column.key for column in field.columns}:
            return None
        try:
            values = {c.key: c.type.parse(row.get(c.key), c) for c in field.columns}
        except WrongValueError:
            return None
        if all(value is None for value in values.values()):
            continue
        if any(c.required and values[c.key] is None for c in field.columns):
            return None
        read.append(values)
    return read or None


STRING: Mapping[str, Any] = {"type": "string"}
WHOLE: Mapping[str, Any] = {"type": "integer"}
ID: Mapping[str, Any] = {"type": "integer", "minimum": 1}
POINT: Mapping[str, Any] = {
    "type": "object",
    "properties": {"address": STRING, "latitude": WHOLE, "longitude": WHOLE},
}
SHARE: Mapping[str, Any] = {"anyOf": [STRING, {"type": "array", "items": WHOLE}]}


def _list(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "array", "items": items}


def _id(key: str, title: T, widget: str) -> FieldType:
    """A type whose value is the id of a thing kept elsewhere."""
    return FieldType(
        key, title, T(f"已有的{title.zh}", f"A known {title.en.lower()}"),
        schema=ID, excel="text", widget=widget, parquet="int64", slot="n",
        reads=readers.one_id, shows=showing.as_it_is,
    )  # fmt: skip


def _ids(key: str, title: T, widget: str) -> FieldType:
    """A type whose value is a list of such ids."""
    return FieldType(
        key, title, T(f"已有的{title.zh}", f"Known {title.en.lower()}"),
        schema=_list(ID), excel="text", widget=widget, parquet="list<int64>", slot="",
        reads=readers.ids, shows=showing.listed,
    )  # fmt: skip


TEXT = FieldType(
    "text", T("文字", "Text"),
    T(f"一行文字，至多{readers.LONGEST_TEXT}字", f"One line of at most {readers.LONGEST_TEXT} characters"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.text, shows=showing.as_it_is,
)  # fmt: skip
NOTE = FieldType(
    "note", T("多行文字", "Long text"),
    T(f"文字，至多{readers.LONGEST_NOTE}字", f"Text of at most {readers.LONGEST_NOTE} characters"),
    schema=STRING, excel="text", widget="textarea", parquet="string", slot="",
    reads=readers.note, shows=showing.as_it_is,
)  # fmt: skip
NAME = FieldType(
    "name", T("姓名", "Name"), T("姓名", "A name"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.text, shows=showing.as_it_is, masks=showing.name_masked,
)  # fmt: skip
PHONE = FieldType(
    "phone", T("电话", "Telephone"), T("手机号或座机号", "A mobile or fixed telephone number"),
    schema=STRING, excel="text", widget="tel", parquet="string", slot="t",
    reads=readers.phone, shows=showing.as_it_is, masks=showing.phone_masked,
)  # fmt: skip
IDENTITY = FieldType(
    "identity", T("身份证号", "Identity number"),
    T("18位身份证号，校验码相符", "An identity number of 18 places with its check digit"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.identity, shows=showing.as_it_is, masks=showing.identity_masked,
)  # fmt: skip
CREDIT_CODE = FieldType(
    "credit_code", T("统一社会信用代码", "Credit code"),
    T("18位统一社会信用代码，校验码相符", "A credit code of 18 places with its check sign"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.credit_code, shows=showing.as_it_is,
)  # fmt: skip
SCHOOL_CODE = FieldType(
    "school_code", T("学校标识码", "School code"), T("10位学校标识码", "A school code of 10 figures"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.school_code, shows=showing.as_it_is,
)  # fmt: skip
PUPIL_NUMBER = FieldType(
    "pupil_number", T("学籍号", "Pupil number"),
    T("G、J或L加18位，校验码相符", "G, J or L and 18 places with their check digit"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.pupil_number, shows=showing.as_it_is, masks=showing.identity_masked,
)  # fmt: skip
REGION = FieldType(
    "region", T("区划代码", "Region code"), T("6位或12位区划代码", "A region code of 6 or 12 figures"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.region, shows=showing.as_it_is,
)  # fmt: skip
NATION = FieldType(
    "nation", T("民族", "People"), T("民族名称或国标代码", "Name or code of a people (GB/T 3304)"),
    schema=STRING, excel="text", widget="text", parquet="string", slot="t",
    reads=readers.nation, shows=showing.nation,
)  # fmt: skip
NUMBER = FieldType(
    "number", T("整数", "Whole number"), T("整数", "A whole number"),
    schema=WHOLE, excel="integer", widget="number", parquet="int64", slot="n",
    reads=readers.number, shows=showing.with_unit,
)  # fmt: skip
FIGURE = FieldType(
    "figure", T("数值", "Figure"), T("数值，如54.1", "A figure such as 54.1"),
    schema=STRING, excel="decimal", widget="decimal", parquet="string", slot="",
    reads=readers.exact, shows=showing.with_unit,
)  # fmt: skip
MONEY = FieldType(
    "money", T("金额", "Amount of money"),
    T("以元为单位的金额，至多两位小数", "An amount in yuan with at most two decimal places"),
    schema=WHOLE, excel="money", widget="money", parquet="int64", slot="n",
    reads=readers.money, shows=showing.money,
)  # fmt: skip
SHARE_OF = FieldType(
    "share", T("比例", "Share"),
    T("百分数（如52.6%）或分数（如3/4）", "A percentage (52.6%) or a fraction (3/4)"),
    schema=SHARE, excel="text", widget="share", parquet="string", slot="",
    reads=readers.share, shows=showing.share,
)  # fmt: skip
DAY = FieldType(
    "day", T("日期", "Day"), T("日期，如2026-10-12", "A day such as 2026-10-12"),
    schema={"type": "string", "format": "date"},
    excel="date", widget="date", parquet="date32", slot="d",
    reads=readers.day, shows=showing.day,
)  # fmt: skip
MOMENT = FieldType(
    "moment", T("时刻", "Moment"),
    T("日期和时刻，如2026-10-12 09:00", "A day and a time such as 2026-10-12 09:00"),
    schema={"type": "string", "format": "date-time"},
    excel="datetime", widget="datetime", parquet="string", slot="",
    reads=readers.moment, shows=showing.moment,
)  # fmt: skip
CHOICE = FieldType(
    "choice", T("单选", "One choice"), T("所列选项之一", "One of the choices listed"),
    schema=STRING, excel="list", widget="select", parquet="string", slot="t",
    reads=readers.choice, shows=showing.choice,
)  # fmt: skip
SEVERAL = FieldType(
    "several", T("多选", "Several choices"),
    T("所列选项中的一项或几项", "One or more of the choices listed"),
    schema=_list(STRING), excel="text", widget="checkboxes", parquet="list<string>", slot="",
    reads=readers.several, shows=showing.several,
)  # fmt: skip
YES_NO = FieldType(
    "yes_no", T("是否", "Yes or no"), T("是或否", "Yes or no"),
    schema={"type": "boolean"}, excel="list", widget="yes-no", parquet="bool", slot="n",
    reads=readers.yes_no, shows=showing.yes_no,
)  # fmt: skip
PLACE = FieldType(
    "place", T("地点", "Place"), T("地址", "An address"),
    schema=POINT, excel="text", widget="text", parquet="string", slot="",
    reads=readers.place, shows=showing.place,
)  # fmt: skip
PERSON = _id("person", T("人员", "Person"), "person")
UNIT = _id("unit", T("单位", "Organisation"), "unit")
POST = _id("post", T("岗位", "Post"), "post")
PUPIL = _id("pupil", T("学生", "Pupil"), "pupil")
ROOM = _id("room", T("房间", "Room"), "room")
FILE = _id("file", T("文件", "File"), "file")
PHOTO = _id("photo", T("照片", "Photo"), "photo")
REFERENCE = _id("reference", T("关联事项", "Linked case"), "reference")
FILES = _ids("files", T("文件", "Files"), "files")
PHOTOS = _ids("photos", T("照片", "Photos"), "photos")
ROWS = FieldType(
    "rows", T("明细表", "Table of rows"), T("各行填写完整的明细", "Rows that are filled in"),
    schema=_list({"type": "object"}), excel="text", widget="rows", parquet="string", slot="",
    reads=_rows, shows=showing.rows,
)  # fmt: skip
COMPUTED = FieldType(
    "computed", T("自动计算", "Computed"), T("由系统计算", "Computed by the system"),
    schema={"type": ["string", "integer", "boolean"]},
    excel="text", widget="none", parquet="string", slot="",
    reads=lambda _given, _field: None, shows=showing.with_unit,
)  # fmt: skip

TYPES: Mapping[str, FieldType] = {
    one.key: one
    for one in (
        TEXT, NOTE, NAME, PHONE, IDENTITY, CREDIT_CODE, SCHOOL_CODE, PUPIL_NUMBER, REGION, NATION,
        NUMBER, FIGURE, MONEY, SHARE_OF, DAY, MOMENT, CHOICE,
        SEVERAL, YES_NO, PLACE, PERSON, UNIT, POST, PUPIL, ROOM, FILE, PHOTO, REFERENCE, FILES,
        PHOTOS, ROWS, COMPUTED,
    )
}  # fmt: skip
"""Every field type by its key."""
