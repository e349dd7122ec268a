"""机关代字: how a bureau marks its numbers; 云教督〔2026〕5号 is 云教 of 云汀市教育局, and 督."""


def mark(bureau: str) -> str:
    """Give a bureau's own mark (机关代字), after its place's first character; papers add their own.

    >>> mark("云汀市教育局"), mark("青禾县教育局")
    ('云教', '青教')
    """
    return f"{bureau[:1]}教"


TO = "各镇（街道）教办，各中小学、幼儿园，局属各单位"
"""To whom circulars go unless the draft says otherwise (主送)."""
