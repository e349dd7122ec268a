"""Rows of pupils, drawn without a template."""

from collections.abc import Iterable, Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from xuezheng.apps.pupils.selectors.pages import PupilRow
from xuezheng.ui import tables
from xuezheng.ui.templatetags.ui import in_language


def lines(rows: Iterable[PupilRow], *, school: bool = False, count: bool = False) -> SafeString:
    """Draw pupils with their school and class, or with their numbers; numbered where ``count``."""
    sexes = {"1": gettext("男"), "2": gettext("女")}
    boards = f" · {gettext('寄宿')}"

    def cells(place: int, row: PupilRow) -> Iterator[tables.Cell]:
        if count:
            yield "num hide-s", str(place)
        yield "full-s", tables.link(f"/pupils/{row.id}/", row.name)
        yield "hide-s", sexes.get(row.sex, row.sex)
        if school:
            yield "", row.school
            yield "end-s", in_language(row.school_class)
        else:
            yield "", row.number
        yield "", in_language(row.state.label) + (boards if row.boards else "")

    return tables.rows(cells(place, row) for place, row in enumerate(rows, 1))
