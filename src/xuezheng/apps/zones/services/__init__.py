"""Writes on zones that no form of a register can make: drawing a border."""

from xuezheng.apps.zones.services.borders import BorderError, DrawBorder, draw
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

DRAW = Intention("zone.draw", T("划定施教区边界", "Draw a zone's border"), DrawBorder, draw)
INTENTIONS = (DRAW,)

__all__ = ["DRAW", "INTENTIONS", "BorderError", "DrawBorder", "draw"]
