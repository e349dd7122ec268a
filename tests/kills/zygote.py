"""Tell the demo's year while killing the teller, and say what was found: one JSON object on stdout.

``zygote.py points`` kills a child at every point an act passes, the first times each point is
seen, before the act is done for good. ``zygote.py moments N`` kills a child that tells the year
N times at drawn moments; whatever it had acknowledged must be there. Run with its own ``XZ_DATA``.
"""

import json
import os
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import django

django.setup()

from django.db import connections  # noqa: E402 - Django first

from xuezheng.adapters import config, failpoints  # noqa: E402
from xuezheng.apps.audit.models import Entry, Receipt  # noqa: E402
from xuezheng.apps.audit.selectors import sealed  # noqa: E402
from xuezheng.apps.audit.services import seal  # noqa: E402
from xuezheng.apps.files.models import FileRow  # noqa: E402
from xuezheng.core.base.chain import faults  # noqa: E402
from xuezheng.demo.build import ground  # noqa: E402
from xuezheng.demo.stream import Stream  # noqa: E402
from xuezheng.demo.year import tell  # noqa: E402
from xuezheng.demo.year.doer import Doer  # noqa: E402
from xuezheng.site.intentions import intentions  # noqa: E402

TIMES = 1
"""How often each point is tried."""
LONGEST_MS = 400


def sound() -> list[str]:
    """Everything that is half done or broken, in words."""
    seal()
    found = [f"log {fault.seq} {fault.what}" for fault in faults(sealed())]
    without = Entry.objects.filter(entrydetail__isnull=True).count()
    if without:
        found.append(f"{without} entries without detail")
    lost = [row.pk for row in FileRow.objects.all() if not _there(row.digest)]
    if lost:
        found.append(f"files without bytes {lost}")
    return found


def _there(digest: str) -> bool:
    return (Path(config.current().data) / "files" / digest[:2] / digest).is_file()


def forked(run) -> int:
    """Run in a child that ends without ceremony; gives the signal that killed it, 0 for none."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            run()
        except BaseException as error:  # noqa: BLE001 - a child says what went wrong and ends
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(9)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


class Points:
    """Dies in a child at every point of an act, checks, then lets the act be done."""

    def __init__(self, passed: dict[int, list[str]]) -> None:
        self.passed, self.tried, self.wrong = passed, Counter(), []

    def __call__(self, number, _key, run):
        for name in dict.fromkeys(self.passed.get(number, ())):
            if self.tried[name] < TIMES:
                self.tried[name] += 1
                self._die(number, name, run)
        return run()

    def _die(self, number, name, run):
        before = Entry.objects.count()

        def doomed():
            failpoints.arm(name)
            run()

        how = forked(doomed)
        after = Entry.objects.count()
        if how != signal.SIGKILL:
            self.wrong.append(f"{number} {name}: not killed")
        done = Receipt.objects.filter(key=f"year-{number}").exists()
        late = name.startswith("after-commit") or "seal" in name
        if late and after == before:
            self.wrong.append(f"{number} {name}: acknowledged and lost")
        if not late and done:
            self.wrong.append(f"{number} {name}: half done")
        self.wrong += [f"{number} {name}: {what}" for what in sound()]


def points() -> dict[str, object]:
    """Tell the year once to hear its points, once more to die at them."""
    heard: dict[int, list[str]] = {}

    def listening(number, _key, run):
        failpoints.hear(heard.setdefault(number, []).append)
        found = run()
        failpoints.hear(None)
        return found

    def first():
        tell(Doer(intentions(), around=listening))
        Path(config.current().data, "heard.json").write_text(json.dumps(heard))

    data = Path(config.current().data)
    template = data / "template.sqlite3"
    _copy(data / "xuezheng.sqlite3", template)
    if forked(first):
        raise SystemExit("the year cannot be told")
    heard = {int(n): names for n, names in json.loads((data / "heard.json").read_text()).items()}
    _fresh(data, template)
    dying = Points(heard)
    tell(Doer(intentions(), around=dying))
    return {
        "points": sorted(dying.tried),
        "kills": sum(dying.tried.values()),
        "wrong": dying.wrong + sound(),
        "acts": len(heard),
    }


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _fresh(data: Path, template: Path) -> None:
    connections.close_all()
    for leftover in data.glob("xuezheng.sqlite3*"):
        leftover.unlink()
    _copy(template, data / "xuezheng.sqlite3")


def moments(times: int) -> dict[str, object]:
    """Kill a teller again and again; the next one goes on from what was acknowledged."""
    known: dict[int, object] = {}
    stream, wrong, kills = Stream("kills"), [], 0
    while kills < times:
        connections.close_all()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _telling(known, writing)
        os.close(writing)
        finished = _listen(reading, child, stream.between(1, LONGEST_MS) / 1000, known)
        wrong += sound()
        wrong += [
            f"act {number} acknowledged and lost"
            for number in list(known)[-3:]
            if not Receipt.objects.filter(key=f"year-{number}").exists()
            and not isinstance(known[number], int)
        ]
        if finished:
            known.clear()
            _fresh(Path(config.current().data), Path(config.current().data) / "template.sqlite3")
            continue
        kills += 1
    return {"kills": kills, "wrong": wrong, "acts": len(known)}


def _telling(known, writing):
    def loud(number, _key, run):
        found = run()
        result = found if isinstance(found, int) else found.result
        os.write(writing, (json.dumps([number, result]) + "\n").encode())
        return found

    try:
        tell(Doer(intentions(), known=dict(known), around=loud))
    except BaseException as error:  # noqa: BLE001
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(9)
    os._exit(0)


def _listen(reading, child, seconds, known) -> bool:
    """Note what is acknowledged, kill after ``seconds``; says whether the year was told to its end."""
    end, left = time.monotonic() + seconds, b""
    killed = False
    while True:
        rest = end - time.monotonic()
        if rest <= 0 and not killed:
            os.kill(child, signal.SIGKILL)
            killed = True
        ready, _, _ = select.select([reading], [], [], max(rest, 0) if not killed else 1)
        if ready:
            chunk = os.read(reading, 1 << 16)
            if not chunk:
                break
            left += chunk
    os.close(reading)
    for line in left.split(b"\n")[:-1]:
        number, result = json.loads(line)
        known[number] = result
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the year cannot be told on")
    return os.WIFEXITED(status)


def main() -> None:
    """Make an empty database, tell and kill, print what was found."""
    ground(lambda _: None)
    connections.close_all()
    data = Path(config.current().data)
    _copy(data / "xuezheng.sqlite3", data / "template.sqlite3")
    found = points() if sys.argv[1] == "points" else moments(int(sys.argv[2]))
    sys.stdout.write(json.dumps(found))


main()
