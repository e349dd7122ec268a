"""The layers of the house hold, function-local imports included."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_all_import_contracts_hold():
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_models_of_every_app_are_its_own():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    kept = {
        module: contract["allowed_importers"]
        for contract in told["contracts"]
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }
    apps = (ROOT / "src/xuezheng/apps").iterdir()
    names = {app.name for app in apps if (app / "models.py").exists() or (app / "models").is_dir()}
    assert kept == {
        f"xuezheng.apps.{name}.models": [f"xuezheng.apps.{name}", "xuezheng.demo"] for name in names
    }
