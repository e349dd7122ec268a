"""Numbers given one after another, none twice, whoever asks at the same moment."""

from xuezheng.apps.papers.models import Series


def counter(mark: str, year: int) -> Series:
    """Give the counter of a mark in a year, locked until the commit."""
    Series.objects.get_or_create(mark=mark, year=year)
    return Series.objects.select_for_update(of=("self",)).get(mark=mark, year=year)


def following(row: Series) -> int:
    """Give the next number of a counter that is locked."""
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
