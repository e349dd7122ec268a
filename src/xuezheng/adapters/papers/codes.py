"""The QR picture of a sheet's checking address."""

import io

import segno


def svg(address: str) -> bytes:
    """The code as SVG; equal addresses give equal bytes."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, scale=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue()


def png(address: str) -> bytes:
    """The code as PNG, for formats that take no SVG."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", border=2, scale=6)
    return out.getvalue()
