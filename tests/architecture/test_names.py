"""Names say what a thing is."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "xuezheng"
LEFTOVERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
APP_FILES = {
    "__init__", "models", "access", "selectors", "services", "forms", "views", "api", "urls",
    "tasks", "admin", "apps", "limits",
}  # fmt: skip


def test_no_module_is_named_for_leftovers():
    named = [path for path in SOURCE.rglob("*") if path.stem in LEFTOVERS]
    assert named == []


def test_an_app_is_always_the_same_names():
    for app in (SOURCE / "apps").iterdir():
        if not app.is_dir() or app.name.startswith("__"):
            continue
        files = {path.stem for path in app.glob("*.py")}
        assert files <= APP_FILES, app.name


def test_errors_end_in_error():
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                if any(base.endswith("Error") or base == "Exception" for base in bases):
                    assert node.name.endswith("Error"), f"{path.name}: {node.name}"
