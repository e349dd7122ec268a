"""Logs: one JSON object per line and event, and never a word of anybody's data.

Our own events are a constant name and a few facts (numbers, keys, digests);
``event`` is the only way we write them. Other libraries build their messages
from whatever they hold at the moment, so of theirs only the place is kept, and
of an exception its class and the lines it came through, never its message.
"""

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import datetime
from types import TracebackType
from typing import Any

from xuezheng.adapters.clock import ZONE

OURS = "xuezheng"
REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request being answered; every line written meanwhile carries it."""

_PLAIN = re.compile(r"[A-Za-z0-9_.:/<>{}()\[\],=+*^$?\\|-]{0,120}")
_DIGEST_OR_PERSONAL = re.compile(
    r"(\b(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\b)|\d{11,}[Xx]?", re.ASCII
)
_MASK = "…"

_log = logging.getLogger(OURS)


def safe(value: object) -> object:
    """Give ``value`` as a log may hold it: numbers, switches and plain keys; else a mask.

    Text is kept only when it looks like a key, an address pattern or a digest.
    Eleven and more digits in a row could be a telephone or identity number and
    are masked wherever they stand.

    >>> safe(42), safe("plans:list"), safe("张三"), safe("id=13800138000"), safe(13800138000)
    (42, 'plans:list', '…', 'id=…', '…')
    """
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**10 else _MASK
    text = str(value)
    if not _PLAIN.fullmatch(text):
        return _MASK
    return _DIGEST_OR_PERSONAL.sub(lambda found: found[1] or _MASK, text)


def event(name: str, /, level: int = logging.INFO, **facts: object) -> None:
    """Write one event of ours; ``name`` is a constant like ``plan.read``."""
    _log.log(level, name, extra={"facts": facts}, stacklevel=2)


def failure(name: str, error: BaseException, /, **facts: object) -> None:
    """Write an event with the class of ``error`` and the lines it came through."""
    trace = (type(error), error, error.__traceback__)
    _log.error(name, extra={"facts": facts}, exc_info=trace, stacklevel=2)


def _frames(trace: TracebackType | None) -> list[str]:
    """Give the last lines of a traceback as file:line:function, without source or values."""
    found = traceback.extract_tb(trace)[-12:]
    return [
        f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}:{frame.name}"
        for frame in found
    ]


class JsonFormatter(logging.Formatter):
    """One line of JSON per record."""

    def __init__(self, *, debug: bool = False) -> None:
        super().__init__()
        self.debug = debug

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == OURS or record.name.startswith(f"{OURS}.")
        at = datetime.fromtimestamp(record.created, ZONE).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower()}
        line["event"] = str(record.msg) if ours else record.name
        if not ours:
            line["from"] = f"{record.module}:{record.lineno}"
        if request := REQUEST.get():
            line["request"] = request
        facts = getattr(record, "facts", {})
        line |= {key: safe(value) for key, value in facts.items()}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _frames(record.exc_info[2])
        if self.debug and not ours:
            line["message"] = record.getMessage()
        return json.dumps(line, ensure_ascii=False)


def dictconfig(level: str, *, debug: bool = False) -> dict[str, Any]:
    """Give the logging configuration: JSON lines on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter, "debug": debug}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "stream": sys.stderr,
                "formatter": "json",
            }
        },
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            OURS: {"level": level.upper()},
            "django": {"level": "WARNING", "handlers": [], "propagate": True},
            # The request log says it already, without the address asked for.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"level": "CRITICAL", "handlers": [], "propagate": True},
        },
    }
