"""Where a mistake of ours was made, to be told to those who can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from traceback import format_tb


def trace(error: BaseException) -> str:
    """The lines of code that the error and its causes passed, and their types. Not their texts, which may quote a document:
    what is told here is sent to others.
    """
    return "".join(
        f"{''.join(format_tb(each.__traceback__))}{type(each).__name__}\n" for each in _causes(error)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, after those that it came of."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _causes(cause)
    yield error
