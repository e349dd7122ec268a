"""Find the verb, run it, and turn errors into words and exit codes.

Exit codes: 0 done · 1 issues found · 2 wrong input · 3 infeasible · 4 engine
unavailable · 70 our bug.
"""

import argparse
import importlib
import json
import os
import sys
import traceback
from collections.abc import Sequence

from xuezheng.adapters import compiling, config
from xuezheng.cli.table import VERBS, Verb
from xuezheng.core.base.errors import NotFoundError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import OURS, outcome

PIPE_CLOSED = 141
INTERRUPTED = 130
WRONG_USE = 2


class NoTablesError(NotFoundError):
    """The database a command asks for is not there, or is not one of ours."""

    code = "no-tables"
    text = T(
        "{what} 里没有本软件的数据库。先运行 ./xz init 或 ./xz demo，或用 --data 指定数据目录。",
        "No database of this software in {what}. Run ./xz init or ./xz demo first, or name the"
        " folder with --data.",
    )


class _Parser(argparse.ArgumentParser):
    """Speaks of ``./xz``, and ends with the exit code for wrong input."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong and where to look."""
        self.print_usage(sys.stderr)
        print(f"xz: 用法不对 / wrong use: {message}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    # Commands that ask the database stand Django up themselves; where its settings are is ours.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuezheng.site.settings")
    compiling.settle()
    given = list(sys.argv[1:] if words is None else words)
    verb = _verb(given)
    if verb is None:
        return _overview(given)
    parser = _Parser(
        prog=f"./xz {' '.join(verb.words)}",
        description=f"{verb.says.zh} / {verb.says.en}",
        epilog=f"例 / example: {verb.example}",
    )
    return _run(verb, parser, given[len(verb.words) :])


def _verb(given: Sequence[str]) -> Verb | None:
    for verb in VERBS:
        if tuple(given[: len(verb.words)]) == verb.words:
            return verb
    return None


def _overview(given: Sequence[str]) -> int:
    """List the verbs; complain about an unknown one."""
    asked = [word for word in given if not word.startswith("-")]
    unknown = bool(asked) and not any(verb.words[0] == asked[0] for verb in VERBS)
    out = sys.stderr if asked else sys.stdout
    if unknown or asked:
        print(f"xz: 没有这个命令 / no such command: {' '.join(asked)}", file=out)
    print("学政 xuezheng · ./xz 命令 [--help]\n", file=out)
    for verb in VERBS:
        print(f"  {' '.join(verb.words):<16} {verb.says.zh} / {verb.says.en}", file=out)
    return WRONG_USE if asked else 0


def _run(verb: Verb, parser: argparse.ArgumentParser, given: Sequence[str]) -> int:
    as_json = "--json" in given
    try:
        module = importlib.import_module(verb.module)
        module.add(parser)
        if getattr(module, "PASSES_ON", False):
            arguments, arguments_left = parser.parse_known_args(given)
            arguments.rest = arguments_left
        else:
            arguments = parser.parse_args(given)
        code: int = module.run(arguments)
        sys.stdout.flush()
    except XuezhengError as error:
        return _told(error, as_json=as_json)
    except BrokenPipeError:
        # The reader of our output went away (| head); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        print(T("已中断。", "Stopped."), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: everything else is a bug of ours
        if _unfounded(error):
            return _told(NoTablesError(what=str(config.current().data)), as_json=as_json)
        traceback.print_exc()
        print(f"xz: {OURS.title.zh} / {OURS.title.en}", file=sys.stderr)
        return OURS.exit_code
    return code


def _unfounded(error: Exception) -> bool:
    """Say whether the database is not there, or is one without our tables."""
    gone = ("no such table", "does not exist", "unable to open database")
    return type(error).__module__ == "django.db.utils" and any(one in str(error) for one in gone)


def _told(error: XuezhengError, *, as_json: bool) -> int:
    """Say an error in both languages; with ``--json`` also as a problem object."""
    end, words = outcome(error), error.told()
    if as_json:
        problem = {
            "type": f"urn:xuezheng:{error.code}",
            "title": end.title.zh,
            "code": error.code,
            "detail": words.zh,
            "detail_en": words.en,
            "status": end.status,
        }
        print(json.dumps(problem, ensure_ascii=False))
    print(f"xz: {words.zh}\nxz: {words.en}", file=sys.stderr)
    return end.exit_code
