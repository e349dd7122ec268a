"""Tell a story, kill who tells it, check, let it go on; one JSON object on stdout.

``python -m tests.kills.zygote 200``, with its own ``XZ_DATA`` and ``XZ_DEMO=on``. The story is
the demo's year and the rest of what can be done. It is told once and remembered act by act;
then children of this process, forked and killed, carry out the same acts on a fresh database:

points   a child dies at every fail point an act passes, the first time the point is met;
moments  a child tells on until it is killed at a drawn moment, the next goes on after it;
sealer   a child seals a long log and dies between two batches.

After every kill the log verifies, nothing acknowledged is gone, nothing is half done; and what
the story comes to in the end is what it comes to without a kill.
"""

import json
import os
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connections, transaction  # noqa: E402 - Django first
from tests.kills.rest import tell_rest  # noqa: E402
from tests.kills.state import differing, state  # noqa: E402
from tests.kills.teller import JOBS, TICK, Teller  # noqa: E402

from xuezheng.adapters import config, failpoints, snapshots  # noqa: E402
from xuezheng.apps.audit.models import Entry, Receipt  # noqa: E402
from xuezheng.apps.audit.selectors import sealed  # noqa: E402
from xuezheng.apps.audit.services import seal  # noqa: E402
from xuezheng.apps.designs.access import refresh  # noqa: E402
from xuezheng.apps.files.models import FileRow  # noqa: E402
from xuezheng.apps.jobs.models import Job  # noqa: E402
from xuezheng.apps.plans.models import PlanFile  # noqa: E402
from xuezheng.core.base.chain import faults  # noqa: E402
from xuezheng.demo.build import ground  # noqa: E402
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL, SHOWN_TOWNSHIP, cast  # noqa: E402
from xuezheng.demo.declared import switch_ledgers  # noqa: E402
from xuezheng.demo.names import CENTRES, SECTIONS  # noqa: E402
from xuezheng.demo.stream import Stream  # noqa: E402
from xuezheng.demo.year import standing, tell  # noqa: E402
from xuezheng.site.intentions import intentions  # noqa: E402

TOLD = {BUREAU, *SECTIONS, *CENTRES, SHOWN_SCHOOL, SHOWN_TOWNSHIP}
"""Whose people the story is about: the bureau, one township office, one school."""
LONGEST_MS = 400
MANY = {JOBS, TICK}
"""Acts that commit several times and are simply taken up again."""
OWN = {"file.keep", "plan.keep", "warning.look", "survey.answer"}
"""Acts that are done without a key: by the bytes they keep, once a day by the software itself, by the
code they spend."""
APART = {"paper.issue"}
"""Acts whose threads (of the typesetter) a fork would lose: never done in this process itself."""


@dataclass(frozen=True)
class Act:
    """One act of the story: how to do it, the points it passes, the entries before and after."""

    number: int
    key: str
    run: Callable[[], Any]
    points: tuple[str, ...]
    before: int
    after: int

    def done(self) -> None:
        """Do it for good."""
        if self.key in APART:
            forked(self.run)
        else:
            self.run()

    @property
    def keyed(self) -> bool:
        """Say whether the door remembers it, so that repeating it does nothing twice."""
        return self.key in intentions() and self.key not in OWN

    @property
    def one(self) -> bool:
        """Say whether it is one transaction with one entry."""
        return self.key not in MANY and self.after == self.before + 1


class Story:
    """The acts in order, remembered as they are told, and what they come to."""

    def __init__(self) -> None:
        """Tell it."""
        self.acts: list[Act] = []
        teller = Teller(intentions(), around=self._remembered)
        people, plan = tell(teller, [one for one in cast(standing()) if one.unit in TOLD])
        tell_rest(teller, people, plan)
        seal()
        self.state = state()

    def _remembered(self, number: int, key: str, run: Callable[[], Any]) -> Any:
        before, heard = Entry.objects.count(), dict[str, None]()
        if key in APART:
            heard |= _apart(run)
        failpoints.hear(heard.setdefault)
        found = run()  # What was done apart is remembered by the door: this only asks for it.
        failpoints.hear(None)
        after = Entry.objects.count()
        self.acts.append(Act(number, key, run, tuple(heard), before, after))
        return found

    def unlike(self) -> list[str]:
        """Name the tables that are not as the story told without kills left them."""
        seal()
        return [f"in the end {label} differs" for label in differing(self.state, state())]


