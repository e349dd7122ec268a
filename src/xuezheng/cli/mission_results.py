"""What the last test run said of scenarios (场景结果), and whether it is of this source."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from xuezheng.catalogue.mission import ELSEWHERE

ROOT = Path(__file__).parents[3]
RESULTS = ROOT / "build/scenarios.json"
SCENES = ROOT / "tests/scenarios"
PLAYED = {
    "tests/scenarios/test_served.py": "ledgers",
    "tests/scenarios/test_registers.py": "registers",
    "tests/scenarios/test_engines.py": "engines",
    "tests/scenarios/test_indicators.py": "indicators",
    "tests/scenarios/test_warnings.py": "warnings",
    "tests/scenarios/test_scorecards.py": "scorecards",
}
"""Which test plays which folder of scenes; ledgers count only as played through services."""
FILES = frozenset(one.scenario for one in ELSEWHERE if one.scenario.endswith(".py"))
_NAMED = re.compile(r"^(?P<file>[^:]+)::\w*_its_scene\[(?P<key>\w+): (?P<scene>.*)\]$", re.DOTALL)


def digest(root: Path = ROOT) -> str:
    """Give the digest of source and scenarios: what decides how a scenario ends."""
    told = sha256()
    for path in _sources(root):
        told.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for folder in ("src/xuezheng", "tests/scenarios"):
        for suffix in ("py", "yaml"):
            yield from sorted((root / folder).rglob(f"*.{suffix}"))


@dataclass
class Results:
    """The outcomes of scenarios in one test run, as pytest tells them one by one."""

    scenes: dict[str, dict[str, bool]] = field(default_factory=dict)
    files: dict[str, bool] = field(default_factory=dict)
    of: str = ""

    def take(self, nodeid: str, *, passed: bool) -> None:
        """Take the outcome of a test, or of one of its phases; a failure is never made good."""
        found = _NAMED.match(nodeid)
        file = nodeid.split("::", maxsplit=1)[0]
        if file in FILES:
            self.files[file] = self.files.get(file, True) and passed
        elif found is not None and found["file"] in PLAYED:
            name = f"{PLAYED[found['file']]}/{found['key']}"
            scenes = self.scenes.setdefault(name, {})
            scenes[found["scene"]] = scenes.get(found["scene"], True) and passed
        else:
            return
        # The source as it was when the first of them ended, not when the last did.
        self.of = self.of or digest()

    def write(self, path: Path = RESULTS) -> None:
        """Write what was played, beside what an earlier run of the same source played."""
        if not self.of:
            return
        old = read(path)
        if old.get("digest") == self.of:
            self.scenes = _merged(old["scenes"], self.scenes)
            self.files = {**old["files"], **self.files}
        told = {"digest": self.of, "scenes": self.scenes, "files": self.files}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")


def _merged(
    old: Mapping[str, dict[str, bool]], new: Mapping[str, dict[str, bool]]
) -> dict[str, dict[str, bool]]:
    return {key: {**old.get(key, {}), **new.get(key, {})} for key in {*old, *new}}


def read(path: Path = RESULTS) -> dict[str, Any]:
    """Give the result file; empty where there is none or it cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and {"digest", "scenes", "files"} <= set(found) else {}
