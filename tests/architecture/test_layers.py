"""The layers of the house hold, function-local imports included."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_all_import_contracts_hold():
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
