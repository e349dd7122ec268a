"""Workbooks of the old kind (xls of Excel 97, et of WPS): BIFF8 records in an OLE container, written by hand."""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def as_xls(title, rows, merges=(), stream="Workbook"):
    """Write one sheet: texts and numbers; ``merges`` are (top, bottom, left, right) from 0."""
    name = title.encode("utf-16-le")
    bound = struct.pack("<IHBB", 0, 0, len(title), 1) + name
    before = _record(0x809, struct.pack("<HHHHII", 0x600, 0x005, 0, 0, 0, 6))
    place = len(before) + 4 + len(bound) + 4
    bound = struct.pack("<I", place) + bound[4:]
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x010, 0, 0, 0, 6))
    width = max(len(row) for row in rows)
    sheet += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet += _cell(at, column, value)
    if merges:
        told = b"".join(struct.pack("<HHHH", *one) for one in merges)
        sheet += _record(0xE5, struct.pack("<H", len(merges)) + told)
    book = before + _record(0x85, bound) + _record(0x0A) + sheet + _record(0x0A)
    return _container(stream, book)


def _record(key, data=b""):
    return struct.pack("<HH", key, len(data)) + data


def _cell(row, column, value):
    place = struct.pack("<HHH", row, column, 0)
    if value is None or value == "":
        return b""
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, place + text)
    return _record(0x203, place + struct.pack("<d", value))


def _container(stream, data):
    """Put one stream into an OLE container: header, one sector of the FAT, one of the directory."""
    data = data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")
    count = len(data) // SECTOR
    fat = [FAT, END, *range(3, count + 2), END]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry(stream, 2, 2, len(data))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    return head + table + entries.ljust(SECTOR, b"\0") + data


def _entry(name, kind, start, size, child=FREE):
    told = (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
    told += struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, FREE, FREE, child)
    return told + bytes(36) + struct.pack("<IQ", start, size)
