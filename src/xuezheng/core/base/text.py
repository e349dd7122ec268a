"""Characters that look alike made equal, one for one, so that offsets are kept."""

_PAIRS = {
    "％": "%", "﹪": "%", "，": ",", "﹐": ",", "；": ";", "：": ":", "（": "(", "）": ")",
    "﹙": "(", "﹚": ")", "！": "!", "？": "?", "．": ".", "／": "/", "＋": "+", "＝": "=",
    "～": "~", "〜": "~", "∼": "~", "－": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-",
    "‐": "-", "‑": "-", "∶": ":", "︰": ":", "［": "[", "］": "]", "〔": "〔", "〕": "〕",
    "＂": '"', "“": "“", "”": "”", "「": "“", "」": "”", "『": "“", "』": "”",
    "〈": "《", "〉": "》", "　": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ",
    "\u200b": " ", "\ufeff": " ", "｡": "。", "､": "、", "＞": ">", "＜": "<",
    "⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "〇": "〇", "○": "〇",
}  # fmt: skip
_PAIRS |= {chr(0xFF10 + n): str(n) for n in range(10)}
_PAIRS |= {chr(0xFF21 + n): chr(65 + n) for n in range(26)}
_PAIRS |= {chr(0xFF41 + n): chr(97 + n) for n in range(26)}
_TABLE = str.maketrans(_PAIRS)


def canonical(text: str) -> str:
    """Unify full-width and look-alike characters; the length never changes.

    >>> canonical("达到９８．５％（目前63%）")
    '达到98.5%(目前63%)'
    """
    return text.translate(_TABLE)
