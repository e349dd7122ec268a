"""Serve the site with granian; what stands in front of it in production is a proxy with TLS."""

from granian import Granian
from granian.constants import Interfaces

from xuezheng.adapters import config, logs

TARGET = "xuezheng.site.wsgi:application"
THREADS = 2


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
        log_dictconfig=logs.dictconfig(settings.log_level, debug=settings.debug),
    ).serve()