def sound() -> list[str]:
    """Give everything that is half done or broken, in words."""
    seal()
    found = [f"log {fault.seq} {fault.what}" for fault in faults(sealed())]
    without = Entry.objects.filter(entrydetail__isnull=True).count()
    if without:
        found.append(f"{without} entries without detail")
    kept = {
        *FileRow.objects.values_list("digest", flat=True),
        *PlanFile.objects.values_list("digest", flat=True),
    }
    files = Path(config.current().data) / "files"
    found += [f"no bytes of {one}" for one in kept if not (files / one[:2] / one).is_file()]
    return found + _broken_snapshots()


def _broken_snapshots() -> list[str]:
    """Name what is listed and not whole, once leftovers are swept."""
    snapshots.sweep()
    return [
        f"snapshot {name} {flaw.file} {flaw.what}"
        for name in snapshots.names()
        for flaw in snapshots.flaws(snapshots.place(name))
    ]


def forked(run: Callable[[], object]) -> int:
    """Run in a child that ends without ceremony; gives the signal that killed it, 0 for none."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _ending(run)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _ending(run: Callable[[], object]) -> None:
    try:
        run()
    except BaseException as error:  # noqa: BLE001 - a child says what went wrong and ends
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(9)
    os._exit(0)


def _apart(run: Callable[[], object]) -> dict[str, None]:
    """Do an act in a child; gives the points it passed."""
    reading, writing = os.pipe()

    def heard() -> None:
        failpoints.hear(lambda name: os.write(writing, f"{name}\n".encode()))
        run()

    if forked(heard):
        raise SystemExit("an act was killed that should not be")
    os.close(writing)
    with os.fdopen(reading) as names:
        return dict.fromkeys(names.read().split())


def points(story: Story) -> dict[str, object]:
    """Die in a child at every point of an act, check, then let the act be done."""
    tried: Counter[str] = Counter()
    wrong: list[str] = []
    stood: dict[str, int] = {}
    for act in story.acts:
        for name in act.points:
            if tried[name]:
                continue
            tried[name] += 1
            wrong += [f"{act.number} {act.key} {name}: {what}" for what in _dead(act, name)]
            if "-step:" in name:
                stood[name] = Job.objects.order_by("-id")[0].step
            if _late(name) and act.key not in MANY:
                break  # It is done; what else it passes is tried at another act.
        if act.keyed or not act.one or Entry.objects.count() < act.after:
            act.done()
        if Entry.objects.count() != act.after:
            wrong.append(f"{act.number} {act.key}: done twice or not at all")
    jobs = Job.objects.order_by("id").values_list("kind", "state", "step", "total")
    return {
        "points": sorted(tried), "kills": sum(tried.values()), "stood": stood,
        "jobs": [list(one) for one in jobs], "wrong": wrong + sound() + story.unlike(),
    }  # fmt: skip


def _late(name: str) -> bool:
    """Say whether an act is committed when it passes a point."""
    return name.startswith("after-commit") or name.endswith("-seal")


def _dead(act: Act, name: str) -> list[str]:
    """Do an act up to a point, be killed there, and say what is not as it should be."""

    def doomed() -> None:
        failpoints.arm(name)
        act.run()

    wrong = [] if forked(doomed) == signal.SIGKILL else ["not killed"]
    count = Entry.objects.count()
    late = _late(name)
    if act.one and count != (act.after if late else act.before):
        wrong.append("acknowledged and lost" if late else "half done")
    if not act.before <= count <= act.after:
        wrong.append(f"{count} entries, not {act.before} to {act.after}")
    if act.keyed and late != Receipt.objects.filter(key=f"year-{act.number}").exists():
        wrong.append("the receipt and the act do not go together")
    return wrong + sound()


def moments(story: Story, times: int, again: Callable[[], None]) -> dict[str, object]:
    """Kill tellers at drawn moments; each goes on where the one before was stopped."""
    stream, wrong = Stream("kills"), list[str]()
    kills, done, idle, told = 0, 0, 0, 0
    while kills < times:
        # A job whose worker died five times at one step is given up: long steps get their time.
        most = LONGEST_MS << 2 * idle
        limit = stream.between(most // 2 if idle else 1, most)
        reached, finished = _told(story.acts, done, limit / 1000)
        kills += not finished
        wrong += [f"kill {kills} in act {reached + 1}: {what}" for what in sound()]
        reached, lost = _reached(story.acts, reached)
        wrong += [f"kill {kills}: {what}" for what in lost]
        idle = 0 if reached > done else idle + 1
        done = reached
        if done == len(story.acts):
            told += 1
            wrong += story.unlike()
            again()
            done = 0
    for act in story.acts[done:]:
        act.done()
    return {"kills": kills, "told": told, "wrong": wrong + story.unlike()}


def _reached(acts: list[Act], done: int) -> tuple[int, list[str]]:
    """Hold the log against what was acknowledged; an act that is whole without it counts."""
    count = Entry.objects.count()
    least = acts[done - 1].after if done else acts[0].before
    if done == len(acts):
        return done, [] if count == least else ["the story ends with other entries"]
    act = acts[done]
    if not least <= count <= act.after:
        what = "acknowledged and lost" if count < least else "done twice"
        return done, [f"act {act.number} {act.key}: {what}"]
    return done + (act.one and not act.keyed and count == act.after), []


def _told(acts: list[Act], done: int, seconds: float) -> tuple[int, bool]:
    """Let a child tell on for a while; gives how many acts it acknowledged, and whether all."""
    connections.close_all()
    reading, writing = os.pipe()

    def telling() -> None:
        for act in acts[done:]:
            act.run()
            os.write(writing, b".")

    child = os.fork()
    if child == 0:
        os.close(reading)
        _ending(telling)
    os.close(writing)
    heard = _heard(reading, child, time.monotonic() + seconds)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        where = f"the story cannot be told on after act {done + heard}"
        raise SystemExit(where)
    return done + heard, os.WIFEXITED(status)


def _heard(reading: int, child: int, end: float) -> int:
    """Count acknowledgements, kill when the time has come."""
    heard, killed = 0, False
    while True:
        rest = end - time.monotonic()
        if rest <= 0 and not killed:
            os.kill(child, signal.SIGKILL)
            killed = True
        ready, _, _ = select.select([reading], [], [], 1 if killed else max(rest, 0))
        if ready:
            chunk = os.read(reading, 1 << 16)
            if not chunk:
                break
            heard += len(chunk)
    os.close(reading)
    return heard


def sealer(story: Story) -> dict[str, object]:
    """Commit a long story at once and die between two batches of the sealer, twice."""
    turn = next(at for at, act in enumerate(story.acts) if act.key == TICK)

    def at_once() -> None:
        failpoints.arm("after-seal")
        with transaction.atomic():
            for act in story.acts[:turn]:
                act.run()

    def second() -> None:
        failpoints.arm("before-seal")
        seal()

    begun = Entry.objects.filter(seq__isnull=False).count()
    found: list[int] = []
    wrong: list[str] = []
    for doomed in (at_once, second):
        if forked(doomed) != signal.SIGKILL:
            wrong.append("the sealer was not killed")
        found.append(Entry.objects.filter(seq__isnull=False).count())
        wrong += [f"log {fault.seq} {fault.what}" for fault in faults(sealed())]
    entries = Entry.objects.count()
    wrong += sound()
    last = Entry.objects.filter(seq__isnull=False).count()
    return {"entries": entries, "begun": begun, "sealed": [*found, last], "wrong": wrong}


def main() -> None:
    """Make an empty database with the ledgers of the story on, tell, kill, print what was found."""
    ground(lambda _: None)
    switch_ledgers(config.current().demo_on, intentions())
    connections.close_all()
    data = Path(config.current().data)
    empty = (data / "xuezheng.sqlite3").read_bytes()

    def fresh() -> None:
        connections.close_all()
        for leftover in data.glob("xuezheng.sqlite3*"):
            leftover.unlink()
        shutil.rmtree(data / "snapshots", ignore_errors=True)
        (data / "xuezheng.sqlite3").write_bytes(empty)
        refresh()  # No database ever goes back: what this process knows of the bureau's ledgers does.
        connections.close_all()

    began, times = time.monotonic(), int(sys.argv[1])
    story = Story()
    found: dict[str, Any] = {"acts": len(story.acts)}
    took = {"story": time.monotonic() - began}
    for name, part in (
        ("points", lambda: points(story)),
        ("sealer", lambda: sealer(story)),
        ("moments", lambda: moments(story, times, fresh)),
    ):
        fresh()
        began = time.monotonic()
        found[name] = part()
        took[name] = time.monotonic() - began
        sys.stderr.write(f"{name} {round(took[name])} s\n")
    found["seconds"] = {name: round(took[name]) for name in took}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
