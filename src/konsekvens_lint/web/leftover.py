"""What becomes of a body that is refused before it is read: the answer goes out, and the rest is not taken in."""

from __future__ import annotations

from asyncio import timeout
from contextlib import suppress
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from konsekvens_lint.limits import MIB

#: Bytes, and seconds, of a refused body that are thrown away: a browser that is cut off while it sends may not show the
#: answer.
MOST: Final = 8 * MIB
SECONDS: Final = 5.0


class Exchange:
    """One request and its answer. Use its `receive` and `send` in place of the server's own."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        self._receive = receive
        self._send = send
        self._is_read = headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
        #: Whether the answer is on its way.
        self.is_begun = False

    async def receive(self) -> Message:
        """The next part of the body."""
        message = await self._receive()
        self._is_read = self._is_read or not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """The answer, which ends the connection when the body has not been read."""
        if message["type"] == "http.response.start":
            self.is_begun = True
            if not self._is_read:
                MutableHeaders(scope=message)["Connection"] = "close"
        elif not self._is_read and not message.get("more_body", False):
            # All is said, and the browser knows; the server holds on until we say that it is the end.
            await self._send({**message, "more_body": True})
            await self._throw_away()
            message = {"type": "http.response.body"}
        await self._send(message)

    async def _throw_away(self) -> None:
        size = 0
        with suppress(TimeoutError):
            async with timeout(SECONDS):
                while not self._is_read and size < MOST:
                    size += len((await self.receive()).get("body", b""))
