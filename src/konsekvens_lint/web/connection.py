"""A connection: one that does not say what it wants is closed, and what the server itself answers is in our words."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import h11
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from konsekvens_lint.formats import html
from konsekvens_lint.limits import HEAD_SECONDS, MAX_CONNECTIONS
from konsekvens_lint.web import refusing
from konsekvens_lint.web.guard import headers


class Connection(H11Protocol):
    """uvicorn's, with a limit of time for a request's head and with the page's headers on every answer."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A browser, or somebody else, is there."""
        super().connection_made(transport)
        if len(self.connections) > 2 * MAX_CONNECTIONS:
            transport.abort()
        elif len(self.connections) > MAX_CONNECTIONS:
            self.app = _crowded
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Some bytes more; a few of them now and then do not keep a connection."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        super().connection_lost(exc)
        self._stop_watch()

    def send_400_response(self, msg: str) -> None:
        """The answer to what is no request."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            # There is an answer under way already.
            self.transport.close()
            return
        answer = refusing.no_request()
        told = [*answer.raw_headers, *_HEADERS, (b"connection", b"close")]
        response = h11.Response(status_code=answer.status_code, headers=told, reason=b"Bad Request")
        for event in (response, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _watch(self) -> None:
        """Begin to count when a head is awaited, and stop when it is there."""
        if self.conn.their_state is not h11.IDLE:
            self._stop_watch()
        elif self._head is None:
            self._head = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_watch(self) -> None:
        if self._head:
            self._head.cancel()
        self._head = None


async def _crowded(scope: Scope, receive: Receive, send: Send) -> None:
    answer = refusing.busy()
    answer.raw_headers += [*_HEADERS, (b"connection", b"close")]
    await answer(scope, receive, send)


def _raw(named: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in named.items()]


_HEADERS: Final = _raw(dict(headers(html.STYLE)))
