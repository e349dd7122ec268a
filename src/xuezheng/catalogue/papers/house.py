"""机关代字: how this region's bureau marks its numbers; 云教督〔2026〕5号 is 云教 and 督."""

WORD = "云教"
"""The bureau's own mark (机关代字); a circular adds its own behind it."""

TO = "各镇（街道）教办，各中小学、幼儿园，局属各单位"
"""To whom circulars go unless the draft says otherwise (主送)."""
