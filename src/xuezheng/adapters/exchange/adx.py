"""Figures as ADX (Aggregate Data Exchange, IHE QRPH, ``urn:ihe:qrph:adx:2015``), which DHIS2 reads.

A figure that is absent is left out: the standard knows no empty value, and a
nought would be false.
"""

from collections.abc import Iterable
from datetime import date, datetime
from xml.etree import ElementTree as ET

from xuezheng.core.indicators.exchange import Observation

SPACE = "urn:ihe:qrph:adx:2015"
SET = "XUEZHENG-INDICATORS"
MEDIA = "application/adx+xml"


def as_adx(rows: Iterable[Observation], at: datetime) -> bytes:
    """Write one group for each place and day, one value for each indicator that has one.

    The traits a value is broken down by are its attributes, as the standard has disaggregation.
    """
    ET.register_namespace("", SPACE)
    root = ET.Element(f"{{{SPACE}}}adx", {"exported": at.isoformat(timespec="seconds")})
    groups: dict[tuple[int, date], ET.Element] = {}
    for one in rows:
        if one.value is None:
            continue
        group = groups.get((one.place, one.day))
        if group is None:
            told = {
                "orgUnit": str(one.place), "period": f"{one.day.isoformat()}/P1D", "dataSet": SET,
            }  # fmt: skip
            group = groups[one.place, one.day] = ET.SubElement(root, f"{{{SPACE}}}group", told)
        ET.SubElement(
            group, f"{{{SPACE}}}dataValue",
            {"dataElement": one.indicator, "value": f"{one.value:f}"}
            | {trait: code for trait, code in one.breakdown if code},
        )  # fmt: skip
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
