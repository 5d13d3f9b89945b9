"""The server: one process that answers, on a socket that is open already."""

from __future__ import annotations

import logging
import signal
import socket
from contextlib import suppress
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from konsekvens_lint.web.connection import Connection

#: Seconds that answers under way may take when the server ends.
LAST_ANSWERS: Final = 3


def listen(host: str, port: int) -> socket.socket:
    """The socket to serve on; port 0 is any that is free.

    Errors: OSError where the address cannot be had; of these gaierror, or else UnicodeError, where there is none such.
    """
    # Asked by itself: `create_server` tells of a name that leads nowhere as of any other trouble.
    socket.getaddrinfo(host, None)
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def configured(app: ASGIApp, *, behind_proxy: bool = False) -> uvicorn.Config:
    """uvicorn as the page needs it: silent, and with our own connections."""
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_graceful_shutdown=LAST_ANSWERS,
    )


def serve(listener: socket.socket, app: ASGIApp, *, behind_proxy: bool) -> bool:
    """Answer until the process is told to end, by Ctrl-C or a signal. Gives whether it could begin.

    `behind_proxy`: one on this machine says where requests come from.
    """
    server = uvicorn.Server(configured(app, behind_proxy=behind_proxy))
    # uvicorn ends in good order, and then passes the signal on: it shall not end us before we have done so too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:
        # uvicorn knows nothing of a terminal that is closed.
        signal.signal(hangup, lambda *_: signal.raise_signal(signal.SIGTERM))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    return server.started
