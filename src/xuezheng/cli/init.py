"""``xz init``: from nothing to a real, empty bureau: database, bureau, three administrators, people.

Repeated, it goes on where it stopped: every act has its own key. The one-time
passwords of the three administrators are printed once, here and nowhere else.
"""

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import django
from rich.console import Console
from rich.table import Table

from xuezheng.adapters import config
from xuezheng.cli.serve import day, say, settle
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T

ADMINISTRATORS = (
    ("system_admin", "sysadmin", T("系统管理员", "System administrator")),
    ("security_admin", "secadmin", T("安全管理员", "Security administrator")),
    ("audit_admin", "auditadmin", T("审计管理员", "Audit administrator")),
)
"""Role, sign-in name and title of the three; one person never holds two of them (三员分立)."""


class OtherBureauError(RefusedError):
    """Another bureau stands in this database."""

    code = "init-other"
    text = T(
        "这个数据目录里已有“{found}”，不能再建“{wanted}”。请换一个目录：--data 目录",
        "This folder holds “{found}” already, not “{wanted}”. Name another: --data DIR",
    )


class NothingAskedError(InputError):
    """Neither a bureau to make nor a workbook to write."""

    code = "init-nothing"
    text = T(
        "请写明 --bureau 教育局全称，或 --template 文件名。",
        "Say --bureau NAME, or --template FILE.",
    )


class WorkbookIssuesError(InputError):
    """Cells of the workbook are wrong; every one is told, nothing was imported."""

    code = "init-workbook"
    text = T(
        "单位和人员表有误，未导入：\n{issues}",
        "The workbook is wrong, nothing was imported:\n{issues}",
    )


