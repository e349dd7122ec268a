"""Taking out the traces that were found and judged (删除痕迹): texts, files, details of the log."""

from xuezheng.adapters.wiping import CASE, cases_of, emptied, wiped
from xuezheng.apps.audit.services.door import append
from xuezheng.apps.audit.services.erasure import forget as forget_details
from xuezheng.apps.files.services import forget as forget_files
from xuezheng.apps.snapshots.models import Search, Trace
from xuezheng.apps.snapshots.selectors.tracing import DETAIL
from xuezheng.apps.snapshots.services.searching import words_in
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.erasure import Verdict

FILE, CONTENT = "files.FileRow", "@content"
REREAD = "person.reread"
"""What the log calls it that a case lost words; the search reads the case again by it."""


def taken_out(deed: Deed, search: Search) -> dict[str, int]:
    """Take out what is judged to be theirs, in the running transaction; gives rows by table.

    Raises ``UnsealedError``.
    """
    words, counts = words_in(search), emptied(list(search.persons))
    judged = Trace.objects.filter(search=search, live=True, verdict=Verdict.TAKE.key)
    rows: dict[str, dict[str, bool]] = {}
    files: list[int] = []
    for one in judged.values_list("table", "row", "column"):
        if one[2] == CONTENT:
            files.append(int(one[1]))
        else:
            rows.setdefault(one[0], {})[one[1]] = True
    details = [int(one) for one in rows.pop(DETAIL, {})]
    counts[DETAIL] = forget_details(details, deed.actor.account or 0) if details else 0
    counts[FILE] = forget_files(files, deed) if files else 0
    for table, some in sorted(rows.items()):
        counts[table] = counts.get(table, 0) + wiped(table, some, words)
    _told(deed, [int(one) for one in rows.get(CASE, {})])
    return counts


def _told(deed: Deed, cases: list[int]) -> None:
    """Write for each case that words were taken out of it, so that its readers read it again."""
    for number, (kind, org) in cases_of(cases).items():
        about = Deed(actor=deed.actor, at=deed.at)
        about.about(kind, number, org)
        append(about, REREAD)
