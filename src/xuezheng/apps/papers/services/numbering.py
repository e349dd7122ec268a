"""Numbers given one after another, none twice, whoever asks at the same moment."""

from xuezheng.apps.papers.models import Series


def following(mark: str, year: int) -> int:
    """Give the next number of a mark in a year; its counter stays locked until the commit."""
    Series.objects.get_or_create(mark=mark, year=year)
    row = Series.objects.select_for_update(of=("self",)).get(mark=mark, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
