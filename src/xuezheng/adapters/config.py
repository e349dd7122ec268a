"""The one reader of the environment: settings say where and how the software runs.

Each setting is a field of ``Settings`` with a type, a default that is safe in
production and a sentence of help. Values come from the environment
(``XZ_DATA``), else from a TOML file (``data = "…"``), else from the default.
All problems are reported together. What a civil servant would decide is not a
setting.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T

PREFIX = "XZ_"
SECRET = frozenset({"database_url", "mail_gateway"})
"""Settings whose value may hold a password: no message repeats it."""
FILE = "XZ_CONFIG"
FILE_HERE = "xuezheng.toml"


class SettingsError(DefinitionError):
    """The operator must correct the settings; every problem is told at once."""

    code = "settings"
    text = T("设置有误：\n{issues}", "The settings are wrong:\n{issues}")


class UnreadableError(ValueError):
    """One value is not what its setting allows; the message says what is."""


def _text(value: object) -> str:
    return str(value).strip()


def _path(value: object) -> Path:
    return Path(_text(value)).expanduser().absolute()


def _some_path(value: object) -> Path | None:
    return _path(value) if _text(value) else None


def _switch(value: object) -> bool:
    known = {"1": True, "true": True, "on": True, "yes": True, "0": False, "false": False}
    known |= {"off": False, "no": False, "": False}
    found = known.get(_text(value).lower())
    if found is None:
        raise UnreadableError("on, off")
    return found


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError as error:
        raise UnreadableError("YYYY-MM-DD") from error


def _names(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else _text(value).split(",")
    return tuple(part for part in (_text(one) for one in parts) if part)


def _one_of(*allowed: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if _text(value).lower() not in allowed:
            raise UnreadableError(", ".join(allowed))
        return _text(value).lower()

    return read


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        word = _text(value)
        if not word.isdecimal() or not low <= int(word) <= high:
            allowed = f"{low} … {high}"
            raise UnreadableError(allowed)
        return int(word)

    return read


def _database(value: object) -> str:
    url = _text(value)
    if url:
        database(url, Path())
    return url


def about(default: str, told: T, read: Callable[[object], Any]) -> dict[str, Any]:
    """Describe one setting: its default as text, its help, and how a value is read."""
    return {"default": default, "help": told, "read": read}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the software takes from outside; read once at start."""

    data: Path = field(
        metadata=about(
            "data",
            T(
                "数据目录：数据库、密钥、上传的文件都在这里；须可写，须在网站目录之外。",
                "The data folder: database, key, uploads; writable, outside the web root.",
            ),
            _path,
        )
    )
    database_url: str = field(
        metadata=about(
            "",
            T(
                "数据库地址。空：数据目录中的 SQLite；"
                "否则 postgresql://用户@主机:端口/库名?passfile=/路径。",
                "The database. Empty: SQLite in the data folder; else"
                " postgresql://user@host:port/name?passfile=/path.",
            ),
            _database,
        )
    )
    secret_key_file: Path | None = field(
        metadata=about(
            "",
            T(
                "密钥文件。空：数据目录中的 secret-key，首次启动时生成，权限 0600。",
                "The key file. Empty: secret-key in the data folder, made at first start (0600).",
            ),
            _some_path,
        )
    )
    hosts: tuple[str, ...] = field(
        metadata=about(
            "127.0.0.1,localhost,[::1]",
            T(
                "允许访问的主机名，逗号分隔；其他主机名一律拒绝。",
                "Host names that are answered, separated by commas; all others are refused.",
            ),
            _names,
        )
    )
    https: bool = field(
        metadata=about(
            "on",
            T(
                "用户是否通过 HTTPS 访问；关闭后 Cookie 可走明文，只用于本机和演示。",
                "Whether people come by HTTPS; off lets cookies travel in clear (local only).",
            ),
            _switch,
        )
    )
    debug: bool = field(
        metadata=about(
            "off",
            T(
                "调试：出错时显示内部细节，并开放组件页 /ui/；正式环境必须关闭。",
                "Debugging: errors show their inside, /ui/ the components; never in production.",
            ),
            _switch,
        )
    )
    demo: bool = field(
        metadata=about(
            "off",
            T(
                "演示：时钟停在演示日上午九点，任何人可上传工作要点，不需 HTTPS。",
                "The demo: the clock stands at nine of the demo day, anyone may upload, no HTTPS.",
            ),
            _switch,
        )
    )
    demo_on: date = field(
        metadata=about(
            "2026-10-12",
            T("演示日，页眉中显示。", "The demo day, shown in the header."),
            _day,
        )
    )
    upload_mb: int = field(
        metadata=about(
            "20",
            T("上传文件的上限，MB。", "The largest upload, in MB."),
            _whole(1, 100),
        )
    )
    messages: bool = field(
        metadata=about(
            "off",
            T(
                "是否向外发送消息（企业微信、钉钉、飞书、邮件）；内网部署应关闭，关闭时不发出任何请求。",
                "Whether messages are sent outside; off on an inner network: then nothing is asked of anybody.",
            ),
            _switch,
        )
    )
    message_hosts: tuple[str, ...] = field(
        metadata=about(
            "",
            T(
                "可作为自有消息接口的主机名，逗号分隔。",
                "Hosts that webhooks may name, separated by commas.",
            ),
            _names,
        )
    )
    mail_gateway: str = field(
        metadata=about(
            "",
            T(
                "发信服务器：mailtos://用户:密码@主机?from=地址；空则不发邮件。",
                "The mail gateway: mailtos://user:password@host?from=address; empty sends no mail.",
            ),
            _text,
        )
    )
    log_level: str = field(
        metadata=about(
            "info",
            T("日志级别。", "How much is logged."),
            _one_of("debug", "info", "warning", "error"),
        )
    )
    fail_at: str = field(
        metadata=about(
            "",
            T(
                "只供测试：在这个名称的位置终止进程，检验不留半成品。",
                "For tests only: the process is killed at this point, to prove nothing is half done.",
            ),
            _text,
        )
    )

    @property
    def plain_http(self) -> bool:
        """Say whether cookies may travel without TLS."""
        return self.demo or not self.https


