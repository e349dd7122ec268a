"""What a field is, and one short constructor per type.

A field is declared once; form, list, Excel, API, masking, snapshot and the
docs page are drawn from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypedDict, Unpack

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds import types
from xuezheng.core.kinds.types import Choice, FieldType

__all__ = ["Choice", "Field", "Privacy", "Slot"]

Data = Mapping[str, Any]
Predicate = Callable[[Data], bool]


class Privacy(Labelled):
    """How closely a field is kept (字段密级); each class is granted by itself."""

    OPEN = ("open", T("一般", "Open"))
    PERSONAL = ("personal", T("个人信息", "Personal"))
    SENSITIVE = ("sensitive", T("敏感信息", "Sensitive"))
    SEALED = ("sealed", T("封存", "Sealed"))


class Slot(Enum):
    """A typed column of the record store that mirrors a field for search and sort (检索列)."""

    T1 = "t1"
    T2 = "t2"
    T3 = "t3"
    N1 = "n1"
    N2 = "n2"
    N3 = "n3"
    D1 = "d1"
    D2 = "d2"


@dataclass(frozen=True)
class Field:
    """One thing a kind asks for (字段).

    ``required`` holds in every stage, ``needed_from`` from the named stage
    on. ``when`` says for which data the field exists at all; where it does
    not, its value is null. ``expires`` are the days before the date at which
    its owner is told (R19). ``computed`` fields are never filled in: they are
    computed from the other data whenever data is checked. ``filled_by`` names
    who fills a field that no form shows, such as a service. ``means`` is the
    meaning by which a field is asked for once ("person.mobile"); without one
    its label and type are its meaning. ``bars`` says what is no longer allowed
    after a day that has run out; ``met_by`` names the field of the same data or
    row that, once filled in, leaves nothing to run out.
    """

    key: str
    label: T
    type: FieldType
    slot: Slot | None = None
    required: bool = False
    needed_from: str = ""
    privacy: Privacy = Privacy.OPEN
    choices: tuple[Choice, ...] = ()
    unit: T | None = None
    when: Predicate | None = None
    help: T | None = None
    expires: tuple[int, ...] = ()
    columns: tuple["Field", ...] = ()
    of: str = ""
    computes: Callable[[Data], Any] | None = None
    filled_by: str = ""
    means: str = ""
    bars: T | None = None
    met_by: str = ""

    def parse(self, given: object) -> Any:
        """Give the canonical value; raises ``WrongValueError``."""
        return self.type.parse(given, self)

    def show(self, value: Any, language: str = "zh") -> str:
        """Give the value in words for people."""
        return self.type.show(value, self, language)

    def applies(self, data: Data) -> bool:
        """Say whether the field exists for this data."""
        return self.when is None or self.when(data)


class More(TypedDict, total=False):
    """What any constructor below also takes; the names are those of ``Field``."""

    slot: Slot
    required: bool
    needed_from: str
    privacy: Privacy
    unit: T
    when: Predicate
    help: T
    filled_by: str
    means: str
    bars: T
    met_by: str


def text(key: str, label: T, **more: Unpack[More]) -> Field:
    """One line of words."""
    return Field(key, label, types.TEXT, **more)


def note(key: str, label: T, **more: Unpack[More]) -> Field:
    """Several lines of words."""
    return Field(key, label, types.NOTE, **more)


def name(key: str, label: T, **more: Unpack[More]) -> Field:
    """A person's name as words; personal unless said otherwise."""
    return Field(key, label, types.NAME, **_kept(more))


def phone(key: str, label: T, **more: Unpack[More]) -> Field:
    """A telephone number; personal unless said otherwise."""
    return Field(key, label, types.PHONE, **_kept(more))


def identity(key: str, label: T, **more: Unpack[More]) -> Field:
    """An identity number; sensitive unless said otherwise (R22)."""
    kept: More = {"privacy": Privacy.SENSITIVE, **more}
    return Field(key, label, types.IDENTITY, **kept)


def credit_code(key: str, label: T, **more: Unpack[More]) -> Field:
    """A 统一社会信用代码."""
    return Field(key, label, types.CREDIT_CODE, **more)


def school_code(key: str, label: T, **more: Unpack[More]) -> Field:
    """A school code."""
    return Field(key, label, types.SCHOOL_CODE, **more)


