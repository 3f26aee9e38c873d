"""Serving the review page on this machine until somebody ends it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from claimcheck.review.app import Secrets, review_app
from claimcheck.review.session import Session

_HOST = "127.0.0.1"


def listening(port: int) -> socket.socket:
    """A socket of the loopback interface, never of another; port 0 takes a free one. `OSError` where it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


def serve(session: Session, listener: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or a termination signal; `announce` is given the address, with its token, at the start."""
    port = listener.getsockname()[1]
    tokens = Secrets()
    config = uvicorn.Config(
        review_app(session, port, tokens),
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    listener.listen()
    announce(f"http://{_HOST}:{port}/{tokens.address}/")
    # The server answers what it has begun and then raises the signal that ended it once more.
    with suppress(KeyboardInterrupt), listener:
        uvicorn.Server(config).run(sockets=[listener])
