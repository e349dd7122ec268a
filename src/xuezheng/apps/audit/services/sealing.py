"""The sealer: numbers committed entries and chains their digests, moments after the fact."""

from django.db import connection, transaction

from xuezheng.adapters.failpoints import point
from xuezheng.adapters.locks import take
from xuezheng.adapters.sealing import Numbered, number
from xuezheng.apps.audit.models import Entry
from xuezheng.core.base import chain

BATCH = 500


def seal(most: int = 20_000) -> int:
    """Seal what is committed and not sealed yet, in order of id; gives how many.

    Only one sealer works at a time; a second one finds the lock taken and
    leaves. An entry that commits late is sealed late: ``seq`` follows the
    sealing, not the id.
    """
    sealed = 0
    while sealed < most and Entry.objects.filter(seq__isnull=True).exists():
        done = _batch()
        sealed += done
        if done < BATCH:
            break
    return sealed


@transaction.atomic
def _batch() -> int:
    if not take(connection, "audit.seal"):
        return 0
    found = Entry.objects.filter(seq__isnull=True).order_by("id")
    waiting = list(found.values_list("id", "digest")[:BATCH])
    if not waiting:
        return 0
    last = Entry.objects.filter(seq__isnull=False).order_by("-seq").first()
    seq, before = (last.seq or 0, last.chain) if last else (0, chain.GENESIS)
    rows: list[Numbered] = []
    for entry, digest in waiting:
        seq += 1
        before = chain.link(before, seq, digest)
        rows.append((entry, seq, before))
    number(connection, Entry._meta.db_table, rows)  # noqa: SLF001 - Django's documented name
    point("before-seal")
    transaction.on_commit(lambda: point("after-seal"))
    return len(waiting)
