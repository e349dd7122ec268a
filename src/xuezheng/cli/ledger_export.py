"""``xz ledger export``: a shipped ledger's definition as TOML, to read or to begin another from."""

import argparse
import sys

from xuezheng.adapters import ledger_toml
from xuezheng.catalogue import current
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import one_of
from xuezheng.core.ledgers.toml_write import to_mapping


class InPythonError(InputError):
    """A ledger with something that only Python can say."""

    code = "ledger-in-python"
    text = T(
        "“{ledger}”有只能由程序写的内容：{places}；加--partial写出其余部分",
        "“{ledger}” says some things in Python: {places}; --partial writes the rest",
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", help="台账的键 / key of the ledger")
    words = "略去由程序写的内容 / leave out what Python says"
    parser.add_argument("--partial", action="store_true", help=words)


def run(arguments: argparse.Namespace) -> int:
    """Print the definition. Raises ``NotFoundError``, ``InPythonError``."""
    try:
        ledger = current().ledger(arguments.key)
    except KeyError as error:
        known = one_of([one.key for one in current().ledgers], arguments.key)
        what = T(
            f"台账{arguments.key[:40]}（{known.zh}）", f"ledger {arguments.key[:40]} ({known.en})"
        )
        raise NotFoundError(what=what) from error
    told, refused = to_mapping(ledger)
    if refused and not arguments.partial:
        places = "、".join(one.where for one in refused)
        raise InPythonError(ledger=ledger.title, places=places)
    told["checks"] = [one for one in told.get("checks", ()) if one]
    sys.stdout.write(ledger_toml.written({key: one for key, one in told.items() if one != []}))
    return 0
