"""Files: bytes once, rows per sender, pictures stripped, secrets refused, orphans swept."""

import io
import os
from datetime import datetime, timedelta

import pytest
from PIL import Image

from xuezheng.adapters import clock
from xuezheng.adapters import files as stored
from xuezheng.adapters.sniff import media_type
from xuezheng.apps.files import selectors
from xuezheng.apps.files.models import FileRow
from xuezheng.apps.files.services import FileError, claimed, sweep, take
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.base.errors import NotFoundError

AT = datetime(2026, 10, 12, 9, tzinfo=clock.ZONE)
SENDER = Actor(account=5, person=50)
OTHER = Actor(account=6, person=60)

pytestmark = pytest.mark.django_db


def photo():
    """A picture taken at 30°30′N 121°15′E, lying on its side."""
    picture = Image.new("RGB", (40, 20), "red")
    exif = picture.getexif()
    exif[0x0112] = 6
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (30.0, 30.0, 0.0), "E", (121.0, 15.0, 0.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_the_same_bytes_lie_once_and_have_a_row_each():
    first = take(b"hello", "a.txt", actor=SENDER, at=AT)
    second = take(b"hello", "b.txt", actor=OTHER, at=AT)
    assert first != second
    assert FileRow.objects.values("digest").distinct().count() == 1
    assert selectors.file(SENDER, first).name == "a.txt"
    with pytest.raises(NotFoundError):
        selectors.file(SENDER, second)
    assert selectors.content(first) == b"hello"


def test_a_photo_keeps_its_place_as_numbers_and_loses_it_as_metadata():
    number = take(photo(), "现场.jpg", actor=SENDER, at=AT)
    row = FileRow.objects.get(pk=number)
    assert (row.latitude, row.longitude) == (30_500_000, 121_250_000)
    with Image.open(io.BytesIO(selectors.content(number))) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.size == (20, 40)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "空文件"), (photo()[:60], "图片已损坏"), ("机密★十年\n文".encode(), "密级")],
    ids=["empty", "broken", "secret"],
)
def test_what_cannot_be_taken_is_told(data, words):
    with pytest.raises(FileError) as caught:
        take(data, "x", actor=SENDER, at=AT)
    assert words in caught.value.told().zh
    assert not FileRow.objects.exists()


def test_only_the_sender_attaches_a_file():
    number = take(b"hello", "a.txt", actor=SENDER, at=AT)
    assert [row.pk for row in claimed([number], SENDER)] == [number]
    for actor, asked in ((OTHER, [number]), (SENDER, [number, 99_999_999])):
        with pytest.raises(NotFoundError):
            claimed(asked, actor)


def test_a_file_is_put_down_only_for_ones_own_unit():
    with pytest.raises(NotFoundError):
        take(b"x", "a", actor=Actor(5, 50, grants=(Grant(1, "section", 7),)), at=AT, org=8)


def test_orphans_go_after_a_day_and_named_bytes_stay():
    kept = FileRow.objects.get(pk=take(b"kept", "a", actor=SENDER, at=AT)).digest
    orphan, elsewhere = stored.keep(b"orphan"), stored.keep(b"elsewhere")
    old = (AT - timedelta(days=2)).timestamp()
    for digest in (kept, orphan, elsewhere):
        os.utime(stored.place(digest), (old, old))
    sweep(AT, lambda digest: digest == elsewhere)
    assert stored.place(kept).is_file()
    assert stored.place(elsewhere).is_file()
    assert not stored.place(orphan).exists()


def test_an_orphan_that_is_sent_again_waits_for_its_row():
    digest = stored.keep(b"again")
    old = (AT - timedelta(days=2)).timestamp()
    os.utime(stored.place(digest), (old, old))
    stored.keep(b"again")
    assert stored.sweep(lambda other: other != digest, before=old + 1) == 0
    assert stored.place(digest).is_file()


def test_a_draft_that_gets_its_name_during_a_sweep_is_passed_over():
    drafts = [stored.place(stored.keep(b"first")).with_name(name) for name in ("tmp-a", "tmp-b")]
    for draft in drafts:
        draft.write_bytes(b"half")
        os.utime(draft, (0, 0))

    def named(name):
        if name == "tmp-a":  # meanwhile another writer ends: tmp-b is no more
            drafts[1].unlink()
        return not name.startswith("tmp-")

    assert stored.sweep(named, before=1) == 1
    assert not any(draft.exists() for draft in drafts)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        ("学政".encode("gb18030"), "text/plain"),
        (b"<svg onload=alert(1)>", "text/plain"),
    ],
    ids=["jpeg", "ole", "gb18030", "svg"],
)
def test_the_type_comes_from_the_content(data, kind):
    assert media_type(data) == kind
