"""What a browser sends: one document a request, as the body itself, kept in memory and nowhere else."""

from __future__ import annotations

import re
from asyncio import timeout
from collections.abc import Callable
from urllib.parse import unquote

from starlette.requests import Request

from konsekvens_lint.limits import IDLE_SECONDS

#: The header with the file's name, percent-encoded as by JavaScript's encodeURIComponent.
FILE_NAME = "x-filnamn"

_NAMELESS = "dokument"
_MOST_CHARACTERS = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class TooMuch(Exception):
    """The body has more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


async def body_of(request: Request, limit: int, claim: Callable[[int], None] = lambda size: None) -> bytes:
    """The request's body. Raises TooMuch past `limit` bytes, before reading where the request says how many come, and
    TimeoutError where nothing comes for a while. `claim` is told the bytes of each part, and may refuse them.
    """
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > limit:
        raise TooMuch(limit)
    body = bytearray()
    stream = aiter(request.stream())
    while True:
        async with timeout(IDLE_SECONDS):
            part = await anext(stream, None)
        if part is None:
            return bytes(body)
        if len(body) + len(part) > limit:
            raise TooMuch(limit)
        claim(len(part))
        body += part


def name_of(request: Request) -> str:
    """The file's own name, without folders. It is shown and tells the format; no file is opened by it."""
    name = _CONTROL.sub("", unquote(request.headers.get(FILE_NAME, "")))
    bare = re.split(r"[/\\]", name)[-1].strip()
    stem, dot, suffix = bare.rpartition(".")
    return f"{stem[:_MOST_CHARACTERS]}{dot}{suffix[:_MOST_CHARACTERS]}" or _NAMELESS
