"""``xz do``: carry out an intention from the terminal, as an account, by the same door as pages."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import django

from xuezheng.cli.serve import settle
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T


class WordsError(InputError):
    """A word of the command line is no ``name=value``."""

    code = "do-words"
    text = T(
        "看不懂“{word}”：写成 名称=值，或用 --json - 从标准输入给出",
        "“{word}” is not name=value; or give --json - on standard input",
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("intention", nargs="?", help="办理意图，如 log.erase；不写则列出全部")
    parser.add_argument("fields", nargs="*", metavar="name=value")
    parser.add_argument("--as", dest="login", metavar="LOGIN", help="以谁办理 / account to act as")
    parser.add_argument("--json", metavar="FILE", help="字段的 JSON，- 为标准输入 / input as JSON")
    parser.add_argument("--key", default="", help="请求编号，重复无害 / idempotency key")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def _value(written: str) -> Any:
    try:
        return json.loads(written)
    except json.JSONDecodeError:
        return written


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if arguments.json:
        text = (
            sys.stdin.read() if arguments.json == "-" else Path(arguments.json).read_text("utf-8")
        )
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            raise WordsError(word=str(error)) from error
    for word in arguments.fields:
        name, sign, value = word.partition("=")
        if not sign:
            raise WordsError(word=word[:40])
        found[name] = _value(value)
    return found


def run(arguments: argparse.Namespace) -> int:
    """List the intentions, or carry one out and print what it gave."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.accounts.selectors import actor_named  # noqa: PLC0415
    from xuezheng.apps.audit.services import act  # noqa: PLC0415
    from xuezheng.site.intentions import intention, intentions  # noqa: PLC0415

    if not arguments.intention:
        for one in intentions().values():
            print(f"{one.key:<28} {one.title.zh} / {one.title.en}")
        return 0
    now = clock.now()
    actor = actor_named(arguments.login, now) if arguments.login else None
    if actor is not None:
        actor = replace(actor, channel="cli")
    done = act(
        intention(arguments.intention), _given(arguments), actor=actor, at=now, key=arguments.key
    )
    print(
        json.dumps(
            {"result": done.result, "entry": done.entry, "repeated": done.repeated},
            ensure_ascii=False,
        )
    )
    return 0
