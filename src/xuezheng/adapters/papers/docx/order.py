"""Children in the order the schema asks for; Word refuses some files that are not."""

from typing import Any

from docx.oxml.ns import qn

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
)
_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
)

ORDERS = {
    qn(f"w:{name}"): {qn(f"w:{child}"): place for place, child in enumerate(children.split())}
    for name, children in (("pPr", _PARAGRAPH), ("rPr", _RUN), ("tblPr", _TABLE), ("tcPr", _CELL))
}
"""By the name of the element: the place of each child."""


def put_in_order(root: Any) -> None:
    """Sort the children of every property element below ``root``; unknown ones go last."""
    for name, places in ORDERS.items():
        for element in root.iter(name):
            children = sorted(element, key=lambda child: places.get(child.tag, len(places)))
            if children != list(element):
                element[:] = children