class NoWorkbookError(InputError):
    """The workbook named does not lie there."""

    code = "init-no-workbook"
    text = T(
        "没有这个文件：{path}。先用 --template 文件名 写出空白表，填好后再导入。",
        "No such file: {path}. Write a blank one with --template FILE, fill it, then import it.",
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder (data)")
    parser.add_argument("--bureau", metavar="NAME", help="教育局全称 / the bureau's name")
    parser.add_argument("--code", metavar="CODE", default="JYJ", help="教育局代码 / its code (JYJ)")
    parser.add_argument(
        "--since", type=day, metavar="DAY", help="启用日期 / from this day (1 January)"
    )
    parser.add_argument(
        "--people", type=Path, metavar="XLSX", help="单位和人员表 / units and people"
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="XLSX",
        help="写出空白的单位和人员表 / write a blank workbook",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make what is missing and say what to do next."""
    settle(arguments.data or config.current().data)
    django.setup()
    if arguments.template:
        from xuezheng.adapters.workbooks import blank  # noqa: PLC0415 - needs Django standing
        from xuezheng.apps.people.selectors.sheets import SHEETS  # noqa: PLC0415

        arguments.template.write_bytes(blank(SHEETS))
        say(
            T(
                f"已写出空白表 {arguments.template}",
                f"A blank workbook stands in {arguments.template}",
            )
        )
    if arguments.bureau:
        _Beginning(arguments).make()
    elif not arguments.template:
        raise NothingAskedError
    return 0


def _told(issues: Iterable[Any]) -> T:
    """Say of each bad cell where it stands, what was found and what is allowed."""
    lines = [
        T(
            f"{one.place.zh}：{f'“{one.found}”，' if one.found else ''}{one.allowed.zh}",
            f"{one.place.en}: {f'“{one.found}”, ' if one.found else ''}{one.allowed.en}",
        )
        for one in issues
    ]
    return T("\n".join(one.zh for one in lines), "\n".join(one.en for one in lines))


class _Beginning:
    """One beginning of a bureau."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        # Django stands by now; these modules need it.
        from xuezheng.adapters import clock  # noqa: PLC0415
        from xuezheng.site.intentions import intention  # noqa: PLC0415

        self.asked, self.intention = arguments, intention
        self.now = clock.now()
        self.since = (
            date.fromisoformat(arguments.since) if arguments.since else date(self.now.year, 1, 1)
        )

    def do(self, key: str, given: dict[str, Any], repeat: str) -> dict[str, Any]:
        """Carry out an intention as the software itself, once."""
        from xuezheng.apps.audit.services import act  # noqa: PLC0415
        from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

        done = act(self.intention(key), given, actor=SYSTEM, at=self.now, key=f"init-{repeat}")
        return done.result

    def make(self) -> None:
        """Make database, bureau, administrators and people."""
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0, interactive=False)
        root = self.bureau()
        # A wrong workbook ends here: no password is made that would never be printed.
        book = self.read(self.asked.people) if self.asked.people else None
        slips = [self.administrator(*one, root) for one in ADMINISTRATORS]
        self.show([one for one in slips if one])
        if book:
            self.people(*book)
        self.tell()

    def bureau(self) -> int:
        """Give the bureau's organisation, made where there is none."""
        from xuezheng.apps.schools.access import tree_of  # noqa: PLC0415

        tree = tree_of(self.since)
        if tree.root is not None:
            found = tree.units[tree.root].name
            if found != self.asked.bureau:
                raise OtherBureauError(found=found, wanted=self.asked.bureau)
            return tree.root
        given = {
            "code": self.asked.code,
            "name": self.asked.bureau,
            "kind": "bureau",
            "since": self.since.isoformat(),
        }
        return int(self.do("organisation.add", given, "bureau")["organisation"])

    def administrator(
        self, role: str, login: str, title: T, root: int
    ) -> tuple[str, str, str] | None:
        """Make one administrator with a slip; nothing is printed for one who stands already."""
        from xuezheng.apps.accounts.selectors.keeping import batch  # noqa: PLC0415
        from xuezheng.apps.accounts.selectors.names import login_of  # noqa: PLC0415
        from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

        if login_of(login) is not None:
            return None
        since = self.since.isoformat()
        person = self.do(
            "person.add",
            {"name": title.zh, "staff_number": login, "organisation": root, "since": since},
            f"person-{role}",
        )["person"]
        self.do(
            "grant.give",
            {"person": person, "role": role, "org": root, "since": since},
            f"grant-{role}",
        )
        given = {"login": login, "name": title.zh, "org": root, "person": person}
        account = self.do("account.create", given, f"account-{role}")["account"]
        slip = self.do("account.slip", {"accounts": [account]}, f"slip-{role}")["batch"]
        [shown] = batch(SYSTEM, slip, self.now.date())
        return title.zh, login, shown.password

    def read(self, path: Path) -> tuple[Any, bytes, str]:
        """Read the workbook of units and people. Raises ``WorkbookIssuesError`` with every bad cell."""
        from xuezheng.apps.people.selectors.staging import staged  # noqa: PLC0415

        if not path.is_file():
            raise NoWorkbookError(path=path)
        data = path.read_bytes()
        plan = staged(data, self.since)
        if plan.issues:
            raise WorkbookIssuesError(issues=_told(plan.issues))
        return plan, data, path.name

    def people(self, plan: Any, data: bytes, name: str) -> None:
        """Import the workbook of units and people, whole or not at all."""
        from xuezheng.apps.files.services import take  # noqa: PLC0415
        from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

        if plan.accepted:
            file = take(data, name, actor=SYSTEM, at=self.now)
            given = {"file": file, "since": self.since.isoformat(), "seen": plan.digest}
            done = self.do("people.import_workbook", given, f"people-{plan.digest[:16]}")
            arrived = {"people": done["people"]}
            self.do("account.arrive", arrived, f"arrive-{plan.digest[:16]}")
        for one in plan.counts:
            say(
                T(
                    f"{one.sheet.zh}：{one.given} 行 = 导入 {one.accepted} + 退回 {one.rejected}"
                    f" + 未变 {one.unchanged}",
                    f"{one.sheet.en}: {one.given} rows = {one.accepted} imported"
                    f" + {one.rejected} rejected + {one.unchanged} unchanged",
                )
            )

    def show(self, slips: list[tuple[str, str, str]]) -> None:
        """Print the first passwords, as soon as they are made."""
        table = Table("岗位 / role", "账号 / account", "一次性密码 / one-time password", box=None)
        for slip in slips:
            table.add_row(*slip)
        if slips:
            Console(file=sys.stdout).print(table)

    def tell(self) -> None:
        """Say the next step."""
        data = config.current().data
        say(
            T(
                f"{self.asked.bureau} 已建立。运行 ./xz serve --data {data} ，"
                "安全管理员登录后在“账号”页打印账号单。",
                f"{self.asked.bureau} stands. Run ./xz serve --data {data} ;"
                " the security administrator prints the slips on the page “Accounts”.",
            )
        )
