"""``xz demo``: make the city that does not exist and serve it.

The build runs in this process, beside the old folder; then the process turns
into ``xz serve``, so that nothing of the build is left in it.
"""

import argparse
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import django
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from xuezheng.adapters import config
from xuezheng.cli.serve import choose, day, say, settle
from xuezheng.core.base.labels import T
from xuezheng.demo import folder

DATA, NATION = Path("data/demo"), Path("data/nation")
KEY = "secret-key"
STOPPED = 130

SCALES = ("hamlet", "city", "nation")
COUNTS = {
    "organisations": T("机构", "organisations"),
    "townships": T("镇（街道）", "townships"),
    "schools": T("学校", "schools"),
    "kindergartens": T("幼儿园", "kindergartens"),
    "pupils": T("在校学生和幼儿", "pupils and children"),
    "classes": T("班级（三年）", "classes in three years"),
    "teachers": T("专任教师", "teachers"),
    "plans": T("工作要点", "plans"),
    "targets": T("量化目标", "targets"),
    "not_understood": T("未读懂", "not understood"),
}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--build-only", action="store_true", help="只建立，不启动 / build and exit")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=f"数据目录 / data folder ({DATA}; {NATION} for a nation)",
    )
    parser.add_argument(
        "--on", type=day, metavar="DAY", help="演示日 / the demo's day (2026-10-12)"
    )
    parser.add_argument(
        "--scale",
        choices=SCALES,
        default=SCALES[1],
        metavar="SCALE",
        help="规模：hamlet 小村、city 全市、nation 全国（只写快照） / "
        "hamlet (one in a hundred), city, nation (a snapshot only); (city)",
    )
    parser.add_argument("--port", type=int, metavar="N", help="端口 / port (8000)")


def run(arguments: argparse.Namespace) -> int:
    """Build the demo where it is missing or out of date, then serve it."""
    nation = arguments.scale == SCALES[2]
    path = (arguments.data or (NATION if nation else DATA)).absolute()
    if nation:
        return write_nation(path)
    port = None if arguments.build_only else choose(arguments.port)
    try:
        make(path, arguments.on, arguments.scale)
    except KeyboardInterrupt:
        say(T("已中断，原有数据未动。", "Stopped; what stood there before is untouched."))
        return STOPPED
    if port is not None:
        command = [sys.executable, "-m", "xuezheng.cli", "serve", "--data", str(path)]
        command += ["--port", str(port), *(["--on", arguments.on] if arguments.on else [])]
        sys.stderr.flush()
        os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, arguments as a list
    return 0


def make(path: Path, day: str | None, scale: str = SCALES[0]) -> None:
    """Build the demo in ``path`` unless it stands there already, made from this very code.

    Raises ``FolderError``, ``FullError``, ``StrangerError``, ``BusyError``.
    """
    with folder.held(path, alone=False):
        if folder.is_fresh(path, scale):
            say(T(f"沿用 {path} 中的演示城市。", f"The demo city in {path} is used as it stands."))
            return
    with folder.held(path, alone=True):
        draft = folder.draft(path, folder.NEEDED_MB[scale])
        if (path / KEY).is_file():
            shutil.copy2(path / KEY, draft / KEY)
        made = _fill(draft, day, scale)
        folder.swap(path)
    shown = "  ".join(f"{COUNTS[name].zh} {made[name]}" for name in COUNTS)
    say(T(f"云汀市建好了，在 {path}：{shown}", _told_in_english(path, made)))


def write_nation(path: Path) -> int:
    """Write a nation's snapshot below ``path``, where none stands yet; there is nothing to serve.

    Raises ``FolderError``, ``FullError``, ``BusyError``.
    """
    with folder.held(path, alone=True):
        folder.room(path, folder.NEEDED_MB[SCALES[2]])
        settle(path, config.current().demo_on.isoformat())
        django.setup()
        # Needs Django standing on the folder.
        from xuezheng.demo import nation  # noqa: PLC0415

        where = path / "snapshots"
        if (where / nation.NAME).exists():
            say(T(f"沿用 {where} 中的全国快照。", f"The nation in {where} is used as it stands."))
            return 0
        with folder.told_plainly(path, folder.NEEDED_MB[SCALES[2]]), _bar() as bar:
            task = bar.add_task("写入全国快照 / Write the nation's snapshot", total=1)
            made = nation.write(where, lambda done, of: bar.update(task, completed=done, total=of))
    zh = f"全国快照写好了，在 {where / nation.NAME}：学校 {made.schools}  班级 {made.classes}"
    en = f"The nation stands in {where / nation.NAME}: {made.schools} schools, {made.classes} classes"
    say(T(f"{zh}  学生 {made.pupils}", f"{en}, {made.pupils} pupils"))
    return 0


def _bar() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True))


def _told_in_english(path: Path, made: dict[str, object]) -> str:
    shown = ", ".join(f"{made[name]} {words.en}" for name, words in COUNTS.items())
    return f"Yunting stands in {path}: {shown}"


def _fill(draft: Path, day: str | None, scale: str) -> dict[str, object]:
    """Point Django at the draft and fill it under a progress bar."""
    settle(draft, day or config.current().demo_on.isoformat())
    django.setup()
    # Both need Django standing on the draft.
    from xuezheng.demo.build import Step, fill  # noqa: PLC0415
    from xuezheng.demo.city.scale import Scale  # noqa: PLC0415
    from xuezheng.site.intentions import intentions  # noqa: PLC0415

    steps = list(Step)
    with _bar() as bar:
        task = bar.add_task("", total=len(steps))

        def told(step: Step) -> None:
            words = f"{step.label.zh} / {step.label.en}"
            bar.update(task, description=words, completed=steps.index(step))

        def parts(done: int, of: int) -> None:
            words = f"{Step.ROLLS.label.zh} {done}/{of} / {Step.ROLLS.label.en}"
            bar.update(task, description=words)

        size = next(one for one in Scale if one.key == scale)
        made = fill(draft, config.current().demo_on, told, intentions, size, parts)
        bar.update(task, completed=len(steps))
    return asdict(made)
