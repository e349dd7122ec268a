"""What the form shows of a draft's text (结构化表单): common things in rows, the rest stays in the text.

The text may be wrong anywhere; what cannot be shown is shown empty, and only
what the form shows is ever written back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.designs.selectors.checking import GROUPS, openers
from xuezheng.catalogue import roles as declared
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.toml_fields import default_privacy
from xuezheng.core.kinds.types import TYPES
from xuezheng.core.ledgers.counts import PLAIN, SUM
from xuezheng.core.ledgers.definition import Where
from xuezheng.core.ledgers.toml_parts import RULES

BLANK = 3
"""Rows that stand ready for more fields."""
SIMPLE = (
    "text", "note", "name", "phone", "number", "money", "day", "moment", "choice", "several", "yes_no",
    "place", "photo", "photos", "file", "files", "person", "unit", "pupil", "room", "identity",
    "pupil_number", "figure", "share", "region", "nation", "credit_code", "school_code", "post",
    "reference", "rows", "computed",
)  # fmt: skip
"""Types in the order in which people look for them."""
RULE_WORDS: Mapping[str, T] = {
    "working_days": T("工作日", "working days"), "natural_days": T("自然日", "natural days"),
    "school_days": T("教学日", "school days"), "minutes": T("分钟", "minutes"),
    "working_hours": T("工作小时", "working hours"), "due": T("按事项完成时限", "by the case's due day"),
    "field": T("按所填日期", "by a day filled in"),
}  # fmt: skip
COUNT_WORDS: Mapping[str, T] = {
    "opened": T("本期登记", "opened in the span"), "open": T("期末未办结", "standing open"),
    "closed": T("本期办结", "closed in the span"), "overdue": T("期末逾期", "overdue"),
}  # fmt: skip
AT_OPENING, SEVERAL = "", "="
"""When a field is filled in: at opening; in several moves, as the text says."""

Pairs = tuple[tuple[str, T], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list as the form shows it: its number from one, and its entries."""

    list: str
    number: int
    told: Mapping[str, Any]
    new: bool = False

    @property
    def spot(self) -> str:
        """Name its place on the page."""
        return f"{self.list}-{self.number}"

    def __getitem__(self, key: str) -> Any:
        return self.told[key]


@dataclass(frozen=True, slots=True)
class Shape:
    """A draft as the form shows it (表单内容), with what each control offers."""

    top: Mapping[str, Any]
    flow: Flow | None
    fields: tuple[Line, ...]
    parts: tuple[Line, ...]
    clocks: tuple[Line, ...]
    counts: tuple[Line, ...]

    @property
    def flows(self) -> Pairs:
        """Give the flows there are."""
        return tuple((one.key, one.title) for one in FLOWS)

    @property
    def groups(self) -> Pairs:
        """Give the kind groups there are."""
        return tuple((key, label) for key, label in declared.GROUPS if key in GROUPS)

    @property
    def types(self) -> Pairs:
        """Give the types of fields."""
        return tuple((key, TYPES[key].title) for key in SIMPLE)

    @property
    def privacies(self) -> Pairs:
        """Give how closely a field may be kept."""
        return tuple((one.key, one.label) for one in Privacy)

    @property
    def wheres(self) -> Pairs:
        """Give where a part may be looked for."""
        return tuple((one.key, one.label) for one in Where if one is not Where.POST)

    @property
    def rules(self) -> Pairs:
        """Give how time limits may be reckoned."""
        return tuple((key, RULE_WORDS[key]) for key in RULES)

    @property
    def stages(self) -> Pairs:
        """Give the stages from which a field may be needed."""
        return tuple((one.key, one.label) for one in self.flow.stages) if self.flow else ()

    @property
    def moves(self) -> Pairs:
        """Give the moves that may fill a field in."""
        return tuple((one.key, one.label) for one in self.flow.moves) if self.flow else ()

    @property
    def measures(self) -> Pairs:
        """Give what may be counted: cases, cases in a stage, sums of whole numbers."""
        plain = tuple((key, COUNT_WORDS[key]) for key in PLAIN)
        standing = tuple(
            (key, T(f"在“{label.zh}”", f"in “{label.en}”")) for key, label in self.stages
        )
        sums = tuple(
            (SUM + one["key"], T(f"{one['label']}合计", f"sum of {one['label_en'] or one['key']}"))
            for one in self.fields
            if one["type"] in {"number", "money"} and one["key"]
        )
        return plain + standing + sums

    @property
    def roles(self) -> Pairs:
        """Give the roles that work."""
        return tuple((one.key, one.title) for one in ROLES if not one.key.endswith("admin"))

    @property
    def openers(self) -> Pairs:
        """Give the roles that may open cases of the group chosen; all that work while none is."""
        able = openers().get(str(self.top["group"]))
        return tuple(one for one in self.roles if able is None or one[0] in able)


