"""A result as bytes, and back. Bytes that name anything but the parts of a result are refused, not run."""

from __future__ import annotations

import pickle
import zlib
from datetime import date
from io import BytesIO
from typing import Any

from konsekvens_lint.documents.model import Place
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Point, Suppressed, Unread

# Of zlib's levels the fastest: the others save a tenth more and take twice the time.
_LEVEL = 1
_PARTS: dict[tuple[str, str], type] = {
    (part.__module__, part.__qualname__): part
    for part in (Checklist, DocumentReport, Finding, Place, Point, Suppressed, Unread, date)
}


class Damaged(Exception):
    """The bytes are no result."""


def encoded(result: DocumentReport | Unread) -> bytes:
    """The result as bytes, without its path: a document's copy has the same."""
    return zlib.compress(pickle.dumps(result._replace(path=""), protocol=5), _LEVEL)


def decoded(data: bytes, path: str) -> DocumentReport | Unread:
    """The result of the document at the path. Errors: Damaged."""
    try:
        result = _Unpickler(BytesIO(zlib.decompress(data))).load()
    except Exception as error:
        raise Damaged(str(error)) from error
    if not isinstance(result, DocumentReport | Unread):
        raise Damaged(type(result).__name__)
    return result._replace(path=path)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The part of a result with the name, and nothing else that a pickle may ask for."""
        try:
            return _PARTS[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None