def environment_name(declared: "Field[Any]") -> str:
    """Give the name of a setting in the environment."""
    return PREFIX + declared.name.upper()


def _table(path: Path | None, problems: list[str]) -> dict[str, object]:
    """Read the TOML file; no file is an empty table."""
    if path is None:
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{path}: {error}")
        return {}
    known = [declared.name for declared in fields(Settings)]
    problems.extend(
        f"{path}: {key}: unknown setting{_nearest(key, known)}"
        for key in sorted(set(table) - set(known))
    )
    return table


def _nearest(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known: {', '.join(sorted(known))}"


def _misspelt(environ: Mapping[str, str]) -> list[str]:
    """Find variables that look like ours but for a letter; others may use the prefix too."""
    known = [environment_name(declared) for declared in fields(Settings)] + [FILE]
    strangers = [name for name in environ if name.startswith(PREFIX) and name not in known]
    return [
        f"{name}: unknown setting; did you mean {near[0]}?"
        for name in sorted(strangers)
        if (near := get_close_matches(name, known, 1, cutoff=0.88))
    ]


def read(environ: Mapping[str, str], here: Path | None = None) -> Settings:
    """Read the settings from ``environ`` and the TOML file it names.

    Without ``XZ_CONFIG`` a file ``xuezheng.toml`` in ``here`` is taken when it
    is there.

    Raises: ``SettingsError`` with every problem: where, what was found, what is allowed.
    """
    problems = _misspelt(environ)
    named = environ.get(FILE, "").strip()
    beside = (here or Path()) / FILE_HERE
    path = Path(named) if named else beside if beside.is_file() else None
    table = _table(path, problems)
    values: dict[str, object] = {}
    for declared in fields(Settings):
        name = environment_name(declared)
        given: object = declared.metadata["default"]
        where = name
        if declared.name in table:
            given, where = table[declared.name], f"{path}: {declared.name}"
        if name in environ:
            given, where = environ[name], name
        try:
            values[declared.name] = declared.metadata["read"](given)
        except UnreadableError as error:
            shown = "…" if declared.name in SECRET else repr(given)
            problems.append(f"{where} = {shown}; allowed: {error}")
    if problems:
        raise SettingsError(issues="\n".join(problems))
    return Settings(**values)  # type: ignore[arg-type]  # read above, field by field


@cache
def current() -> Settings:
    """Give this process's settings, read once."""
    return read(os.environ)


def database(url: str, data: Path) -> dict[str, object]:
    """Turn a database address into Django's entry; an empty one is SQLite in ``data``.

    Gives: SQLite in WAL mode, writing transactions IMMEDIATE from their
    start, so that two writers wait for each other instead of failing.
    Raises: ``UnreadableError`` for another kind of address.
    """
    if not url:
        return _sqlite(data / "xuezheng.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc:
        return _sqlite(Path(unquote(parts.path)))
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise UnreadableError("sqlite:////path, postgresql://user@host:port/name?passfile=/path")
    try:
        port = parts.port
    except ValueError as error:
        raise UnreadableError("postgresql://user@host:PORT/name, PORT 1 … 65535") from error
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "5", **options},
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            ),
        },
    }
