"""A result as bytes, and back: compressed JSON, rebuilt as the results' own types say. All else is refused."""

from __future__ import annotations

import json
import zlib

from konsekvens_lint.gate.cache.shapes import Misfit, read_as, shape_of, written
from konsekvens_lint.limits import MAX_RESULT_BYTES
from konsekvens_lint.report import DocumentReport, Unread

Result = DocumentReport | Unread

# Of zlib's levels the fastest: the others save a tenth more and take twice the time.
_LEVEL = 1


class Damaged(Exception):
    """The bytes are no result."""


def encoded(result: Result) -> bytes:
    """The result as bytes, without its path: a document's copy has the same."""
    plain = written(result._replace(path=""), shape_of(Result))
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(errors="surrogatepass"), _LEVEL)


def decoded(data: bytes, path: str) -> Result:
    """The result of the document at the path. Errors: Damaged."""
    try:
        result: Result = read_as(json.loads(_decompressed(data)), shape_of(Result))
    except Exception as error:
        raise Damaged(str(error)) from error
    return result._replace(path=path)


def _decompressed(data: bytes) -> str:
    stream = zlib.decompressobj()
    text = stream.decompress(data, MAX_RESULT_BYTES)
    if not stream.eof:
        raise Misfit("cut short, or longer than any result")
    return text.decode(errors="surrogatepass")
