"""What bytes really are, whatever their name says; pictures made harmless."""

import io
import zipfile
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from xuezheng.core.images.fingerprint import SIDE, fingerprint, written

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"PK\x03\x04", "application/zip"),
)
OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG"}
INLINE = frozenset({"application/pdf", "text/plain", *PICTURES})
"""What a browser may show in place; everything else is downloaded."""
_MOST_PIXELS = 60_000_000
SMALL = 320
_GPS = 0x8825


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture re-encoded without what it carried along; its position in millionths of a degree.

    ``print`` is its written fingerprint, empty for a picture that shows nothing.
    """

    data: bytes
    longitude: int | None = None
    latitude: int | None = None
    print: str = ""


def media_type(data: bytes) -> str:
    """Give the type by content; text is what decodes, anything else is octets.

    >>> media_type(b"%PDF-1.7 ..."), media_type("学".encode()), media_type(bytes([0, 1, 2]))
    ('application/pdf', 'text/plain', 'application/octet-stream')
    """
    for magic, found in MAGIC:
        if data.startswith(magic):
            return _office(data) if found == "application/zip" else found
    if b"\0" in data[:4096]:
        return "application/octet-stream"
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "text/plain"
    return "application/octet-stream"


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return "application/octet-stream"
    return next((kind for name, kind in OFFICE.items() if name in names), "application/zip")


def cleaned(data: bytes, kind: str) -> Cleaned | None:
    """Re-encode a picture upright and without its metadata; None for what is no sound picture."""
    form = PICTURES.get(kind)
    if form is None:
        return None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            place = _position(picture)
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGB") if form == "JPEG" else upright.copy()
            plain.info.clear()
            out = io.BytesIO()
            plain.save(out, form, **({"quality": 88} if form == "JPEG" else {}))
            seen = print_of(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    return Cleaned(out.getvalue(), *place, seen)


def print_of(picture: Image.Image) -> str:
    """Give a picture's written fingerprint, by which the same photo is known again."""
    small = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    return written(fingerprint(small.tobytes()))


def thumbnail(data: bytes) -> bytes:
    """Give a small JPEG of a picture that was cleaned before, at most 320 pixels either way."""
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (2 * SMALL, 2 * SMALL))
        small = picture.convert("RGB")
        small.thumbnail((SMALL, SMALL))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=80)
    return out.getvalue()


def _position(picture: Image.Image) -> tuple[int | None, int | None]:
    """Read longitude and latitude from the picture's own data, in millionths of a degree."""
    gps = picture.getexif().get_ifd(_GPS)
    try:
        latitude = _millionths(gps[2], south_or_west=gps.get(1) == "S")
        longitude = _millionths(gps[4], south_or_west=gps.get(3) == "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    return longitude, latitude


def _millionths(parts: tuple[float, float, float], *, south_or_west: bool) -> int:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = round((degrees + minutes / 60 + seconds / 3600) * 1_000_000)
    return -value if south_or_west else value
