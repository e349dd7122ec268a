"""Where compiled loops are kept (编译缓存): a folder the program may write, never the installed package.

The compiler asks the environment once, when it is first imported; so this is
settled before any command or job runs. A name the operator has set stays.
"""

import os
from pathlib import Path

NAME = "NUMBA_CACHE_DIR"


def settle(data: Path | None = None) -> Path | None:
    """Name the folder of compiled code in the environment, and give it.

    The user's cache folder (``XDG_CACHE_HOME``) where it can be written, else
    a folder below ``data``, which this software must be able to write anyway;
    without both, nothing is said yet. Nothing is made here: the compiler makes
    the folder when it has something to keep.
    """
    said = os.environ.get(NAME)
    if said:
        return Path(said)
    user = _user()
    if user is not None and writable(user):
        chosen = user
    elif data is not None:
        chosen = data.absolute() / "cache" / "compiled"
    else:
        return None
    os.environ[NAME] = str(chosen)
    return chosen


def writable(folder: Path) -> bool:
    """Say whether a folder can be written, or made where it is missing."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _user() -> Path | None:
    """Give this user's own folder; none for a service without a home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "xuezheng" / "compiled"
    try:
        return Path.home() / ".cache" / "xuezheng" / "compiled"
    except RuntimeError:
        return None