def shape(told: Mapping[str, Any]) -> Shape:
    """Give what the form shows of plain tables."""
    flow = next((one for one in FLOWS if one.key == told.get("flow")), None)
    fields = [_field(told, one) for one in tables(told, "fields")]
    lines = [Line("fields", n, one) for n, one in enumerate(fields, 1)]
    more = [
        Line("fields", len(fields) + n, _field(told, {}), new=True) for n in range(1, BLANK + 1)
    ]
    return Shape(
        _top(told), flow, (*lines, *more),
        _lines("parts", tables(told, "parts"), ("key", "label", "where"), ("roles",)),
        _clocks(told),
        _lines("counts", [*tables(told, "counts"), {}], ("key", "label", "unit", "of")),
    )  # fmt: skip


def tables(told: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Give the tables of a list; what is none counts as an empty one, so that numbers stay right."""
    found = told.get(key)
    return (
        [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []
    )


def word(told: Mapping[str, Any], key: str, otherwise: str = "") -> str:
    """Give an entry as a control shows it."""
    found = told.get(key)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else otherwise


def listed(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Give a list of words."""
    found = told.get(key)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


TOP = ("key", "title", "title_en", "group", "flow", "prefix")
ASKS = ("who", "who_en", "basis", "basis_en", "minutes")


def _top(told: Mapping[str, Any]) -> dict[str, Any]:
    asks, keep = told.get("asks"), told.get("keep")
    asks = asks if isinstance(asks, dict) else {}
    years = word(keep, "years", "10") if isinstance(keep, dict) else "10"
    return {
        **{key: word(told, key) for key in TOP},
        **{key: word(asks, key) for key in ASKS},
        "opens": listed(told, "opens"),
        "needs_due": told.get("needs_due", True) is True,
        "years": years,
    }


def _field(told: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    type_ = word(one, "type", "text")
    moves = [
        word(fill, "move")
        for fill in tables(told, "fills")
        if one.get("key") in listed(fill, "fields")
    ]
    needed = word(one, "needed_from")
    return {
        "key": word(one, "key"), "label": word(one, "label"), "label_en": word(one, "label_en"),
        "type": type_, "required": one.get("required") is True, "needed_from": needed,
        "privacy": word(one, "privacy") or default_privacy(type_).key,
        "choices": "\n".join(listed(one, "choices")), "found": bool(word(one, "slot")),
        "fill": AT_OPENING if not moves else moves[0] if len(moves) == 1 else SEVERAL,
        "more": sorted(MORE.intersection(one)), "help": word(one, "help"),
    }  # fmt: skip


MORE = frozenset(
    {"when", "computes", "columns", "expires", "of", "filled_by", "means", "bars", "met_by", "unit"}
)
"""What only the text shows of a field."""


def _clocks(told: Mapping[str, Any]) -> tuple[Line, ...]:
    found = []
    for n, one in enumerate(tables(told, "clocks"), 1):
        ladder = one.get("ladder")
        found.append(
            Line(
                "clocks",
                n,
                {
                    "key": word(one, "key"), "label": word(one, "label"), "label_en": word(one, "label_en"),
                    "rule": word(one, "rule"), "count": word(one, "count"), "field": word(one, "field"),
                    "parameter": word(one, "parameter"), "stages": listed(one, "stages"),
                    "ladder": "\n".join(listed(one, "ladder")) if isinstance(ladder, list) else "",
                    "shared": ladder if isinstance(ladder, str) else "",
                },
            )
        )  # fmt: skip
    return tuple(found)


def _lines(
    name: str, rows: Iterable[Mapping[str, Any]], keys: tuple[str, ...], lists: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    return tuple(
        Line(
            name,
            n,
            {key: word(one, key) for key in keys} | {key: listed(one, key) for key in lists},
            new=not one,
        )
        for n, one in enumerate(rows, 1)
    )
