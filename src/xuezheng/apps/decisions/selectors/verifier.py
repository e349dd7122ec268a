"""The page that replays decisions in a parent's browser (验证页): one file put together from readable parts.

Its own policy names the digests of its script and style and lets nothing else
in, so that it works from a saved file with the network cut.
"""

import base64
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "verifier"
PARTS = (
    "core", "exact", "draw", "points", "bands", "matching", "quotas", "classes", "zones",
    "inspection", "waiting", "fillings", "page",
)  # fmt: skip
"""The parts of the script in their order: the core, one by each engine, fillings, what is said."""
NAME = "verify.html"


@cache
def page() -> bytes:
    """Give the page, the same bytes every time."""
    return _framed().replace("{with}", "").encode()


def holding(record: str, fillings: str) -> bytes:
    """Give the page with the files of one decision in it: it replays them as it opens, on any phone."""
    files = {"record": record, "fillings": fillings}
    blocks = [
        f'<script type="application/json" id="with-{name}">{_quiet(text)}</script>\n'
        for name, text in files.items()
        if text
    ]
    return _framed().replace("{with}", "".join(blocks)).encode()


def policy() -> str:
    """Give the policy of the page, for answers that show it in place."""
    return _framed().partition('Policy" content="')[2].partition('"')[0]


def _quiet(text: str) -> str:
    """Write JSON so that nothing in it ends the block or begins another."""
    return text.replace("<", "\\u003c")


@cache
def _framed() -> str:
    parts = [f"// {name}.js\n{(FOLDER / f'{name}.js').read_text('utf-8')}" for name in PARTS]
    script = "\n".join(["", '"use strict";', "const ENGINES = {};", *parts])
    frame = (FOLDER / "page.html").read_text("utf-8")
    style = frame.partition("<style>")[2].partition("</style>")[0]
    allowed = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return frame.replace("{policy}", allowed).replace("{script}", script)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
