"""Serve the site with granian; what stands in front of it in production is a proxy with TLS."""

import gc
import signal
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from xuezheng.adapters import config, logs

TARGET = "xuezheng.site.wsgi:application"
THREADS = 2
STOPPING_SECONDS = 15
"""What a worker may take to finish what it is answering before it is killed."""


def _loaded(target: str) -> Callable[..., Any]:
    """Load the site in a worker and leave Ctrl-C to the main process.

    A terminal sends SIGINT to worker and main alike, and main then sends SIGTERM;
    a granian 2.8 worker that hears both at once waits for ever.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    module, _, name = target.partition(":")
    application = getattr(import_module(module), name)
    import_module("xuezheng.apps.records.selectors.lists").COUNTS.on = True
    # What is loaded now stays: the collector need not walk it during a request.
    gc.collect()
    gc.freeze()
    return application  # type: ignore[no-any-return]  # by name


def serve(host: str = "127.0.0.1", port: int = 8000, workers: int = 1) -> None:
    """Answer requests until told to stop; returns after a clean shutdown.

    Settings come from the environment of this process, which the workers
    inherit; wrong ones are told before anything listens.
    """
    settings = config.current()
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING_SECONDS,
        log_level=LogLevels(settings.log_level),
        log_dictconfig=logs.dictconfig(settings.log_level, debug=settings.debug),
    ).serve(target_loader=_loaded)