def pupil_number(key: str, label: T, **more: Unpack[More]) -> Field:
    """A pupil number; it holds an identity number, so personal unless said otherwise."""
    return Field(key, label, types.PUPIL_NUMBER, **_kept(more))


def region(key: str, label: T, **more: Unpack[More]) -> Field:
    """A region code."""
    return Field(key, label, types.REGION, **more)


def nation(key: str, label: T, **more: Unpack[More]) -> Field:
    """The code of a people; personal unless said otherwise."""
    return Field(key, label, types.NATION, **_kept(more))


def number(key: str, label: T, **more: Unpack[More]) -> Field:
    """A whole number."""
    return Field(key, label, types.NUMBER, **more)


def figure(key: str, label: T, **more: Unpack[More]) -> Field:
    """An exact figure, kept as decimal text."""
    return Field(key, label, types.FIGURE, **more)


def money(key: str, label: T, **more: Unpack[More]) -> Field:
    """An amount of money, kept in fen."""
    return Field(key, label, types.MONEY, **more)


def share(key: str, label: T, **more: Unpack[More]) -> Field:
    """A share: percent as decimal text, or part and whole."""
    return Field(key, label, types.SHARE_OF, **more)


def day(key: str, label: T, **more: Unpack[More]) -> Field:
    """A civil day."""
    return Field(key, label, types.DAY, **more)


def expiry(key: str, label: T, *, before: tuple[int, ...] = (90, 30, 7), **more: Unpack[More]) -> Field:  # fmt: skip
    """A day on which something runs out; its owner is told ``before`` it."""
    return Field(key, label, types.DAY, expires=before, **more)


def moment(key: str, label: T, **more: Unpack[More]) -> Field:
    """A moment with its offset."""
    return Field(key, label, types.MOMENT, **more)


def choice(
    key: str, label: T, of: type[Labelled] | tuple[Choice, ...], **more: Unpack[More]
) -> Field:
    """One of a labelled enumeration's members, or of the choices given."""
    return Field(key, label, types.CHOICE, choices=choices(of), **more)


def several(
    key: str, label: T, of: type[Labelled] | tuple[Choice, ...], **more: Unpack[More]
) -> Field:
    """Any number of them."""
    return Field(key, label, types.SEVERAL, choices=choices(of), **more)


def choices(of: type[Labelled] | tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Give the members of a labelled enumeration as choices."""
    return of if isinstance(of, tuple) else tuple(Choice(one.key, one.label) for one in of)


def yes_no(key: str, label: T, **more: Unpack[More]) -> Field:
    """Yes or no; null is neither."""
    return Field(key, label, types.YES_NO, **more)


def person(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of a person."""
    return Field(key, label, types.PERSON, **more)


def unit(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of an organisation."""
    return Field(key, label, types.UNIT, **more)


def post(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of a post; who holds it is asked on the day."""
    return Field(key, label, types.POST, **more)


def pupil(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of a pupil; personal unless said otherwise."""
    return Field(key, label, types.PUPIL, **_kept(more))


def room(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of a room."""
    return Field(key, label, types.ROOM, **more)


def place(key: str, label: T, **more: Unpack[More]) -> Field:
    """An address, perhaps with its point."""
    return Field(key, label, types.PLACE, **more)


def file(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of one kept file."""
    return Field(key, label, types.FILE, **more)


def files(key: str, label: T, **more: Unpack[More]) -> Field:
    """Ids of kept files."""
    return Field(key, label, types.FILES, **more)


def photo(key: str, label: T, **more: Unpack[More]) -> Field:
    """The id of one kept image."""
    return Field(key, label, types.PHOTO, **more)


def photos(key: str, label: T, **more: Unpack[More]) -> Field:
    """Ids of kept images."""
    return Field(key, label, types.PHOTOS, **more)


def rows(key: str, label: T, columns: tuple[Field, ...], **more: Unpack[More]) -> Field:
    """A small table; each column is a field of its own."""
    return Field(key, label, types.ROWS, columns=columns, **more)


def reference(key: str, label: T, of: str, **more: Unpack[More]) -> Field:
    """The id of a record of the kind ``of``."""
    return Field(key, label, types.REFERENCE, of=of, **more)


def computed(key: str, label: T, computes: Callable[[Data], Any], **more: Unpack[More]) -> Field:
    """What follows from the other data; ``computes`` is pure."""
    return Field(key, label, types.COMPUTED, computes=computes, **more)


def _kept(more: More) -> More:
    return {"privacy": Privacy.PERSONAL, **more}
