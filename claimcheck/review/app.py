"""The review page as a web application: one page, one way to decide, one way back.

It is for the person who started it and nobody else. Every address begins with a random token; a request must name this
machine as its host, which stops other names that resolve here (DNS rebinding); a change must bring the page's second
token in a header that no other site can send, as JSON, and not come from another origin.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claimcheck.records.base import Record
from claimcheck.review.decisions import Reason, Verdict
from claimcheck.review.page import as_standing, page_data, page_policy, render_page
from claimcheck.review.session import Session

CHANGE_HEADER = "x-claimcheck-change"
_LARGEST_BODY = 4_000_000
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True)
class Secrets:
    """What only the started browser knows: the token in the address and the one that a change must bring."""

    address: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    change: str = field(default_factory=lambda: secrets.token_urlsafe(24))


class Wish(Record):
    """What the page asks for: a verdict on one or more findings."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=10_000)

    fingerprints: tuple[str, ...] = Field(min_length=1)
    verdict: Verdict
    reason: Reason | None = None
    note: str = Field(default="", max_length=2000)


def review_app(session: Session, port: int, tokens: Secrets) -> ASGIApp:
    """The application for one session, listening on `port` of this machine."""

    data = page_data(session.report)

    async def page(request: Request) -> Response:
        return HTMLResponse(
            render_page(session, data, tokens.change), headers={"content-security-policy": page_policy()}
        )

    async def decide(request: Request) -> Response:
        wish = Wish.model_validate_json(await request.body())
        return _changed(session, lambda: session.decide(wish.fingerprints, wish.verdict, wish.reason, wish.note))

    async def undo(request: Request) -> Response:
        return _changed(session, session.undo)

    routes = [
        Route(f"/{tokens.address}/", page),
        Route(f"/{tokens.address}/decide", decide, methods=["POST"]),
        Route(f"/{tokens.address}/undo", undo, methods=["POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers={ValidationError: _not_understood})
    return Guard(app, port, tokens.change)


class Guard:
    """Lets through only what the page itself asks for, and puts the protecting headers on every answer."""

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self.app, self.token = app, token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = ((name.encode(), value.encode()) for name, value in _HEADERS.items())
                message["headers"] = [*message["headers"], *names]
            await send(message)

        trouble = self._trouble(scope["method"], Headers(scope=scope))
        answer = self.app if trouble is None else PlainTextResponse(trouble, status_code=403)
        await answer(scope, receive, protected)

    def _trouble(self, method: str, headers: Headers) -> str | None:
        """Why a request is refused, None where it is not."""
        if headers.get("host") not in self.hosts:
            return "unknown host"
        if method in ("GET", "HEAD"):
            return None
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return "another origin"
        if headers.get("content-type") != "application/json":
            return "not JSON"
        if not hmac.compare_digest(headers.get(CHANGE_HEADER, "").encode(), self.token.encode()):
            return "no token"
        length = headers.get("content-length", "")
        return None if length.isdecimal() and int(length) <= _LARGEST_BODY else "too large"


def _changed(session: Session, change: Callable[[], list[str]]) -> Response:
    """Carry out a change and answer with what now stands for the findings that it concerns."""
    try:
        concerned = change()
    except KeyError as error:
        return _trouble(f"no finding {error} in this report", 422)
    except ValidationError as error:
        return _trouble(error.errors(include_url=False)[0]["msg"], 422)
    except OSError as error:
        return _trouble(f"{session.file}: {error.strerror}", 507)
    return JSONResponse({"standing": {name: as_standing(session, name) for name in concerned}})


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, ValidationError)
    return _trouble(error.errors(include_url=False)[0]["msg"], 422)


def _trouble(text: str, status: int) -> Response:
    return JSONResponse({"trouble": text}, status_code=status)
