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
    parts = [f"// {name}.js\n{(FOLDER / f'{name}.js').read_text('utf-8')}" for name in PARTS]
    script = "\n".join(["", '"use strict";', "const ENGINES = {};", *parts])
    frame = (FOLDER / "page.html").read_text("utf-8")
    style = frame.partition("<style>")[2].partition("</style>")[0]
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return frame.replace("{policy}", policy).replace("{script}", script).encode()


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
