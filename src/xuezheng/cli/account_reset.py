"""``xz account reset``: a one-time password for an account, by whoever may use the machine.

The way in for an administrator whom nobody else may reset; the log says that
it was the system's.
"""

import argparse
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("login", metavar="LOGIN", help="工号或手机号 / staff or mobile number")
    parser.add_argument("--factor", action="store_true", help="同时重设二次验证 / the factor too")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Reset the password and print the one-time one."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.accounts.selectors import actor_named  # noqa: PLC0415
    from xuezheng.apps.accounts.selectors.keeping import batch  # noqa: PLC0415
    from xuezheng.apps.accounts.services import intention  # noqa: PLC0415
    from xuezheng.apps.audit.services import act  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    now = clock.now()
    account = actor_named(arguments.login, now).account
    given = {"account": account, "factor": arguments.factor}
    done = act(intention("account.reset"), given, actor=SYSTEM, at=now)
    [slip] = batch(SYSTEM, str(done.result["batch"]), now.date())
    print(f"{slip.login} {slip.name}: {slip.password}")
    print(f"有效期至 / valid until {slip.until:%Y-%m-%d %H:%M}")
    return 0
